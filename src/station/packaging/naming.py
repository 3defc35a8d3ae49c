"""Names of folders and files from templates. Codes are data, never paths: what is no safe name is refused, not mended.

A template such as ``{dossier.code}.{document.ordinal:03d}.pdf`` may use the fields it is given and nothing else.
``{dossier.title:slug}`` makes a name of words; numbers may be padded with zeros.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Mapping

from station.model.errors import PackageFault, SettingsFault

LONGEST = 120

# What some file system or shell takes for something else than a letter of a name.
_SEPARATORS = frozenset('/\\:*?"<>|')
_RESERVED = frozenset(
    [
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"),
    ]
)
_PADDING = re.compile(r"0[1-9]d")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")


def expand(template: str, fields: Mapping[str, str | int]) -> str:
    """Return the template filled in, proved to be a safe name.

    Raises what ``fill`` raises, and ``PackageFault`` when the name is not safe; see ``require_safe``.
    """
    return require_safe(fill(template, fields))


def fill(template: str, fields: Mapping[str, str | int]) -> str:
    """Return the template filled in; for codes, which are no names.

    Raises ``SettingsFault`` (``name_template``): the template names a field that does not exist or an unknown format.
    """
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError as error:
        raise SettingsFault("name_template", template=template, detail=str(error)) from error
    filled: list[str] = []
    for literal, name, form, conversion in parts:
        filled.append(literal)
        if name is not None:
            if name not in fields or conversion:
                raise SettingsFault("name_template", template=template, detail=name)
            filled.append(_filled(fields[name], form or "", template))
    return "".join(filled)


def _filled(value: str | int, form: str, template: str) -> str:
    if isinstance(value, int) and (not form or _PADDING.fullmatch(form)):
        return format(value, form)
    if isinstance(value, str) and form in ("", "slug"):
        return slug(value) if form else value
    raise SettingsFault("name_template", template=template, detail=form)


def slug(text: str) -> str:
    """Return the text as lower-case ASCII words: ``Quyết định số 5/QĐ`` gives ``quyet-dinh-so-5-qd``."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D").lower())
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return _NOT_WORDS.sub("-", bare).strip("-")


def require_safe(name: str) -> str:
    r"""Return the name when every file system keeps it as it is; rules of ``durability-security`` S11.

    Raises ``PackageFault`` with the code of what is wrong: ``name_empty``, ``name_too_long`` (more than 120 bytes),
    ``name_not_nfc``, ``name_separator`` (``/ \ : * ? " < > |``), ``name_control`` (characters that do not print),
    ``name_dots`` (``..``, or a dot, blank, hyphen or tilde at an end), ``name_reserved`` (CON, NUL...).
    """
    code = name_fault(name)
    if code:
        raise PackageFault(code, name=name[:200], limit=LONGEST)
    return name


def name_fault(name: str) -> str:
    """Return the code of what ``require_safe`` would say against the name, ``""`` for nothing."""
    categories = {unicodedata.category(character) for character in name}
    faults = {
        "name_empty": not name.strip(),
        "name_not_nfc": not unicodedata.is_normalized("NFC", name),
        "name_control": bool(categories & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}),
        "name_separator": bool(_SEPARATORS & set(name)),
        "name_dots": ".." in name or name.startswith((".", "-", "~", " ")) or name.endswith((".", " ")),
        "name_reserved": name.split(".", maxsplit=1)[0].strip().upper() in _RESERVED,
        "name_too_long": len(name.encode("utf-8", "surrogatepass")) > LONGEST,
    }
    return next((code for code, is_wrong in faults.items() if is_wrong), "")
