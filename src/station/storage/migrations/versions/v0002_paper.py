"""The second version: what is known of the paper before, beside and after its images."""

import sqlalchemy as sa
from alembic import op

from station.storage.migrations.rules import statements
from station.storage.migrations.second_rules import REPLACED, RULES

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the new tables, and let an earlier image come back while its dossier is open."""
    _tables()
    dialect = op.get_bind().dialect.name
    name, table = REPLACED
    if dialect == "sqlite":
        op.execute(sa.text(f"DROP TRIGGER {name}"))
    else:
        op.execute(sa.text(f"DROP TRIGGER {name} ON {table}"))
        op.execute(sa.text(f"DROP FUNCTION {name}()"))
    for rule in RULES:
        for statement in statements(rule, dialect):
            op.execute(sa.text(statement))


def _tables() -> None:
    op.create_table(
        "triage",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("condition", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("counted_sheets", sa.Integer(), nullable=True),
        sa.Column("held", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("distinct_from", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_triage_dossier_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_triage_person_id")),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_triage")),
    )
    op.create_table(
        "custody",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("counterpart", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("local_day", sa.Text(), nullable=False),
        sa.CheckConstraint("direction IN ('out', 'in')", name=op.f("ck_custody_direction")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_custody_dossier_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_custody_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody")),
        sa.UniqueConstraint("sequence", name=op.f("uq_custody_sequence")),
    )
    op.create_index("ix_custody_dossier", "custody", ["dossier_id", "sequence"], unique=False)
    op.create_index("ix_custody_local_day", "custody", ["local_day"], unique=False)
    op.create_table(
        "leaf_note",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("page_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("leaves", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("leaves > 0", name=op.f("ck_leaf_note_leaves")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_leaf_note_dossier_id")),
        sa.ForeignKeyConstraint(
            ["page_id", "dossier_id"], ["page.id", "page.dossier_id"], name=op.f("fk_leaf_note_page_id_dossier_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_leaf_note_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaf_note")),
    )
    op.create_index("ix_leaf_note_dossier", "leaf_note", ["dossier_id"], unique=False)
    op.create_table(
        "blank_mark",
        sa.Column("capture_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("local_day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_blank_mark_capture_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_blank_mark_dossier_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_blank_mark_person_id")),
        sa.PrimaryKeyConstraint("capture_id", name=op.f("pk_blank_mark")),
    )
    op.create_index("ix_blank_mark_dossier", "blank_mark", ["dossier_id"], unique=False)
