"""The lists behind figures: which pages, which dossiers; out of the shares, so that they are what was summed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from sqlalchemy import func, select

from station.model.counting import FIGURES, Figures
from station.model.errors import InputFault
from station.model.states import DossierState, PageState
from station.storage.count_rows import portions
from station.storage.count_schema import count_share
from station.storage.count_shares import KEYS, Key, Share, Sums, unpack
from station.storage.count_totals import PAGE, WHOLE, stored_shares
from station.storage.counts import CountReader, Names, Only, plain, require_dimensions
from station.storage.pages import PageReader
from station.storage.records import CountedPage, DossierFigures
from station.storage.schema import box, dossier, page
from station.storage.session import to_dict

# Figures of dossiers as such have no pages behind them.
OF_DOSSIERS = ("documents", "dossiers", "packaged")
_PLACES = {name: place for place, name in enumerate(KEYS)}
_ACCEPTED = FIGURES.index("accepted")
_AT_ONCE = 20


class _Sieve:
    """Lets pass what belongs to a period and to the values wanted."""

    def __init__(self, since: str | None, until: str | None, only: Only | None, names: Names) -> None:
        wanted = dict(only or {})
        require_dimensions(tuple(wanted))
        self._since, self._until, self._names = since or "", until or "9", names
        self._only = [
            (_PLACES["fonds" if name == "unit" else name], _meant(names, name, value)) for name, value in wanted.items()
        ]
        # What all days of the period begin with, which the database finds in a share without taking it apart.
        same = takewhile(lambda pair: pair[0] == pair[1], zip(since or "", until or "", strict=False))
        self.day = "".join(pair[0] for pair in same)

    def passes(self, key: Key) -> bool:
        """Whether a key belongs to it."""
        if not self._since <= key[0] <= self._until:
            return False
        return all(
            key[place] not in self._names.units if meant is None else key[place] in meant for place, meant in self._only
        )

    def told(self, dimension: str, key: Key) -> str:
        """Return how the value of a dimension is told."""
        return self._names.told(dimension, key[_PLACES["fonds" if dimension == "unit" else dimension]])


def _meant(names: Names, dimension: str, value: str) -> set[str | int] | None:
    meant = names.meant(dimension, value)
    return None if meant is None else {plain(dimension, one) for one in meant}


class CountListReader(CountReader, PageReader):
    """Own pages and dossiers one by one."""

    def counted_pages(
        self, figure: str, since: str | None = None, until: str | None = None, only: Only | None = None,
        limit: int = 500, offset: int = 0,
    ) -> list[CountedPage]:  # fmt: skip
        """Return the pages behind a figure of this station, in the order of their dossiers; period as in ``counts``.

        A page stands once for each key (day, operator, reviewer…) for which it adds anything: the ``amount`` of all
        lines is the figure. Raises ``InputFault``: ``count_figure`` (none, or one of dossiers: see
        ``dossier_figures``), ``count_dimension``.
        """
        known = tuple(name for name in FIGURES if name not in OF_DOSSIERS)
        if figure not in known:
            raise InputFault("count_figure", name=figure, known=", ".join(known))
        sieve, place = _Sieve(since, until, only, self.count_names()), FIGURES.index(figure)
        found: list[tuple[str, str, Key, int]] = []
        passed = 0
        for lines in self._behind(sieve, place):
            found += lines[max(0, offset - passed) :]
            passed += len(lines)
            if len(found) >= limit:
                break
        return self._told(found[:limit], sieve)

    def dossier_figures(
        self, since: str | None = None, until: str | None = None, only: Only | None = None
    ) -> list[DossierFigures]:
        """Return what each dossier of this station adds to the figures, those that add nothing left out.

        In the order of their registration; period and ``only`` as in ``counts``, and so are the sums. Raises
        ``InputFault`` with code ``count_dimension``.
        """
        names = self.count_names()
        sieve = _Sieve(since, until, only, names)
        sums = {key: _within(share, sieve) for key, share in self._wholes(sieve)}
        statement = select(
            dossier.c.id, dossier.c.code, dossier.c.title, dossier.c.fonds_id, dossier.c.description, dossier.c.state,
            func.coalesce(box.c.code, ""),
        ).outerjoin(box, box.c.id == dossier.c.box_id).order_by(dossier.c.ordinal)  # fmt: skip
        return [
            DossierFigures(
                row[0], row[1], row[2], names.told("fonds", row[3]), names.told("unit", row[3]),
                to_dict(row[4]).get("retention", ""), DossierState(row[5]), row[6], _figures(sums[row[0]]),
                _sizes(sums[row[0]]),
            )
            for row in self._connection.execute(statement)
            if sums.get(row[0])
        ]  # fmt: skip

    def _wholes(self, sieve: _Sieve) -> Iterator[tuple[str, Share]]:
        statement = select(count_share.c.subject, count_share.c.share).where(count_share.c.kind == WHOLE)
        if sieve.day:
            statement = statement.where(count_share.c.share.contains(sieve.day, autoescape=True))
        for subject, share in self._connection.execute(statement):
            yield subject, unpack(share)

    def _behind(self, sieve: _Sieve, place: int) -> Iterator[list[tuple[str, str, Key, int]]]:
        """Yield page, dossier, key and amount of what adds to a figure, some dossiers at a time."""
        wanted = {
            key for key, share in self._wholes(sieve) if any(sums[place] for sums in _within(share, sieve).values())
        }
        order = select(dossier.c.id).order_by(dossier.c.ordinal)
        ids = [key for key in self._connection.execute(order).scalars() if key in wanted]
        for first in range(0, len(ids), _AT_ONCE):
            among = page.c.dossier_id.in_(ids[first : first + _AT_ONCE])
            statement = (
                select(page.c.id, page.c.dossier_id)
                .join(dossier, dossier.c.id == page.c.dossier_id)
                .where(among)
                .order_by(dossier.c.ordinal, page.c.position)
            )
            places = {row[0]: row[1] for row in self._connection.execute(statement)}
            # Apart from the pages: joined, the database may read the shares of all pages there are.
            shares: dict[str, str] = {}
            for some in portions(places):
                shares |= stored_shares(self._connection, PAGE, some)
            yield [
                (page_id, dossier_id, key, sums[place])
                for page_id, dossier_id in places.items()
                for key, sums in unpack(shares.get(page_id, "[]")).items()
                if sums[place] and sieve.passes(key)
            ]

    def _told(self, found: Sequence[tuple[str, str, Key, int]], sieve: _Sieve) -> list[CountedPage]:
        codes = self._codes({line[1] for line in found})
        states = self._states({line[0] for line in found})
        numbers = {mark.id: mark.number for key in codes for mark in self.page_marks(key)}
        return [
            CountedPage(
                page_id=page_id, dossier_id=dossier_id, dossier=codes[dossier_id], number=numbers.get(page_id, 0),
                state=states[page_id], day=key[0], hour=key[1], amount=amount,
                **{name: sieve.told(name, key) for name in _TOLD},
            )
            for page_id, dossier_id, key, amount in found
        ]  # fmt: skip

    def _codes(self, ids: set[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for some in portions(ids):
            statement = select(dossier.c.id, dossier.c.code).where(dossier.c.id.in_(some))
            found.update({row[0]: row[1] for row in self._connection.execute(statement)})
        return found

    def _states(self, ids: set[str]) -> dict[str, PageState]:
        found: dict[str, PageState] = {}
        for some in portions(ids):
            statement = select(page.c.id, page.c.state).where(page.c.id.in_(some))
            found.update({row[0]: PageState(row[1]) for row in self._connection.execute(statement)})
        return found


_TOLD = ("fonds", "unit", "operator", "reviewer", "station", "device", "profile", "size", "reason")


def _within(share: Share, sieve: _Sieve) -> Share:
    return {key: sums for key, sums in share.items() if sieve.passes(key)}


def _figures(share: Share) -> Figures:
    return Figures(*(sum(column) for column in zip(*share.values(), strict=True)))


def _sizes(share: Mapping[Key, Sums]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for key, sums in share.items():
        if sums[_ACCEPTED]:
            size = key[_PLACES["size"]]
            sizes[str(size)] = sizes.get(str(size), 0) + sums[_ACCEPTED]
    return dict(sorted(sizes.items()))
