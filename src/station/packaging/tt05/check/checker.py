"""Asking all rules about a package in a folder, or about the one in a ZIP file."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from station.model.errors import PackageFault
from station.packaging.profile import Problem, Verification
from station.packaging.tt05.check import (
    csip,
    descriptions,
    documents,
    fields,
    identity,
    provenance,
    references,
    schemas,
    structure,
    tree,
)
from station.packaging.tt05.check.archive import RULE as ARCHIVE_RULE
from station.packaging.tt05.check.facts import Facts, read_facts
from station.packaging.tt05.check.rule import Rule
from station.packaging.zip_file import extract_zip

RULES: Final[tuple[Rule, ...]] = (
    *tree.RULES,
    *identity.RULES,
    *references.RULES,
    *structure.RULES,
    *descriptions.RULES,
    *fields.RULES,
    *provenance.RULES,
    *documents.RULES,
    *schemas.RULES,
    *csip.RULES,
    *tree.LAST_RULES,
)
CODES: Final = (*(rule.code for rule in RULES), ARCHIVE_RULE)
# What a ZIP is refused for that is not its own fault.
_OURS: Final = ("zip_disk_full",)
UNCHECKED: Final = "tt05:T47"
See = Callable[[Facts], Iterable[Problem]]
_MOST_OF_ONE_RULE: Final = 50
_LONGEST_DETAIL: Final = 300
# What hostile content can make a rule stumble over; that a rule could not be asked is a problem, never a pass.
_STUMBLES: Final = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, OSError)


def check_folder(package: Path, see: See | None = None) -> Verification:
    """Return what is wrong with an unpacked package; never raises for what it contains.

    ``see``: what an envelope of this station around it says of what the package says of itself.
    """
    try:
        facts = read_facts(package, is_enveloped=see is not None)
    except OSError as error:
        return Verification((Problem(UNCHECKED, package.name, error.strerror or str(error)),), 0, 0)
    found = [*_ask(RULES, facts), *documents.pdfa_problems(facts), *(see(facts) if see else ())]
    return Verification(tuple(sorted(found, key=_in_order)), len(facts.sizes), documents.page_count(facts))


def check_zip(archive: Path, work: Path | None = None, see: See | None = None) -> Verification:
    """Return what is wrong with a package in a ZIP file; never raises for what it contains; ``see`` as above.

    It is unpacked into a folder of its own inside ``work`` (the system's, when left out), which is gone afterwards.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="station-verify-", dir=work, ignore_cleanup_errors=True) as folder:
            target = Path(folder) / "package"
            return check_folder(target / extract_zip(archive, target), see)
    except PackageFault as fault:
        rule = UNCHECKED if fault.code in _OURS else ARCHIVE_RULE
        return Verification((Problem.of_fault(rule, archive.name, fault),), 0, 0)
    except OSError as error:
        return Verification((Problem(UNCHECKED, archive.name, error.strerror or str(error)),), 0, 0)


def _ask(rules: Iterable[Rule], facts: Facts) -> Iterator[Problem]:
    """Yield the problems of all rules, none reported without end, however often a package breaks it."""
    counts: Counter[str] = Counter()
    for rule in rules:
        try:
            for subject, detail in rule.test(facts):
                counts[rule.code] += 1
                if counts[rule.code] <= _MOST_OF_ONE_RULE:
                    yield Problem(rule.code, subject, _printable(detail))
        except _STUMBLES as error:
            yield Problem(UNCHECKED, facts.name, _printable(f"{rule.code}: {type(error).__name__}: {error}"))


def _printable(detail: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in detail[:_LONGEST_DETAIL])


def _in_order(problem: Problem) -> tuple[bool, str, int, str]:
    """Sort the circular's rules first, each kind by number; unlike text, CSIP9 stands before CSIP10."""
    group, _, name = problem.rule.partition(":")
    number = "".join(c for c in name if c.isdigit())
    return group != "tt05", group, int(number or 0), problem.subject
