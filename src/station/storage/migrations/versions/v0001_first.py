"""The first version: all tables and the rules that guard them."""

import sqlalchemy as sa
from alembic import op

from station.storage.migrations.first_rules import RULES
from station.storage.migrations.rules import statements

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create everything."""
    _tables()
    dialect = op.get_bind().dialect.name
    for rule in RULES:
        for statement in statements(rule, dialect):
            op.execute(sa.text(statement))


def _tables() -> None:
    op.create_table(
        "event",
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_event")),
    )
    op.create_index("ix_event_dossier_id", "event", ["dossier_id", "sequence"], unique=False)
    op.create_index("ix_event_subject", "event", ["subject", "sequence"], unique=False)
    op.create_table(
        "fonds",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fonds")),
        sa.UniqueConstraint("code", name=op.f("uq_fonds_code")),
    )
    op.create_table(
        "login_failure",
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("failures", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("monotonic", sa.Double(), nullable=False),
        sa.Column("boot", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name_key", name=op.f("pk_login_failure")),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("staff_code", sa.Text(), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("active", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("active IN (0, 1)", name=op.f("ck_person_active")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("name_key", name=op.f("uq_person_name_key")),
        sa.UniqueConstraint("staff_code", name=op.f("uq_person_staff_code")),
    )
    op.create_table(
        "person_name",
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name_key", name=op.f("pk_person_name")),
    )
    op.create_table(
        "inventory",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("fonds_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("source_sha256", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["fonds_id"], ["fonds.id"], name=op.f("fk_inventory_fonds_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventory")),
        sa.UniqueConstraint("fonds_id", "source_sha256", name=op.f("uq_inventory_fonds_id_source_sha256")),
    )
    op.create_table(
        "box",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("inventory_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["inventory_id"], ["inventory.id"], name=op.f("fk_box_inventory_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_box")),
        sa.UniqueConstraint("inventory_id", "code", name=op.f("uq_box_inventory_id_code")),
    )
    op.create_table(
        "dossier",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("fonds_id", sa.Text(), nullable=False),
        sa.Column("inventory_id", sa.Text(), nullable=False),
        sa.Column("box_id", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("secrecy", sa.Text(), nullable=True),
        sa.Column("secrecy_by", sa.Text(), nullable=True),
        sa.Column("secrecy_at", sa.Text(), nullable=True),
        sa.Column("expected_sheets", sa.Integer(), nullable=True),
        sa.Column("expected_pages", sa.Integer(), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("package_version", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("blocked", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("revision", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "secrecy IN ('ordinary', 'secret', 'highly_secret', 'top_secret')", name=op.f("ck_dossier_secrecy")
        ),
        sa.CheckConstraint(
            "state IN ('registered', 'capturing', 'in_review', 'returned', 'approved', 'packaged', 'delivered')",
            name=op.f("ck_dossier_state"),
        ),
        sa.CheckConstraint(
            "(secrecy IS NULL AND secrecy_by IS NULL AND secrecy_at IS NULL)"
            " OR (secrecy IS NOT NULL AND secrecy_by IS NOT NULL AND secrecy_at IS NOT NULL)",
            name=op.f("ck_dossier_secrecy_whole"),
        ),
        sa.ForeignKeyConstraint(["box_id"], ["box.id"], name=op.f("fk_dossier_box_id")),
        sa.ForeignKeyConstraint(["fonds_id"], ["fonds.id"], name=op.f("fk_dossier_fonds_id")),
        sa.ForeignKeyConstraint(["inventory_id"], ["inventory.id"], name=op.f("fk_dossier_inventory_id")),
        sa.ForeignKeyConstraint(["secrecy_by"], ["person.id"], name=op.f("fk_dossier_secrecy_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("fonds_id", "code", name=op.f("uq_dossier_fonds_id_code")),
        sa.UniqueConstraint("ordinal", name=op.f("uq_dossier_ordinal")),
    )
    op.create_index("ix_dossier_code", "dossier", ["code"], unique=False)
    op.create_index("ix_dossier_state_ordinal", "dossier", ["state", "ordinal"], unique=False)
    op.create_table(
        "approval",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("reviewer_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_approval_dossier_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["person.id"], name=op.f("fk_approval_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint("sequence", name=op.f("uq_approval_sequence")),
    )
    op.create_index("ix_approval_dossier", "approval", ["dossier_id", "version"], unique=False)
    op.create_table(
        "package",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("profile_version", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("manifest_sha256", sa.Text(), nullable=False),
        sa.Column("sealed_at", sa.Text(), nullable=False),
        sa.Column("files", sa.BigInteger(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("pages", sa.BigInteger(), nullable=False),
        sa.Column("chain_head", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_package_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package")),
        sa.UniqueConstraint("dossier_id", "version", name=op.f("uq_package_dossier_id_version")),
    )
    op.create_table(
        "page",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("leaf", sa.BigInteger(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("suspect", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("removed_reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("removed_by", sa.Text(), nullable=True),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("removed_day", sa.Text(), nullable=True),
        sa.CheckConstraint("side IN ('recto', 'verso')", name=op.f("ck_page_side")),
        sa.CheckConstraint(
            "state IN ('captured', 'passed', 'flagged', 'accepted', 'rejected', 'removed')", name=op.f("ck_page_state")
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_page_dossier_id")),
        sa.ForeignKeyConstraint(["removed_by"], ["person.id"], name=op.f("fk_page_removed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page")),
        sa.UniqueConstraint("dossier_id", "position", name=op.f("uq_page_dossier_id_position")),
        sa.UniqueConstraint("id", "dossier_id", name=op.f("uq_page_id_dossier_id")),
    )
    op.create_index("ix_page_dossier_state", "page", ["dossier_id", "state"], unique=False)
    op.create_index("ix_page_removed_day", "page", ["removed_day"], unique=False)
    op.create_index("ix_page_state_dossier", "page", ["state", "dossier_id"], unique=False)
    op.create_table(
        "capture",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("page_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("dpi", sa.Double(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("device_name", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("profile_version", sa.Text(), nullable=False),
        sa.Column("applied", sa.Text(), nullable=False),
        sa.Column("captured_at", sa.Text(), nullable=False),
        sa.Column("local_day", sa.Text(), nullable=False),
        sa.Column("request_key", sa.Text(), nullable=False),
        sa.Column("rescan", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("new_leaf", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("state IN ('current', 'superseded')", name=op.f("ck_capture_state")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_capture_sha256")),
        sa.CheckConstraint("size > 0", name=op.f("ck_capture_size")),
        sa.ForeignKeyConstraint(["operator_id"], ["person.id"], name=op.f("fk_capture_operator_id")),
        sa.ForeignKeyConstraint(
            ["page_id", "dossier_id"], ["page.id", "page.dossier_id"], name=op.f("fk_capture_page_id_dossier_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
        sa.UniqueConstraint("id", "page_id", "dossier_id", name=op.f("uq_capture_id_page_id_dossier_id")),
        sa.UniqueConstraint("request_key", name=op.f("uq_capture_request_key")),
        sa.UniqueConstraint("sequence", name=op.f("uq_capture_sequence")),
    )
    op.create_index("ix_capture_dossier_operator", "capture", ["dossier_id", "operator_id"], unique=False)
    op.create_index("ix_capture_local_day", "capture", ["local_day"], unique=False)
    op.create_index("ix_capture_page_id", "capture", ["page_id", "sequence"], unique=False)
    op.create_index("ix_capture_sha256", "capture", ["sha256"], unique=False)
    op.create_index(
        "uq_capture_current",
        "capture",
        ["page_id"],
        unique=True,
        sqlite_where=sa.text("state = 'current'"),
        postgresql_where=sa.text("state = 'current'"),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("first_page_id", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_document_dossier_id")),
        sa.ForeignKeyConstraint(
            ["first_page_id", "dossier_id"],
            ["page.id", "page.dossier_id"],
            name=op.f("fk_document_first_page_id_dossier_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("first_page_id", name=op.f("uq_document_first_page_id")),
    )
    op.create_index("ix_document_dossier_id", "document", ["dossier_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("page_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("capture_id", sa.Text(), nullable=False),
        sa.Column("report_digest", sa.Text(), nullable=False),
        sa.Column("reviewer_id", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("local_day", sa.Text(), nullable=False),
        sa.CheckConstraint("verdict IN ('accept', 'reject')", name=op.f("ck_decision_verdict")),
        sa.ForeignKeyConstraint(
            ["capture_id", "page_id", "dossier_id"],
            ["capture.id", "capture.page_id", "capture.dossier_id"],
            name=op.f("fk_decision_capture_id_page_id_dossier_id"),
        ),
        sa.ForeignKeyConstraint(["reviewer_id"], ["person.id"], name=op.f("fk_decision_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("sequence", name=op.f("uq_decision_sequence")),
    )
    op.create_index("ix_decision_capture", "decision", ["capture_id", "sequence"], unique=False)
    op.create_index("ix_decision_dossier_reviewer", "decision", ["dossier_id", "reviewer_id"], unique=False)
    op.create_index("ix_decision_local_day", "decision", ["local_day"], unique=False)
    op.create_index("ix_decision_page", "decision", ["page_id", "sequence"], unique=False)
    op.create_table(
        "manual_recipe",
        sa.Column("capture_id", sa.Text(), nullable=False),
        sa.Column("recipe", sa.Text(), nullable=False),
        sa.Column("recipe_digest", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_manual_recipe_capture_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_manual_recipe_person_id")),
        sa.PrimaryKeyConstraint("capture_id", name=op.f("pk_manual_recipe")),
    )
    op.create_table(
        "page_text",
        sa.Column("capture_id", sa.Text(), nullable=False),
        sa.Column("recipe_digest", sa.Text(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_page_text_capture_id")),
        sa.PrimaryKeyConstraint("capture_id", name=op.f("pk_page_text")),
    )
    op.create_table(
        "report",
        sa.Column("capture_id", sa.Text(), nullable=False),
        sa.Column("master", sa.Text(), nullable=False),
        sa.Column("recipe", sa.Text(), nullable=False),
        sa.Column("recipe_digest", sa.Text(), nullable=False),
        sa.Column("checklist", sa.Text(), nullable=False),
        sa.Column("checklist_version", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("flagged", sa.BigInteger(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_report_capture_id")),
        sa.PrimaryKeyConstraint("capture_id", name=op.f("pk_report")),
    )
