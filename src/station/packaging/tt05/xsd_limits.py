"""What a schema out of a package may cost before it is compiled.

A package brings its own ``EAD*.xsd``, and a compiler of schemas turns repetitions into states: ten nested
``maxOccurs="10"`` or a pattern ``((a{99}){99}){99}`` are a few bytes of text and gigabytes of automaton. Descriptions
need none of that, so the size of what would be built is counted first, and what copies or compares across the file
(groups, redefinitions, identity constraints) is refused.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from station.packaging.manifest import Malformed

LARGEST_BYTES: Final = 1024 * 1024
_MOST_ELEMENTS: Final = 5000
_MOST_STATES: Final = 10_000
_XS: Final = "{http://www.w3.org/2001/XMLSchema}"
_REFUSED: Final = frozenset(
    f"{_XS}{name}" for name in ("group", "attributeGroup", "redefine", "override", "key", "keyref", "unique")
)
_TOKEN: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\{(\d*)(,?)(\d*)\}|.", re.DOTALL)


def refuse_costly(root: etree._Element, name: str) -> None:
    """Raise ``Malformed`` naming file and line when the schema ``root`` is too costly to compile."""
    states = {root: 1}
    for count, element in enumerate(root.iter(etree.Element), start=1):
        if count > _MOST_ELEMENTS or element.tag in _REFUSED:
            raise Malformed(f"{name}, line {element.sourceline}: too large or not allowed: {_local(element)}")
        parent = element.getparent()
        states[element] = _occurrences(element) * (states[parent] if parent is not None else 1)
        pattern = element.get("value", "") if element.tag == f"{_XS}pattern" else ""
        if states[element] > _MOST_STATES or pattern_states(pattern) > _MOST_STATES:
            raise Malformed(f"{name}, line {element.sourceline}: repeats too often")


def pattern_states(pattern: str) -> int:
    """Return about how many states the automaton of a pattern has: what is repeated ``{n,m}`` counts that often."""
    sums, last = [0], 0
    for token in _TOKEN.finditer(pattern):
        text = token.group()
        if text == "(":
            sums.append(0)
            last = 0
        elif text == ")" and len(sums) > 1:
            last = sums.pop()
            sums[-1] += last
        elif token.group(1) is not None:
            repeated = last * (max(_number(token.group(1)), _number(token.group(3)), 1) - 1)
            sums[-1] += repeated
            last += repeated
        else:
            last = 1
            sums[-1] += 1
    return sum(sums)


def _occurrences(element: etree._Element) -> int:
    return max(1, _number(element.get("minOccurs", "")), _number(element.get("maxOccurs", "")))


def _number(text: str) -> int:
    """Return a number, nine digits of it at most; ``unbounded`` is a loop and counts once."""
    digits = text.strip().lstrip("+0")[:9]
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
