"""What all tables share: naming of their rules, and the few types of columns."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, MetaData, Text, text

from station.model.secrecy import Secrecy
from station.model.states import CaptureState, DossierState, PageState

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def text_column(name: str, *, default: str | None = None) -> Column[str]:
    """Return a column of text that is always there."""
    return Column(name, Text, nullable=False, server_default=None if default is None else text(f"'{default}'"))


def number_column(name: str, *, default: str | None = None) -> Column[int]:
    """Return a column of whole numbers that is always there."""
    return Column(name, BigInteger, nullable=False, server_default=default)


def id_column() -> Column[str]:
    """Return the column of a row's id."""
    return Column("id", Text, primary_key=True)


def link_column(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    """Return a column that names the id of a row in another table."""
    return Column(name, Text, ForeignKey(f"{target}.id"), nullable=nullable)


def one_of(column: str, values: type[Secrecy | DossierState | PageState | CaptureState]) -> CheckConstraint:
    """Return the rule that a column holds one of these values."""
    listed = ", ".join(f"'{value.value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
