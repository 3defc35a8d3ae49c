"""XML from strangers: what is let in, and every way of mischief refused with the file and line named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.packaging.manifest import Malformed
from station.packaging.xml_reading import DEEPEST, MOST_BYTES, parse_xml

BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def nested(levels: int) -> bytes:
    return b"<a>" * levels + b"</a>" * levels


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text("bí mật", encoding="utf-8")
    return path


def test_a_file_is_read_with_its_lines() -> None:
    root = parse_xml('<?xml version="1.0" encoding="UTF-8"?>\n<a>\n <b>Phông Tòa án</b>\n</a>'.encode(), "a.xml")
    assert [(child.tag, child.text, child.sourceline) for child in root] == [("b", "Phông Tòa án", 3)]


def test_a_byte_order_mark_is_let_pass() -> None:
    assert parse_xml(b'\xef\xbb\xbf<?xml version="1.0"?><a/>', "a.xml").tag == "a"


def test_a_comment_does_not_split_a_value() -> None:
    root = parse_xml(b"<!-- x --><?go now?><a>mat<!-- x --><?go now?>01</a><!-- y -->", "a.xml")
    assert root.text == "mat01"
    assert list(root) == []
    assert root.getprevious() is None


DOCTYPES = {
    "external entity": '<!DOCTYPE a [<!ENTITY e SYSTEM "file://{secret}">]><a>&e;</a>',
    "external subset": '<!DOCTYPE a SYSTEM "file://{secret}"><a/>',
    "public subset": '<!DOCTYPE a PUBLIC "-//X//Y" "http://127.0.0.1:9/x.dtd"><a/>',
    "parameter entity": '<!DOCTYPE a [<!ENTITY % p SYSTEM "file://{secret}"> %p;]><a/>',
    "billion laughs": '<!DOCTYPE a [<!ENTITY l0 "ha">' + BOMB + "]><a>&l9;</a>",
    "quadratic blow-up": '<!DOCTYPE a [<!ENTITY e "' + "x" * 50_000 + '">]><a>' + "&e;" * 50_000 + "</a>",
    "default attribute": '<!DOCTYPE a [<!ATTLIST a b CDATA "forged">]><a/>',
    "internal entity": '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
    "nothing declared": "<!DOCTYPE a><a/>",
    "behind a comment": '<!-- <a> --><?pi ?>\n\n<!DOCTYPE a [<!ENTITY e "x">]><a/>',
    "behind a false comment end": "<!-- -- > <a/> --><!DOCTYPE a><a/>",
    "behind a declaration": '<?xml version="1.0" encoding="UTF-8"?>\r\n\t<!DOCTYPE a><a/>',
}


@pytest.mark.parametrize("kind", DOCTYPES)
def test_a_document_type_is_refused_before_it_is_read(kind: str, secret: Path) -> None:
    text = DOCTYPES[kind].replace("{secret}", str(secret))
    with pytest.raises(Malformed, match=r"METS\.xml, line \d+: has a document type") as refused:
        parse_xml(text.encode(), "METS.xml")
    assert "bí mật" not in str(refused.value)


def test_an_inclusion_stays_an_element(secret: Path) -> None:
    text = f'<a><i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file://{secret}" parse="text"/></a>'
    assert parse_xml(text.encode(), "a.xml")[0].tag == "{http://www.w3.org/2001/XInclude}include"


ENTITY = '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037"])
def test_another_encoding_does_not_hide_a_document_type(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITY}'.encode(encoding)
    with pytest.raises(Malformed, match=r"^a\.xml"):
        parse_xml(data, "a.xml")


@pytest.mark.parametrize("encoding", ["UTF-16", "utf-7", "ISO-8859-1", "cp1258", "UTF-8-x"])
def test_a_declared_encoding_other_than_utf8_is_refused(encoding: str) -> None:
    with pytest.raises(Malformed, match="declared as"):
        parse_xml(f"<?xml version='1.0' encoding='{encoding}'?><a/>".encode(), "a.xml")


def test_bytes_that_are_not_utf8_are_told_with_their_line() -> None:
    with pytest.raises(Malformed, match=r"a\.xml, line 3: not UTF-8"):
        parse_xml(b"<a>\n\n\xc0\xaf</a>", "a.xml")


@pytest.mark.parametrize("data", [b"", b"  ", b"<a>", b"<a/><b/>", b"<a>&e;</a>", b"<a b='1' b='2'/>", b"\x00<a/>"])
def test_what_is_not_wellformed_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed, match=r"^a\.xml, line \d+: "):
        parse_xml(data, "a.xml")


def test_nesting_has_a_limit() -> None:
    assert parse_xml(nested(DEEPEST), "a.xml").tag == "a"
    with pytest.raises(Malformed, match="nested deeper than"):
        parse_xml(nested(DEEPEST + 1), "a.xml")
    with pytest.raises(Malformed):
        parse_xml(nested(10_000), "a.xml")


def test_sizes_have_limits() -> None:
    with pytest.raises(Malformed, match="bytes, more than"):
        parse_xml(b"<a>" + b" " * MOST_BYTES + b"</a>", "a.xml")
    with pytest.raises(Malformed, match="bytes, more than 10"):
        parse_xml(b"<a>        </a>", "a.xml", most_bytes=10)
    with pytest.raises(Malformed, match="elements and attributes"):
        parse_xml(b"<a>" + b"<a/>" * 3_000_000 + b"</a>", "a.xml")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        root = parse_xml(data, "a.xml")
    except Malformed:
        return
    assert root.getroottree().docinfo.internalDTD is None
