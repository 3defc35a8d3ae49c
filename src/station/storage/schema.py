"""The tables, as SQLAlchemy Core sees them. The rules that guard them stand in ``migrations`` as triggers.

Plain types only (text, integers, floats, bytes), so that SQLite and PostgreSQL hold the same values and a row has one
digest on both: moments are ISO text in UTC, days ISO dates, structures canonical JSON, yes and no 1 and 0. Ids are 32
hexadecimal digits and are never used again. Order comes from ``sequence`` columns, never from the clock.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from station.model.secrecy import Secrecy
from station.model.states import CaptureState, DossierState, PageState
from station.storage.schema_base import id_column as _id
from station.storage.schema_base import link_column as _link
from station.storage.schema_base import metadata
from station.storage.schema_base import number_column as _number
from station.storage.schema_base import one_of as _one_of
from station.storage.schema_base import text_column as _text

meta = Table("meta", metadata, Column("key", Text, primary_key=True), _text("value"))

person = Table(
    "person", metadata, _id(), _text("name"), _text("name_key"), _text("staff_code"), _text("display_name"),
    _text("password_hash"), _text("roles"), _number("active", default="1"), _text("created_at"),
    UniqueConstraint("name_key"), UniqueConstraint("staff_code"),
    CheckConstraint("active IN (0, 1)", name="active"),
)  # fmt: skip

# A login name stays with the person who had it first, so that nobody becomes another by renaming.
person_name = Table("person_name", metadata, Column("name_key", Text, primary_key=True), _text("person_id"))

login_failure = Table(
    "login_failure", metadata, Column("name_key", Text, primary_key=True), _number("failures"), _text("at"),
    Column("monotonic", Double, nullable=False), _text("boot"),
)  # fmt: skip

fonds = Table("fonds", metadata, _id(), _text("code"), _text("title"), UniqueConstraint("code"))

fonds_description = Table(
    "fonds_description", metadata, _id(), _number("sequence"), _link("fonds_id", "fonds"), _text("description"),
    _link("person_id", "person"), _text("at"),
    UniqueConstraint("sequence"), Index("ix_fonds_description_fonds", "fonds_id", "sequence"),
)  # fmt: skip

inventory = Table(
    "inventory", metadata, _id(), _link("fonds_id", "fonds"), _text("code"), _text("title"), _text("source_name"),
    _text("source_sha256"), _text("imported_at"), _number("sequence"),
    UniqueConstraint("fonds_id", "source_sha256"),
)  # fmt: skip

# An import that is written in several transactions, from before the first of them until after the last.
import_journal = Table(
    "import_journal", metadata, _id(), _text("fonds_code"), _text("source_name"), _text("source_sha256"), _text("file"),
    _text("options"), _link("person_id", "person"), _text("station"), _text("at"),
    UniqueConstraint("fonds_code", "source_sha256"),
)  # fmt: skip

box = Table(
    "box", metadata, _id(), _link("inventory_id", "inventory"), _text("code"),
    UniqueConstraint("inventory_id", "code"),
)  # fmt: skip

dossier = Table(
    "dossier", metadata, _id(), _link("fonds_id", "fonds"), _link("inventory_id", "inventory"),
    _link("box_id", "box", nullable=True), _number("ordinal"), _text("code"), _text("title"), _text("search"),
    _text("state"), Column("secrecy", Text), _link("secrecy_by", "person", nullable=True), Column("secrecy_at", Text),
    Column("expected_sheets", Integer), Column("expected_pages", Integer), _text("description"),
    _number("package_version", default="0"), _text("blocked", default=""), _number("revision", default="0"),
    _number("priority", default="0"),
    UniqueConstraint("fonds_id", "code"), UniqueConstraint("ordinal"),
    Index("ix_dossier_state_ordinal", "state", "ordinal"), Index("ix_dossier_code", "code"),
    Index("ix_dossier_priority", "priority", "ordinal"),
    Index("ix_dossier_blocked", "ordinal", sqlite_where=text("blocked <> ''"), postgresql_where=text("blocked <> ''")),
    _one_of("state", DossierState), _one_of("secrecy", Secrecy),
    CheckConstraint(
        "(secrecy IS NULL AND secrecy_by IS NULL AND secrecy_at IS NULL)"
        " OR (secrecy IS NOT NULL AND secrecy_by IS NOT NULL AND secrecy_at IS NOT NULL)", name="secrecy_whole",
    ),
)  # fmt: skip

page = Table(
    "page", metadata, _id(), _link("dossier_id", "dossier"), _number("position"), _number("leaf"), _text("side"),
    _text("state"), _text("suspect", default=""), _text("removed_reason", default=""),
    _link("removed_by", "person", nullable=True), Column("removed_at", Text), Column("removed_day", Text),
    UniqueConstraint("dossier_id", "position"), UniqueConstraint("id", "dossier_id"),
    Index("ix_page_state_dossier", "state", "dossier_id"), Index("ix_page_dossier_state", "dossier_id", "state"),
    Index("ix_page_removed_day", "removed_day"),
    _one_of("state", PageState), CheckConstraint("side IN ('recto', 'verso')", name="side"),
)  # fmt: skip

# A document begins at a page; sound and film are a file, which has none.
document = Table(
    "document", metadata, _id(), _link("dossier_id", "dossier"), Column("first_page_id", Text), _text("description"),
    _text("kind", default="doc"),
    UniqueConstraint("first_page_id"), UniqueConstraint("id", "dossier_id"),
    Index("ix_document_dossier_id", "dossier_id"),
    ForeignKeyConstraint(["first_page_id", "dossier_id"], ["page.id", "page.dossier_id"]),
    CheckConstraint("kind IN ('doc', 'pic', 'media')", name="kind"),
    CheckConstraint("(kind = 'media') = (first_page_id IS NULL)", name="begins"),
)  # fmt: skip

# Sound and film as they were taken in. A file that was taken out again stays, as a removed page does.
media_file = Table(
    "media_file", metadata, _id(), _number("sequence"), _text("document_id"), _text("dossier_id"), _text("sha256"),
    _number("size"), _text("name"), _text("kind"), _text("container"), _text("codecs"),
    Column("seconds", Double, nullable=False), _number("bitrate"), _number("width"), _number("height"),
    _text("findings"), _text("profile"), _text("profile_version"), _link("person_id", "person"), _text("station"),
    _text("at"), _text("local_day"), _number("withdrawn", default="0"),
    UniqueConstraint("sequence"), Index("ix_media_file_dossier", "dossier_id", "sequence"),
    Index("ix_media_file_sha256", "sha256"),
    Index("uq_media_file_live", "document_id", unique=True, sqlite_where=text("withdrawn = 0"),
          postgresql_where=text("withdrawn = 0")),
    ForeignKeyConstraint(["document_id", "dossier_id"], ["document.id", "document.dossier_id"]),
    CheckConstraint("length(sha256) = 64", name="sha256"), CheckConstraint("size > 0", name="size"),
    CheckConstraint("kind IN ('audio', 'video')", name="kind"), CheckConstraint("seconds > 0", name="seconds"),
    CheckConstraint("withdrawn IN (0, 1)", name="withdrawn"),
)  # fmt: skip

capture = Table(
    "capture", metadata, _id(), _text("page_id"), _text("dossier_id"), _number("sequence"), _text("state"),
    _text("sha256"), _number("size"), _text("media_type"), Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False), Column("dpi", Double, nullable=False), _text("mode"),
    _link("operator_id", "person"), _text("station"), _text("device"), _text("device_name"), _text("profile"),
    _text("profile_version"), _text("applied"), _text("captured_at"), _text("local_day"), _text("request_key"),
    _number("rescan", default="0"), _number("new_leaf", default="0"),
    UniqueConstraint("sequence"), UniqueConstraint("request_key"), UniqueConstraint("id", "page_id", "dossier_id"),
    ForeignKeyConstraint(["page_id", "dossier_id"], ["page.id", "page.dossier_id"]),
    Index("ix_capture_page_id", "page_id", "sequence"),
    Index("ix_capture_dossier_operator", "dossier_id", "operator_id"),
    Index("ix_capture_local_day", "local_day"), Index("ix_capture_sha256", "sha256"),
    Index("uq_capture_current", "page_id", unique=True, sqlite_where=text("state = 'current'"),
          postgresql_where=text("state = 'current'")),
    _one_of("state", CaptureState),
    CheckConstraint("length(sha256) = 64", name="sha256"), CheckConstraint("size > 0", name="size"),
)  # fmt: skip

report = Table(
    "report", metadata, Column("capture_id", Text, ForeignKey("capture.id"), primary_key=True), _text("master"),
    _text("recipe"), _text("recipe_digest"), _text("checklist"), _text("checklist_version"), _text("findings"),
    _number("flagged"), _text("engine"), _text("seconds"), _text("created_at"),
)  # fmt: skip

page_text = Table(
    "page_text", metadata, Column("capture_id", Text, ForeignKey("capture.id"), primary_key=True),
    _text("recipe_digest"), Column("words", LargeBinary, nullable=False),
)  # fmt: skip

manual_recipe = Table(
    "manual_recipe", metadata, Column("capture_id", Text, ForeignKey("capture.id"), primary_key=True),
    _text("recipe"), _text("recipe_digest"), _link("person_id", "person", nullable=True), _text("at"),
    Index("ix_manual_recipe_person", "person_id"),
)  # fmt: skip

decision = Table(
    "decision", metadata, _id(), _number("sequence"), _text("page_id"), _text("dossier_id"), _text("capture_id"),
    _text("report_digest"), _link("reviewer_id", "person"), _text("verdict"), _text("reason"), _text("note"),
    _text("at"), _text("local_day"),
    UniqueConstraint("sequence"),
    ForeignKeyConstraint(
        ["capture_id", "page_id", "dossier_id"], ["capture.id", "capture.page_id", "capture.dossier_id"]
    ),
    Index("ix_decision_capture", "capture_id", "sequence"), Index("ix_decision_page", "page_id", "sequence"),
    Index("ix_decision_dossier_reviewer", "dossier_id", "reviewer_id"), Index("ix_decision_local_day", "local_day"),
    CheckConstraint("verdict IN ('accept', 'reject')", name="verdict"),
)  # fmt: skip

approval = Table(
    "approval", metadata, _id(), _number("sequence"), _link("dossier_id", "dossier"), _number("version"),
    _link("reviewer_id", "person"), _text("at"),
    UniqueConstraint("sequence"), Index("ix_approval_dossier", "dossier_id", "version"),
)  # fmt: skip

package = Table(
    "package", metadata, _id(), _link("dossier_id", "dossier"), _number("version"), _text("profile"),
    _text("profile_version"), _text("path"), _text("manifest_sha256"), _text("sealed_at"), _number("files"),
    _number("bytes"), _number("pages"), _text("chain_head"),
    UniqueConstraint("dossier_id", "version"), Index("ix_package_sealed_at", "sealed_at"),
)  # fmt: skip

# What each verification of a sealed package found: the last one speaks. ``problems`` holds the first ones.
package_check = Table(
    "package_check", metadata, _id(), _number("sequence"), _link("package_id", "package"),
    _link("dossier_id", "dossier"), _text("result"), _number("problem_count"), _text("problems"), _text("structure"),
    _text("software"), _text("manifest_sha256"), _link("person_id", "person", nullable=True), _text("station"),
    _text("at"), _text("local_day"),
    UniqueConstraint("sequence"), Index("ix_package_check_package", "package_id", "sequence"),
    Index("ix_package_check_invalid", "package_id", sqlite_where=text("result = 'invalid'"),
          postgresql_where=text("result = 'invalid'")),
    CheckConstraint("result IN ('valid', 'invalid', 'unknown')", name="result"),
    CheckConstraint("(result = 'invalid') = (problem_count > 0)", name="problems"),
)  # fmt: skip

# What is known of the paper: triage before the first image (one row a dossier), where it is, and what its leaves are.
triage = Table(
    "triage", metadata, Column("dossier_id", Text, ForeignKey("dossier.id"), primary_key=True),
    _text("condition", default=""), Column("counted_sheets", Integer), _text("held", default=""),
    _text("note", default=""), _text("distinct_from", default=""), _link("person_id", "person"), _text("at"),
)  # fmt: skip

custody = Table(
    "custody", metadata, _id(), _number("sequence"), _link("dossier_id", "dossier"), _text("direction"),
    _link("person_id", "person"), _text("counterpart", default=""), _text("note", default=""), _text("at"),
    _text("local_day"),
    UniqueConstraint("sequence"), Index("ix_custody_dossier", "dossier_id", "sequence"),
    Index("ix_custody_local_day", "local_day"),
    CheckConstraint("direction IN ('out', 'in')", name="direction"),
)  # fmt: skip

leaf_note = Table(
    "leaf_note", metadata, _id(), _link("dossier_id", "dossier"), Column("page_id", Text), _text("kind"),
    Column("leaves", Integer, nullable=False, server_default="1"), _text("note", default=""),
    _link("person_id", "person"), _text("at"), _number("withdrawn", default="0"),
    ForeignKeyConstraint(["page_id", "dossier_id"], ["page.id", "page.dossier_id"]),
    Index("ix_leaf_note_dossier", "dossier_id"), CheckConstraint("leaves > 0", name="leaves"),
)  # fmt: skip

blank_mark = Table(
    "blank_mark", metadata, Column("capture_id", Text, ForeignKey("capture.id"), primary_key=True),
    _link("dossier_id", "dossier"), _link("person_id", "person"), _text("at"), _text("local_day"),
    Index("ix_blank_mark_dossier", "dossier_id"),
)  # fmt: skip

# What inspection measured, for the comparison of a dossier's pages; what stood out in it; and the comparison itself.
# Columns of their own would change the digests of reports that older events witnessed.
page_measure = Table(
    "page_measure", metadata, Column("capture_id", Text, ForeignKey("capture.id"), primary_key=True),
    _text("recipe_digest"), _text("measures"), _text("signs"),
)  # fmt: skip

page_context = Table(
    "page_context", metadata, Column("capture_id", Text, ForeignKey("capture.id"), primary_key=True),
    _link("dossier_id", "dossier"), _text("findings"),
    Index("ix_page_context_dossier", "dossier_id"),
)  # fmt: skip

dossier_report = Table(
    "dossier_report", metadata, Column("dossier_id", Text, ForeignKey("dossier.id"), primary_key=True),
    _text("basis"), _text("checklist"), _text("checklist_version"), _text("findings"), _text("created_at"),
    Index("ix_dossier_report_created_at", "created_at"),
)  # fmt: skip

# A review: which pages must be looked at, what was seen before each verdict, verdicts on documents, secrecy marks.
sampling_plan = Table(
    "sampling_plan", metadata, _id(), _number("sequence"), _link("dossier_id", "dossier"), _number("round"),
    _text("policy"), _text("policy_version"), _text("mode"), _text("seed"), _number("population"), _number("size"),
    _text("tightened"), Column("reject_rate", Double), _text("flagged"), _text("sample"), _text("rest"),
    _link("person_id", "person"), _text("at"),
    UniqueConstraint("sequence"), UniqueConstraint("dossier_id", "round"),
)  # fmt: skip

decision_evidence = Table(
    "decision_evidence", metadata,
    Column("decision_id", Text, ForeignKey("decision.id"), primary_key=True), _link("dossier_id", "dossier"),
    _text("basis"), Column("seconds", Double, nullable=False), _number("full_size"), _text("via"),
    Index("ix_decision_evidence_dossier", "dossier_id"),
    CheckConstraint("basis IN ('looked', 'rest')", name="basis"),
    CheckConstraint("seconds >= 0", name="seconds"), CheckConstraint("full_size IN (0, 1)", name="full_size"),
)  # fmt: skip

document_verdict = Table(
    "document_verdict", metadata, _id(), _number("sequence"), _text("document_id"), _link("dossier_id", "dossier"),
    _text("content"), _link("reviewer_id", "person"), _text("verdict"), _text("reason"), _text("note"), _text("at"),
    _text("local_day"),
    UniqueConstraint("sequence"), Index("ix_document_verdict_dossier", "dossier_id", "sequence"),
    Index("ix_document_verdict_local_day", "local_day"),
    CheckConstraint("verdict IN ('pass', 'fail', '')", name="verdict"),
)  # fmt: skip

secrecy_stop = Table(
    "secrecy_stop", metadata, _id(), _link("dossier_id", "dossier"), _link("capture_id", "capture"), _text("level"),
    _text("at"), _link("released_by", "person", nullable=True), Column("released_at", Text),
    _text("outcome", default=""), _text("reason", default=""),
    UniqueConstraint("capture_id", "level"), Index("ix_secrecy_stop_dossier", "dossier_id"),
    _one_of("level", Secrecy), CheckConstraint("outcome IN ('', 'not_a_mark', 'confirmed')", name="outcome"),
)  # fmt: skip

# A serial stays given when its document is taken away: no foreign key holds the document. The place of a dossier in a
# submission stands here too (``serials``).
document_serial = Table(
    "document_serial", metadata, _id(), _text("agency_code"), _text("type_abbreviation"), _number("serial"),
    _text("document_id"), _link("dossier_id", "dossier"), _link("person_id", "person"), _text("at"),
    UniqueConstraint("agency_code", "type_abbreviation", "serial"),
    UniqueConstraint("agency_code", "type_abbreviation", "document_id"),
    Index("ix_document_serial_dossier_id", "dossier_id"),
    CheckConstraint("serial BETWEEN 1 AND 999999", name="serial"),
)  # fmt: skip

# Who appraised an inventory and by which document; what a unit has to have done by when, and at which price. The last
# row speaks.
appraisal = Table(
    "appraisal", metadata, _id(), _number("sequence"), _link("inventory_id", "inventory"), _text("state"),
    _text("document"), _text("document_date"), _text("note"), _link("person_id", "person"), _text("at"),
    UniqueConstraint("sequence"), Index("ix_appraisal_inventory", "inventory_id", "sequence"),
    CheckConstraint("state IN ('draft', 'submitted', 'approved', 'rejected')", name="state"),
)  # fmt: skip

plan = Table(
    "plan", metadata, _id(), _number("sequence"), _text("unit_code"), _number("pages"), _number("dossiers"),
    _number("pages_before"), _number("dossiers_before"), _text("begins"), _text("deadline"), _number("unit_price"),
    _text("coefficient"), _text("note"), _link("person_id", "person"), _text("at"),
    UniqueConstraint("sequence"), Index("ix_plan_unit", "unit_code", "sequence"),
    CheckConstraint("pages >= 0 AND dossiers >= 0 AND unit_price >= 0", name="amounts"),
)  # fmt: skip

# Units, devices, contractors, spending and so on: which fields an entry has, its register's table of fields says.
register_entry = Table(
    "register_entry", metadata, _id(), _text("register"), _text("code"), _text("body"), _number("active", default="1"),
    _text("at"),
    UniqueConstraint("register", "code"), CheckConstraint("active IN (0, 1)", name="active"),
)  # fmt: skip

fonds_unit = Table(
    "fonds_unit", metadata, Column("fonds_id", Text, ForeignKey("fonds.id"), primary_key=True), _text("unit_code"),
)  # fmt: skip

event = Table(
    "event", metadata, Column("sequence", BigInteger, primary_key=True, autoincrement=False), _text("kind"),
    _text("subject"), _text("dossier_id"), _text("person_id"), _text("station"), _text("at"), _text("body"),
    _text("previous"), _text("hash"),
    Index("ix_event_dossier_id", "dossier_id", "sequence"), Index("ix_event_subject", "subject", "sequence"),
    Index("ix_event_device_fault", "at", sqlite_where=text("kind = 'device.fault'"),
          postgresql_where=text("kind = 'device.fault'")),
)  # fmt: skip
