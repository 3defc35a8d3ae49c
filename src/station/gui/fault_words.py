"""Where the words for codes speak of the command line, the window says what to do with its own keys.

``resources/texts/errors.toml`` has a sentence and a remedy for every code; only what differs here stands below.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.model.errors import StationError
from station.settings.texts import Sentence, Texts

REMEDIES: dict[str, object] = {
    "columns_missing": QT_TRANSLATE_NOOP("faults", "Name the columns as in the sample inventory, then import again."),
    "comparison_died": QT_TRANSLATE_NOOP("faults", "The pages are safe; they are compared again in a minute."),
    "counts_disagree": QT_TRANSLATE_NOOP("faults", "Scan what is missing, or hand in with a reason."),
    "database_replaced": QT_TRANSLATE_NOOP(
        "faults",
        "Put the newer data back, then try again. The administrator's command for older data:\n"
        "station audit --accept-older",
    ),
    "device_offline": QT_TRANSLATE_NOOP("faults", "Check cable and power, then F4: look for scanners again."),
    "device_unknown": QT_TRANSLATE_NOOP("faults", "F4: look for scanners again, and choose one."),
    "dossier_blocked": QT_TRANSLATE_NOOP("faults", "Stop work on this dossier and tell the administrator."),
    "dossier_unknown": QT_TRANSLATE_NOOP("faults", "Check the code, or import the inventory that holds it."),
    "dossier_transition": QT_TRANSLATE_NOOP("faults", "Choose another dossier, or have this one returned."),
    "driver_unknown": QT_TRANSLATE_NOOP("faults", "F4: choose another scanner."),
    "feeder_empty": QT_TRANSLATE_NOOP("faults", "Lay paper in, then press F5."),
    "inspection_died": QT_TRANSLATE_NOOP("faults", "The page is safe; it is inspected again at the next start."),
    "master_changed": QT_TRANSLATE_NOOP("faults", "Stop work on the dossier, tell the administrator, rescan the page."),
    "master_missing": QT_TRANSLATE_NOOP("faults", "Stop work on the dossier, tell the administrator, rescan the page."),
    "ocr_failed": QT_TRANSLATE_NOOP("faults", "Settings shows what is missing; tell the administrator."),
    "page_transition": QT_TRANSLATE_NOOP("faults", "Wait until the page is inspected, or choose another."),
    "page_unknown": QT_TRANSLATE_NOOP("faults", "Open the dossier again."),
    "pages_rejected": QT_TRANSLATE_NOOP("faults", "Scan them again into their places (F8), or remove them."),
    "pages_waiting": QT_TRANSLATE_NOOP("faults", "Wait until they are inspected, then hand in again."),
    "person_known": QT_TRANSLATE_NOOP(
        "faults", "Use that account; for another human being of the same name give the staff number."
    ),
    "person_missing": QT_TRANSLATE_NOOP("faults", "Log in."),
    "person_unknown": QT_TRANSLATE_NOOP("faults", "Check the name, or ask the administrator for an account."),
    "reason_missing": QT_TRANSLATE_NOOP("faults", "Choose a reason, then try again."),
    "roles_empty": QT_TRANSLATE_NOOP("faults", "Tick at least one role."),
    "row_damaged": QT_TRANSLATE_NOOP("faults", "Stop work on this dossier and tell the administrator."),
    "secrecy_unknown": QT_TRANSLATE_NOOP("faults", "Choose the level above: keys 1 to 4 in the list."),
    "workspace_locked": QT_TRANSLATE_NOOP("faults", "Close that station, then try again."),
    "workspace_not_a_folder": QT_TRANSLATE_NOOP("faults", "Start with another folder."),
    "workspace_read_only": QT_TRANSLATE_NOOP("faults", "Change the rights of the folder, then try again."),
    "workspace_unknown": QT_TRANSLATE_NOOP("faults", "Start with another folder."),
}  # fmt: skip

FACTS: dict[str, object] = {
    "database_replaced": QT_TRANSLATE_NOOP("faults", "The data here are older than when they were last used."),
    "dossier_transition": QT_TRANSLATE_NOOP("faults", "In its present state the dossier is not open for this."),
    "page_transition": QT_TRANSLATE_NOOP("faults", "In its present state the page is not open for this."),
}

DEVICE_FAULTS: dict[str, object] = {
    "cover_open": QT_TRANSLATE_NOOP("faults", "Cover open"),
    "device_busy": QT_TRANSLATE_NOOP("faults", "Scanner busy"),
    "device_died": QT_TRANSLATE_NOOP("faults", "The scanner's driver died"),
    "device_hung": QT_TRANSLATE_NOOP("faults", "The scanner does not answer"),
    "device_io": QT_TRANSLATE_NOOP("faults", "Connection to the scanner failed"),
    "device_offline": QT_TRANSLATE_NOOP("faults", "Scanner lost"),
    "double_feed": QT_TRANSLATE_NOOP("faults", "Double feed"),
    "page_short": QT_TRANSLATE_NOOP("faults", "Page came incomplete"),
    "paper_jam": QT_TRANSLATE_NOOP("faults", "Paper jam"),
}


def words_of(error: StationError, texts: Texts) -> Sentence:
    """Return what happened, and what to do now in the window."""
    sentence = texts.error(error)
    return Sentence(
        _said(FACTS.get(error.code), sentence.what), _said(REMEDIES.get(error.code), sentence.remedy)
    )  # fmt: skip


def fault_title(error: StationError, sentence: Sentence, last_page: int) -> str:
    """Return the title of the bar: what happened at the scanner, and after which page."""
    known = DEVICE_FAULTS.get(error.code)
    if known is None:
        return sentence.what
    name = QCoreApplication.translate("faults", str(known))
    if not last_page:
        return name
    return QCoreApplication.translate("faults", "{fault} after page {page}").format(fault=name, page=last_page)


def _said(own: object | None, otherwise: str) -> str:
    return otherwise if own is None else QCoreApplication.translate("faults", str(own))
