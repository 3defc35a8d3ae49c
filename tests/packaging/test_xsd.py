"""XSD validation offline: the product's own METS and PREMIS, the package's EAD, and nothing else from anywhere."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from station.packaging.manifest import Malformed
from station.packaging.tt05 import xsd
from station.packaging.tt05.standard_schemas import AIP_SCHEMAS, standard_schema
from station.packaging.tt05.xsd import METS, PREMIS, SchemaSet
from station.packaging.tt05.xsd_limits import pattern_states
from station.packaging.xml_reading import parse_xml

XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
METS_XML = """<?xml version='1.0' encoding='UTF-8'?>
<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"
      xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" OBJID="uuid-1" TYPE="Mixed">
  <metsHdr CREATEDATE="2026-11-20T09:01:00.125+07:00" csip:OAISPACKAGETYPE="AIP">
    <agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE"><name>X</name>
      <note csip:NOTETYPE="SOFTWARE VERSION">1</note></agent>
  </metsHdr>
  <dmdSec ID="d1"><mdRef LOCTYPE="URL" xlink:type="simple" xlink:href="metadata/EAD.xml" MDTYPE="DC"/></dmdSec>
  <structMap TYPE="PHYSICAL"><div LABEL="x" DMDID="d1"/></structMap>
</mets>"""
PREMIS_XML = """<premis xmlns="http://www.loc.gov/premis/v3" version="3.0"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <object xsi:type="intellectualEntity">
    <objectIdentifier><objectIdentifierType>repository</objectIdentifierType>
    <objectIdentifierValue>uuid-1</objectIdentifierValue></objectIdentifier>
  </object>
</premis>"""
EAD = f"""<xs:schema {XS}><xs:element name="simpledc"><xs:complexType><xs:all>
<xs:element name="totalDoc"><xs:simpleType><xs:restriction base="xs:string">
<xs:pattern value="[0-9]{{1,10}}"/></xs:restriction></xs:simpleType></xs:element>
<xs:element name="title" type="xs:string"/></xs:all></xs:complexType></xs:element></xs:schema>"""


def found(schemas: dict[str, str], document: str, name: str) -> list[tuple[int, str]]:
    own = {key: text.encode() for key, text in schemas.items()}
    return SchemaSet(own).violations(parse_xml(document.encode(), "x.xml"), name)


def refusal(schema: str, **others: str) -> str:
    """Why a schema of a package is not used."""
    schemas = {"EAD.xsd": schema, **{f"{name}.xsd": text for name, text in others.items()}}
    with pytest.raises(Malformed) as refused:
        found(schemas, "<simpledc/>", "EAD.xsd")
    return str(refused.value)


def test_valid_files_have_no_violations() -> None:
    assert found({}, METS_XML, METS) == []
    assert found({}, PREMIS_XML, PREMIS) == []
    assert found({"EAD.xsd": EAD}, "<simpledc><title/><totalDoc>2</totalDoc></simpledc>", "EAD.xsd") == []


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ('csip:OAISPACKAGETYPE="AIP"', 'csip:OAISPACKAGETYPE="BOX"', 4, "OAISPACKAGETYPE"),
        ('MDTYPE="DC"', 'MDTYPE="NONE"', 8, "MDTYPE"),
        ('DMDID="d1"', 'DMDID="1 1"', 9, "DMDID"),
        ('xlink:type="simple"', 'xlink:type="odd"', 8, "type"),
        ('csip:NOTETYPE="SOFTWARE VERSION"', 'csip:NOTETYPE="NOTE"', 6, "NOTETYPE"),
    ],
)
def test_mets_with_its_extensions_is_checked(before: str, after: str, line: int, said: str) -> None:
    violations = found({}, METS_XML.replace(before, after), METS)
    assert violations[0][0] == line
    assert said in violations[0][1]


def test_premis_without_a_category_is_wrong() -> None:
    text = PREMIS_XML.replace(' xsi:type="intellectualEntity"', "")
    assert [line for line, _ in found({}, text, PREMIS)] == [3]


def test_descriptions_are_checked_by_the_schema_of_the_package() -> None:
    violations = found({"EAD.xsd": EAD}, "<simpledc><title/>\n<totalDoc>hai</totalDoc></simpledc>", "EAD.xsd")
    assert violations[0][0] == 2
    assert "totalDoc" in violations[0][1]


def test_forged_standard_schemas_change_nothing() -> None:
    lax = f'<xs:schema {XS} targetNamespace="http://www.loc.gov/METS/"><xs:element name="mets"/></xs:schema>'
    forged = dict.fromkeys((*AIP_SCHEMAS, METS, PREMIS), lax)
    assert found(forged, METS_XML.replace('MDTYPE="DC"', 'MDTYPE="NONE"'), METS) != []


def test_a_folder_gives_its_own_schemas(tmp_path: Path) -> None:
    (tmp_path / "EAD.xsd").write_text(EAD, encoding="utf-8")
    (tmp_path / "mets1_12.xsd").write_text("<forged/>", encoding="utf-8")
    (tmp_path / "EAD_doc.xsd").symlink_to(tmp_path / "EAD.xsd")
    schemas = SchemaSet(tmp_path)
    assert schemas.violations(parse_xml(b"<simpledc/>", "x.xml"), "EAD.xsd") != []
    with pytest.raises(Malformed, match=r"mets1_12\.xsd is not among"):
        schemas.violations(parse_xml(b"<simpledc/>", "x.xml"), "mets1_12.xsd")
    with pytest.raises(Malformed, match=r"EAD_doc\.xsd is not among"):
        schemas.violations(parse_xml(b"<simpledc/>", "x.xml"), "EAD_doc.xsd")
    (tmp_path / "EAD_pic.xsd").write_bytes(b" " * 1_100_000)
    with pytest.raises(Malformed, match=r"EAD_pic\.xsd: more than"):
        SchemaSet(tmp_path)


def test_a_schema_may_include_one_beside_it_and_import_a_standard() -> None:
    common = f'<xs:schema {XS}><xs:element name="simpledc" type="xs:int"/></xs:schema>'
    including = f'<xs:schema {XS}><xs:include schemaLocation="common.xsd"/></xs:schema>'
    assert found({"EAD.xsd": including, "common.xsd": common}, "<simpledc>1</simpledc>", "EAD.xsd") == []
    assert found({"EAD.xsd": including, "common.xsd": common}, "<simpledc>x</simpledc>", "EAD.xsd") != []
    importing = common.replace(
        "<xs:element", '<xs:import namespace="http://www.w3.org/1999/xlink" schemaLocation="xlink.xsd"/><xs:element'
    )
    assert found({"EAD.xsd": importing}, "<simpledc>1</simpledc>", "EAD.xsd") == []


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A web server that offers a valid schema and keeps what it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(EAD.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as web:
        thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{web.server_port}/EAD.xsd", asked
        web.shutdown()
        thread.join()


@pytest.mark.parametrize("tag", ["include", "import"])
def test_nothing_comes_from_the_network(tag: str, server: tuple[str, list[str]]) -> None:
    address, asked = server
    refusal(f'<xs:schema {XS} targetNamespace="urn:x"><xs:{tag} schemaLocation="{address}"/></xs:schema>')
    assert asked == []


@pytest.mark.parametrize("tag", ["include", "import"])
@pytest.mark.parametrize("form", ["{path}", "file://{path}", "../../../../../../../../..{path}", "../EAD.xsd"])
def test_nothing_comes_from_outside_the_set(tag: str, form: str, tmp_path: Path) -> None:
    outside = tmp_path / "EAD.xsd"
    outside.write_text(EAD, encoding="utf-8")
    location = form.replace("{path}", str(outside))
    said = refusal(f'<xs:schema {XS} targetNamespace="urn:x"><xs:{tag} schemaLocation="{location}"/></xs:schema>')
    assert "EAD.xsd" in said


def test_a_hint_in_the_file_loads_nothing(tmp_path: Path, server: tuple[str, list[str]]) -> None:
    strict = f'<xs:schema {XS} targetNamespace="urn:x"><xs:element name="x" type="xs:int"/></xs:schema>'
    (tmp_path / "x.xsd").write_text(strict, encoding="utf-8")
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    for address in (f"file://{tmp_path / 'x.xsd'}", server[0]):
        hint = f'<mets {xsi} xsi:schemaLocation="urn:x {address}"'
        inside = (
            '<dmdSec ID="d1"><mdWrap MDTYPE="DC"><xmlData><x xmlns="urn:x">no number</x></xmlData></mdWrap></dmdSec>'
        )
        start, end = METS_XML.index("<dmdSec"), METS_XML.index("</dmdSec>") + len("</dmdSec>")
        text = (METS_XML[:start] + inside + METS_XML[end:]).replace("<mets", hint, 1)
        assert found({}, text, METS) == []
    assert server[1] == []


def test_a_schema_with_a_document_type_is_refused() -> None:
    bad = f'<!DOCTYPE a [<!ENTITY e "x">]>{EAD}'
    assert "document type" in refusal(bad)
    assert "document type" in refusal(f'<xs:schema {XS}><xs:include schemaLocation="b.xsd"/></xs:schema>', b=bad)


def repeated(levels: int) -> str:
    inner = '<xs:element name="b" type="xs:string"/>'
    for _ in range(levels):
        inner = f'<xs:sequence maxOccurs="10">{inner}</xs:sequence>'
    return f'<xs:schema {XS}><xs:element name="a"><xs:complexType>{inner}</xs:complexType></xs:element></xs:schema>'


def test_costly_schemas_are_refused_before_they_are_compiled() -> None:
    assert "repeats too often" in refusal(repeated(20))
    assert "repeats too often" in refusal(EAD.replace("{1,10}", "{1,999999999}"))
    assert "repeats too often" in refusal(EAD.replace("[0-9]{1,10}", "((a{99}){99}){99}"))
    assert "not allowed: group" in refusal(f'<xs:schema {XS}><xs:group name="g"/></xs:schema>')
    assert "not allowed" in refusal(f"<xs:schema {XS}>" + "<xs:element name='a'/>" * 6000 + "</xs:schema>")


def test_a_pattern_that_never_ends_is_not_passed() -> None:
    schema = EAD.replace("[0-9]{1,10}", "(a|aa)*b")
    with pytest.raises(Malformed, match="cannot be applied"):
        found({"EAD.xsd": schema}, "<simpledc><totalDoc>" + "a" * 5000 + "</totalDoc><title/></simpledc>", "EAD.xsd")


def test_a_costly_schema_is_refused_once(monkeypatch: pytest.MonkeyPatch) -> None:
    schemas = SchemaSet({"EAD.xsd": EAD.replace("[0-9]{1,10}", "(a|aa)*b").encode()})
    bad = parse_xml(b"<simpledc><totalDoc>" + b"a" * 5000 + b"</totalDoc><title/></simpledc>", "x.xml")
    with pytest.raises(Malformed, match="cannot be applied"):
        schemas.violations(bad, "EAD.xsd")
    monkeypatch.setattr(xsd, "_compiled", None)
    with pytest.raises(Malformed, match="cannot be applied"):
        schemas.violations(bad, "EAD.xsd")


def test_what_is_no_schema_is_told() -> None:
    assert "EAD.xsd" in refusal("<simpledc/>")
    assert "EAD.xsd" in refusal("no XML")
    assert "EAD.xsd" in refusal(f'<xs:schema {XS}><xs:element name="a" type="missing"/></xs:schema>')


@pytest.mark.parametrize(
    ("pattern", "states"), [("", 0), ("[0-9]{4}", 4), (r"(a|b){3}\{9{2,}", 12), ("((ab){2}){5}", 20), ("[{9}]", 1)]
)
def test_states_of_a_pattern(pattern: str, states: int) -> None:
    assert pattern_states(pattern) == states


def test_the_wrapper_of_the_circular_is_the_same_schema() -> None:
    assert b"mets1_12.xsd" in standard_schema("METS.xsd")
    via = f'<xs:schema {XS}><xs:import namespace="http://www.loc.gov/METS/" schemaLocation="METS.xsd"/></xs:schema>'
    assert found({"EAD.xsd": via}, METS_XML, "EAD.xsd") == []
    assert found({"EAD.xsd": via}, METS_XML.replace('MDTYPE="DC"', 'MDTYPE="NONE"'), "EAD.xsd") != []
