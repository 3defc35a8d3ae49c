"""The proof of the totals as a step of a transaction, with the event that says what it found."""

from __future__ import annotations

from station.storage.count_proof import Proof, prove
from station.storage.count_totals import set_zone
from station.storage.session import Session, WriteSession


class CountProver(Session):
    """Compares."""

    def prove_counts(self) -> Proof:
        """Count everything anew and compare with what is kept; nothing is changed."""
        return prove(self._connection)


class CountKeeper(CountProver, WriteSession):
    """Puts right."""

    def rebuild_counts(self) -> Proof:
        """Count everything anew and keep what was found, with hours of the present zone; return what differed.

        Emits ``counts.rebuilt``.
        """
        set_zone(self._connection, self.now(), anew=True)
        proof = prove(self._connection, rebuild=True)
        self.emit(
            "counts.rebuilt", self.person_id or self.station, pages=proof.pages, dossiers=proof.dossiers,
            differences=proof.differing,
        )  # fmt: skip
        return proof
