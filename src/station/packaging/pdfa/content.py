"""What a content stream does, as far as the rules ask: operators, nesting, resources, colours, and the codes it shows.

Streams are read as flat tokens. Most streams of a scan hold nothing but numbers, names, operators and hexadecimal
strings, and for those one regular expression does the work of a parser (a third of its time); all others go through
qpdf's parser and come out as the same tokens.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import pikepdf

from station.packaging.pdfa.streams import CannotDecode

# ISO 32000-1 annex A.
OPERATORS = frozenset(
    b"b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re"
    b" RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
INVISIBLE = 3
INLINE_IMAGE = b"INLINE"
# Stands for an operand in which no name is a resource.
_DICTIONARY = b"<>"
_SHOWING = frozenset({b"Tj", b"TJ", b"'", b'"'})
_DEVICE = {
    b"g": "/DeviceGray", b"G": "/DeviceGray", b"rg": "/DeviceRGB", b"RG": "/DeviceRGB", b"k": "/DeviceCMYK",
    b"K": "/DeviceCMYK",
}  # fmt: skip
_SPACES = {"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"}

_PLAIN = b"".join(re.findall(rb"[\s0-9A-Za-z.+\-/<>*'\"_]", bytes(range(256))))
# A string that is not made of pairs of bytes: readers add a digit to it, or see half a code at its end.
_ODD_STRING = re.compile(rb"<(?!(?:[0-9A-Fa-f]{4})*>)")
# From one word of a line to the next, as text layers move: no number that could break a limit, no name.
_TO_NEXT_WORD = re.compile(rb">\s*Tj(?:\s+[-+.0-9]{1,9}){2}\s+Td\s+[-+.0-9]{1,9}\s+Tz\s*<")
_LONG_INTEGER = re.compile(rb"[\s+-][0-9]{10}")
_LONG_FRACTION = re.compile(rb"\.[0-9]{30}")
_LAST_NUMBER = re.compile(rb"\s([0-9]+)\s+$")
_TOKEN = re.compile(rb"[\s0-9.+-]*(<[0-9A-Fa-f\s]*>|/[^\s/<>]*|[A-Za-z'\"*][A-Za-z0-9'\"*]*|.)")


@dataclass
class Content:
    """The facts of one content stream; ``where`` says which.

    ``shown`` maps font name and render mode to the strings shown (hexadecimal digits), ``text`` keeps their order.
    """

    where: str
    unknown: set[str] = field(default_factory=set)
    deepest: int = 0
    spaces: set[str] = field(default_factory=set)
    intents: set[str] = field(default_factory=set)
    names: dict[str, set[str]] = field(default_factory=dict)
    shown: dict[tuple[str, int], list[bytes]] = field(default_factory=dict)
    text: list[tuple[str, bytes]] = field(default_factory=list)
    inline_images: list[pikepdf.Object] = field(default_factory=list)
    long_operands: list[str] = field(default_factory=list)

    def use(self, category: str, name: bytes) -> str:
        """Note that the stream wants a resource, and return its name."""
        text = name.decode("utf-8", "replace")
        self.names.setdefault(category, set()).add(text)
        return text


def read_content(data: bytes, where: str) -> Content:
    """Return the facts of a decoded content stream; raises ``CannotDecode`` when it cannot be parsed."""
    content = Content(where)
    plain = _plain(data)
    _interpret(_parsed(data, content) if plain is None else _TOKEN.findall(_with_render_modes(plain)), content)
    return content


def _plain(data: bytes) -> bytes | None:
    """Return a stream that the tokens below are enough for, ``None`` for any other.

    The words of a line are shown as one string: what lies between them is known here and means nothing to the rules.
    """
    if data.translate(None, _PLAIN) or b"BI" in data or _ODD_STRING.search(data):
        return None
    joined = _TO_NEXT_WORD.sub(b"", data)
    return None if _LONG_INTEGER.search(joined) or _LONG_FRACTION.search(joined) else joined


def _with_render_modes(data: bytes) -> bytes:
    """Return the stream with a slash before the number of each ``Tr``, the one number that the tokens must keep."""
    pieces = data.split(b"Tr")
    for index, piece in enumerate(pieces[:-1]):
        number = _LAST_NUMBER.search(piece, max(0, len(piece) - 12))
        if number:
            pieces[index] = piece[: number.start(1)] + b"/" + piece[number.start(1) :]
    return b"Tr".join(pieces)


def _interpret(tokens: Iterable[bytes], content: Content) -> None:
    walk = _Walk(content)
    pending: list[bytes] = []
    for token in tokens:
        if token[0] in b"/<":
            pending.append(token)
            continue
        if token not in _QUIET:
            walk.act(token, pending)
        pending.clear()


class _Walk:
    """The part of the graphics state that matters here: font, render mode, and how deep it is saved."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._font, self._mode = "", 0
        self._saved: list[tuple[str, int]] = []

    def act(self, operator: bytes, operands: list[bytes]) -> None:
        """Do what an operator does to the state, and note what it uses."""
        if operator in _SHOWING:
            self._show([operand[1:-1] for operand in operands])
        elif operator == b"Tf" and operands:
            self._font = self._content.use("/Font", operands[0])
        elif operator == b"Tr" and operands:
            self._mode = int(operands[0][1:])
        elif operator == b"q":
            self._saved.append((self._font, self._mode))
            self._content.deepest = max(self._content.deepest, len(self._saved))
        elif operator == b"Q":
            self._font, self._mode = self._saved.pop() if self._saved else (self._font, self._mode)
        else:
            _resource_operator(operator, operands, self._content)

    def _show(self, strings: list[bytes]) -> None:
        font = self._font
        self._content.shown.setdefault((font, self._mode), []).extend(strings)
        self._content.text += [(font, string) for string in strings]


# Operators that neither use a resource nor change what is tracked here.
_QUIET = frozenset(b"Td Tz Tm TD TL Tc Tw Ts T* BT ET cm re f W n l m c h S w".split())


def _resource_operator(token: bytes, pending: list[bytes], content: Content) -> None:
    """Note what operators other than those of text and state refer to."""
    name = pending[-1] if pending and pending[-1] != _DICTIONARY else b""
    if token in _DEVICE:
        content.spaces.add(_DEVICE[token])
    elif token in (b"cs", b"CS") and name:
        _colour_space(name, content)
    elif token in _CATEGORIES and name:
        content.use(_CATEGORIES[token], name)
    elif token == b"ri" and name:
        content.intents.add(name.decode("utf-8", "replace"))
    elif token not in OPERATORS and token != INLINE_IMAGE:
        content.unknown.add(token.decode("latin-1"))


_CATEGORIES = {
    b"Do": "/XObject", b"gs": "/ExtGState", b"sh": "/Shading", b"scn": "/Pattern", b"SCN": "/Pattern",
    b"BDC": "/Properties", b"DP": "/Properties",
}  # fmt: skip


def _colour_space(name: bytes, content: Content) -> None:
    text = name.decode("utf-8", "replace")
    if text in _SPACES:
        content.spaces.add(text)
    else:
        content.use("/ColorSpace", name)


def _parsed(data: bytes, content: Content) -> Iterator[bytes]:
    """Yield the same tokens from qpdf's parser, and note operands that break a limit."""
    with pikepdf.new() as scratch:
        try:
            with warnings.catch_warnings():
                # A stream that ends in the middle of an operand is only a warning to pikepdf.
                warnings.simplefilter("error")
                instructions = list(pikepdf.parse_content_stream(scratch.make_stream(data)))
        except (pikepdf.PdfError, RuntimeError, ValueError, Warning) as error:
            raise CannotDecode(str(error)[:200]) from error
        for instruction in instructions:
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                content.inline_images.append(pikepdf.Dictionary(dict(instruction.iimage.obj.items())))
                yield INLINE_IMAGE
                continue
            operator = bytes(instruction.operator)
            for operand in instruction.operands:
                yield from _operand(operand, operator, content)
            yield operator


def _operand(operand: object, operator: bytes, content: Content) -> Iterator[bytes]:
    if isinstance(operand, pikepdf.Array):
        for item in operand:
            yield from _operand(item, operator, content)
    elif isinstance(operand, pikepdf.Dictionary):
        for item in operand.values():
            list(_operand(item, operator, content))
        yield _DICTIONARY
    elif isinstance(operand, pikepdf.Name | pikepdf.String):
        yield _token(operand, content)
    elif operator == b"Tr" and isinstance(operand, int):
        yield b"/%d" % operand
    elif isinstance(operand, int | Decimal):
        _number(operand, content)


def _token(operand: pikepdf.Name | pikepdf.String, content: Content) -> bytes:
    if isinstance(operand, pikepdf.String):
        value = bytes(operand)
        if len(value) > 32_767:
            content.long_operands.append("6.1.13-3")
        return b"<" + value.hex().encode("ascii") + b">"
    name = str(operand).encode("utf-8", "surrogateescape")
    if len(name) > 128:
        content.long_operands.append("6.1.13-4")
    return name


def _number(value: int | Decimal, content: Content) -> None:
    if isinstance(value, int):
        if not -(2**31) <= value < 2**31:
            content.long_operands.append("6.1.13-1")
    elif abs(value) > Decimal("3.403e38"):
        content.long_operands.append("6.1.13-2")
    elif 0 < abs(value) < Decimal("1.175e-38"):
        content.long_operands.append("6.1.13-5")
