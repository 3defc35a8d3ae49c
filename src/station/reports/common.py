"""What every report has: the head that Nghị định 30/2020/NĐ-CP asks for, the signature, the foot, the sources."""

from __future__ import annotations

from datetime import date

from station.model.people import Person
from station.reports.kinds import ReportKind
from station.reports.proofs import figures_proofs
from station.reports.scope import Gathered, Scope
from station.reports.values import day_text, written
from station.settings.station import StationSettings

BLANK = "…………"
# Letters of an agency's name in the national heading.
_LONGEST_LINE = 27
# In a line whose words say already that there is nothing.
NOTHING = "–"


def head_values(
    scope: Scope, kind: ReportKind, gathered: Gathered, settings: StationSettings, station: str, person: Person
) -> dict[str, object]:  # fmt: skip
    """Return all values of a report: those of its family, and what stands on every report.

    What nobody gave is a dotted line to be filled in by hand (number, place, signer), never an empty place.
    """
    given = scope.parameters
    agency = given.get("agency", "") or _agency(scope, settings)
    return {
        **gathered.values,
        "title": kind.titled(scope.language).upper(),
        "head": {
            "parent": balanced(given.get("parent", "").upper()),
            "agency": balanced((agency or scope.word("agency_missing")).upper()),
            "number": given.get("number", "") or BLANK,
            "place_date": scope.word(
                "place_date", place=given.get("place", "") or BLANK, **_date_parts(scope.moment.date(), scope.language)
            ),
        },
        "sign": {
            "title": (given.get("signer_title", "") or scope.word("signer_title")).upper(),
            "name": given.get("signer_name", "") or BLANK,
        },
        "period": {
            "text": period_text(scope), "since": day_text(scope.since), "until": day_text(scope.until),
        },
        "unit": {"code": scope.unit, "name": scope.unit_name(scope.unit) if scope.unit else scope.word("unit_all")},
        "missing": [{"text": text} for text in gathered.missing],
        "any_missing": bool(gathered.missing),
        "merged": [{"text": text} for text in merged_words(scope)] if gathered.merges else [],
        "foot": {
            "sources": _sources(scope, gathered),
            "made": scope.word(
                "foot_made", station=station, person=person.display_name,
                at=scope.moment.strftime("%d/%m/%Y %H:%M:%S"),
            ),
            "period": scope.word("foot_period", unit=scope.unit or scope.word("unit_all"), period=period_text(scope)),
            "chain": scope.word("foot_chain", head=scope.reader.chain_head()),
        },
    }  # fmt: skip


def balanced(name: str) -> str:
    """Return a name in lines of like length, where it is too long for one: no word of it stands alone below."""
    lines = -(-len(name) // _LONGEST_LINE)
    words, found = name.split(), [""]
    for word in words:
        tried = f"{found[-1]} {word}".strip()
        if found[-1] and len(found) < lines and len(tried) > len(name) / lines + len(word) / 2:
            found.append(word)
        else:
            found[-1] = tried
    return "\n".join(found)


def merged_words(scope: Scope) -> list[str]:
    """Return which figures of the report other stations counted, and how far they were proved here."""
    figures = scope.reader.merged_figures(scope.since, scope.until)
    counted = {one.station for one in figures if scope.covers(one.unit)}
    proofs = figures_proofs(scope.reader)
    said = [
        scope.word(
            f"merged_{proofs[one.id][0]}", station=one.name,
            day=day_text(one.at.astimezone(scope.moment.tzinfo).date()),
            figures=", ".join(scope.word(f"head_{name}") for name in proofs[one.id][1]),
        )
        for one in scope.reader.merged_stations()
        if one.name in counted
    ]  # fmt: skip
    return [scope.word("merged_stations", stations="; ".join(said))] if said else []


def _agency(scope: Scope, settings: StationSettings) -> str:
    if scope.unit:
        return scope.unit_name(scope.unit)
    return settings.archive_name or settings.agency_name


def _date_parts(day: date, language: str) -> dict[str, str]:
    # Days below 10 and the months January and February have a zero in front (NĐ 30/2020, annex I, II.4).
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return {"day": f"{day.day:02d}", "month": month if language == "vi" else day.strftime("%B"), "year": str(day.year)}


def period_text(scope: Scope) -> str:
    """Return the period in words: one day, or from the first to the last."""
    if scope.since == scope.until:
        return scope.word("period_day", day=day_text(scope.since))
    return scope.word("period_range", since=day_text(scope.since), until=day_text(scope.until))


def _sources(scope: Scope, gathered: Gathered) -> str:
    return "\n".join(
        scope.word(
            "source_line", sheet=scope.word("source_sheet", number=number), title=source.title,
            lines=written(len(source.rows), scope.language),
        )
        for number, source in enumerate(gathered.sources, start=1)
    )  # fmt: skip
