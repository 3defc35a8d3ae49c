"""The seventh version: appraisal, plan, registers, running totals, and the figures of other stations."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from station.storage.migrations.rules import statements
from station.storage.migrations.seventh_rules import MARKS, RULES

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_KEYS = ("operator", "reviewer", "station", "device", "fonds", "profile", "size", "reason")
_SUMS = (
    "captured", "rescanned", "sheets", "bytes", "blank", "removed", "control", "accepted", "rejected", "documents",
    "dossiers", "packaged",
)  # fmt: skip


def upgrade() -> None:
    """Create the tables and their rules; everything there is gets counted when the workspace is next opened."""
    op.add_column("dossier", sa.Column("priority", sa.BigInteger(), server_default="0", nullable=False))
    op.create_index("ix_dossier_priority", "dossier", ["priority", "ordinal"], unique=False)
    _plans()
    _registers()
    _totals()
    dialect = op.get_bind().dialect.name
    for rule in RULES:
        for statement in statements(rule, dialect):
            op.execute(sa.text(statement))
    for mark in MARKS:
        for statement in mark.statements(dialect):
            op.execute(sa.text(statement))
    op.execute(sa.text("INSERT INTO count_dirty (kind, subject) SELECT 'page', id FROM page"))
    op.execute(
        sa.text(
            "INSERT INTO count_dirty (kind, subject) SELECT 'dossier', dossier_id FROM approval GROUP BY dossier_id"
        )
    )


def _plans() -> None:
    op.create_table(
        "appraisal",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("inventory_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("document_date", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('draft', 'submitted', 'approved', 'rejected')", name=op.f("ck_appraisal_state")),
        sa.ForeignKeyConstraint(["inventory_id"], ["inventory.id"], name=op.f("fk_appraisal_inventory_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_appraisal_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appraisal")),
        sa.UniqueConstraint("sequence", name=op.f("uq_appraisal_sequence")),
    )
    op.create_index("ix_appraisal_inventory", "appraisal", ["inventory_id", "sequence"], unique=False)
    op.create_table(
        "plan",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.Column("pages", sa.BigInteger(), nullable=False),
        sa.Column("dossiers", sa.BigInteger(), nullable=False),
        sa.Column("pages_before", sa.BigInteger(), nullable=False),
        sa.Column("dossiers_before", sa.BigInteger(), nullable=False),
        sa.Column("begins", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("coefficient", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("pages >= 0 AND dossiers >= 0 AND unit_price >= 0", name=op.f("ck_plan_amounts")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_plan_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("sequence", name=op.f("uq_plan_sequence")),
    )
    op.create_index("ix_plan_unit", "plan", ["unit_code", "sequence"], unique=False)


def _registers() -> None:
    op.create_table(
        "register_entry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("active", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("active IN (0, 1)", name=op.f("ck_register_entry_active")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
        sa.UniqueConstraint("register", "code", name=op.f("uq_register_entry_register_code")),
    )
    op.create_table(
        "fonds_unit",
        sa.Column("fonds_id", sa.Text(), nullable=False),
        sa.Column("unit_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["fonds_id"], ["fonds.id"], name=op.f("fk_fonds_unit_fonds_id")),
        sa.PrimaryKeyConstraint("fonds_id", name=op.f("pk_fonds_unit")),
    )


def _totals() -> None:
    op.create_table(
        "count_share",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("share", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject", name=op.f("pk_count_share")),
    )
    op.create_table(
        "count_dirty",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject", name=op.f("pk_count_dirty")),
    )
    op.create_table(
        "count_total", *_keys(), *_sums(),
        sa.PrimaryKeyConstraint("day", "hour", *_KEYS, name=op.f("pk_count_total")),
    )  # fmt: skip
    op.create_table(
        "merged_station",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("chain_head", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_merged_station_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merged_station")),
        sa.UniqueConstraint("public_key", name=op.f("uq_merged_station_public_key")),
    )
    op.create_table(
        "merged_total", sa.Column("source", sa.Text(), nullable=False), *_keys(),
        sa.Column("unit", sa.Text(), nullable=False), *_sums(),
        sa.ForeignKeyConstraint(["source"], ["merged_station.id"], name=op.f("fk_merged_total_source")),
        sa.PrimaryKeyConstraint("source", "day", "hour", *_KEYS, "unit", name=op.f("pk_merged_total")),
    )  # fmt: skip


def _keys() -> list[sa.Column[Any]]:
    return [
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _KEYS),
    ]


def _sums() -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.BigInteger(), server_default="0", nullable=False) for name in _SUMS]
