"""The tables of the running totals: shares, sums, and the figures of other stations."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from station.storage.schema_base import id_column, link_column, metadata, number_column, text_column

# Running totals: what each page and dossier adds to them, which of these changed in this transaction, and the sums.
_KEYS = ("day", "operator", "reviewer", "station", "device", "fonds", "profile", "size", "reason")
_SUMS = (
    "captured", "rescanned", "sheets", "bytes", "blank", "removed", "control", "accepted", "rejected", "documents",
    "dossiers", "packaged", "waiting",
)  # fmt: skip

count_share = Table(
    "count_share", metadata, Column("kind", Text, primary_key=True), Column("subject", Text, primary_key=True),
    text_column("share"),
)  # fmt: skip

count_dirty = Table(
    "count_dirty", metadata, Column("kind", Text, primary_key=True), Column("subject", Text, primary_key=True)
)

count_total = Table(
    "count_total", metadata, Column("day", Text, primary_key=True), Column("hour", Integer, primary_key=True),
    *(Column(name, Text, primary_key=True) for name in _KEYS[1:]),
    *(number_column(name, default="0") for name in _SUMS),
)  # fmt: skip

# The same sums without hours, persons, devices, profiles and reasons: what a supervisor asks of months.
DAY_KEYS = ("day", "station", "fonds", "size")
count_day = Table(
    "count_day", metadata, *(Column(name, Text, primary_key=True) for name in DAY_KEYS),
    *(number_column(name, default="0") for name in _SUMS),
)  # fmt: skip

# Figures of other stations, each replaced as a whole by a later state of the same station.
merged_station = Table(
    "merged_station", metadata, id_column(), text_column("name"), text_column("public_key"), number_column("sequence"),
    text_column("chain_head"), text_column("sha256"), text_column("at"), link_column("person_id", "person"),
    UniqueConstraint("public_key"),
)  # fmt: skip

merged_total = Table(
    "merged_total", metadata, Column("source", Text, ForeignKey("merged_station.id"), primary_key=True),
    Column("day", Text, primary_key=True), Column("hour", Integer, primary_key=True),
    *(Column(name, Text, primary_key=True) for name in (*_KEYS[1:], "unit")),
    *(number_column(name, default="0") for name in _SUMS),
)  # fmt: skip

# And the same sums of theirs by whole days.
merged_day = Table(
    "merged_day", metadata, Column("source", Text, ForeignKey("merged_station.id"), primary_key=True),
    *(Column(name, Text, primary_key=True) for name in (*DAY_KEYS, "unit")),
    *(number_column(name, default="0") for name in _SUMS),
)  # fmt: skip
