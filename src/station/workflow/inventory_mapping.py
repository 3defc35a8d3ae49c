"""Which column of a mục lục hồ sơ is which field: mappings of the product, the site and the workspace, by name."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from station.model.errors import InputFault, SettingsFault
from station.model.people import Action, Person
from station.model.spreadsheet import column_index, column_letters
from station.settings.declared import build, read_toml
from station.settings.resources import resources_folder
from station.settings.station import SITE_FOLDER
from station.storage.durable_io import DurableIO
from station.storage.faults import disk_faults
from station.workflow.edit_reasons import keep_file
from station.workflow.station import Station
from station.workflow.table_cells import plain_heading

DEFAULT = "default"
# What a list may say of a dossier, in the order in which it is shown. Without the first two nothing can be registered.
NEEDED = ("code", "title")
FIELDS = (
    *NEEDED, "box", "number", "retention", "start_date", "end_date", "sheets", "pages", "documents", "secrecy", "often",
    "language", "fonds", "note",
)  # fmt: skip
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_LETTERS = re.compile(r"#([A-Z]{1,3})")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which headings mean which field, and how levels and answers may be written (``profiles/inventory/*.toml``).

    ``#C`` in place of a heading is the column C whatever stands above it. ``heading_row`` is the row of the headings,
    0 where they are found by their names. ``often``: words for dossiers that are often used. ``retention``: further
    words for the codes of the list ``maintenance``. ``headings``: those of the list that it was saved for. ``title`` is
    as its maker wrote it, ``title_en`` the English one of those that come with the program.
    """

    name: str
    version: str
    title: str
    columns: dict[str, tuple[str, ...]]
    secrecy: dict[str, tuple[str, ...]] = field(default_factory=dict)
    often: tuple[str, ...] = ()
    retention: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heading_row: int = 0
    headings: tuple[str, ...] = ()
    title_en: str = ""

    def titled(self, language: str) -> str:
        """Return the title in ``vi`` or ``en``."""
        return self.title_en if language == "en" and self.title_en else self.title

    def field_of(self, heading: str, index: int) -> str:
        """Return the field that a column means, ``""`` for none; ``index`` counts columns from 0."""
        plain = plain_heading(heading)
        for name, texts in self.columns.items():
            if any(_is_column(text, index) for text in texts):
                return name
        if not plain:
            return ""
        return next((name for name, texts in self.columns.items() if plain in map(plain_heading, texts)), "")

    def with_column(self, heading: str, index: int, name: str) -> ColumnMapping:
        """Return a mapping in which this column means the field ``name`` (``""``: none) and no other.

        A column without a heading is named by its letters. Raises ``SettingsFault`` with code ``inventory_field``.
        """
        if name and name not in FIELDS:
            raise SettingsFault("inventory_field", field=name, known=", ".join(FIELDS))
        plain = plain_heading(heading)
        columns = {
            known: tuple(t for t in texts if not (plain and plain_heading(t) == plain) and not _is_column(t, index))
            for known, texts in self.columns.items()
        }
        if name:
            columns[name] = (heading.strip() if plain else f"#{column_letters(index)}", *columns.get(name, ()))
        return replace(self, columns=columns)


def _is_column(text: str, index: int) -> bool:
    named = _LETTERS.fullmatch(text)
    return named is not None and column_index(named[1]) == index


def load_mappings(workspace: Path) -> dict[str, ColumnMapping]:
    """Return the mappings by name: those of the product, over them those of the site, over them the workspace's own.

    Raises ``SettingsFault`` (``profile_name``, ``inventory_field`` and what reading a file may say).
    """
    found: dict[str, ColumnMapping] = {}
    for folder in (resources_folder(), SITE_FOLDER, workspace):
        for path in sorted(_folder(folder).glob("*.toml")):
            mapping = read_mapping(path)
            if mapping.name != path.stem:
                raise SettingsFault("profile_name", path=str(path), name=mapping.name)
            found[mapping.name] = mapping
    return found


def read_mapping(path: Path) -> ColumnMapping:
    """Return the mapping of one file; raises ``SettingsFault`` (``inventory_field`` and what reading it may say)."""
    mapping = build(ColumnMapping, read_toml(path), str(path))
    if strange := sorted(mapping.columns.keys() - set(FIELDS)):
        raise SettingsFault("inventory_field", field=strange[0], known=", ".join(FIELDS))
    return mapping


def mapping_named(workspace: Path, name: str) -> ColumnMapping:
    """Return a mapping by name; raises ``SettingsFault`` with code ``profile_unknown`` and the names there are."""
    known = load_mappings(workspace)
    if name not in known:
        raise SettingsFault("profile_unknown", kind="inventory", name=name, known=", ".join(sorted(known)))
    return known[name]


def remembered(workspace: Path, headings: Sequence[str]) -> ColumnMapping:
    """Return the mapping that was saved for a list with these headings, the one called ``default`` when none was.

    Columns behind them change nothing: rejected rows come back with their reasons there.
    """
    known, wanted = load_mappings(workspace), _plain(headings)
    saved = {name: _plain(mapping.headings) for name, mapping in known.items()}
    fitting = [name for name, begin in saved.items() if begin and wanted[: len(begin)] == begin]
    return known[max(fitting, key=lambda name: len(saved[name]), default=DEFAULT)]


def save_mapping(
    station: Station, person: Person, mapping: ColumnMapping, name: str, headings: Sequence[str] = ()
) -> ColumnMapping:
    """Keep a mapping in this workspace under a name and return it; one of this name is replaced.

    ``headings``: those of the list it was made for, which from now on finds it by itself. Raises ``Refused``
    (``role_missing``), ``InputFault`` (``mapping_name``: lower-case letters a-z, digits and hyphens, at most 40),
    ``StorageFault``.
    """
    person.require(Action.IMPORT_INVENTORY)
    if not _NAME.fullmatch(name):
        raise InputFault("mapping_name", name=name)
    saved = replace(mapping, name=name, title_en="", headings=tuple(text for text in headings if text))
    folder = _folder(station.workspace.path)
    with disk_faults(folder):
        for made in (folder.parent, folder):
            DurableIO().make_folder(made)
    with station.workspace.write(person) as unit:
        unit.emit("inventory.mapping_saved", name, columns={key: list(texts) for key, texts in saved.columns.items()})
        keep_file(folder / f"{name}.toml", written_mapping(saved))
    return saved


def written_mapping(mapping: ColumnMapping) -> str:
    """Return the text of a mapping's file."""
    lines = [f"{key} = {json.dumps(getattr(mapping, key))}" for key in ("name", "version", "title", "heading_row")]
    lines += [f"{key} = {_listed(getattr(mapping, key))}" for key in ("often", "headings")]
    for key in ("columns", "secrecy", "retention"):
        lines += ["", f"[{key}]", *(f"{word} = {_listed(texts)}" for word, texts in getattr(mapping, key).items())]
    return "\n".join(lines) + "\n"


def _listed(texts: Sequence[str]) -> str:
    # JSON's text is TOML's, but for the letter that JSON leaves as it is.
    return json.dumps(list(texts), ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(headings: Sequence[str]) -> list[str]:
    return [plain for text in headings if (plain := plain_heading(text))]


def _folder(folder: Path) -> Path:
    return folder / "profiles" / "inventory"
