"""The ninth version: waiting pages as a running total, verifications of packages, imports that go on.

With it come the office sizes of paper, so that what counted as "other" is counted anew; sums of whole days of other
stations; and an index for each thing that the supervisor's board asks every time it opens.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from station.storage.migrations.ninth_rules import RULES
from station.storage.migrations.rules import statements

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_DAY_KEYS = ("day", "station", "fonds", "size")
_SUMS = (
    "captured", "rescanned", "sheets", "bytes", "blank", "removed", "control", "accepted", "rejected", "documents",
    "dossiers", "packaged", "waiting",
)  # fmt: skip
_INVALID = "result = 'invalid'"
_FAULT = "kind = 'device.fault'"


def upgrade() -> None:
    """Make columns, tables and indexes; pages that wait or were of no known size are counted at the next opening."""
    for table in ("count_total", "count_day", "merged_total"):
        op.add_column(table, sa.Column("waiting", sa.BigInteger(), server_default="0", nullable=False))
    _merged_days()
    op.create_index("ix_package_sealed_at", "package", ["sealed_at"], unique=False)
    op.create_index("ix_dossier_report_created_at", "dossier_report", ["created_at"], unique=False)
    op.create_index(
        "ix_event_device_fault", "event", ["at"], unique=False, sqlite_where=sa.text(_FAULT),
        postgresql_where=sa.text(_FAULT),
    )  # fmt: skip
    _package_checks()
    _import_journal()
    dialect = op.get_bind().dialect.name
    for rule in RULES:
        for statement in statements(rule, dialect):
            op.execute(sa.text(statement))
    op.execute(sa.text(
        "INSERT INTO count_dirty (kind, subject) SELECT 'page', id FROM page WHERE NOT EXISTS"
        " (SELECT 1 FROM count_dirty WHERE kind = 'page' AND subject = page.id)"
        " AND (state IN ('captured', 'passed', 'flagged') OR id IN"
        " (SELECT subject FROM count_share WHERE kind = 'page' AND share LIKE '%\"other\"%'))"
    ))  # fmt: skip


def _merged_days() -> None:
    op.create_table(
        "merged_day", sa.Column("source", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in (*_DAY_KEYS, "unit")), *_sums(),
        sa.ForeignKeyConstraint(["source"], ["merged_station.id"], name=op.f("fk_merged_day_source")),
        sa.PrimaryKeyConstraint("source", *_DAY_KEYS, "unit", name=op.f("pk_merged_day")),
    )  # fmt: skip
    keys = ", ".join(("source", *_DAY_KEYS, "unit"))
    sums = ", ".join(f"SUM({name})" for name in _SUMS)
    op.execute(sa.text(
        f"INSERT INTO merged_day ({keys}, {', '.join(_SUMS)}) SELECT {keys}, {sums} FROM merged_total GROUP BY {keys}"  # noqa: S608 - names of columns only
    ))  # fmt: skip


def _package_checks() -> None:
    op.create_table(
        "package_check",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("package_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("problem_count", sa.BigInteger(), nullable=False),
        *_texts("problems", "structure", "software", "manifest_sha256"),
        sa.Column("person_id", sa.Text(), nullable=True),
        *_texts("station", "at", "local_day"),
        sa.CheckConstraint("result IN ('valid', 'invalid', 'unknown')", name=op.f("ck_package_check_result")),
        sa.CheckConstraint("(result = 'invalid') = (problem_count > 0)", name=op.f("ck_package_check_problems")),
        sa.ForeignKeyConstraint(["package_id"], ["package.id"], name=op.f("fk_package_check_package_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_package_check_dossier_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_package_check_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package_check")),
        sa.UniqueConstraint("sequence", name=op.f("uq_package_check_sequence")),
    )
    op.create_index("ix_package_check_package", "package_check", ["package_id", "sequence"], unique=False)
    op.create_index(
        "ix_package_check_invalid", "package_check", ["package_id"], unique=False, sqlite_where=sa.text(_INVALID),
        postgresql_where=sa.text(_INVALID),
    )  # fmt: skip


def _import_journal() -> None:
    op.create_table(
        "import_journal",
        sa.Column("id", sa.Text(), nullable=False),
        *_texts("fonds_code", "source_name", "source_sha256", "file", "options", "person_id", "station", "at"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_import_journal_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_journal")),
        sa.UniqueConstraint(
            "fonds_code", "source_sha256", name=op.f("uq_import_journal_fonds_code_source_sha256"),
        ),
    )  # fmt: skip


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _sums() -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.BigInteger(), server_default="0", nullable=False) for name in _SUMS]
