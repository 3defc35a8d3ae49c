"""What a clerk puts right in place: order, turn, skew and crop, blank sides, notes on leaves, an earlier image again.

Each function returns what its opposite needs, so that everything here can be undone. A page that was accepted and is
moved or marked afterwards waits for a verdict again.
"""

from __future__ import annotations

from dataclasses import replace

from station.imaging.analysis import analyse, make_recipe
from station.imaging.codecs import decode
from station.imaging.file_facts import assumed_dpi, believable_dpi
from station.model.dossier import Page
from station.model.errors import InputFault, Refused
from station.model.paper import LeafKind
from station.model.people import Action, Person
from station.model.recipe import Recipe
from station.model.states import OPEN_FOR_CAPTURE, PageState
from station.model.transitions import next_page_state
from station.qc.blank_question import speaks_against_blank
from station.storage.unit import Unit
from station.workflow.station import Station
from station.workflow.take_back_verdicts import look_again


def move_page(station: Station, person: Person, page: Page, after: str | None) -> str | None:
    """Put a page behind page ``after``, ``None``: to the front. Return the id of the page it stood behind."""
    person.require(Action.CORRECT)
    with station.workspace.write(person) as unit:
        _require_open(unit, page)
        order = [one.id for one in unit.pages(page.dossier_id, include_removed=True)]
        if page.id not in order:
            raise Refused("page_changed", page=page.id)
        place = order.index(page.id)
        before = order[place - 1] if place else None
        if after != before:
            unit.move_page(page.id, after)
            unit.emit("page.moved", page.id, after=after or "", previous=before or "")
            look_again(station, unit, person, page.id, "page.moved")
    return before


def turn_page(station: Station, person: Person, page: Page, quarters: int) -> Recipe | None:
    """Turn the rendition clockwise by quarters; return the recipe a person had set before, ``None`` for automatic.

    A page that was not inspected yet is straightened and cropped as inspection would, with the turn as it was asked.
    """
    with station.workspace.read() as reader:
        manual = reader.manual_recipe(page.capture.id)
        report = reader.report(page.capture.id)
    shown = manual or (report.recipe if report is not None else None)
    turned = _turned_as_captured(station, page, quarters) if shown is None else shown.turned(quarters)
    return correct_page(station, person, page, turned)


def _turned_as_captured(station: Station, page: Page, quarters: int) -> Recipe:
    digest, dpi = page.capture.master.sha256, page.capture.master.dpi
    image = decode(station.workspace.masters.read(digest), station.workspace.masters.path(digest).name)
    known = believable_dpi(dpi, image.width, image.height)
    analysis = analyse(image.gray, known or assumed_dpi(image.width, image.height))
    return replace(make_recipe(analysis, 90 * quarters % 360), origin="manual")


def correct_page(station: Station, person: Person, page: Page, recipe: Recipe | None) -> Recipe | None:
    """Keep the recipe that the person set, ``None``: the automatic one again. Return the manual one it replaces.

    The page is inspected again with it. Raises ``Refused`` when the page was captured again or decided meanwhile
    (``page_changed``, ``page_transition``), or was rejected and this changes nothing (``recipe_unchanged``).
    """
    with station.workspace.write(person) as unit:
        current = unit.page(page.id)
        if current.capture.id != page.capture.id:
            raise Refused("page_changed", page=page.id)
        state = next_page_state(current.state, "correct", unit.facts(page.dossier_id, actor=person))
        before = unit.manual_recipe(current.capture.id)
        if current.state is PageState.REJECTED and _same_image(unit, current, before, recipe):
            raise Refused("recipe_unchanged", page=current.number)
        unit.set_manual_recipe(current.capture.id, recipe)
        unit.set_page_state(page.id, state)
        unit.emit(
            "page.corrected", page.id, capture=current.capture.id, recipe=recipe.as_dict() if recipe else "automatic",
            previous=before.digest if before else "automatic",
        )  # fmt: skip
    return before


def _same_image(unit: Unit, page: Page, before: Recipe | None, wanted: Recipe | None) -> bool:
    """Whether a recipe gives what the page shows already, whoever set it."""
    if wanted is None or before is not None:
        return wanted == before
    report = unit.report(page.capture.id)
    return report is not None and replace(wanted, origin=report.recipe.origin) == report.recipe


def reinstate_capture(station: Station, person: Person, page: Page, capture_id: str) -> str:
    """Let an earlier image of the page be the one it shows again; return the id of the capture it takes over from."""
    person.require(Action.CAPTURE)
    with station.workspace.write(person) as unit:
        current = unit.page(page.id)
        next_page_state(current.state, "rescan", unit.facts(page.dossier_id, actor=person))
        if capture_id not in {one.id for one in unit.captures(page.id)}:
            raise InputFault("capture_unknown", capture=capture_id)
        unit.reinstate_capture(capture_id)
        unit.emit("capture.reinstated", page.id, capture=capture_id, previous=current.capture.id)
    return current.capture.id


def mark_blank(station: Station, person: Person, page: Page, *, blank: bool, reason: str = "") -> None:
    """Record that the side a page shows is blank, or that it is not. A blank side is kept and counted apart.

    Where words or marks were found on it, ``reason`` says why it is blank all the same; without one this raises
    ``Refused`` (``blank_with_content``): a profile may leave blank sides out of the package.
    """
    person.require(Action.CORRECT)
    with station.workspace.write(person) as unit:
        _require_open(unit, page)
        capture_id = unit.page(page.id).capture.id
        found = unit.report(capture_id) if blank and not reason else None
        if found is not None and speaks_against_blank(found):
            raise Refused("blank_with_content", page=str(page.number))
        told, was = "page.blank" if blank else "page.not_blank", unit.blank_captures(page.dossier_id)
        unit.set_blank(capture_id, blank=blank)
        unit.emit(told, page.id, **({"reason": reason} if reason else {}))
        if blank is not (capture_id in was):
            look_again(station, unit, person, page.id, told)


def mark_suspect(station: Station, person: Person, page: Page, suspect: str = "") -> str:
    """Record that the page was looked at (``""``), or that it is in doubt again; return the doubt that there was."""
    person.require(Action.CORRECT)
    with station.workspace.write(person) as unit:
        _require_open(unit, page)
        before = unit.page(page.id).suspect
        if suspect != before:
            unit.set_suspect(page.id, suspect)
            unit.emit("page.doubted" if suspect else "page.looked_at", page.id, suspect=suspect or before)
            if suspect:
                look_again(station, unit, person, page.id, "page.doubted")
    return before


def note_leaf(
    station: Station, person: Person, page: Page, kind: LeafKind, note: str = "", leaves: int = 1
) -> str:  # fmt: skip
    """Note that leaves are missing behind the page, or what its own leaf is; return the id of the note."""
    person.require(Action.CORRECT)
    if leaves < 1:
        raise InputFault("leaves_number", number=str(leaves))
    with station.workspace.write(person) as unit:
        _require_open(unit, page)
        note_id = unit.add_leaf_note(page.dossier_id, page.id, kind, leaves, note.strip())
        unit.emit("leaf.noted", page.id, leaf=kind.value, leaves=leaves, note=note.strip())
    return note_id


def withdraw_note(station: Station, person: Person, page: Page, note_id: str, *, withdrawn: bool = True) -> None:
    """Let a note on a leaf no longer count, or count again."""
    person.require(Action.CORRECT)
    with station.workspace.write(person) as unit:
        _require_open(unit, page)
        unit.withdraw_leaf_note(note_id, withdrawn=withdrawn)
        unit.emit("leaf.note_withdrawn" if withdrawn else "leaf.note_restored", page.id, note=note_id)


def _require_open(unit: Unit, page: Page) -> None:
    dossier = unit.dossier(page.dossier_id)
    if dossier.state not in OPEN_FOR_CAPTURE:
        raise Refused("dossier_state", subject=dossier.code, state=dossier.state.value)
