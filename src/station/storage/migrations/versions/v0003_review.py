"""The third version: pages compared within their dossier, and what a review leaves behind."""

import sqlalchemy as sa
from alembic import op

from station.storage.migrations.rules import statements
from station.storage.migrations.third_rules import RULES

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of comparison and review, with their rules."""
    _comparison()
    _review()
    _secrecy()
    dialect = op.get_bind().dialect.name
    for rule in RULES:
        for statement in statements(rule, dialect):
            op.execute(sa.text(statement))


def _comparison() -> None:
    op.create_table(
        "page_measure",
        sa.Column("capture_id", sa.Text(), nullable=False),
        sa.Column("recipe_digest", sa.Text(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("signs", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_page_measure_capture_id")),
        sa.PrimaryKeyConstraint("capture_id", name=op.f("pk_page_measure")),
    )
    op.create_table(
        "page_context",
        sa.Column("capture_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_page_context_capture_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_page_context_dossier_id")),
        sa.PrimaryKeyConstraint("capture_id", name=op.f("pk_page_context")),
    )
    op.create_index("ix_page_context_dossier", "page_context", ["dossier_id"], unique=False)
    op.create_table(
        "dossier_report",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("checklist", sa.Text(), nullable=False),
        sa.Column("checklist_version", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_report_dossier_id")),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_dossier_report")),
    )


def _review() -> None:
    op.create_table(
        "sampling_plan",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("policy_version", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("population", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("tightened", sa.Text(), nullable=False),
        sa.Column("reject_rate", sa.Double(), nullable=True),
        sa.Column("flagged", sa.Text(), nullable=False),
        sa.Column("sample", sa.Text(), nullable=False),
        sa.Column("rest", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_sampling_plan_dossier_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sampling_plan_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sampling_plan")),
        sa.UniqueConstraint("dossier_id", "round", name=op.f("uq_sampling_plan_dossier_id_round")),
        sa.UniqueConstraint("sequence", name=op.f("uq_sampling_plan_sequence")),
    )
    op.create_table(
        "decision_evidence",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("full_size", sa.BigInteger(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.CheckConstraint("basis IN ('looked', 'rest')", name=op.f("ck_decision_evidence_basis")),
        sa.CheckConstraint("full_size IN (0, 1)", name=op.f("ck_decision_evidence_full_size")),
        sa.CheckConstraint("seconds >= 0", name=op.f("ck_decision_evidence_seconds")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_decision_evidence_decision_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_decision_evidence_dossier_id")),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_decision_evidence")),
    )
    op.create_index("ix_decision_evidence_dossier", "decision_evidence", ["dossier_id"], unique=False)
    op.create_table(
        "document_verdict",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("reviewer_id", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("local_day", sa.Text(), nullable=False),
        sa.CheckConstraint("verdict IN ('pass', 'fail', '')", name=op.f("ck_document_verdict_verdict")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_document_verdict_dossier_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["person.id"], name=op.f("fk_document_verdict_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_verdict")),
        sa.UniqueConstraint("sequence", name=op.f("uq_document_verdict_sequence")),
    )
    op.create_index("ix_document_verdict_dossier", "document_verdict", ["dossier_id", "sequence"], unique=False)
    op.create_index("ix_document_verdict_local_day", "document_verdict", ["local_day"], unique=False)


def _secrecy() -> None:
    op.create_table(
        "secrecy_stop",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("capture_id", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("released_by", sa.Text(), nullable=True),
        sa.Column("released_at", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.CheckConstraint(
            "level IN ('ordinary', 'secret', 'highly_secret', 'top_secret')", name=op.f("ck_secrecy_stop_level")
        ),
        sa.CheckConstraint("outcome IN ('', 'not_a_mark', 'confirmed')", name=op.f("ck_secrecy_stop_outcome")),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_secrecy_stop_capture_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_secrecy_stop_dossier_id")),
        sa.ForeignKeyConstraint(["released_by"], ["person.id"], name=op.f("fk_secrecy_stop_released_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secrecy_stop")),
        sa.UniqueConstraint("capture_id", "level", name=op.f("uq_secrecy_stop_capture_id_level")),
    )
    op.create_index("ix_secrecy_stop_dossier", "secrecy_stop", ["dossier_id"], unique=False)
