"""The form and the package judge alike, whatever is typed; proposals never pass for values."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.gui.describe.field_words import fault_words, field_title, origin_words
from station.gui.describe.form import (
    FieldState,
    Mark,
    Proposal,
    Source,
    build_form,
    in_form_order,
    is_done,
    missing_fields,
)
from station.model.errors import PackageFault
from station.model.geometry import Box
from station.model.profiles import FieldRule
from station.packaging.codelists import known_codelists
from station.packaging.fields import described, field_faults, put
from station.packaging.tidy import tidied
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

PROFILE = load_profiles([resources_folder()]).package_profile("plain")
LISTS = known_codelists(PROFILE)
RULES = (
    *PROFILE.document_fields[:10],
    FieldRule("needed", "Cần", "Needed", length=5, required=True),
    FieldRule("partial", "Một phần", "Partial", type="partial_date"),
    *PROFILE.document_fields[10:],
)
WORDS = st.one_of(
    st.text(max_size=12), st.sampled_from(["01", "02", "Quyết định", "Tiếng Việt, tiếng Anh", "01, Pháp", "1", "0"]),
    st.from_regex(r"[0-3]?\d[/.-][01]?\d[/.-](19|20)\d\d", fullmatch=True), st.integers(0, 99999).map(str),
)  # fmt: skip
TYPED = st.dictionaries(st.sampled_from([rule.name for rule in RULES]), WORDS)


@settings(max_examples=300, deadline=None)
@given(TYPED)
def test_the_form_says_wrong_when_the_package_would_refuse(typed: dict[str, str]) -> None:
    tidy = {rule.name: tidied(rule, typed[rule.name], LISTS) for rule in RULES if rule.name in typed}
    form = build_form(RULES, LISTS, put({}, tidy), {}, {})
    faults = {state.rule.name: state.fault for state in form if state.fault}
    if not faults:
        accepted = described(RULES, tidy, LISTS, "x")
        assert {state.rule.name: state.value for state in form if state.value} == accepted
        return
    with pytest.raises(PackageFault) as caught:
        described(RULES, tidy, LISTS, "x")
    missing = [name for name, code in faults.items() if code == "missing"]
    named = str(caught.value.context["fields"])
    assert caught.value.code == ("fields_missing" if missing else "fields_invalid")
    assert all(name in named for name in missing or faults)


@settings(max_examples=200, deadline=None)
@given(TYPED)
def test_what_is_tidied_stays_tidy(typed: dict[str, str]) -> None:
    for rule in RULES:
        once = tidied(rule, typed.get(rule.name, ""), LISTS)
        assert tidied(rule, once, LISTS) == once


@settings(max_examples=200, deadline=None)
@given(TYPED)
def test_a_fault_is_never_made_worse_by_tidying(typed: dict[str, str]) -> None:
    wrong = {fault.field for fault in field_faults(RULES, typed, LISTS)}
    tidy = {rule.name: tidied(rule, typed[rule.name], LISTS) for rule in RULES if rule.name in typed}
    assert {fault.field for fault in field_faults(RULES, tidy, LISTS)} <= wrong


def test_a_proposal_is_shown_but_is_no_value() -> None:
    proposals = {"codeNumber": Proposal("579", Source.READ, 0.98, "p1", (Box(1, 1, 9, 9),))}
    state = next(one for one in build_form(RULES, LISTS, {}, {}, proposals) if one.rule.name == "codeNumber")
    assert (state.shown, state.value, state.mark, state.letter) == ("579", "", Mark.SUGGESTED, "A")
    accepted = build_form(RULES, LISTS, {"codeNumber": "579"}, {}, proposals)
    state = next(one for one in accepted if one.rule.name == "codeNumber")
    assert (state.mark, state.letter) == (Mark.ACCEPTED, "A")
    other = next(one for one in build_form(RULES, LISTS, {"codeNumber": "1"}, {}, proposals) if one.value == "1")
    assert (other.mark, other.letter) == (Mark.ACCEPTED, "")


def test_a_proposal_that_could_not_be_stored_is_not_made() -> None:
    proposals = {"issuedDate": Proposal("05/1998", Source.READ), "codeNumber": Proposal("1" * 12, Source.READ)}
    assert all(state.proposal is None for state in build_form(RULES, LISTS, {}, {}, proposals))


def test_a_field_becomes_required_by_another() -> None:
    form = {one.rule.name: one for one in build_form(PROFILE.document_fields, LISTS, {"riskRecovery": "1"}, {}, {})}
    assert (form["riskRecoveryStatus"].required, form["riskRecoveryStatus"].fault) == (True, "missing")
    form = {one.rule.name: one for one in build_form(PROFILE.document_fields, LISTS, {"riskRecovery": "0"}, {}, {})}
    assert not form["riskRecoveryStatus"].required


def sip_form(**said: str) -> dict[str, FieldState]:
    profile = load_profiles([resources_folder()]).package_profile("tt05-sip")
    return {one.rule.name: one for one in build_form(profile.dossier_fields, known_codelists(profile), said, {}, {})}


def test_what_nobody_said_is_shown_as_the_default_and_judged_with_it() -> None:
    form = sip_form()
    assert (form["confidenceLevel"].value, form["confidenceLevel"].mark) == ("02", Mark.ACCEPTED)
    assert (form["riskRecovery"].value, form["riskRecovery"].fault) == ("0", "")
    assert (form["paperFileCode"].required, form["paperFileCode"].fault) == (True, "missing")
    assert not sip_form(confidenceLevel="01")["paperFileCode"].required


@pytest.mark.usefixtures("dressed")
def test_what_no_person_fills_is_nothing_to_do_here_and_says_who_sees_to_it() -> None:
    profile = load_profiles([resources_folder()]).package_profile("tt05-aip")
    lists = known_codelists(profile)
    rules = {rule.name: rule for rule in profile.dossier_fields}
    facts = {"title": "h" * (rules["title"].length + 1)}
    form = build_form(profile.dossier_fields, lists, {}, facts, {})
    states = {one.rule.name: one for one in form}
    assert not [one.rule.name for one in missing_fields(form) if one.rule.origin]
    assert "Đóng gói" in origin_words(states["arcFileCode"])
    assert "mục lục" in origin_words(states["title"])
    whole = build_form(profile.dossier_fields, lists, {}, {"arcFileCode": "H38.1", "title": "Hồ sơ"}, {})
    said = {one.rule.name: origin_words(one) for one in whole if one.rule.origin}
    assert said["arcFileCode"] == said["title"] == "theo mục lục"


@pytest.mark.usefixtures("dressed")
def test_a_fault_beside_another_field_names_that_field() -> None:
    form = sip_form(riskRecovery="0", riskRecoveryStatus="01", startDate="14/01/2003", endDate="13/01/2003")
    profile = load_profiles([resources_folder()]).package_profile("tt05-sip")
    rules, lists = profile.dossier_fields, known_codelists(profile)
    said = {name: fault_words(form[name], rules, lists) for name in ("riskRecoveryStatus", "endDate", "paperFileCode")}
    titles = {rule.name: field_title(rule) for rule in rules}
    assert titles["riskRecovery"] in said["riskRecoveryStatus"]
    assert titles["startDate"] in said["endDate"]
    assert titles["confidenceLevel"] in said["paperFileCode"]
    assert "Số hóa" in said["paperFileCode"]


def test_the_form_has_the_common_fields_first_in_their_order() -> None:
    names = [rule.name for rule in in_form_order(PROFILE.document_fields) if rule.group == "main"]
    assert names[:7] == [
        "typeName", "codeNumber", "codeNotation", "issuedDate", "language", "organName", "subject",
    ]  # fmt: skip
    assert [rule.group for rule in in_form_order(PROFILE.document_fields)][len(names) :] == ["more"] * (21 - len(names))


def test_a_document_is_done_when_what_is_expected_is_there() -> None:
    values = {
        "typeName": "02", "issuedDate": "14/05/1998", "organName": "UBND", "subject": "x", "language": "01",
        "maintenance": "01", "mode": "01",
    }  # fmt: skip
    assert is_done(build_form(PROFILE.document_fields, LISTS, values, {}, {}), values)
    for name in values:
        fewer = {key: value for key, value in values.items() if key != name}
        assert not is_done(build_form(PROFILE.document_fields, LISTS, fewer, {}, {}), fewer)
