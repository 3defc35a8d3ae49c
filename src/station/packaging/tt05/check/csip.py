"""The MUST requirements of E-ARK CSIP 2.0.4 and SIP 2.0.4 on METS, as XPath like the profiles' own.

Applied to both METS files unless a requirement says otherwise: what speaks of schemas, documentation and
representations is about the package as a whole (conflict C3 of the specification). Left out:

- CSIP103, CSIP104, CSIP102, CSIP119 speak of a division for content without representations (C1); here there is one,
  and CSIP105 to CSIP112 hold. CSIP64 says that USE is the whole path, so CSIP114 and CSIP107 want
  ``Representations/rep1``, as the text of 2.0.4 has it, not ``Representations`` as its Schematron has it (C1).
- CSIP60, CSIP95 hold only where the package has documentation: the circular makes it optional (C4).
- CSIP86 of the representation may be its folder's name (C7); SIP2 contradicts the circular's PROFILE (C5).
- SIP6 to SIP8, SIP22, SIP23 and SIP27 only say which element is meant; there is nothing they could fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from lxml import etree

from station.packaging.tt05.check.facts import Facts
from station.packaging.tt05.check.rule import Breach, Rule
from station.packaging.tt05.mets_reading import NAMESPACES
from station.packaging.tt05.package import ROOT_METS

BOTH, ROOT, SIP_ONLY = "both", "root", "sip"

_TYPES: Final = (
    "Textual works – Print", "Textual works – Digital", "Textual works – Electronic Serials",
    "Digital Musical Composition (score-based representations)", "Photographs – Print", "Photographs – Digital",
    "Other Graphic Images – Print", "Other Graphic Images – Digital", "Microforms",
    "Audio – On Tangible Medium (digital or analog)", "Audio – Media-independent (digital)",
    "Motion Pictures – Digital and Physical Media", "Video – File-based and Physical Media", "Software", "Datasets",
    "Geospatial Data", "Databases", "Websites", "Collection", "Event", "Interactive resource", "Physical object",
    "Service", "Mixed", "Other",
)  # fmt: skip
_MD_TYPES: Final = (
    "MARC", "MODS", "EAD", "DC", "NISOIMG", "LC-AV", "VRA", "TEIHDR", "DDI", "FGDC", "LOM", "PREMIS", "PREMIS:OBJECT",
    "PREMIS:AGENT", "PREMIS:RIGHTS", "PREMIS:EVENT", "TEXTMD", "METSRIGHTS", "ISO 19115:2003 NAP", "EAC-CPF", "LIDO",
    "OTHER",
)  # fmt: skip
_CHECKSUMS: Final = (
    "Adler-32", "CRC32", "HAVAL", "MD5", "MNP", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "TIGER", "WHIRLPOOL",
)  # fmt: skip
_MIME: Final = "contains(@MIMETYPE, '/') and normalize-space(substring-after(@MIMETYPE, '/'))"

_SOFTWARE: Final = "m:metsHdr/m:agent[@ROLE='CREATOR' and @TYPE='OTHER' and @OTHERTYPE='SOFTWARE']"
_SUBMITTER: Final = "m:metsHdr/m:agent[@ROLE='CREATOR' and not(@TYPE='OTHER')]"
_ARCHIVIST: Final = "m:metsHdr/m:agent[@ROLE='ARCHIVIST']"
_PRESERVER: Final = "m:metsHdr/m:agent[@ROLE='PRESERVATION']"
_NOTE_IS_CODE: Final = "m:note[not(@csip:NOTETYPE='IDENTIFICATIONCODE')]"
_TOP: Final = "m:structMap[@LABEL='CSIP']/m:div"
_REP_DIV: Final = f"{_TOP}/m:div[starts-with(@LABEL, 'Representations')]"
_PERSON: Final = "@TYPE='ORGANIZATION' or @TYPE='INDIVIDUAL'"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Each element that ``context`` finds satisfies ``test``; ``scope``: which METS files, or only those of a SIP."""

    code: str
    context: str
    test: str
    scope: str = BOTH


def _one_of(attribute: str, values: tuple[str, ...]) -> str:
    return " or ".join(f'{attribute}="{value}"' for value in values)


def _csip(number: int, context: str, test: str, scope: str = BOTH) -> Requirement:
    return Requirement(f"csip:CSIP{number}", context, test, scope)


def _sip(number: int, context: str, test: str) -> Requirement:
    return Requirement(f"sip:SIP{number}", context, test, SIP_ONLY)


def _md_ref(first: int, context: str) -> tuple[Requirement, ...]:
    """The nine requirements on an mdRef, numbered alike in each of the three sections."""
    tests = (
        "@LOCTYPE='URL'", "@xlink:type='simple'", "string(@xlink:href)", _one_of("@MDTYPE", _MD_TYPES), _MIME,
        "string(@SIZE)", "string(@CREATED)", "string(@CHECKSUM)", _one_of("@CHECKSUMTYPE", _CHECKSUMS),
    )  # fmt: skip
    return tuple(_csip(first + place, context, test) for place, test in enumerate(tests))


REQUIREMENTS: Final = (
    _csip(1, ".", "string(@OBJID)"),
    _csip(2, ".", f"({_one_of('@TYPE', _TYPES)}) and (@TYPE!='Other' or string(@csip:OTHERTYPE))"),
    _csip(6, ".", "string(@PROFILE)"),
    _csip(117, ".", "m:metsHdr"),
    _csip(7, "m:metsHdr", "string(@CREATEDATE)"),
    _csip(9, "m:metsHdr", _one_of("@csip:OAISPACKAGETYPE", ("SIP", "AIP", "DIP", "AIU", "AIC"))),
    _csip(10, "m:metsHdr", "m:agent"),
    _csip(11, "m:metsHdr", "m:agent[@ROLE='CREATOR']"),
    _csip(12, "m:metsHdr", "m:agent[@ROLE='CREATOR' and @TYPE='OTHER']"),
    _csip(13, "m:metsHdr", "m:agent[@ROLE='CREATOR' and @OTHERTYPE='SOFTWARE']"),
    _csip(14, _SOFTWARE, "count(m:name)=1 and normalize-space(m:name)"),
    _csip(15, _SOFTWARE, "count(m:note)=1 and normalize-space(m:note)"),
    _csip(16, _SOFTWARE, "m:note[@csip:NOTETYPE='SOFTWARE VERSION']"),
    _csip(18, "m:dmdSec", "string(@ID)"),
    _csip(19, "m:dmdSec", "string(@CREATED)"),
    *_md_ref(22, "m:dmdSec/m:mdRef"),
    _csip(33, "m:amdSec/m:digiprovMD", "string(@ID)"),
    *_md_ref(36, "m:amdSec/m:digiprovMD/m:mdRef"),
    _csip(46, "m:amdSec/m:rightsMD", "string(@ID)"),
    *_md_ref(49, "m:amdSec/m:rightsMD/m:mdRef"),
    _csip(59, "m:fileSec", "string(@ID)"),
    _csip(60, f"self::*[{_TOP}/m:div[@LABEL='Documentation']]", "m:fileSec/m:fileGrp[@USE='Documentation']", ROOT),
    _csip(113, "m:fileSec", "m:fileGrp[@USE='Schemas']", ROOT),
    _csip(114, "m:fileSec", "m:fileGrp[@USE='Representations' or starts-with(@USE, 'Representations/')]", ROOT),
    _csip(64, "m:fileSec/m:fileGrp", "string(@USE)"),
    _csip(65, "m:fileSec/m:fileGrp", "string(@ID)"),
    _csip(66, "m:fileSec/m:fileGrp", "m:file"),
    _csip(67, "m:fileSec//m:file", "string(@ID)"),
    _csip(68, "m:fileSec//m:file", _MIME),
    _csip(69, "m:fileSec//m:file", "string(@SIZE)"),
    _csip(70, "m:fileSec//m:file", "string(@CREATED)"),
    _csip(71, "m:fileSec//m:file", "string(@CHECKSUM)"),
    _csip(72, "m:fileSec//m:file", _one_of("@CHECKSUMTYPE", _CHECKSUMS)),
    _csip(76, "m:fileSec//m:file", "m:FLocat"),
    _csip(77, "m:fileSec//m:FLocat", "@LOCTYPE='URL'"),
    _csip(78, "m:fileSec//m:FLocat", "@xlink:type='simple'"),
    _csip(79, "m:fileSec//m:FLocat", "string(@xlink:href)"),
    _csip(80, ".", "m:structMap"),
    _csip(81, "m:structMap[@LABEL='CSIP']", "@TYPE='PHYSICAL'"),
    _csip(82, "self::*[m:structMap]", "m:structMap[@LABEL='CSIP']"),
    _csip(83, "m:structMap[@LABEL='CSIP']", "string(@ID)"),
    _csip(84, "m:structMap[@LABEL='CSIP']", "count(m:div)=1"),
    _csip(85, _TOP, "string(@ID)"),
    _csip(86, _TOP, "@LABEL=/m:mets/@OBJID", ROOT),
    _csip(88, f"{_TOP}[/m:mets/m:dmdSec or /m:mets/m:amdSec]", "count(m:div[@LABEL='Metadata'])=1"),
    _csip(89, f"{_TOP}/m:div[@LABEL='Metadata']", "string(@ID)"),
    _csip(90, f"{_TOP}[/m:mets/m:dmdSec or /m:mets/m:amdSec]", "m:div[@LABEL='Metadata']"),
    _csip(94, f"{_TOP}/m:div[@LABEL='Documentation']", "string(@ID)", ROOT),
    _csip(95, f"{_TOP}[/m:mets/m:fileSec/m:fileGrp/@USE='Documentation']", "m:div[@LABEL='Documentation']", ROOT),
    _csip(96, f"{_TOP}/m:div[@LABEL='Documentation']", "m:fptr", ROOT),
    _csip(116, f"{_TOP}/m:div[@LABEL='Documentation']/m:fptr", "string(@FILEID)", ROOT),
    _csip(98, f"{_TOP}/m:div[@LABEL='Schemas']", "string(@ID)", ROOT),
    _csip(99, _TOP, "m:div[@LABEL='Schemas']", ROOT),
    _csip(100, f"{_TOP}/m:div[@LABEL='Schemas']", "m:fptr", ROOT),
    _csip(118, f"{_TOP}/m:div[@LABEL='Schemas']/m:fptr", "string(@FILEID)", ROOT),
    _csip(106, _REP_DIV, "string(@ID)", ROOT),
    _csip(107, f"{_TOP}/m:div[m:mptr]", "@LABEL=/m:mets/m:fileSec/m:fileGrp/@USE", ROOT),
    _csip(108, f"{_REP_DIV}/m:mptr", "@xlink:title=/m:mets/m:fileSec/m:fileGrp/@ID", ROOT),
    _csip(109, _REP_DIV, "count(m:mptr)=1", ROOT),
    _csip(110, f"{_REP_DIV}/m:mptr", "string(@xlink:href)", ROOT),
    _csip(111, f"{_REP_DIV}/m:mptr", "@xlink:type='simple'", ROOT),
    _csip(112, f"{_REP_DIV}/m:mptr", "@LOCTYPE='URL'", ROOT),
    _sip(4, "m:metsHdr", "@csip:OAISPACKAGETYPE='SIP'"),
    _sip(10, "m:metsHdr/m:agent", "string(@ROLE)"),
    _sip(11, _ARCHIVIST, _PERSON),
    _sip(14, _ARCHIVIST, f"not({_NOTE_IS_CODE})"),
    _sip(17, _SUBMITTER, _PERSON),
    _sip(18, _SUBMITTER, "normalize-space(m:name)"),
    _sip(20, _SUBMITTER, f"not({_NOTE_IS_CODE})"),
    _sip(28, _PRESERVER, "@TYPE='ORGANIZATION'"),
    _sip(31, _PRESERVER, f"not({_NOTE_IS_CODE})"),
)


def _compiled(requirement: Requirement) -> Rule:
    context = etree.XPath(requirement.context, namespaces=NAMESPACES)
    test = etree.XPath(f"boolean({requirement.test})", namespaces=NAMESPACES)
    return Rule(requirement.code, partial(_breaches, context, test, requirement.scope))


def _breaches(context: etree.XPath, test: etree.XPath, scope: str, facts: Facts) -> Iterator[Breach]:
    for one in facts.mets_files:
        if (scope == ROOT and one.path != ROOT_METS) or (scope == SIP_ONLY and facts.flavour != "SIP"):
            continue
        for element in elements_of(context, one.mets.tree):
            if not test(element):
                name = etree.QName(element).localname
                yield one.path, f"{name} {element.get('ID') or element.get('LABEL') or ''}".strip()


def elements_of(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """Return the elements that an XPath finds."""
    found = path(root)
    return [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []  # noqa: SLF001 - lxml's own name for the type


def _submitting_agent(facts: Facts) -> Iterator[Breach]:
    """SIP15: one of the METS files names who submits (CREATOR, an organisation or a person); rep1's does (C6)."""
    if facts.flavour != "SIP" or not facts.mets_files:
        return
    agents = (agent for one in facts.mets_files for agent in one.mets.header.agents)
    if not any(agent.role == "CREATOR" and agent.type in ("ORGANIZATION", "INDIVIDUAL") for agent in agents):
        yield ROOT_METS, "agent CREATOR ORGANIZATION"


RULES: Final[tuple[Rule, ...]] = (
    *(_compiled(requirement) for requirement in REQUIREMENTS),
    Rule("sip:SIP15", _submitting_agent),
)
