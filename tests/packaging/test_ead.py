"""A description as XML: written in one form, read in any order, hostile files refused by name."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from station.model.profiles import FieldRule
from station.packaging.manifest import Malformed
from station.packaging.tt05.ead import ead_bytes, read_ead
from station.packaging.xml_reading import parse_xml


def values_of(data: bytes, name: str = "EAD.xml") -> dict[str, str]:
    values, strange = read_ead(parse_xml(data, name))
    assert not strange
    return values


RULES = (
    FieldRule("fileCode", "Mã hồ sơ", "Code", length=100, required=True),
    FieldRule("language", "Ngôn ngữ", "Language", type="codes", codes="language"),
    FieldRule("keyword", "Từ khóa", "Keywords", length=100),
    FieldRule("description", "Ghi chú", "Note", length=500),
)
# What fields.described lets through: XML 1.0 characters without blanks at the ends.
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="￾￿", exclude_categories=["Cs", "Cc"])).map(str.strip)


def test_every_element_stands_in_the_order_of_the_table() -> None:
    values = {"description": "a & b\r\n<c>", "fileCode": "H49", "language": "01,03", "own": "x"}
    assert ead_bytes(RULES, values, "../../schemas/EAD.xsd").decode("utf-8") == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<simpledc xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:noNamespaceSchemaLocation="../../schemas/EAD.xsd">\n'
        "  <fileCode>H49</fileCode>\n"
        "  <language>01,03</language>\n"
        "  <keyword></keyword>\n"
        "  <description>a &amp; b&#13;\n&lt;c&gt;</description>\n"
        "</simpledc>\n"
    )


def test_several_codes_are_parted_as_the_receiver_wants_them() -> None:
    values = {"language": "01,03", "keyword": "chợ,phố"}
    read = values_of(ead_bytes(RULES, values, "x", separator=";"))
    assert (read["language"], read["keyword"]) == ("01;03", "chợ,phố")


def test_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Việt Nam")
    data = ead_bytes(RULES, {"keyword": decomposed}, "x")
    assert "Việt Nam".encode() in data
    assert decomposed.encode() not in data


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([rule.name for rule in RULES]), TEXT), st.randoms(use_true_random=False))
def test_what_was_written_is_read_in_any_order(values: dict[str, str], chance: random.Random) -> None:
    data = ead_bytes(RULES, values, "x")
    assert data == ead_bytes(RULES, values, "x")
    expected = {rule.name: unicodedata.normalize("NFC", values.get(rule.name, "")) for rule in RULES}
    assert list(values_of(data).items()) == list(expected.items())
    root = etree.fromstring(data)
    elements = list(root)
    chance.shuffle(elements)
    root[:] = elements
    assert values_of(etree.tostring(root)) == expected


def test_what_a_program_of_others_writes_is_read() -> None:
    data = (
        '\ufeff<?xml version="1.0" encoding="utf-8"?><!-- x --><simpledc><title><![CDATA[a & b]]></title>'
        "<keyword/><?pi x?><note>tr\u01b0\u1edbc<!-- --> sau</note></simpledc>"
    )
    assert values_of(data.encode("utf-8")) == {"title": "a & b", "keyword": "", "note": "trước sau"}


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "dtd": "<!DOCTYPE simpledc [<!ELEMENT simpledc ANY>]><simpledc><a>1</a></simpledc>",
    "external_dtd": '<!DOCTYPE simpledc SYSTEM "file:///etc/passwd"><simpledc/>',
    "entity": '<!DOCTYPE s [<!ENTITY e "x">]><simpledc><a>&e;</a></simpledc>',
    "external_entity": '<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]><simpledc><a>&e;</a></simpledc>',
    "network_entity": '<!DOCTYPE s [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]><simpledc><a>&e;</a></simpledc>',
    "parameter_entity": '<!DOCTYPE s [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><simpledc/>',
    "billion_laughs": f'<!DOCTYPE s [<!ENTITY l0 "lol">{LAUGHS}]><simpledc><a>&l9;</a></simpledc>',
    "unknown_entity": "<simpledc><a>&e;</a></simpledc>",
    "deep": f"<simpledc>{'<a>' * 5000}{'</a>' * 5000}</simpledc>",
    "cut": "<simpledc><a>1</a>",
    "empty": "",
    "no_xml": "%PDF-1.7",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_files_are_refused_by_name(name: str) -> None:
    with pytest.raises(Malformed, match=r"rep1/EAD_doc_x\.xml"):
        values_of(HOSTILE[name].encode("utf-8"), "rep1/EAD_doc_x.xml")


def test_what_the_form_does_not_allow_is_named() -> None:
    root = parse_xml(b"<simpledc><a>1</a><b>2<c>3</c></b><a>4</a><!-- x --></simpledc>", "EAD.xml")
    assert read_ead(root) == ({"a": "1", "b": "2"}, ("b", "a"))
    with pytest.raises(Malformed, match="mets, simpledc"):
        read_ead(parse_xml(b"<mets/>", "EAD.xml"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_bytes_that_are_not_utf_8_are_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE s [<!ENTITY e "x">]><simpledc><a>é&e;</a></simpledc>'
    with pytest.raises(Malformed, match=r"EAD\.xml"):
        values_of(text.encode(encoding))
