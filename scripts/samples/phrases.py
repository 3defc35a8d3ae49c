"""A phrase grammar for administrative prose: one ``Writer`` per document, everything out of its seed."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from samples import vocabulary
from samples.agencies import Agency, invent_agency, invent_person, pick
from samples.document_types import DocumentType
from samples.vocabulary import Topic

_SLOT = re.compile(r"\{(\w+)\}")
_DECISIONS = (
    "phê duyệt kế hoạch", "phê duyệt dự toán kinh phí", "thành lập Tổ công tác", "kiện toàn Ban Chỉ đạo",
    "ban hành Quy chế phối hợp", "giao nhiệm vụ", "điều chỉnh, bổ sung nội dung",
)  # fmt: skip
_REQUESTS = ("triển khai", "báo cáo kết quả", "phối hợp", "đôn đốc", "góp ý dự thảo kế hoạch", "cung cấp số liệu về")


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date as documents write it: day below 10 and months 1 and 2 with a leading zero (NĐ 30/2020)."""

    day: int
    month: int
    year: int

    @property
    def day_text(self) -> str:
        """Two digits."""
        return f"{self.day:02d}"

    @property
    def month_text(self) -> str:
        """Two digits for January and February only."""
        return f"{self.month:02d}" if self.month < 3 else str(self.month)

    @property
    def iso(self) -> str:
        """``YYYY-MM-DD``."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


class Writer:
    """Writes the prose of one document: the same topic, issuer and year throughout, every sentence used once."""

    def __init__(self, rng: np.random.Generator, kind: DocumentType, agency: Agency | None = None,
                 year: int | None = None, topic: Topic | None = None) -> None:  # fmt: skip
        self.rng = rng
        self.kind = kind
        self.agency = agency or invent_agency(rng)
        invented = pick(rng, vocabulary.TOPICS)
        self.topic = topic or invented
        self.date = Date(int(rng.integers(1, 29)), int(rng.integers(1, 13)), year or int(rng.integers(2011, 2025)))
        self.number = int(rng.integers(1, 980))
        self.signer = invent_person(rng)
        self.signing = pick(rng, self.agency.signing)
        self.table_rows = 0
        self.last_article = 0
        self._used: dict[tuple[str, ...], list[int]] = {}

    def subject(self) -> str:
        """Return the trích yếu: a verb that suits the type and the topic."""
        verb, work = self.kind.verb, self.topic.work
        if self.kind.shape == "articles":
            verb = f"{verb} {pick(self.rng, _DECISIONS)}"
        elif self.kind.is_letter:
            verb = f"{verb} {pick(self.rng, _REQUESTS)}"
        elif self.kind.key in {"giay_nghi_phep", "thu_cong"}:
            return f"{verb} năm {self.date.year}"
        return f"{verb} {work}" + (f" năm {self.date.year}" if self.rng.random() < 0.6 else "")

    def notation(self) -> str:
        """Return the ký hiệu: ``QĐ-UBND`` for named types, ``UBND-NV`` for a công văn."""
        if self.kind.abbreviation:
            return f"{self.kind.abbreviation}-{self.agency.short}"
        return f"{self.agency.short}-{pick(self.rng, ('VP', 'NV', 'TH', 'TCHC', 'KT', 'VX'))}"

    def sentence(self, patterns: tuple[str, ...]) -> str:
        """Return the next unused sentence of a purpose, slots filled; patterns repeat only when all are used."""
        if not self._used.get(patterns):
            self._used[patterns] = [int(index) for index in self.rng.permutation(len(patterns))]
        return self.fill(patterns[self._used[patterns].pop()])

    def paragraph(self, patterns: tuple[str, ...], count: int) -> str:
        """Return some sentences as one paragraph."""
        return " ".join(self.sentence(patterns) for _ in range(count))

    def basis(self, count: int) -> list[str]:
        """Return the ``Căn cứ`` lines and the proposal that closes them."""
        known = tuple(basis for basis in vocabulary.BASES if _latest_year(basis) <= self.date.year)
        lines = [self.sentence(known) for _ in range(count)]
        return [*lines, self.sentence(vocabulary.PROPOSALS)]

    def fill(self, pattern: str) -> str:
        """Return a pattern with every slot filled and its first letter capital."""
        text = _SLOT.sub(lambda match: str(self._slot(match[1])), pattern)
        return text[:1].upper() + text[1:]

    def unit(self) -> str:
        """Return a unit of the agency, never the same twice in a row."""
        return self.sentence_free(vocabulary.UNITS)

    def sentence_free(self, options: tuple[str, ...]) -> str:
        """Return an option without repeating one before all were used."""
        if not self._used.get(options):
            self._used[options] = [int(index) for index in self.rng.permutation(len(options))]
        return options[self._used[options].pop()]

    def money(self) -> str:
        """Return an amount in đồng with dots between thousands."""
        return f"{int(self.rng.integers(12, 9800)) * 500_000:,}".replace(",", ".")

    def figure(self, low: int = 40, high: int = 9000) -> str:
        """Return a count with a dot between thousands."""
        return f"{int(self.rng.integers(low, high)):,}".replace(",", ".")

    def _slot(self, name: str) -> str:
        fixed = self._fixed_slots()
        return fixed[name] if name in fixed else self._fresh_slot(name)

    def _fixed_slots(self) -> dict[str, str]:
        return {
            "year": str(self.date.year),
            "year_before": str(self.date.year - 1),
            "issuer": self.agency.name,
            "issuer_parent": self.agency.parent_name,
            "short": self.agency.short,
            "area": self.agency.area,
            "level": self.agency.level,
            "work": self.topic.work,
            "thing": self.topic.thing,
            "unit_of": self.topic.unit,
            "field": self.topic.field,
            "this": self.kind.name,
        }

    def _fresh_slot(self, name: str) -> str:
        commune = self.sentence_free(vocabulary.COMMUNES) if name.startswith("commune") else ""
        number = self.rng.integers
        values = {
            "unit": self.unit,
            "head_of_unit": lambda: _head_of(self.unit()),
            "unit_short": lambda: pick(self.rng, ("VP", "TCKH", "PNV", "KT", "TP", "TTr")),
            "commune": lambda: f"xã {commune}",
            "commune_low": lambda: f"xã {commune}",
            "commune_bare": lambda: commune,
            "day": lambda: f"{int(number(1, 29)):02d}",
            "month": lambda: Date(1, int(number(1, 10)), 1).month_text,
            "month_after": lambda: str(int(number(10, 13))),
            "n3": lambda: str(int(number(11, 480))),
            "figure": self.figure,
            "small": lambda: f"{int(number(2, 30)):02d}",
            "small2": lambda: str(int(number(30, 99))),
            "percent": lambda: f"{int(number(72, 100))},{int(number(0, 10))}",
            "percent_small": lambda: f"{int(number(1, 15))},{int(number(0, 10))}",
            "money": self.money,
        }
        return values[name]()


def _latest_year(basis: str) -> int:
    """Return the year of the law or decree a basis names, 0 when it names none: nobody cites a law before it exists."""
    return max((int(year) for year in re.findall(r"năm (\d{4})", basis)), default=0)


def _head_of(unit: str) -> str:
    """Return who leads a unit: ``Trưởng phòng Nội vụ``, ``Chánh Văn phòng``."""
    first, _, rest = unit.partition(" ")
    if first == "Phòng":
        return f"Trưởng phòng {rest}"
    titles = {"Văn": f"Chánh {unit}", "Thanh": "Chánh Thanh tra", "Trung": f"Giám đốc {unit}", "Ban": f"Trưởng {unit}"}
    return titles[first]
