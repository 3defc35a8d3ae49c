"""The sixth version: serials of documents."""

import sqlalchemy as sa
from alembic import op

from station.storage.migrations.rules import statements
from station.storage.migrations.sixth_rules import RULES

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of serials and its rules."""
    # Documents can be taken away, their serials not: so no foreign key holds the document.
    op.create_table(
        "document_serial",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("agency_code", sa.Text(), nullable=False),
        sa.Column("type_abbreviation", sa.Text(), nullable=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("serial BETWEEN 1 AND 999999", name=op.f("ck_document_serial_serial")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_document_serial_dossier_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_document_serial_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_serial")),
        sa.UniqueConstraint(
            "agency_code", "type_abbreviation", "serial",
            name=op.f("uq_document_serial_agency_code_type_abbreviation_serial"),
        ),
        sa.UniqueConstraint(
            "agency_code", "type_abbreviation", "document_id",
            name=op.f("uq_document_serial_agency_code_type_abbreviation_document_id"),
        ),
    )  # fmt: skip
    op.create_index("ix_document_serial_dossier_id", "document_serial", ["dossier_id"], unique=False)
    dialect = op.get_bind().dialect.name
    for rule in RULES:
        for statement in statements(rule, dialect):
            op.execute(sa.text(statement))
