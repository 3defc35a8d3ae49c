"""Content streams: the short way through the words of a scan sees what qpdf's parser sees; half a code is no code."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from pathlib import Path

import mutants
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from package_kit import INFO, pdf_page

from station.packaging.layer_text import LayerText
from station.packaging.pdfa.content import Content, read_content
from station.packaging.pdfa.glyphless import GlyphlessFont
from station.packaging.pdfa.rules import check_pdfa
from station.packaging.pdfa.text_layer import text_layer
from station.packaging.pdfa.writer import write_pdfa

# With a comment in it, a stream is read by qpdf's parser.
PARSED = b"% parsed\n"

strings = st.binary(max_size=6).map(lambda data: b"<%b>" % data.hex().encode())
numbers = st.one_of(
    st.integers(-999_999, 999_999).map(lambda n: b"%d" % n), st.floats(-9999, 9999).map(lambda x: b"%.2f" % x),
    st.integers(2**30, 2**34).map(lambda n: b"%d" % n),
)  # fmt: skip
words = st.tuples(numbers, numbers, numbers, strings).map(lambda four: b"%b %b Td %b Tz %b Tj" % four)
others = st.one_of(
    words, st.tuples(numbers, strings).map(lambda two: b"/F%b 9 Tf %b Tj" % two), strings.map(lambda s: b"%b Tj" % s),
    st.sampled_from([b"q", b"Q", b"BT", b"ET", b"3 Tr", b"0 Tr", b"/Im0 Do", b"T*", b"foo", b"/Cs1 cs", b"0.5 g"]),
)  # fmt: skip


def facts(content: Content) -> tuple[object, ...]:
    """What the rules ask of a stream; strings that are shown one after another are one."""
    text = [(name, b"".join(part for _, part in parts).lower()) for name, parts in groupby(content.text, itemgetter(0))]
    shown = {place: b"".join(parts).lower() for place, parts in content.shown.items()}
    found = (content.unknown, content.deepest, content.spaces, content.intents, content.names, content.long_operands)
    return (*found, [part for part in text if part[1]], {place: part for place, part in shown.items() if part})


@given(st.lists(others, max_size=30))
def test_both_readings_of_a_stream_agree(parts: list[bytes]) -> None:
    data = b"\n" + b"\n".join(parts)
    assert facts(read_content(data, "a")) == facts(read_content(PARSED + data, "a"))


def test_both_readings_of_a_text_layer_agree() -> None:
    page = pdf_page()
    assert page.text is not None
    assert not isinstance(page.text, LayerText)
    data = text_layer(LayerText.of(page.text), 595, 842, GlyphlessFont())
    assert facts(read_content(data, "a")) == facts(read_content(PARSED + data, "a"))
    assert len(read_content(data, "a").text) < len(page.text.words)


@pytest.mark.parametrize("shown", [b"<00> Tj <01> Tj", b"<00> Tj\n1 0 Td 90 Tz <01> Tj", b"<000> Tj <1> Tj"])
def test_half_a_code_is_not_completed_by_the_next_string(tmp_path: Path, shown: bytes) -> None:
    path, seen = tmp_path / "a.pdf", []
    write_pdfa([pdf_page(["Trang"])], path, INFO)
    with pikepdf.open(path) as pdf:
        mutants.draw(pdf, b"BT 3 Tr /F0 9 Tf %b ET" % shown)
        mutants.save(pdf, tmp_path / "half.pdf")
    problems = check_pdfa(tmp_path / "half.pdf", see_page=lambda page: seen.append(page.text))
    assert {problem.rule for problem in problems} == {"pdfa:6.2.11.7.2-1", "pdfa:6.2.11.8-1"}
    assert "�" in seen[0]
