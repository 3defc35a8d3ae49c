"""The fonds of a list that names none, by its codes and by what the workspace has."""

from __future__ import annotations

from station.model.codes import problem_with_code
from station.model.errors import InputFault
from station.storage.unit import Reader
from station.workflow.judge_inventory import JudgedList

_NAMED = 5


def fonds_by_codes(reader: Reader, judged: JudgedList) -> str:
    """Return the fonds of a list that names none: where its dossiers are, or the part that all its codes begin with.

    ``""`` when the rows say it, or none is good. Raises ``InputFault`` with code ``fonds_unclear`` whenever more than
    one fonds could be meant.
    """
    if judged.fonds or not len(judged.codes):
        return ""
    held = reader.holders_of(judged.good_codes())
    within = [code for code in reader.fonds_codes() if judged.is_within(code)]
    if len(held) == 1 and not within and sum(held.values()) == len(judged.codes):
        return next(iter(held))
    could = sorted({*held, *within})
    if len(could) == 1 and within:
        return could[0]
    narrower = [code for code in reader.fonds_codes() if code.startswith(f"{judged.shared}.")]
    if could or narrower or not judged.shared or problem_with_code(judged.shared):
        raise InputFault("fonds_unclear", path=str(judged.path), fonds=", ".join([*could, *narrower][:_NAMED]) or "-")
    return judged.shared
