"""The fourth version: kinds of documents, and the files of sound and film."""

import sqlalchemy as sa
from alembic import op

from station.storage.migrations.fourth_rules import RULES
from station.storage.migrations.rules import statements

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let documents have a kind, and those of sound and film no page; create the table of their files."""
    # SQLite changes a column by writing the table anew; no trigger and no other table speaks of this one until here.
    with op.batch_alter_table("document") as document:
        document.alter_column("first_page_id", existing_type=sa.Text(), nullable=True)
        document.add_column(sa.Column("kind", sa.Text(), nullable=False, server_default=sa.text("'doc'")))
        document.create_unique_constraint(op.f("uq_document_id_dossier_id"), ["id", "dossier_id"])
        document.create_check_constraint(op.f("ck_document_kind"), "kind IN ('doc', 'pic', 'media')")
        document.create_check_constraint(op.f("ck_document_begins"), "(kind = 'media') = (first_page_id IS NULL)")
    _media()
    dialect = op.get_bind().dialect.name
    for rule in RULES:
        for statement in statements(rule, dialect):
            op.execute(sa.text(statement))


def _media() -> None:
    op.create_table(
        "media_file",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("container", sa.Text(), nullable=False),
        sa.Column("codecs", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("bitrate", sa.BigInteger(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("profile_version", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("local_day", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_media_file_sha256")),
        sa.CheckConstraint("size > 0", name=op.f("ck_media_file_size")),
        sa.CheckConstraint("kind IN ('audio', 'video')", name=op.f("ck_media_file_kind")),
        sa.CheckConstraint("seconds > 0", name=op.f("ck_media_file_seconds")),
        sa.CheckConstraint("withdrawn IN (0, 1)", name=op.f("ck_media_file_withdrawn")),
        sa.ForeignKeyConstraint(
            ["document_id", "dossier_id"], ["document.id", "document.dossier_id"],
            name=op.f("fk_media_file_document_id_dossier_id"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_media_file_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_file")),
        sa.UniqueConstraint("sequence", name=op.f("uq_media_file_sequence")),
    )  # fmt: skip
    op.create_index("ix_media_file_dossier", "media_file", ["dossier_id", "sequence"], unique=False)
    op.create_index("ix_media_file_sha256", "media_file", ["sha256"], unique=False)
    op.create_index(
        "uq_media_file_live", "media_file", ["document_id"], unique=True, sqlite_where=sa.text("withdrawn = 0"),
        postgresql_where=sa.text("withdrawn = 0"),
    )  # fmt: skip
