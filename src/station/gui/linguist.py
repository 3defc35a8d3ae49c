"""Qt Linguist files, compiled in memory, so that no compiled copy can be stale, missing or committed.

The layout of a ``.qm`` file is that of ``lrelease`` (Qt 5 and 6): a magic number, then blocks of (tag, length, bytes).
``Hashes`` finds a message by the ELF hash of its source and comment, ``Messages`` holds contexts and translations.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from station.model.errors import SettingsFault

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES, _NUMERUS = 0x42, 0x69, 0x88
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8
_ONE_AND_OTHER = bytes((0x01, 0x01))  # the rule "n equals 1" chooses the first of two forms


@dataclass(frozen=True, slots=True)
class Message:
    """One text of the window: where it is used, the source, what tells equal sources apart, and its forms.

    ``forms`` is empty while the message is unfinished; one with a number has a form for each number of the language.
    ``vanished``: the code no longer has it.
    """

    context: str
    source: str
    comment: str
    forms: tuple[str, ...]
    numerus: bool = False
    vanished: bool = False


def read_ts(path: Path) -> list[Message]:
    """Return the messages of a Linguist file; raises ``SettingsFault`` with code ``resources_missing``."""
    try:
        root = ET.parse(path).getroot()  # noqa: S314 - a file of the product's own, not from outside
    except (OSError, ET.ParseError) as error:
        raise SettingsFault("resources_missing", path=str(path)) from error
    return list(_messages(root))


def _messages(root: ET.Element) -> Iterator[Message]:
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            kind = "unfinished" if translation is None else translation.get("type", "")
            forms: list[str] = []
            if translation is not None and not kind:
                forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            yield Message(
                name, message.findtext("source", ""), message.findtext("comment", ""),
                tuple(forms) if all(forms) else (), message.get("numerus") == "yes", kind in ("vanished", "obsolete"),
            )  # fmt: skip


def compile_messages(messages: list[Message]) -> bytes:
    """Return the finished messages in the form that ``QTranslator.load`` reads."""
    body, hashes = bytearray(), []
    finished = [message for message in messages if message.forms]
    for message in finished:
        hashes.append((_elf_hash((message.source + message.comment).encode()), len(body)))
        body += _record(message)
    blocks = _block(_HASHES, b"".join(struct.pack(">II", *pair) for pair in sorted(hashes)))
    blocks += _block(_MESSAGES, bytes(body))
    if any(len(message.forms) == 2 for message in finished):
        blocks += _block(_NUMERUS, _ONE_AND_OTHER)
    return _MAGIC + blocks


def _record(message: Message) -> bytes:
    fields = [(_TRANSLATION, form.encode("utf-16-be")) for form in message.forms]
    fields += [
        (_COMMENT, message.comment.encode()),
        (_SOURCE, message.source.encode()),
        (_CONTEXT, message.context.encode()),
    ]
    return b"".join(struct.pack(">BI", tag, len(data)) + data for tag, data in fields) + bytes((_END,))


def _block(tag: int, data: bytes) -> bytes:
    return struct.pack(">BI", tag, len(data)) + data


def _elf_hash(data: bytes) -> int:
    value = 0
    for byte in data:
        value = (value << 4) + byte
        high = value & 0xF0000000
        if high:
            value ^= high >> 24
        value &= ~high
    return value or 1
