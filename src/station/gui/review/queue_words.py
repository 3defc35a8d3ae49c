"""Why a dossier stands where it stands in the queue, in words with figures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from station.gui import numbers
from station.workflow.review_queue import QueueLine


def why_words(line: QueueLine) -> list[str]:
    """Return the reasons, the heaviest first; a dossier without any says that it is in order."""
    translate = QCoreApplication.translate
    words: list[str] = []
    for code, figure in line.why:
        count = round(figure)
        match code:
            case "mark":
                words.append(translate("review", "Secrecy mark found: stopped"))
            case "flagged":
                words.append(
                    translate("review", "%n of {pages} pages to check", "", count).format(
                        pages=numbers.count(line.summary.pages)
                    )
                )
            case "returned":
                words.append(translate("review", "returned %n time(s)", "", count))
            case "problems":
                words.append(translate("review", "%n finding(s) on the whole dossier", "", count))
            case "operator":
                words.append(translate("review", "operator: {rate} % rejected").format(rate=numbers.decimal(figure)))
            case "waited":
                words.append(translate("review", "waits for %n day(s)", "", count))
            case _:
                words.append(f"{code} {numbers.decimal(figure)}")
    return words or [translate("review", "Nothing stood out")]
