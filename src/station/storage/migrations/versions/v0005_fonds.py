"""The fifth version: fonds are described."""

import sqlalchemy as sa
from alembic import op

from station.storage.migrations.fifth_rules import RULES
from station.storage.migrations.rules import statements

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of what is said of fonds, with its rules."""
    op.create_table(
        "fonds_description",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("fonds_id", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["fonds_id"], ["fonds.id"], name=op.f("fk_fonds_description_fonds_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_fonds_description_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fonds_description")),
        sa.UniqueConstraint("sequence", name=op.f("uq_fonds_description_sequence")),
    )
    op.create_index("ix_fonds_description_fonds", "fonds_description", ["fonds_id", "sequence"], unique=False)
    dialect = op.get_bind().dialect.name
    for rule in RULES:
        for statement in statements(rule, dialect):
            op.execute(sa.text(statement))
