"""Every rule catches its mutant, no rule objects to a good file, and hostile files are problems, not tracebacks."""

from __future__ import annotations

import os
from pathlib import Path

import mutants
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from package_kit import INFO, pdf_page

from station.packaging.pdfa.pdf_file import PdfFile
from station.packaging.pdfa.rules import check_pdfa, limits, survey
from station.packaging.pdfa.rules.description import METADATA_RULES
from station.packaging.pdfa.writer import write_pdfa


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages, colour and grey, with words."""
    path = tmp_path_factory.mktemp("good") / "good.pdf"
    write_pdfa([pdf_page(), pdf_page(["Trang hai"], mode="L")], path, INFO)
    return path


def codes(path: Path) -> set[str]:
    return {problem.rule for problem in check_pdfa(path, language="vi")}


def all_codes() -> set[str]:
    from station.packaging.pdfa.rules import colour, graphics, interaction, signatures

    tables = [
        survey.FILE_RULES, survey.STREAM_RULES, survey.PAGE_RULES, survey.CONTENT_RULES, survey.FONT_RULES,
        survey.IMAGE_RULES, limits.SCALAR_RULES, METADATA_RULES, colour.PROFILE_RULES, graphics.STATE_RULES,
        graphics.FORM_RULES, interaction.ANNOTATION_RULES, interaction.FIELD_RULES, interaction.ACTION_RULES,
        interaction.FILE_SPECIFICATION_RULES, signatures.SIGNATURE_RULES,
    ]  # fmt: skip
    return {rule.code for table in tables for rule in table}


CHANGES = [(code, change) for code, changes in mutants.MUTANTS.items() for change in changes]
ROOM_CHANGES = [(code, change) for code, changes in mutants.ROOM_MUTANTS.items() for change in changes]
BYTE_CHANGES = [(code, change) for code, changes in mutants.BYTE_MUTANTS.items() for change in changes]


@pytest.mark.parametrize(("code", "change"), CHANGES, ids=[code for code, _ in CHANGES])
def test_a_mutant_is_caught_by_its_rule(good: Path, tmp_path: Path, code: str, change: mutants.Change) -> None:
    path = tmp_path / "mutant.pdf"
    with pikepdf.open(good) as pdf:
        change(pdf)
        mutants.save(pdf, path)
    assert code in codes(path)


@pytest.mark.parametrize(("code", "change"), BYTE_CHANGES, ids=[code for code, _ in BYTE_CHANGES])
def test_changed_bytes_are_caught_by_their_rule(good: Path, tmp_path: Path, code: str, change) -> None:
    path = tmp_path / "mutant.pdf"
    data = good.read_bytes()
    path.write_bytes(change(data))
    assert code in codes(path)


@pytest.mark.parametrize(("code", "change"), ROOM_CHANGES, ids=[code for code, _ in ROOM_CHANGES])
def test_a_changed_object_is_caught_by_its_rule(good: Path, tmp_path: Path, code: str, change) -> None:
    path = tmp_path / "mutant.pdf"
    path.write_bytes(change(with_room(good, tmp_path)))
    assert code in codes(path)


def test_every_rule_has_a_mutant() -> None:
    have = set(mutants.MUTANTS) | set(mutants.BYTE_MUTANTS) | set(mutants.ROOM_MUTANTS)
    # Encryption and the number of objects have tests of their own below.
    assert all_codes() - have == {"pdfa:6.1.3-2", "pdfa:6.1.13-7"}


def test_saving_again_without_a_change_keeps_a_file_good(good: Path, tmp_path: Path) -> None:
    for mode in (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate):
        path = tmp_path / f"{mode.name}.pdf"
        with pikepdf.open(good) as pdf:
            pdf.save(path, deterministic_id=True, object_stream_mode=mode)
        assert check_pdfa(path, language="vi") == []


def test_a_long_file_is_read_in_parts_and_stays_good(tmp_path: Path) -> None:
    page = pdf_page(["Trang"], (60, 80), "L")
    path = tmp_path / "long.pdf"
    write_pdfa([page] * 450, path, INFO)
    seen: list[str] = []
    assert check_pdfa(path, see_page=lambda page: seen.append(page.text.strip())) == []
    assert seen == ["Trang"] * 450
    with pikepdf.open(path) as pdf:
        pdf.pages[-1].Resources.Font.F0.Subtype = pikepdf.Name.Invented
        pdf.pages[440].obj.Contents = pdf.make_stream(b"foo")
        mutants.save(pdf, tmp_path / "broken.pdf")
    found = {(problem.rule, problem.detail.split(": ")[-1]) for problem in check_pdfa(tmp_path / "broken.pdf")}
    assert found >= {
        ("pdfa:6.2.11.2-2", "/Invented"),
        ("pdfa:6.2.2-1", "foo"),
    }


def test_a_font_that_stands_in_its_page_is_checked_with_its_codes(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(good) as pdf:
        mutants.resource(pdf, "/Font", "/F9", pikepdf.Dictionary(mutants.font(pdf)))
        mutants.draw(pdf, b"BT 3 Tr /F9 9 Tf <0000> Tj ET")
        mutants.save(pdf, path)
    assert codes(path) == {"pdfa:6.2.11.7.2-1", "pdfa:6.2.11.8-1"}


def test_a_form_is_read_with_its_own_resources(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(good) as pdf:
        mutants.form(pdf, Subtype=pikepdf.Name.Form)
        page = pdf.pages[0]
        page.Resources.XObject.Fm0.write(b"BT 3 Tr /F0 9 Tf <0001> Tj ET 0 0 0 1 k")
        mutants.save(pdf, path)
    assert codes(path) == {"pdfa:6.2.2-2", "pdfa:6.2.4.3-3"}


def test_visible_text_in_an_embedded_font_is_good(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(good) as pdf:
        mutants.in_sight(pdf)
        mutants.save(pdf, path)
    assert check_pdfa(path) == []


def test_what_looks_suspicious_but_is_allowed_passes(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(good) as pdf:
        mutants.draw(pdf, b"q " * 27 + b"Q " * 27 + b"/OC /MC0 BDC EMC (a) pop"[:0] + b"q 1 0 0 RG 0.5 g Q")
        mutants.state(BM=pikepdf.Name.Multiply, ca=0.5)(pdf)
        mutants.annotation()(pdf)
        mutants.jpeg_2000()(pdf)
        pdf.Root.OpenAction = mutants.action("GoTo", D=pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit]))
        mutants.save(pdf, path)
    assert check_pdfa(path) == []


def with_room(good: Path, folder: Path) -> bytes:
    path = folder / "room.pdf"
    with pikepdf.open(good) as pdf:
        pdf.Root["/Extra"] = pikepdf.String("x" * 400)
        mutants.save(pdf, path)
    return path.read_bytes()


def test_a_signature_over_the_whole_file_is_good(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(mutants.GOOD_SIGNATURE(with_room(good, tmp_path)))
    assert check_pdfa(path) == []


@pytest.mark.parametrize("password", ["", "secret"])
def test_encryption_is_caught_with_and_without_password(good: Path, tmp_path: Path, password: str) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(good) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user=password))
    assert "pdfa:6.1.3-2" in codes(path)


def test_too_many_objects_are_caught() -> None:
    file = PdfFile("a.pdf", Path(), None, None, range(8_388_608))  # type: ignore[arg-type]
    assert list(limits.object_count(file)) == ["8388608"]


def deep_tree(levels: int) -> bytes:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects += [b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (n + 3) for n in range(levels)]
    objects += [b"<< /Type /Page /MediaBox [0 0 9 9] >>"]
    return plain_pdf(objects)


def plain_pdf(objects: list[bytes]) -> bytes:
    data, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


HOSTILE = {
    "empty": b"",
    "text": b"Day khong phai la PDF",
    "header only": b"%PDF-1.7\n",
    "no catalog": b"%PDF-1.7\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n",
    "a tree 20,000 levels deep": deep_tree(20_000),
    "a page that is its own parent": plain_pdf([b"<< /Pages 2 0 R >>", b"<< /Kids [2 0 R] >>"]),
    "no pages": plain_pdf([b"<< /Type /Catalog >>"]),
    "arrays 100,000 levels deep": plain_pdf([b"<< /Pages 2 0 R >>", b"<< /Kids " + b"[" * 100_000 + b"] >>"]),
    "a catalog that is a number": plain_pdf([b"42"]),
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_is_a_problem(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(HOSTILE[name])
    problems = check_pdfa(path)
    assert "own:0" in {problem.rule for problem in problems}
    assert {problem.subject for problem in problems} == {"hostile.pdf"}


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    for path in (tmp_path, tmp_path / "absent.pdf", tmp_path / "pipe.pdf"):
        assert codes(path) == {"own:0"}


def test_a_file_cut_anywhere_is_a_problem(good: Path, tmp_path: Path) -> None:
    data = good.read_bytes()
    for end in range(0, len(data) - 1, len(data) // 60):
        path = tmp_path / "cut.pdf"
        path.write_bytes(data[:end])
        # All objects are there when only the last line is cut.
        assert codes(path) & {"own:0", "pdfa:6.1.3-3"}, end


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_is_a_traceback(good: Path, tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(good.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(whole) - 1))
        piece = data.draw(st.binary(min_size=0, max_size=6))
        whole[place : place + len(piece)] = piece
    path = tmp_path / "damaged.pdf"
    path.write_bytes(whole)
    check_pdfa(path)


def test_a_rule_is_not_reported_without_end(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(good) as pdf:
        for number in range(200):
            mutants.page(pdf)[f"/Extra{number}"] = 2**40
        mutants.save(pdf, path)
    assert len(check_pdfa(path)) <= 20
