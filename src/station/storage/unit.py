"""All stories of the database together: what a ``Reader`` sees and what a ``Unit`` of work may write."""

from __future__ import annotations

from station.storage.appraisals import AppraisalWriter
from station.storage.attention import AttentionReader
from station.storage.captures import CaptureWriter
from station.storage.count_keeper import CountKeeper, CountProver
from station.storage.count_lists import CountListReader
from station.storage.decisions import DecisionReader, DecisionWriter
from station.storage.events import EventReader
from station.storage.fonds import FondsReader, FondsWriter
from station.storage.import_journal import ImportJournalReader, ImportJournalWriter
from station.storage.inventory import InventoryWriter
from station.storage.leaves import LeafWriter
from station.storage.ledgers import LedgerReader
from station.storage.logins import LoginReader, LoginWriter
from station.storage.media import MediaReader, MediaWriter
from station.storage.merged import MergedReader, MergedWriter
from station.storage.packages import PackageReader, PackageWriter
from station.storage.paper import PaperWriter
from station.storage.people import PeopleReader, PeopleWriter
from station.storage.registers import RegisterReader, RegisterWriter
from station.storage.reports import ReportReader, ReportWriter
from station.storage.reviews import ReviewReader, ReviewWriter
from station.storage.serials import SerialReader, SerialWriter
from station.storage.stops import StopWriter
from station.storage.worklist import WorklistReader


class Reader(
    PeopleReader, LoginReader, FondsReader, PackageReader, WorklistReader, MediaReader, ReportReader,
    DecisionReader, EventReader, CountListReader, ReviewReader, SerialReader, RegisterReader, MergedReader,
    AttentionReader, LedgerReader, ImportJournalReader, CountProver,
):  # fmt: skip
    """One moment of the database: everything read through one reader belongs together."""


class Unit(
    PeopleWriter, LoginWriter, FondsWriter, InventoryWriter, AppraisalWriter, PackageWriter, CaptureWriter, MediaWriter,
    ReportWriter, DecisionWriter, PaperWriter, LeafWriter, ReviewWriter, StopWriter, SerialWriter, RegisterWriter,
    MergedWriter, ImportJournalWriter, CountKeeper, Reader,
):  # fmt: skip
    """One transaction: all of it is kept, or nothing. Rows that no event spoke of are witnessed at its end."""
