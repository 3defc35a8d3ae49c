"""The catalogue of reasons from its files: the product's, over it the site's, over that the workspace's.

A later file says only what differs: ``[[reject]]`` tables with a ``code``, both words of one that is reworded or added,
``hidden = true``; and ``[order]`` with codes a group. What a code means belongs to the file that brought it in: later
ones may not give it other checks, nor use it in another group.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from station.model.errors import SettingsFault
from station.model.reasons import GROUPS, MOST, OFFERED, OTHER, OWN, Reason, Reasons, is_code
from station.settings.declared import build, read_toml
from station.settings.station import SITE_FOLDER

FILE_NAME = "reasons.toml"


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    vi: str = ""
    en: str = ""
    checks: tuple[str, ...] = ()
    hidden: bool = False


def reason_files(resources: Path, workspace: Path) -> tuple[Path, ...]:
    """Return the files of the catalogue, the product's first; the last is the one that the window writes."""
    return (resources / FILE_NAME, SITE_FOLDER / FILE_NAME, workspace / FILE_NAME)


def load_reasons(files: Sequence[Path]) -> Reasons:
    """Read the product's catalogue and lay the other files that exist over it.

    Raises ``SettingsFault``: ``toml_unreadable``, ``setting_unknown``, ``setting_type``, ``setting_missing``, and the
    codes of ``lay``.
    """
    reasons = Reasons()
    for place, path in enumerate(files):
        if place == 0 or path.is_file():
            reasons = lay(reasons, read_toml(path), str(path))
    return reasons


def lay(below: Reasons, table: Mapping[str, Any], source: str) -> Reasons:
    """Return the catalogue with one file over what is ``below`` it; the lowest is the product's.

    Raises ``SettingsFault``: ``reason_group``, ``reason_code``, ``reason_duplicate``, ``reason_language``,
    ``reason_fixed``, ``reason_unknown``, ``reason_other_missing``, ``reason_too_many``; each names file, group, code.
    """
    order = table.get("order", {})
    allowed = OFFERED if below.groups else GROUPS
    if not isinstance(order, dict):
        raise SettingsFault("setting_type", path=source, key="order", expected="table")
    for name in [*table, *order]:
        if name not in allowed and name not in ("version", "order"):
            raise SettingsFault("reason_group", path=source, group=name, known=", ".join(allowed))
    groups = {
        name: _sorted(_merged(below, name, table.get(name, []), source), order.get(name, []), name, source)
        for name in GROUPS
    }
    _require_whole(groups, source)
    return Reasons(str(table.get("version", below.version)), groups)


def _merged(below: Reasons, group: str, listed: object, source: str) -> dict[str, Reason]:
    found = {reason.code: reason for reason in below.everything(group)}
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise SettingsFault("setting_type", path=source, key=group, expected="array of tables")
    seen: set[str] = set()
    for one in listed:
        entry = build(_Entry, one, source)
        where = {"path": source, "group": group, "reason": entry.code}
        if not is_code(entry.code):
            raise SettingsFault("reason_code", **where)
        if entry.code in seen:
            raise SettingsFault("reason_duplicate", **where)
        seen.add(entry.code)
        _require_words(entry, where, known=entry.code in found)
        found[entry.code] = _laid(entry, found.get(entry.code), below, where)
    return found


def _require_words(entry: _Entry, where: Mapping[str, str], *, known: bool) -> None:
    """Refuse words in one language only; a reason that is known already needs none."""
    words = {"vi": entry.vi.strip(), "en": entry.en.strip()}
    missing = [language for language, text in words.items() if not text]
    if missing and not (known and len(missing) == len(words)):
        raise SettingsFault("reason_language", language=", ".join(missing), **where)


def _laid(entry: _Entry, known: Reason | None, below: Reasons, where: Mapping[str, str]) -> Reason:
    if known is None:
        if below.find(entry.code) is not None:
            raise SettingsFault("reason_fixed", **where)
        return Reason(
            entry.code, entry.vi.strip(), entry.en.strip(), entry.checks, entry.hidden, site=bool(below.groups)
        )
    if entry.checks:
        raise SettingsFault("reason_fixed", **where)
    return replace(
        known, vi=entry.vi.strip() or known.vi, en=entry.en.strip() or known.en, hidden=entry.hidden
    )  # fmt: skip


def _sorted(found: Mapping[str, Reason], order: object, group: str, source: str) -> tuple[Reason, ...]:
    if not isinstance(order, list):
        raise SettingsFault("setting_type", path=source, key=f"order.{group}", expected="array")
    for code in order:
        if code not in found:
            raise SettingsFault("reason_unknown", path=source, group=group, reason=str(code), known=", ".join(found))
    rank = {code: place for place, code in enumerate(order)}
    return tuple(sorted(found.values(), key=lambda one: (one.hidden, one.code == OTHER, rank.get(one.code, len(rank)))))


def _require_whole(groups: Mapping[str, tuple[Reason, ...]], source: str) -> None:
    for group, reasons in groups.items():
        offered = [reason for reason in reasons if not reason.hidden]
        if group != OWN and OTHER not in {reason.code for reason in offered}:
            raise SettingsFault("reason_other_missing", path=source, group=group)
        if group != OWN and len(offered) > MOST:
            raise SettingsFault("reason_too_many", path=source, group=group, count=len(offered), most=MOST)


def written(below: Reasons, wanted: Reasons) -> str:
    """Return the file that makes ``wanted`` out of what is ``below`` it; only what differs stands in it."""
    lines: list[str] = []
    for group in OFFERED:
        before = {reason.code: reason for reason in below.everything(group)}
        for reason in wanted.everything(group):
            if reason != before.get(reason.code):
                lines += [f"[[{group}]]", *_lines(reason, before.get(reason.code)), ""]
    order = [
        f"{group} = {json.dumps([reason.code for reason in wanted.offered(group)])}"
        for group in OFFERED
        if _codes(wanted, group) != _codes(below, group)
    ]
    return "\n".join([*lines, *(["[order]", *order, ""] if order else [])])


def _codes(reasons: Reasons, group: str) -> list[str]:
    return [reason.code for reason in reasons.offered(group)]


def _lines(reason: Reason, before: Reason | None) -> list[str]:
    lines = [f"code = {json.dumps(reason.code)}"]
    if before is None or (reason.vi, reason.en) != (before.vi, before.en):
        # A JSON string without control characters is a TOML string.
        lines += [f"{name} = {json.dumps(_plain(text), ensure_ascii=False)}"
                  for name, text in (("vi", reason.vi), ("en", reason.en))]  # fmt: skip
    if before is None and reason.checks:
        lines.append(f"checks = {json.dumps(list(reason.checks))}")
    if reason.hidden:
        lines.append("hidden = true")
    return lines


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
