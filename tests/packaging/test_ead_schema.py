"""The generated schemas and the field tables judge alike: neither refuses what the other takes."""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from station.model.errors import SettingsFault
from station.model.profiles import FieldRule
from station.packaging.codelists import CodeList, known_codelists
from station.packaging.fields import described, field_faults, stored_form, value_fault
from station.packaging.tt05.ead import ead_bytes, read_ead
from station.packaging.tt05.ead_schema import schema_bytes
from station.packaging.tt05.xsd_limits import refuse_costly
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

PROFILES = load_profiles([resources_folder()]).packages
LISTS = known_codelists(PROFILES["tt05-aip"])
KINDS = ("dossier_fields", "document_fields", "picture_fields", "media_fields")
TABLES: dict[str, tuple[FieldRule, ...]] = {
    f"{name}:{kind}": getattr(PROFILES[name], kind) for name in ("tt05-aip", "tt05-sip") for kind in KINDS
}
# Every different rule of the tables once: those of one name may differ in length or need.
RULES = {
    f"{rule.name} {rule.type} {rule.length} {rule.required}": rule for rules in TABLES.values() for rule in rules
}  # fmt: skip


@cache
def schema_of(table: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(schema_bytes(TABLES[table], LISTS)))


@cache
def schema_of_rule(key: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(schema_bytes([RULES[key]], LISTS)))


def is_valid(rule: FieldRule, key: str, value: str) -> bool:
    return schema_of_rule(key).validate(etree.fromstring(ead_bytes([rule], {rule.name: value}, "x")))


def is_taken(rule: FieldRule, value: str, lists: dict[str, CodeList]) -> bool:
    """Whether the table takes a value just as it stands, without words to be turned into codes."""
    if not value:
        return not rule.required
    return not value_fault(rule, value, lists) and stored_form(rule, value, lists) == value


def values(rule: FieldRule) -> st.SearchStrategy[str]:
    """Values of which many fit a rule, and many nearly do."""
    if rule.type in ("code", "codes"):
        codes = st.sampled_from([*LISTS[rule.codes].values, "1", "99", "", "Việt", "01 "])
        return st.one_of(codes, st.lists(codes, max_size=4).map(",".join), st.lists(codes, max_size=3).map(", ".join))
    if rule.type == "number":
        return st.one_of(st.integers(-9, 10**11).map(str), st.text("0123456789²٣ ", max_size=12))
    if rule.type == "boolean":
        return st.sampled_from(["0", "1", "", "2", "01", "true", "١"])
    if "date" in rule.type:
        parts = st.tuples(st.integers(0, 33), st.integers(0, 14), st.integers(0, 9999))
        return st.one_of(
            parts.map(lambda p: f"{p[0]:02d}/{p[1]:02d}/{p[2]:04d}"),
            parts.map(lambda p: f"{p[1]:02d}/{p[2]:04d}"),
            parts.map(lambda p: f"{p[2]}"),
            st.sampled_from(["", "29/02/1900", "29/02/2000", "1/1/2003", "0000", "01/01/200٣", "01-01-2003"]),
        )
    letters = st.sampled_from(["a", "ệ", "e\u0323\u0302", "𠮷", "\n"])
    long = st.tuples(letters, st.integers(max(0, rule.length - 2), rule.length + 2)).map(lambda p: p[0] * p[1])
    return st.one_of(st.text(max_size=20), long)


@settings(max_examples=700, deadline=None)
@given(st.sampled_from(sorted(RULES)).flatmap(lambda key: st.tuples(st.just(key), values(RULES[key]))))
def test_table_and_schema_agree_on_every_value(case: tuple[str, str]) -> None:
    key, value = case
    rule = RULES[key]
    try:
        valid = is_valid(rule, key, value)
    except ValueError:  # XML has no such characters
        assert value_fault(rule, value, LISTS) == "unprintable"
        return
    assert valid is is_taken(rule, value, LISTS), (key, value)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_every_description_that_is_taken_gives_a_valid_file(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(sorted(TABLES)))
    rules = TABLES[table]
    said = {rule.name: data.draw(values(rule), rule.name) for rule in rules}
    done = described(rules, mended(rules, said), LISTS, "x")
    written = ead_bytes(rules, done, "../../schemas/EAD.xsd")
    schema = schema_of(table)
    assert schema.validate(etree.fromstring(written)), schema.error_log
    composed = {rule.name: unicodedata.normalize("NFC", done.get(rule.name, "")) for rule in rules}
    assert read_ead(etree.fromstring(written)) == (composed, ())


def mended(rules: tuple[FieldRule, ...], said: dict[str, str]) -> dict[str, str]:
    """Return what was said with every fault mended: of twenty fields drawn at random one is always wrong."""
    mended = dict(said)
    # First what a field is alone, then what it is beside the others.
    for _ in range(2):
        for fault in field_faults(rules, mended, LISTS):
            rule = next(rule for rule in rules if rule.name == fault.field)
            mends = {"not_empty": "", "too_early": mended.get(rule.not_before, "")}
            mended[rule.name] = mends.get(fault.code, good(rule))
    return mended


def good(rule: FieldRule) -> str:
    if rule.type in ("code", "codes"):
        return next(iter(LISTS[rule.codes].values))
    return {"date": "29/02/2004", "partial_date": "02/2004", "number": "1", "boolean": "0"}.get(rule.type, "x")


@pytest.mark.parametrize("kind", ["date", "partial_date"])
@pytest.mark.parametrize("required", [True, False])
def test_the_calendar_is_the_real_one(kind: str, *, required: bool) -> None:
    rule = FieldRule("a", "A", "A", type=kind, required=required)
    schema = etree.XMLSchema(etree.fromstring(schema_bytes([rule], {})))
    for year in (0, 1, 4, 100, 1600, 1900, 2000, 2003, 2004, 2100, 9996, 9999):
        texts = [f"{day:02d}/{month:02d}/{year:04d}" for day in range(34) for month in range(14)]
        taken = {text for text in texts if schema.validate(etree.fromstring(ead_bytes([rule], {"a": text}, "x")))}
        lengths = {month: monthrange(year, month)[1] if year else 0 for month in range(1, 13)}
        assert taken == {
            f"{day:02d}/{month:02d}/{year:04d}" for month in lengths for day in range(1, lengths[month] + 1)
        }, year
        assert taken == {text for text in texts if not value_fault(rule, text, {})}


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_schema_is_always_the_same_and_cheap_to_check_with(table: str) -> None:
    data = schema_bytes(TABLES[table], LISTS)
    assert data == schema_bytes(TABLES[table], LISTS)
    refuse_costly(etree.fromstring(data), table)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_elements_may_be_shuffled_but_none_left_out_doubled_or_added(table: str) -> None:
    rules, schema = TABLES[table], schema_of(table)
    said = {rule.name: good(rule) for rule in rules if rule.required}
    root = etree.fromstring(ead_bytes(rules, said, "x"))
    root[:] = list(reversed(root))
    assert schema.validate(root), schema.error_log
    for change in (
        lambda one: one.remove(one[0]),
        lambda one: one.append(etree.fromstring(etree.tostring(one[0]))),
        lambda one: one.append(etree.Element("own")),
        lambda one: setattr(one[0], "tag", f"{{urn:x}}{one[0].tag}"),
        lambda one: one.set("own", "1"),
    ):
        broken = etree.fromstring(etree.tostring(root))
        change(broken)
        assert not schema.validate(broken)


def test_codes_are_taken_letter_by_letter() -> None:
    lists = {"own": CodeList("own", "1", "", "", {"1.0": "a", "x|y": "b", "[z]-^$": "c"})}
    rule = FieldRule("a", "A", "A", type="codes", codes="own", required=True)
    schema = etree.XMLSchema(etree.fromstring(schema_bytes([rule], lists, separator=" | ")))
    fine = {"1.0,x|y": True, "[z]-^$": True, "1x0": False, "x": False, "": False}
    for value, is_fine in fine.items():
        assert schema.validate(etree.fromstring(ead_bytes([rule], {"a": value}, "x", separator=" | "))) is is_fine
    assert not schema.validate(etree.fromstring(ead_bytes([rule], {"a": "1.0,x|y"}, "x")))


@pytest.mark.parametrize(("rule", "code"), [(FieldRule("a", "", "", type="colour"), "field_type"), (FieldRule("a", "", "", type="code", codes="no"), "codelist_unknown")])  # fmt: skip  # noqa: E501
def test_a_table_that_cannot_be_followed_is_a_fault_of_the_settings(rule: FieldRule, code: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        schema_bytes([rule], {})
    assert caught.value.code == code
