"""``station import``: a list becomes the worklist; ``station inventory``: who appraised it, and what comes first."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from station.cli.acting import acting_person, named_dossier
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.appraisal import HIGHEST, AppraisalState, InventoryLine
from station.model.errors import InputFault, NotFound
from station.workflow.appraise_inventory import appraise, inventories, set_priority
from station.workflow.import_inventory import import_inventory
from station.workflow.inventory_mapping import ColumnMapping, load_mappings, mapping_named, read_mapping, remembered
from station.workflow.inventory_result import ImportResult, Notice, Preview, RejectedRow
from station.workflow.preview_inventory import preview
from station.workflow.station import Station
from station.workflow.write_rejects import reason_words, write_rejects

_SHOWN = 50
# So much of an inventory's id is shown, and enough to name it.
_ID = 8


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    parser = common.command(commands, "import", person=True)
    parser.add_argument("file", metavar="FILE", help=common.word("inventory_file"))
    parser.add_argument("--fonds", metavar="CODE", default="", help=common.word("fonds"))
    parser.add_argument("--mapping", metavar="NAME|FILE", default="", help=common.word("mapping"))
    parser.add_argument("--sheet", metavar="NAME", default="", help=common.word("sheet"))
    parser.add_argument("--only-good", action="store_true", help=common.word("only_good"))
    parser.add_argument("--update", action="store_true", help=common.word("update_list"))
    parser.add_argument("--preview", action="store_true", help=common.word("preview_list"))
    parser.add_argument("--rejects", metavar="FILE", help=common.word("rejects"))
    parser.set_defaults(run=run_import)
    parser = common.command(commands, "inventory", person=True)
    parser.add_argument("action", choices=("list", "submit", "approve", "refuse", "priority"), nargs="?",
                        default="list", help=common.word("inventory_action"))  # fmt: skip
    parser.add_argument("subjects", nargs="*", metavar="CODE", help=common.word("inventory_codes"))
    parser.add_argument("--fonds", metavar="CODE", default="", help=common.word("inventory_fonds"))
    parser.add_argument("--document", default="", metavar="TEXT", help=common.word("appraisal_document"))
    parser.add_argument("--date", default="", metavar="DD/MM/YYYY", help=common.word("appraisal_date"))
    parser.add_argument("--note", default="", metavar="TEXT", help=common.word("appraisal_note"))
    parser.add_argument("--level", type=int, default=HIGHEST, metavar="0-9", help=common.word("priority"))
    parser.set_defaults(run=run_inventory)


def chosen_mapping(face: Face, path: Path, workspace: Path) -> ColumnMapping:
    """Return the mapping that was asked for by name or file, else the one saved for the headings of this list."""
    wanted = face.arguments.mapping
    if wanted.endswith(".toml"):
        return read_mapping(Path(wanted))
    if wanted:
        return mapping_named(workspace, wanted)
    known = load_mappings(workspace)
    first = preview(path, known["default"], face.arguments.sheet)
    return remembered(workspace, first.headings)


def run_import(face: Face) -> int:
    """Import an inventory, or look into it; rejected rows end with the exit code of bad input."""
    arguments, path = face.arguments, Path(face.arguments.file)
    with face.station() as station:
        mapping = chosen_mapping(face, path, station.workspace.path)
        if arguments.preview:
            today = station.clock.now().date()
            seen = preview(path, mapping, arguments.sheet, today=today, fonds=arguments.fonds)
            return show_preview(face, seen, mapping)
        result = import_inventory(
            station.workspace, acting_person(face, station), path, mapping, fonds=arguments.fonds,
            sheet=arguments.sheet, only_good=arguments.only_good, update=arguments.update, progress=face.progress,
        )  # fmt: skip
    if arguments.rejects and result.rejected:
        write_rejects(Path(arguments.rejects), result, face.texts)
    show_import(face, result)
    face.result({
        "source": result.source, "sha256": result.sha256, "sheet": result.sheet, "mapping": mapping.name,
        "fonds": list(result.fonds), "inventories": list(result.inventory_ids),
        "imported": result.imported, "already": result.already, "updated": result.updated,
        "unchanged": result.unchanged, "notices": _notices(result.notices),
        "kept": [{"row": one.row, "code": one.code, "field": one.field, "old": one.old, "new": one.new,
                  "why": one.why} for one in result.kept],
        "vanished": list(result.vanished), "rejected": [row.as_dict() for row in result.rejected],
    })  # fmt: skip
    return InputFault.exit_code if result.rejected else 0


def show_import(face: Face, result: ImportResult) -> None:
    """Tell people what an import did."""
    for notice in result.notices:
        face.line(face.texts.text("inventory", notice.code, value=notice.value))
    if result.fonds:
        face.say("import_fonds", fonds=", ".join(result.fonds))
    _show_rejected(face, result.rejected)
    for kept in result.kept[:_SHOWN]:
        why = face.texts.text("inventory", f"kept_{kept.why}")
        face.say("row_kept", row=kept.row, dossier=kept.code, field=kept.field, old=kept.old, new=kept.new, why=why)
    if result.vanished:
        codes = ", ".join(result.vanished[:_SHOWN]) + (" …" if len(result.vanished) > _SHOWN else "")
        face.say("rows_vanished", count=len(result.vanished), codes=codes)
    if result.rejected and not result.written:
        face.say("nothing_imported", rejected=len(result.rejected), good=result.good)
    else:
        face.say("imported", count=result.imported, already=result.already, rejected=len(result.rejected))
    if result.updated or result.unchanged:
        face.say("import_updated", updated=result.updated, unchanged=result.unchanged, kept=len(result.kept))


def _show_rejected(face: Face, rejected: Sequence[RejectedRow]) -> None:
    for row in rejected[:_SHOWN]:
        face.say("row_rejected", row=row.row, dossier=row.code, reason="; ".join(reason_words(row, face.texts)))
    if len(rejected) > _SHOWN:
        face.say("more_rows", count=len(rejected) - _SHOWN)


def show_preview(face: Face, seen: Preview, mapping: ColumnMapping) -> int:
    """Show what an import would read."""
    words = face.texts.text
    for notice in seen.notices:
        face.line(words("inventory", notice.code, value=notice.value))
    face.say("preview_of", sheet=seen.sheet, first=seen.heading_rows[0], last=seen.heading_rows[1], rows=seen.rows,
             mapping=mapping.name)  # fmt: skip
    face.table(
        ("column", "heading", "field", "sample"),
        [
            (one.letters, one.heading, words("inventory", f"field_{one.field}") if one.field else "",
             next(filter(None, one.samples), "")[:50])
            for one in seen.columns
        ],
    )  # fmt: skip
    if not seen.missing:
        face.say("import_fonds" if seen.fonds else "preview_no_fonds", fonds=", ".join(seen.fonds))
    bad = [row for row in seen.sample if isinstance(row, RejectedRow)]
    _show_rejected(face, bad)
    if seen.missing:
        names = ", ".join(words("inventory", f"field_{name}") for name in seen.missing)
        face.say("preview_missing", fields=names)
    face.result({
        "sheets": [{"name": one.name, "state": one.state, "rows": one.rows} for one in seen.sheets],
        "sheet": seen.sheet, "heading_rows": list(seen.heading_rows), "rows": seen.rows, "mapping": mapping.name,
        "columns": [{"letters": one.letters, "heading": one.heading, "field": one.field, "hidden": one.hidden,
                     "samples": list(one.samples)} for one in seen.columns],
        "missing": list(seen.missing), "fonds": list(seen.fonds), "notices": _notices(seen.notices),
        "rejected": [row.as_dict() for row in bad],
    })  # fmt: skip
    return InputFault.exit_code if seen.missing else 0


def _notices(notices: tuple[Notice, ...]) -> list[dict[str, str]]:
    return [{"code": one.code, "value": one.value} for one in notices]


def run_inventory(face: Face) -> int:
    """List inventories, record an appraisal, or let dossiers come first."""
    arguments = face.arguments
    states = {
        "submit": AppraisalState.SUBMITTED,
        "approve": AppraisalState.APPROVED,
        "refuse": AppraisalState.REJECTED,
    }
    with face.station() as station:
        if arguments.action == "list":
            return show_inventories(face, inventories(station))
        person = acting_person(face, station)
        if arguments.action == "priority":
            found = [named_dossier(station, code) for code in arguments.subjects]
            set_priority(station, person, [dossier.id for dossier in found], arguments.level)
            face.say("prioritised", count=len(found), level=arguments.level)
            face.result({"dossiers": [dossier.code for dossier in found], "priority": arguments.level})
            return 0
        state = states[arguments.action]
        # All are found before anything is said of the first.
        chosen = [(code, inventory_named(station, code, arguments.fonds)) for code in arguments.subjects]
        for code, inventory_id in chosen:
            appraise(
                station, person, inventory_id, state, document=arguments.document, document_date=arguments.date,
                note=arguments.note,
            )  # fmt: skip
            face.say("appraised", inventory=code, state=face.texts.text("inventory", f"appraisal_{state.value}"))
        face.result({"inventories": list(arguments.subjects), "state": state.value})
    return 0


def inventory_named(station: Station, code: str, fonds: str = "") -> str:
    """Return the id of the inventory of this code, or of an id that begins so; ``fonds`` narrows the choice.

    Raises ``NotFound`` with code ``inventory_unknown``, ``InputFault`` with code ``inventory_ambiguous``.
    """
    found = [
        one.inventory
        for one in inventories(station)
        if (one.inventory.code == code or (len(code) >= _ID and one.inventory.id.startswith(code)))
        and fonds in ("", one.inventory.fonds_code)
    ]
    if not found:
        raise NotFound("inventory_unknown", inventory=code)
    if len(found) > 1:
        named = ", ".join(f"{one.fonds_code} {one.source_name} ({one.id[:_ID]})" for one in found)
        raise InputFault("inventory_ambiguous", inventory=code, found=named)
    return found[0].id


def show_inventories(face: Face, lines: list[InventoryLine]) -> int:
    """Show every inventory with its appraisal."""
    face.table(
        ("inventory_number", "inventory", "fonds", "dossiers", "urgent", "appraisal", "document"),
        [
            (line.inventory.id[:_ID], line.inventory.code, line.inventory.fonds_code,
             line.dossiers if line.whole else f"{line.dossiers} {face.texts.text('inventory', 'in_part')}", line.urgent,
             face.texts.text("inventory", f"appraisal_{line.state.value}"),
             f"{line.appraisal.document} {line.appraisal.document_date}".strip() if line.appraisal else "")
            for line in lines
        ],
    )  # fmt: skip
    face.result({
        "inventories": [
            {"id": line.inventory.id, "code": line.inventory.code, "fonds": line.inventory.fonds_code,
             "source": line.inventory.source_name, "dossiers": line.dossiers, "urgent": line.urgent,
             "whole": line.whole, "state": line.state.value,
             "document": line.appraisal.document if line.appraisal else "",
             "document_date": line.appraisal.document_date if line.appraisal else "",
             "note": line.appraisal.note if line.appraisal else ""}
            for line in lines
        ]
    })  # fmt: skip
    return 0
