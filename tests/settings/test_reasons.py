"""The catalogue of reasons: the product's is whole, a site's lies over it, and no code ever changes its meaning."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.model.errors import SettingsFault
from station.model.finding import Finding, Outcome
from station.model.reasons import ACCEPT, GROUPS, MOST, OFFERED, OTHER, REJECT, Reason, Reasons, suggested
from station.settings.reasons import FILE_NAME, lay, load_reasons, reason_files, written
from station.settings.resources import resources_folder

PRODUCT = load_reasons([resources_folder() / FILE_NAME])
PAGE_CHECKS = (
    "resolution", "skew", "edge_content", "corners", "sharpness", "exposure", "contrast", "orientation", "streaks",
    "bleed_through", "moire", "ocr_confidence",
)  # fmt: skip
DOSSIER_CHECKS = ("dirty_glass", "page_size", "duplicate", "page_numbers", "sheet_count", "outlier")


def codes(reasons: Reasons, group: str) -> list[str]:
    return [reason.code for reason in reasons.offered(group)]


def fault(table: dict[str, Any], below: Reasons = PRODUCT) -> SettingsFault:
    with pytest.raises(SettingsFault) as caught:
        lay(below, table, "site.toml")
    assert caught.value.context["path"] == "site.toml"
    return caught.value


def test_every_group_of_the_product_can_be_chosen_by_a_digit_and_ends_with_another_reason() -> None:
    assert set(PRODUCT.groups) == set(GROUPS)
    for group in OFFERED:
        offered = PRODUCT.offered(group)
        assert 1 < len(offered) <= MOST
        assert offered[-1].code == OTHER
        assert not any(reason.site or reason.hidden for reason in offered)


@pytest.mark.parametrize("group", [REJECT, ACCEPT])
@pytest.mark.parametrize("check", [*PAGE_CHECKS, *DOSSIER_CHECKS])
def test_whatever_the_machine_finds_proposes_a_reason(group: str, check: str) -> None:
    assert suggested(PRODUCT.offered(group), [Finding(check, Outcome.FLAGGED)]) is not None


def test_one_code_has_one_meaning_wherever_the_product_offers_it() -> None:
    seen: dict[str, Reason] = {}
    for group in GROUPS:
        for reason in PRODUCT.everything(group):
            same = seen.setdefault(reason.code, reason)
            if reason.code != "duplicate":  # of a page, or of a document
                assert (same.vi, same.en) == (reason.vi, reason.en)


def test_a_site_rewords_adds_orders_and_hides() -> None:
    site = lay(
        PRODUCT,
        {
            "reject": [
                {"code": "blurred", "vi": "Mờ", "en": "Out of focus"},
                {"code": "staple", "vi": "Còn ghim", "en": "Staple left", "checks": ["corners"]},
                {"code": "format", "hidden": True},
            ],
            "order": {"reject": ["staple", "blurred"]},
        },
        "site.toml",
    )
    assert codes(site, REJECT)[:3] == ["staple", "blurred", "clipped"]
    assert codes(site, REJECT)[-1] == OTHER
    assert "format" not in codes(site, REJECT)
    assert site.words("format", "vi") == PRODUCT.words("format", "vi"), "what was recorded keeps its words"
    assert site.words("blurred", "en") == "Out of focus"
    assert site.words("viết tay lên lề", "vi") == "viết tay lên lề"
    assert site.find("staple", REJECT) == Reason("staple", "Còn ghim", "Staple left", ("corners",), site=True)
    assert codes(site, ACCEPT) == codes(PRODUCT, ACCEPT)


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({"refuse": []}, "reason_group"),
        ({"own": [{"code": "undone", "vi": "a", "en": "b"}]}, "reason_group"),
        ({"order": {"refuse": []}}, "reason_group"),
        ({"reject": [{"code": "Có dấu", "vi": "a", "en": "b"}]}, "reason_code"),
        ({"reject": [{"code": "x", "vi": "a", "en": "b"}]}, "reason_code"),
        ({"reject": [{"code": "new_one", "vi": "a", "en": "b"}] * 2}, "reason_duplicate"),
        ({"reject": [{"code": "new_one", "vi": "a"}]}, "reason_language"),
        ({"reject": [{"code": "new_one"}]}, "reason_language"),
        ({"reject": [{"code": "blurred", "vi": "  ", "en": "Blurred"}]}, "reason_language"),
        ({"reject": [{"code": "blurred", "checks": ["skew"]}]}, "reason_fixed"),
        ({"accept": [{"code": "blurred", "vi": "a", "en": "b"}]}, "reason_fixed"),
        ({"order": {"reject": ["nothing"]}}, "reason_unknown"),
        ({"reject": [{"code": "other", "hidden": True}]}, "reason_other_missing"),
        ({"reject": [{"code": "new_one", "vi": "a", "en": "b"}]}, "reason_too_many"),
        ({"reject": [{"code": "blurred", "text": "a"}]}, "setting_unknown"),
        ({"reject": [{"vi": "a", "en": "b"}]}, "setting_missing"),
        ({"reject": {"code": "blurred"}}, "setting_type"),
        ({"order": ["reject"]}, "setting_type"),
        ({"order": {"reject": "blurred"}}, "setting_type"),
    ],
)
def test_what_a_site_may_not_do_is_said(table: dict[str, Any], code: str) -> None:
    assert fault(table).code == code


def test_a_product_without_another_reason_is_refused() -> None:
    one = {"code": "clipped", "vi": "a", "en": "b"}
    assert fault({group: [one] for group in OFFERED}, Reasons()).code == "reason_other_missing"


def test_files_that_are_not_there_change_nothing_and_the_last_one_wins(tmp_path: Path) -> None:
    product, site, workspace = reason_files(resources_folder(), tmp_path)
    assert load_reasons([product, site.with_name("nothing.toml"), workspace]) == PRODUCT
    first = tmp_path / "first.toml"
    first.write_text('[[accept]]\ncode = "paper"\nvi = "Giấy cũ"\nen = "Old paper"\n', encoding="utf-8")
    workspace.write_text('[[accept]]\ncode = "paper"\nhidden = true\n', encoding="utf-8")
    both = load_reasons([product, first, workspace])
    assert "paper" not in codes(both, ACCEPT)
    assert both.words("paper", "vi", ACCEPT) == "Giấy cũ"
    workspace.write_text("[[accept]\n", encoding="utf-8")
    with pytest.raises(SettingsFault, match="toml_unreadable"):
        load_reasons([product, workspace])


WORDS = st.text(min_size=1, max_size=30).filter(lambda text: any(one.isprintable() and one != " " for one in text))


@given(data=st.data())
def test_what_is_written_is_read_back_the_same(data: st.DataObject) -> None:
    groups = {}
    for group in GROUPS:
        reasons = list(PRODUCT.everything(group))
        if group in OFFERED:
            reasons = [
                reason if reason.code == OTHER else replace(reason, hidden=data.draw(st.booleans()))
                for reason in data.draw(st.permutations(reasons))
            ]
            picked = data.draw(st.integers(0, len(reasons) - 1))
            reasons[picked] = replace(reasons[picked], vi=data.draw(WORDS), en=data.draw(WORDS))
            if sum(not reason.hidden for reason in reasons) < MOST:
                reasons.append(Reason(f"own_{group}", data.draw(WORDS), data.draw(WORDS), ("skew",), site=True))
        groups[group] = tuple(reasons)
    text = written(PRODUCT, Reasons(PRODUCT.version, groups))
    read = lay(PRODUCT, tomllib.loads(text), "site.toml")
    for group in GROUPS:
        plain = {r.code: replace(r, vi=spaced(r.vi), en=spaced(r.en)) for r in groups[group]}
        assert {reason.code: reason for reason in read.everything(group)} == plain
        wanted = [reason.code for reason in groups[group] if not reason.hidden and reason.code != OTHER]
        assert [code for code in codes(read, group) if code != OTHER] == wanted


def spaced(text: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def test_nothing_changed_is_an_empty_file() -> None:
    assert written(PRODUCT, PRODUCT) == ""
