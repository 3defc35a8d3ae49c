"""Renew ``resources/i18n/station_*.ts`` from the window's sources; what is translated stays, what is new is unfinished.

Usage: scripts/translations. Then translate the unfinished messages with Qt Linguist, or by hand. It reads the syntax
tree: releases of ``pyside6-lupdate`` disagree on Python, some drop texts with a number, all miss those in f-strings.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from station.gui.linguist import Message, read_ts  # noqa: E402 - the checkout's own, installed or not

SOURCES = ROOT / "src" / "station" / "gui"
FOLDER = ROOT / "resources" / "i18n"
FORMS = {"vi": 1, "en": 2}
_MARKERS = {"translate", "QT_TRANSLATE_NOOP"}


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text that the window says: its context, the source, and whether a number chooses its form."""

    context: str
    source: str
    numbered: bool


def texts_of(path: Path) -> Iterator[Text]:
    """Yield the texts that a module marks: ``self.tr``, ``translate`` and ``QT_TRANSLATE_NOOP``, with literal texts."""
    for owner, call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        literals = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if name == "tr":
            if not literals or not isinstance(call.args[0], ast.Constant):
                message = f"{path}:{call.lineno}: tr() takes a literal"
                raise ValueError(message)
            yield Text(owner, literals[0], len(call.args) > 2)
        elif name in _MARKERS and len(literals) > 1:
            yield Text(literals[0], literals[1], len(call.args) > 3)


def _calls(tree: ast.AST, owner: str = "") -> Iterator[tuple[str, ast.Call]]:
    for node in ast.iter_child_nodes(tree):
        inside = node.name if isinstance(node, ast.ClassDef) else owner
        if isinstance(node, ast.Call):
            yield inside, node
        yield from _calls(node, inside)


def all_texts() -> list[Text]:
    """Return every text of the window once, by context, in the order of the sources within it."""
    found: dict[tuple[str, str], Text] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        for text in texts_of(path):
            found.setdefault((text.context, text.source), text)
    return sorted(found.values(), key=lambda text: text.context)


def render(language: str, texts: list[Text], known: dict[tuple[str, str], Message]) -> str:
    """Return a Linguist file with these texts and what is known of them."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    context = ""
    for text in texts:
        if text.context != context:
            lines += ["</context>"] if context else []
            lines += ["<context>", f"    <name>{escape(text.context)}</name>"]
            context = text.context
        lines += _message(text, known.get((text.context, text.source)), FORMS[language])
    return "\n".join([*lines, "</context>", "</TS>", ""])


def _message(text: Text, known: Message | None, count: int) -> list[str]:
    wanted = count if text.numbered else 1
    forms = known.forms if known is not None and len(known.forms) == wanted else ()
    state = "" if forms else ' type="unfinished"'
    lines = ['    <message numerus="yes">' if text.numbered else "    <message>"]
    lines.append(f"        <source>{escape(text.source)}</source>")
    if text.numbered:
        lines.append(f"        <translation{state}>")
        lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in forms or ("",) * wanted]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{state}>{escape(forms[0]) if forms else ''}</translation>")
    return [*lines, "    </message>"]


def main() -> int:
    """Renew both files; return how many messages are unfinished, at most 1."""
    texts, unfinished = all_texts(), 0
    for language in FORMS:
        path = FOLDER / f"station_{language}.ts"
        known = {(one.context, one.source): one for one in read_ts(path)} if path.exists() else {}
        rendered = render(language, texts, known)
        path.write_text(rendered, encoding="utf-8")
        new = rendered.count('type="unfinished"')
        unfinished += new
        print(f"{path.relative_to(ROOT)}: {len(texts)} messages, {new} unfinished")
    return min(1, unfinished)


if __name__ == "__main__":
    sys.exit(main())
