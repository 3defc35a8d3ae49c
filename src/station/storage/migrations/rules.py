"""Rules of the house as triggers: one condition, written once, for SQLite and for PostgreSQL."""

# ruff: noqa: S608 - every part of these statements is a constant of this package

from __future__ import annotations

from dataclasses import dataclass

# The mark by which storage.faults knows a rule of the house in a driver's error text.
MARK = "station:"


@dataclass(frozen=True, slots=True)
class Rule:
    """Refuse an INSERT, UPDATE or DELETE of a row while the condition over ``NEW`` and ``OLD`` holds.

    ``condition`` is SQL that both databases understand; ``columns`` narrows an UPDATE to those that name one of them;
    ``code`` is what the person is told.
    """

    name: str
    table: str
    event: str
    condition: str
    code: str
    columns: tuple[str, ...] = ()


def statements(rule: Rule, dialect: str) -> list[str]:
    """Return the statements that create the rule; the dialect is ``sqlite`` or ``postgresql``."""
    columns = f" OF {', '.join(rule.columns)}" if rule.columns else ""
    moment = f"BEFORE {rule.event}{columns} ON {rule.table}"
    message = f"{MARK}{rule.code}"
    if dialect == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        return [f"CREATE TRIGGER {rule.name} {moment} FOR EACH ROW WHEN {rule.condition} {refuse}"]
    row = "OLD" if rule.event == "DELETE" else "NEW"
    refuse = f"RAISE EXCEPTION '{message}' USING ERRCODE = '23514'"
    body = f"BEGIN IF {rule.condition} THEN {refuse}; END IF; RETURN {row}; END"
    return [
        f"CREATE FUNCTION {rule.name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER {rule.name} {moment} FOR EACH ROW EXECUTE FUNCTION {rule.name}()",
    ]


def kept(table: str) -> Rule:
    """Return the rule that no row of the table is ever deleted."""
    return Rule(f"{table}_kept", table, "DELETE", "1 = 1", "row_kept")


def frozen(table: str, *columns: str) -> Rule:
    """Return the rule that these columns never change once written."""
    condition = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
    return Rule(f"{table}_frozen", table, "UPDATE", f"({condition})", "row_frozen", columns)


def never_replaced(table: str, *same: str) -> Rule:
    """Return the rule that an INSERT meets no row that has one of these in common with it.

    ``INSERT OR REPLACE`` deletes rows in SQLite without asking their DELETE triggers.
    """
    return Rule(
        f"{table}_not_replaced", table, "INSERT",
        f"EXISTS (SELECT 1 FROM {table} AS t WHERE {' OR '.join(same)})", "row_exists",
    )  # fmt: skip


def lacks_role(role: str, column: str) -> str:
    """Return the condition that the person of a column is not active in this role."""
    return f"NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.{column} AND active = 1 AND roles LIKE '%,{role},%')"
