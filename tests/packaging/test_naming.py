"""Names of folders and files: filled in from data, refused when any file system would take them for something else."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.model.errors import PackageFault, SettingsFault
from station.packaging.naming import expand, require_safe, slug

FIELDS: dict[str, str | int] = {
    "dossier.code": "H49.64.2001.160",
    "dossier.title": "Quyết định số 5/QĐ",
    "document.ordinal": 7,
}


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{dossier.code}.{document.ordinal:03d}.pdf", "H49.64.2001.160.007.pdf"),
        ("{dossier.code}.{document.ordinal}.pdf", "H49.64.2001.160.7.pdf"),
        ("{dossier.title:slug}", "quyet-dinh-so-5-qd"),
        ("plain", "plain"),
    ],
)
def test_templates_are_filled(template: str, name: str) -> None:
    assert expand(template, FIELDS) == name


@pytest.mark.parametrize(
    "template",
    [
        "{dossier}", "{dossier.code.__class__}", "{0}", "{}", "{dossier.code!r}", "{dossier.code:>900}",
        "{dossier.code",
        "{document.ordinal:x}", "{document.ordinal:09000d}", "{document.ordinal:slug}", "{dossier.code[0]}",
    ],
)  # fmt: skip
def test_a_template_reaches_nothing_but_its_fields(template: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        expand(template, FIELDS)
    assert caught.value.code == "name_template"
    assert caught.value.context["template"] == template


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "name_empty"), ("  ", "name_empty"), ("../../x", "name_separator"), ("a/b", "name_separator"),
        ("a\\b", "name_separator"), ("C:x", "name_separator"), ("a*", "name_separator"), ("a\x00b", "name_control"),
        ("a\nb", "name_control"), ("a\u202eb", "name_control"), ("..", "name_dots"), ("a..b", "name_dots"),
        (".hidden", "name_dots"), ("a.", "name_dots"), ("a ", "name_dots"), (" a", "name_dots"), ("-rf", "name_dots"),
        ("~root", "name_dots"), ("CON", "name_reserved"), ("nul.pdf", "name_reserved"), ("com1", "name_reserved"),
        ("x" * 121, "name_too_long"), ("ệ" * 41, "name_too_long"), (unicodedata.normalize("NFD", "ệ"), "name_not_nfc"),
        ("a\ud800", "name_control"),
    ],
)  # fmt: skip
def test_what_is_no_safe_name_is_refused_by_its_reason(name: str, code: str) -> None:
    with pytest.raises(PackageFault) as caught:
        expand("{dossier.code}", {"dossier.code": name})
    assert caught.value.code == code


@pytest.mark.parametrize("name", ["Hồ sơ 01", "a.b-c_d (2)", "ĐL-2001", "x" * 120, "conto.pdf", "hồ sơ số 5, tập 2"])
def test_names_of_people_are_kept(name: str) -> None:
    assert require_safe(name) == name


@given(st.text(max_size=40))
def test_a_name_that_passes_can_be_made_and_stays_where_it_was_put(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    try:
        name = require_safe(text)
    except PackageFault:
        return
    folder = tmp_path_factory.getbasetemp() / "names"
    folder.mkdir(exist_ok=True)
    made = folder / name
    made.touch()
    assert made.resolve().parent == folder.resolve()
    assert [path.name for path in folder.iterdir()] == [name]
    made.unlink()


@given(st.text())
def test_a_slug_is_ascii_words(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not Path(slug(text)).is_absolute()
