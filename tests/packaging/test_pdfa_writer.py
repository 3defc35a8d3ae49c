"""The PDF/A writer, read back by qpdf, poppler and our own rules."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import tracemalloc
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from package_kit import DPI, INFO, MOTTO, SIZE, accented_letters, draw_lines, pdf_page
from PIL import Image

from station.model.errors import InputFault
from station.model.geometry import Box
from station.model.page_text import PageText, Word
from station.packaging.layer_text import searchable
from station.packaging.pdfa.metadata import srgb_profile
from station.packaging.pdfa.rules import check_pdfa
from station.packaging.pdfa.writer import PdfPage, write_pdfa


def copied(path: Path, *options: str) -> list[str]:
    """What pdftotext copies out, as words; page breaks are blanks."""
    run = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return run.stdout.decode("utf-8").split()


def words_of(*pages: PdfPage) -> list[str]:
    return [word.text for page in pages if page.text for word in page.text.words]


def page_of(words: list[Word], size: tuple[int, int] = SIZE, dpi: float = DPI) -> PdfPage:
    return replace(pdf_page([], size, "L", dpi), text=PageText(tuple(words), *size, "vie", "drawn"))


def assert_sound(path: Path) -> None:
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert check_pdfa(path, language="vi") == []


@pytest.mark.parametrize("options", [(), ("-raw",), ("-layout",)])
def test_the_motto_copies_out(tmp_path: Path, options: tuple[str, ...]) -> None:
    path = tmp_path / "a.pdf"
    write_pdfa([pdf_page(MOTTO)], path, INFO)
    assert copied(path, *options) == " ".join(MOTTO).split()
    assert_sound(path)


def test_all_accented_letters_copy_out_composed(tmp_path: Path) -> None:
    letters = accented_letters()
    assert len(letters) == 134
    lines = [" ".join(letters[start : start + 12]) for start in range(0, 134, 12)]
    lines += [unicodedata.normalize("NFD", "nghị quyết"), "KHOẢNG_cách"]
    path = tmp_path / "a.pdf"
    write_pdfa([pdf_page(lines)], path, INFO)
    found = copied(path, "-raw")
    assert found == [unicodedata.normalize("NFC", word) for line in lines for word in line.split()]
    assert_sound(path)


def test_punctuation_quotes_and_rare_characters_copy_out(tmp_path: Path) -> None:
    lines = ["“Về việc…” (số: 05/QĐ-UBND);", "giá 1.250.000đ – 100% <b> & \\n ~ [x] {y}", "𝔸 𠀋 ± × ½ № § ©"]
    path = tmp_path / "a.pdf"
    write_pdfa([pdf_page(lines)], path, INFO)
    assert copied(path, "-raw") == " ".join(lines).split()
    assert_sound(path)


def test_columns_keep_their_reading_order(tmp_path: Path) -> None:
    _, left = draw_lines(["ỦY BAN NHÂN DÂN", "HUYỆN MẪU", "Số: 05/QĐ-UBND"], start=(40, 60))
    _, right = draw_lines(["CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "Mẫu, ngày 14 tháng 01"], start=(330, 60))
    words = left + [replace(word, block=1) for word in right]
    path = tmp_path / "a.pdf"
    write_pdfa([page_of(words)], path, INFO)
    assert copied(path, "-raw") == [word.text for word in words]
    # Without -raw, poppler finds columns by its own lights; nothing may be lost or glued by it.
    assert sorted(copied(path)) == sorted(word.text for word in words)


def test_leaning_lines_copy_out(tmp_path: Path) -> None:
    words = [
        Word(text, Box(60 + 90 * index, 300 - 4 * index, 75, 24), 90, 0, 0, (320 - 4.0 * index, 317 - 4.0 * index))
        for index, text in enumerate(["Điều", "khoản", "thi", "hành", "kể", "từ"])
    ]
    path = tmp_path / "a.pdf"
    write_pdfa([page_of(words)], path, INFO)
    assert copied(path) == [word.text for word in words]
    assert_sound(path)


@pytest.mark.parametrize("gap", [-6, -1, 0, 1, 3, 5, 9])
def test_words_whose_boxes_touch_are_not_glued(tmp_path: Path, gap: int) -> None:
    words, x = [], 40
    for text in ["Ủy", "ban", "nhân", "dân", "xã", "I", "10/2004/NĐ-CP", "l7", "tế", "tại"]:
        words.append(Word(text, Box(x, 100, 14 * len(text), 30), 90, 0, 0, (124.0, 124.0)))
        x += 14 * len(text) + gap
    path = tmp_path / "a.pdf"
    write_pdfa([page_of(words)], path, INFO)
    assert copied(path, "-raw") == [word.text for word in words]
    assert copied(path) == [word.text for word in words]


def test_words_stand_on_their_boxes(tmp_path: Path) -> None:
    page = pdf_page(["Quyết định về việc", "thành lập Ban Quản lý chợ"])
    path = tmp_path / "a.pdf"
    write_pdfa([page], path, INFO)
    run = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<', run.stdout)
    assert page.text is not None
    assert len(found) == len(page.text.words)
    for (left, top, right, bottom, text), word in zip(found, page.text.words, strict=True):
        pixels = [float(value) * DPI / 72 for value in (left, top, right, bottom)]
        assert text == word.text
        assert pixels[0] == pytest.approx(word.box.x, abs=0.5)
        assert pixels[2] == pytest.approx(word.box.right, abs=1.0)
        assert pixels[1] < word.baseline[0] < pixels[3]


@pytest.mark.parametrize("mode", ["RGB", "L", "1"])
def test_images_are_embedded_as_they_are(tmp_path: Path, mode: str) -> None:
    page = pdf_page(mode=mode)
    path = tmp_path / "a.pdf"
    summary = write_pdfa([page], path, INFO)
    with pikepdf.open(path) as pdf:
        image = pdf.pages[0].Resources.XObject.Im0
        stream = image.read_raw_bytes()
        if mode == "1":
            original = Image.open(io.BytesIO(page.image))
            assert pikepdf.PdfImage(image).as_pil_image().convert("1").tobytes() == original.tobytes()
        else:
            assert stream == page.image
    assert summary.images == (hashlib.sha256(stream).hexdigest(),)
    assert summary.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert summary.bytes == path.stat().st_size
    assert_sound(path)


@pytest.mark.parametrize(
    ("size", "dpi", "points"), [((842, 595), 72.0, "842 x 595"), ((3508, 4961), 300.0, "841.92 x 1190.64")]
)
def test_pages_are_as_large_as_the_paper(tmp_path: Path, size: tuple[int, int], dpi: float, points: str) -> None:
    path = tmp_path / "a.pdf"
    write_pdfa([pdf_page(MOTTO, size, "L", dpi)], path, INFO)
    run = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
    assert f"Page size:       {points} pts" in run.stdout
    assert copied(path) == " ".join(MOTTO).split()
    assert check_pdfa(path) == []


def test_pages_without_words_and_many_pages(tmp_path: Path) -> None:
    pages = [
        pdf_page([f"Trang {n} của hồ sơ"], (420, 594), ["RGB", "L", "1"][n % 3], read=n % 5 != 0) for n in range(50)
    ]
    path = tmp_path / "a.pdf"
    summary = write_pdfa(pages, path, INFO)
    assert summary.pages == 50
    assert copied(path) == words_of(*pages)
    assert_sound(path)


def test_png_and_palette_images_are_taken(tmp_path: Path) -> None:
    image, words = draw_lines(MOTTO)
    for number, picture in enumerate([image, image.quantize(16), image.convert("L"), image.convert("1")]):
        stream = io.BytesIO()
        picture.save(stream, "PNG")
        path = tmp_path / f"{number}.pdf"
        text = PageText(tuple(words), *SIZE, "vie", "drawn")
        write_pdfa([PdfPage(stream.getvalue(), "image/png", *SIZE, DPI, text)], path, INFO)
        assert_sound(path)
        with pikepdf.open(path) as pdf:
            shown = pikepdf.PdfImage(pdf.pages[0].Resources.XObject.Im0).as_pil_image()
        assert shown.convert("RGB").tobytes() == picture.convert("RGB").tobytes()


def test_a_colour_profile_of_the_image_stays_with_it(tmp_path: Path) -> None:
    image, _ = draw_lines(MOTTO)
    stream = io.BytesIO()
    image.save(stream, "JPEG", icc_profile=srgb_profile())
    path = tmp_path / "a.pdf"
    write_pdfa([PdfPage(stream.getvalue(), "image/jpeg", *SIZE, DPI)], path, INFO)
    assert_sound(path)
    with pikepdf.open(path) as pdf:
        family, profile = pdf.pages[0].Resources.XObject.Im0.ColorSpace
        assert (str(family), profile.read_bytes()) == ("/ICCBased", srgb_profile())


def test_info_and_xmp_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdfa([pdf_page()], path, INFO)
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == INFO.title
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261120090100+07'00'"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == INFO.title
            assert xmp["xmp:CreateDate"] == "2026-11-20T09:01:00+07:00"
            assert xmp.pdfa_status == "2U"
        assert str(pdf.Root.Lang) == "vi"


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_pdfa([pdf_page(), pdf_page(["khác"], mode="L")], tmp_path / name, INFO)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    write_pdfa([pdf_page(), pdf_page(["khác hẳn"], mode="L")], tmp_path / "b.pdf", INFO)
    ids = [pikepdf.open(tmp_path / name).trailer.ID[0] for name in ("a.pdf", "b.pdf")]
    assert bytes(ids[0]) != bytes(ids[1])


def test_a_page_is_forgotten_once_it_is_written(tmp_path: Path) -> None:
    page = pdf_page(["chữ"] * 15, mode="L")

    def peak(count: int) -> int:
        tracemalloc.start()
        try:
            write_pdfa(
                (replace(page, image=bytes(bytearray(page.image))) for _ in range(count)), tmp_path / "a.pdf", INFO
            )
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(2)
    assert peak(80) < peak(10) + 40_000


def bad_pages() -> dict[str, tuple[str, PdfPage]]:
    good = pdf_page()
    cmyk, alpha, jp2 = io.BytesIO(), io.BytesIO(), io.BytesIO()
    Image.new("CMYK", SIZE).save(cmyk, "JPEG")
    Image.new("RGB", SIZE).save(jp2, "JPEG2000")
    Image.new("RGBA", SIZE, (1, 2, 3, 100)).save(alpha, "PNG")
    return {
        "nothing": ("image_unreadable", replace(good, image=b"")),
        "no image": ("image_unreadable", replace(good, image=b"%PDF-1.7 not an image")),
        "cut": ("image_unreadable", replace(good, image=good.image[:40])),
        "cmyk": ("image_unsupported", replace(good, image=cmyk.getvalue())),
        "alpha": ("image_unsupported", replace(good, image=alpha.getvalue(), media_type="image/png")),
        "jpeg 2000": ("image_unsupported", replace(good, image=jp2.getvalue(), media_type="image/jp2")),
        "other size": ("image_unsupported", replace(good, width=SIZE[0] + 1)),
        "too small": ("page_size", replace(good, dpi=72_000.0)),
        "too large": ("page_size", replace(good, dpi=1.0)),
    }


@pytest.mark.parametrize("name", list(bad_pages()))
def test_a_bad_image_is_named_and_nothing_is_left(tmp_path: Path, name: str) -> None:
    code, page = bad_pages()[name]
    path = tmp_path / "a.pdf"
    path.write_bytes(b"what was there before")
    with pytest.raises(InputFault) as caught:
        write_pdfa([pdf_page(), page], path, INFO)
    assert caught.value.code == code
    assert caught.value.context["file"] == "drawn"
    assert path.read_bytes() == b"what was there before"
    assert list(tmp_path.iterdir()) == [path]


def test_no_page_is_no_pdf(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as caught:
        write_pdfa([], tmp_path / "a.pdf", INFO)
    assert caught.value.code == "pages_missing"
    assert not list(tmp_path.iterdir())


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=12),
    title=st.text(max_size=60),
)
def test_whatever_was_read_gives_a_sound_file(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], title: str
) -> None:
    words = [
        Word(text, Box(20, 20 + 30 * n, 200, 24), 50, n, 0, (40.0 + 30 * n, 40.0 + 30 * n))
        for n, text in enumerate(texts)
    ]
    path = tmp_path_factory.mktemp("any") / "a.pdf"
    seen: list[str] = []
    write_pdfa([page_of(words)], path, replace(INFO, title=title))
    assert check_pdfa(path, see_page=lambda page: seen.append(page.text)) == []
    assert seen[0].split() == [shown for word in words if (shown := searchable(word.text))]
