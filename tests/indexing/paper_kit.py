"""Pages made by hand: words at given places, in the order in which an engine may have found them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from station.model.geometry import Box
from station.model.page_text import PageText, Word

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LETTER, BLANK, HEIGHT = 21, 14, 40


def words_at(text: str, x: int, y: int, confidence: float = 96.0, height: int = HEIGHT) -> list[Word]:
    """Words of one line that begins at x; y is its upper edge."""
    found = []
    for part in text.split():
        wide = LETTER * len(part)
        base = float(y + height)
        found.append(Word(part, Box(x, y, wide, height), confidence, 0, 0, (base, base)))
        x += wide + BLANK
    return found


def width_of(text: str) -> int:
    return sum(LETTER * len(part) + BLANK for part in text.split()) - BLANK


@dataclass
class Paper:
    """A page at 300 dpi to which lines are added: at the left, at the right, in the middle, or in the body."""

    width: int = 2480
    height: int = 3508
    words: list[Word] = field(default_factory=list)

    def add(self, text: str, centre: float, y: int, confidence: float = 96.0) -> Paper:
        self.words += words_at(text, round(centre - width_of(text) / 2), y, confidence)
        return self

    def left(self, text: str, y: int, confidence: float = 96.0) -> Paper:
        return self.add(text, 0.27 * self.width, y, confidence)

    def right(self, text: str, y: int, confidence: float = 96.0) -> Paper:
        return self.add(text, 0.7 * self.width, y, confidence)

    def middle(self, text: str, y: int, confidence: float = 96.0) -> Paper:
        return self.add(text, 0.52 * self.width, y, confidence)

    def body(self, y: int, *lines: str) -> Paper:
        for index, line in enumerate(lines):
            self.words += words_at(line, 380, y + 75 * index)
        return self

    def put(self, *words: Word) -> Paper:
        self.words += words
        return self

    def read(self, order: Callable[[Sequence[Word]], Sequence[Word]] | None = None) -> PageText:
        """The page as an engine gives it: rows from side to side, both columns in one line."""
        ordered = order(self.words) if order else sorted(self.words, key=lambda w: (w.box.bottom, w.box.x))
        lines = {bottom: n for n, bottom in enumerate(dict.fromkeys(w.box.bottom for w in ordered))}
        numbered = tuple(
            Word(w.text, w.box, w.confidence, lines[w.box.bottom], 0, w.baseline) for w in ordered
        )  # fmt: skip
        return PageText(numbered, self.width, self.height, "vie", "hand")


FILL = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; theo đề nghị của đơn vị,",
    "giao các cơ quan chủ trì phối hợp hướng dẫn kiểm tra và tổng hợp kết quả thực hiện trong năm,",
    "báo cáo cấp có thẩm quyền xem xét quyết định theo quy định của pháp luật hiện hành về lưu trữ,",
    "những nội dung khác thực hiện theo hướng dẫn của cơ quan quản lý nhà nước có thẩm quyền đó.",
)


def headed(
    agency: Sequence[str] = ("ỦY BAN NHÂN DÂN", "HUYỆN MƯỜNG SÁNG"),
    number: str = "Số: 492/QĐ-UBND",
    dateline: str = "Mường Sáng, ngày 08 tháng 4 năm 2017",
    *,
    confidence: float = 96.0,
) -> Paper:
    """A page with the head of a document, without title and body."""
    paper = Paper().right(NATION, 240).right(MOTTO, 305)
    for index, line in enumerate(agency):
        paper.left(line, 240 + 62 * index)
    if number:
        paper.left(number, 262 + 62 * len(agency), confidence)
    if dateline:
        paper.right(dateline, 262 + 62 * 2, confidence)
    return paper


def decision(**options: object) -> Paper:
    """A whole first page: a decision of a district."""
    paper = headed(**options)  # type: ignore[arg-type]
    paper.middle("QUYẾT ĐỊNH", 530)
    paper.middle("Về việc phê duyệt kế hoạch thu gom rác thải", 605).middle("sinh hoạt năm 2017", 684)
    paper.middle("CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN MƯỜNG SÁNG", 820)
    return paper.body(930, *FILL)
