"""The rules of the seventh version: what was appraised and planned stays written, and what changes is counted anew.

Whatever writes a page or a dossier, also by hand, marks it; the transaction that ends counts what is marked.
"""

# ruff: noqa: S608 - every part of these statements is a constant of this package

from __future__ import annotations

from dataclasses import dataclass

from station.storage.migrations.rules import Rule, frozen, kept, never_replaced

RULES: tuple[Rule, ...] = (
    kept("appraisal"),
    frozen("appraisal", "id", "sequence", "inventory_id", "state", "document", "document_date", "person_id", "at"),
    never_replaced("appraisal", "t.id = NEW.id", "t.sequence = NEW.sequence"),
    kept("plan"),
    frozen("plan", "id", "sequence", "unit_code", "pages", "dossiers", "pages_before", "dossiers_before", "begins",
           "deadline", "unit_price", "coefficient", "person_id", "at"),
    never_replaced("plan", "t.id = NEW.id", "t.sequence = NEW.sequence"),
    kept("register_entry"),
    frozen("register_entry", "id", "register", "code"),
    never_replaced(
        "register_entry", "t.id = NEW.id", "(t.register = NEW.register AND t.code = NEW.code)",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark a page or dossier to be counted anew after a row of a table was written.

    ``subject`` is SQL over ``NEW`` (``OLD`` after a DELETE) that gives its id.
    """

    table: str
    event: str
    kind: str
    subject: str
    columns: tuple[str, ...] = ()

    def statements(self, dialect: str) -> list[str]:
        """Return the statements that create the trigger; the dialect is ``sqlite`` or ``postgresql``."""
        name = f"{self.table}_{self.event.lower()}_counts_{self.kind}"
        columns = f" OF {', '.join(self.columns)}" if self.columns else ""
        head = f"CREATE TRIGGER {name} AFTER {self.event}{columns} ON {self.table} FOR EACH ROW"
        # Not OR IGNORE: in SQLite the conflict clause of the statement that fires a trigger overrules its own.
        mark = (
            f"INSERT INTO count_dirty (kind, subject) SELECT '{self.kind}', ({self.subject}) WHERE NOT EXISTS"
            f" (SELECT 1 FROM count_dirty WHERE kind = '{self.kind}' AND subject = ({self.subject}))"
        )
        if dialect == "sqlite":
            return [f"{head} BEGIN {mark}; END"]
        return [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {mark}; RETURN NULL; END $$",
            f"{head} EXECUTE FUNCTION {name}()",
        ]


def _page_of(row: str) -> str:
    return f"SELECT page_id FROM capture WHERE id = {row}.capture_id"


MARKS: tuple[Mark, ...] = (
    Mark("capture", "INSERT", "page", "NEW.page_id"),
    Mark("capture", "UPDATE", "page", "NEW.page_id"),
    Mark("page", "UPDATE", "page", "NEW.id", ("state", "removed_reason", "removed_by", "removed_at", "removed_day")),
    Mark("decision", "INSERT", "page", "NEW.page_id"),
    Mark("report", "INSERT", "page", _page_of("NEW")),
    Mark("report", "UPDATE", "page", _page_of("NEW")),
    Mark("blank_mark", "INSERT", "page", _page_of("NEW")),
    Mark("blank_mark", "DELETE", "page", _page_of("OLD")),
    Mark("approval", "INSERT", "dossier", "NEW.dossier_id"),
    Mark("package", "INSERT", "dossier", "NEW.dossier_id"),
    Mark("dossier", "UPDATE", "dossier", "NEW.id", ("state", "package_version")),
    Mark("document", "INSERT", "dossier", "NEW.dossier_id"),
    Mark("document", "DELETE", "dossier", "OLD.dossier_id"),
)
