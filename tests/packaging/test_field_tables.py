"""Field tables as data: what the circular says of each set, what a site may lay over them, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from station.model.errors import PackageFault, SettingsFault
from station.model.profiles import FieldRule, PackageProfile
from station.packaging.codelists import CodeList, known_codelists
from station.packaging.fields import described, field_faults
from station.settings.field_tables import FieldTables, read_field_table
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

RESOURCES = resources_folder()
PROFILES = load_profiles([RESOURCES]).packages
AIP, SIP, PLAIN = PROFILES["tt05-aip"], PROFILES["tt05-sip"], PROFILES["plain"]
# The required fields of section 4 of the circular's annexes, by set; C marks a condition and is tested apart.
DOSSIER = "title maintenance mode language startDate endDate totalDoc numberOfPaper numberOfPage riskRecovery"
DOCUMENT = "mode language numberOfPage docCode typeName issuedDate organName subject"
REQUIRED = {
    "tt05-dossier:aip": f"arcFileCode {DOSSIER}",
    "tt05-dossier:sip": f"fileCode {DOSSIER}",
    "tt05-dossier:plain": "arcFileCode title",
    "tt05-document:aip": f"arcFileCode docOrdinal {DOCUMENT}",
    "tt05-document:sip": f"docId maintenance riskRecovery {DOCUMENT}",
    "tt05-document:plain": "",
    "tt05-picture:aip": "arcFileCode docOrdinal typePic imageTitle mode",
    "tt05-picture:sip": "docCode maintenance typePic imageTitle mode riskRecovery",
    "tt05-media:aip": "arcFileCode docOrdinal typeMedia movieTitle mode",
    "tt05-media:sip": "docCode maintenance typeMedia movieTitle mode riskRecovery",
    "tt05-picture:plain": "",
    "tt05-media:plain": "",
    "tt05-fonds:all": "fondsCode fondsName",
    "bkhcn7197-document:document": "DocCode TypeName CodeNumber CodeNotation IssuedDate OrganName Subject",
    "bkhcn7197-document:package": "TypeName CodeNumber CodeNotation IssuedDate OrganName Subject",
}
COUNTS = {
    "tt05-dossier:aip": 18, "tt05-dossier:sip": 18, "tt05-dossier:plain": 18, "tt05-document:aip": 19,
    "tt05-document:sip": 21, "tt05-document:plain": 21, "tt05-picture:aip": 16, "tt05-picture:sip": 18,
    "tt05-media:aip": 17, "tt05-media:sip": 19, "tt05-picture:plain": 19, "tt05-media:plain": 20, "tt05-fonds:all": 10,
    "bkhcn7197-document:document": 15, "bkhcn7197-document:package": 15,
}  # fmt: skip
LENGTHS = {
    "arcFileCode": 100, "title": 1000, "maintenance": 100, "mode": 30, "language": 100, "keyword": 100,
    "totalDoc": 10, "numberOfPaper": 10, "numberOfPage": 10, "format": 50, "inforSign": 30, "confidenceLevel": 40,
    "paperFileCode": 100, "riskRecoveryStatus": 2, "description": 2000,
}  # fmt: skip
DOCUMENT_LENGTHS = {
    "docId": 25, "docCode": 100, "maintenance": 100, "typeName": 10, "codeNumber": 11, "codeNotation": 30,
    "organName": 200, "subject": 500, "language": 100, "numberOfPage": 4, "inforSign": 30, "keyword": 100, "mode": 20,
    "confidenceLevel": 30, "autograph": 2000, "format": 50, "riskRecoveryStatus": 2, "description": 500,
}  # fmt: skip
SAID = {
    "fileCode": "H49.2003.17", "arcFileCode": "000.H49.2003.17", "title": "Tập quyết định", "maintenance": "01",
    "mode": "01", "language": "01", "startDate": "14/01/2003", "endDate": "20/12/2003", "totalDoc": "2",
    "numberOfPaper": "3", "numberOfPage": "5", "paperFileCode": "000.K1.17",
}  # fmt: skip
SAID_OF_DOCUMENT = {
    "docId": "H49.2003.17.1", "docCode": "H49.2003.17.0000001", "maintenance": "01", "typeName": "02",
    "issuedDate": "14/01/2003", "organName": "UBND", "subject": "Về việc", "language": "01", "numberOfPage": "1",
    "mode": "01", "riskRecovery": "0",
}  # fmt: skip


def rules_of(reference: str) -> tuple[FieldRule, ...]:
    name, _, part = reference.partition(":")
    table = FieldTables([RESOURCES]).table(name)
    assert table is not None
    return table.sets[part]


def faults(
    rules: tuple[FieldRule, ...], profile: PackageProfile, said: dict[str, str], **changed: str
) -> dict[str, str]:
    lists: dict[str, CodeList] = known_codelists(profile)
    return {fault.field: fault.code for fault in field_faults(rules, {**said, **changed}, lists)}


def test_every_table_is_told_of_here_and_names_its_source() -> None:
    found = set()
    for path in sorted((RESOURCES / "fields").glob("*.toml")):
        table = read_field_table(path)
        assert "TT 05/2025/TT-BNV" in table.source or "7197" in table.source
        assert table.version
        found |= {f"{table.name}:{name}" for name in table.sets}
    assert found == set(REQUIRED)


@pytest.mark.parametrize("reference", sorted(REQUIRED))
def test_a_set_has_the_fields_of_the_circular(reference: str) -> None:
    rules = rules_of(reference)
    assert len(rules) == COUNTS[reference]
    assert {rule.name for rule in rules if rule.required} == set(REQUIRED[reference].split())


def test_the_two_ends_of_a_dossier_differ_as_the_annexes_do() -> None:
    assert [rule.name for rule in AIP.dossier_fields][-3:] == ["description", "riskRecovery", "riskRecoveryStatus"]
    assert [rule.name for rule in SIP.dossier_fields][-3:] == ["riskRecovery", "riskRecoveryStatus", "description"]
    assert (AIP.dossier_fields[0].name, SIP.dossier_fields[0].name) == ("arcFileCode", "fileCode")


@pytest.mark.parametrize(("profile", "part"), [(AIP, "dossier"), (SIP, "dossier"), (AIP, "document"), (SIP, "document")])  # fmt: skip  # noqa: E501
def test_lengths_are_those_of_the_circular(profile: PackageProfile, part: str) -> None:
    rules = profile.dossier_fields if part == "dossier" else profile.document_fields
    wanted = LENGTHS if part == "dossier" else DOCUMENT_LENGTHS
    assert {rule.name: rule.length for rule in rules if rule.name in wanted} == {
        rule.name: wanted[rule.name] for rule in rules if rule.name in wanted
    }


def test_dates_are_full_in_a_sip_and_may_be_partial_in_an_aip() -> None:
    types = {
        profile.name: {rule.name: rule.type for rule in (*profile.dossier_fields, *profile.document_fields)}
        for profile in (AIP, SIP, PLAIN)
    }
    for name in ("startDate", "endDate", "issuedDate"):
        assert (types["tt05-aip"][name], types["tt05-sip"][name]) == ("partial_date", "date")
    assert (types["plain"]["startDate"], types["plain"]["issuedDate"]) == ("partial_date", "date")


def test_a_profile_says_which_tables_it_was_made_of() -> None:
    tables = {"tt05-dossier", "tt05-document", "tt05-picture", "tt05-media", "tt05-fonds"}
    assert AIP.field_tables == SIP.field_tables == dict.fromkeys(tables, "1")
    assert PLAIN.field_tables.items() >= dict.fromkeys(tables - {"tt05-fonds"}, "1").items()


def test_plain_asks_for_nothing_and_says_only_that_paper_was_digitised() -> None:
    digitised = {"confidenceLevel": "02"}
    assert described(PLAIN.document_fields, {}, known_codelists(PLAIN), "x") == digitised
    least = {"arcFileCode": "H49", "title": "Tập"}
    assert described(PLAIN.dossier_fields, least, known_codelists(PLAIN), "x") == least | digitised
    assert faults(PLAIN.dossier_fields, PLAIN, least, riskRecovery="0", riskRecoveryStatus="02") == {}


def test_what_nobody_said_is_the_default_of_scanned_paper() -> None:
    done = described(SIP.dossier_fields, SAID, known_codelists(SIP), "x")
    assert (done["riskRecovery"], done["confidenceLevel"]) == ("0", "02")
    done = described(SIP.dossier_fields, {**SAID, "confidenceLevel": "Gốc điện tử"}, known_codelists(SIP), "x")
    assert done["confidenceLevel"] == "01"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {}),
        ({"paperFileCode": ""}, {"paperFileCode": "missing"}),
        ({"paperFileCode": "", "confidenceLevel": "Số hóa"}, {"paperFileCode": "missing"}),
        ({"paperFileCode": "", "confidenceLevel": "01"}, {}),
        ({"riskRecovery": "1"}, {"riskRecoveryStatus": "missing"}),
        ({"riskRecovery": "1", "riskRecoveryStatus": "01"}, {}),
        ({"riskRecovery": "0", "riskRecoveryStatus": "01"}, {"riskRecoveryStatus": "not_empty"}),
        ({"riskRecoveryStatus": "01"}, {"riskRecoveryStatus": "not_empty"}),
        ({"endDate": "13/01/2003"}, {"endDate": "too_early"}),
        ({"endDate": "14/01/2003"}, {}),
        ({"endDate": "31/02/2004"}, {"endDate": "not_a_date"}),
        ({"startDate": "29/02/2003"}, {"startDate": "not_a_date"}),
        ({"startDate": "01/01/200٣"}, {"startDate": "not_a_date"}),
        ({"endDate": "2003"}, {"endDate": "not_a_date"}),
        ({"title": "Tậ" * 501}, {"title": "too_long"}),
    ],
)
def test_fields_of_a_dossier_are_judged_beside_one_another(changed: dict[str, str], expected: dict[str, str]) -> None:
    assert faults(SIP.dossier_fields, SIP, SAID, **changed) == expected


@pytest.mark.parametrize(
    ("start", "end", "is_fine"),
    [
        ("05/2003", "2003", True), ("2003", "05/2003", True), ("01/06/2003", "05/2003", False),
        ("01/05/2003", "05/2003", True), ("2004", "2003", False), ("29/02/2004", "02/2004", True),
        ("00/2003", "2004", False), ("13/2003", "2004", False), ("2003", "0000", False),
    ],
)  # fmt: skip
def test_a_partial_date_may_be_any_of_its_days(start: str, end: str, is_fine: bool) -> None:
    assert (faults(AIP.dossier_fields, AIP, SAID, startDate=start, endDate=end) == {}) is is_fine


@pytest.mark.parametrize("level", ["01", "03"])
@pytest.mark.parametrize("profile", [AIP, SIP])
def test_what_was_born_digital_names_its_process(profile: PackageProfile, level: str) -> None:
    said = {**SAID_OF_DOCUMENT, "arcFileCode": "000.H49", "docOrdinal": "1"}
    rules = profile.document_fields
    assert faults(rules, profile, said) == {}
    assert faults(rules, profile, said, confidenceLevel=level) == {"process": "missing"}
    assert faults(rules, profile, said, confidenceLevel=level, process="1") == {}
    assert faults(rules, profile, said, process="1") == {"process": "not_empty"}


def test_a_document_without_a_code_of_25_characters_is_refused_by_name() -> None:
    with pytest.raises(PackageFault) as caught:
        described(SIP.document_fields, {**SAID_OF_DOCUMENT, "docId": "H" * 26}, known_codelists(SIP), "H49, 1")
    assert (caught.value.code, caught.value.context["fields"]) == ("fields_invalid", f"docId = '{'H' * 26}'")


def test_a_length_counts_composed_letters() -> None:
    rule = FieldRule("a", "", "", length=1)
    assert [fault.code for fault in field_faults([rule], {"a": "ệ"}, {})] == []
    assert [fault.code for fault in field_faults([rule], {"a": "e\u0323\u0302"}, {})] == []
    assert [fault.code for fault in field_faults([rule], {"a": "ee"}, {})] == ["too_long"]


# What a site lays over the product's tables, and what is refused.


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Path]:
    """Write a site's folder: files by their path below it."""

    def write(**files: str) -> Path:
        for name, text in files.items():
            folder = tmp_path / ("fields" if name != "mine" else "profiles/packages")
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


HEAD = 'version = "7"\ntitle = "Của tôi"\nsource = "TT"\n'
TABLE = (
    f'name = "own"\n{HEAD}[[fields]]\nname = "a"\ntitle_vi = "A"\ntitle_en = "A"\n'
    '[sets.s]\ntitle = "S"\norder = ["a"]\n'
)
PROFILE = 'name = "mine"\nversion = "1"\ntitle = "Của tôi"\nmodule = "plain"\n'


def test_a_site_may_have_a_table_of_its_own(site: Callable[..., Path]) -> None:
    folder = site(own=TABLE, mine=f'{PROFILE}dossier_fields = "own:s"\npicture_fields = ""\n')
    profile = load_profiles([RESOURCES, folder]).package_profile("mine")
    assert profile.dossier_fields == (FieldRule("a", "A", "A"),)
    assert (profile.picture_fields, profile.field_tables) == ((), {"own": "7"})


def test_a_site_table_of_the_same_name_takes_the_place_of_the_product_s(site: Callable[..., Path]) -> None:
    folder = site(**{"tt05-fonds": TABLE.replace("own", "tt05-fonds").replace("sets.s", "sets.all")})
    profile = load_profiles([RESOURCES, folder]).package_profile("tt05-aip")
    assert profile.fonds_fields == (FieldRule("a", "A", "A"),)
    assert (profile.field_tables["tt05-fonds"], profile.field_tables["tt05-dossier"]) == ("7", "1")


def test_a_profile_may_still_hold_its_fields_itself(site: Callable[..., Path]) -> None:
    own = '[[document_fields]]\nname = "b"\ntitle_vi = "B"\ntitle_en = "B"\nrequired = true\n'
    profile = load_profiles([RESOURCES, site(mine=PROFILE + own)]).package_profile("mine")
    assert profile.document_fields == (FieldRule("b", "B", "B", required=True),)


@pytest.mark.parametrize(
    ("files", "code", "key"),
    [
        ({"mine": f'{PROFILE}dossier_fields = "none:s"'}, "field_set_unknown", "dossier_fields"),
        ({"mine": f'{PROFILE}media_fields = "own:t"', "own": TABLE}, "field_set_unknown", "media_fields"),
        ({"mine": f'{PROFILE}document_fields = "own"', "own": TABLE}, "field_set_unknown", "document_fields"),
        ({"mine": f'{PROFILE}letter_fields = "own:s"', "own": TABLE}, "setting_unknown", "letter_fields"),
        ({"mine": f'{PROFILE}field_tables = {{ own = "1" }}'}, "setting_unknown", "field_tables"),
        ({"own": TABLE.replace('["a"]', '["a", "b"]')}, "setting_unknown", "sets.s.order.b"),
        ({"own": TABLE.replace('["a"]', '["a", "a"]')}, "setting_unknown", "sets.s.order.a"),
        ({"own": TABLE + 'required = ["b"]'}, "setting_unknown", "sets.s.required.b"),
        ({"own": TABLE + 'changes.b.type = "date"'}, "setting_unknown", "sets.s.changes.b"),
        ({"own": TABLE + "changes.a.lenght = 5"}, "setting_unknown", "lenght"),
        ({"own": TABLE + 'changes.a.length = "5"'}, "setting_type", "length"),
        ({"own": TABLE + "changes.a.required = true"}, "setting_unknown", "a.required"),
        ({"own": TABLE + "changes = 1"}, "setting_type", "changes"),
        ({"own": TABLE + "lengths = { a = 5 }"}, "setting_unknown", "lengths"),
        ({"own": TABLE.replace("[sets.s]", "[set.s]")}, "setting_unknown", "set"),
        ({"own": f'name = "own"\n{HEAD}fields = []\n'}, "setting_missing", "sets"),
        ({"own": f'name = "own"\n{HEAD}fields = ["a"]\nsets = {{}}\n'}, "setting_type", "fields"),
        ({"own": TABLE.replace('source = "TT"\n', "")}, "setting_missing", "source"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_named_with_its_file_and_key(
    site: Callable[..., Path], files: dict[str, str], code: str, key: str
) -> None:
    files = {"mine": f'{PROFILE}dossier_fields = "own:s"', **files}
    folder = site(**files)
    with pytest.raises(SettingsFault) as caught:
        load_profiles([RESOURCES, folder])
    assert (caught.value.code, caught.value.context["key"]) == (code, key)
    at_fault = "mine" if code == "field_set_unknown" or key in ("letter_fields", "field_tables") else "own"
    assert f"{at_fault}.toml" in str(caught.value.context["path"])


def test_a_table_bears_the_name_of_its_file(site: Callable[..., Path]) -> None:
    folder = site(other=TABLE, mine=f'{PROFILE}dossier_fields = "other:s"')
    with pytest.raises(SettingsFault) as caught:
        load_profiles([RESOURCES, folder])
    assert (caught.value.code, caught.value.context["name"]) == ("profile_name", "own")
