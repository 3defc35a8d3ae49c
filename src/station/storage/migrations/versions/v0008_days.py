"""The eighth version: sums of whole days, so that a supervisor's first look does not read the hours of all months."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_KEYS = ("day", "station", "fonds", "size")
_SUMS = (
    "captured", "rescanned", "sheets", "bytes", "blank", "removed", "control", "accepted", "rejected", "documents",
    "dossiers", "packaged",
)  # fmt: skip


def upgrade() -> None:
    """Create the table and fill it with what the totals say; damaged dossiers are found without reading the others."""
    op.create_table(
        "count_day", *(sa.Column(name, sa.Text(), nullable=False) for name in _KEYS),
        *(sa.Column(name, sa.BigInteger(), server_default="0", nullable=False) for name in _SUMS),
        sa.PrimaryKeyConstraint(*_KEYS, name=op.f("pk_count_day")),
    )  # fmt: skip
    op.create_index(
        "ix_dossier_blocked", "dossier", ["ordinal"], unique=False, sqlite_where=sa.text("blocked <> ''"),
        postgresql_where=sa.text("blocked <> ''"),
    )  # fmt: skip
    names = ", ".join((*_KEYS, *_SUMS))
    sums = ", ".join(f"SUM({name})" for name in _SUMS)
    keys = ", ".join(_KEYS)
    op.execute(sa.text(f"INSERT INTO count_day ({names}) SELECT {keys}, {sums} FROM count_total GROUP BY {keys}"))  # noqa: S608 - names of columns only
