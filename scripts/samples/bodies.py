"""The body of each shape of document: what stands between the title and the signature."""

from __future__ import annotations

from collections.abc import Callable

from samples import sentences
from samples.agencies import invent_person, pick
from samples.closing import BLOCK_MM, set_closing, set_signature
from samples.flow import Column, Flow, Style
from samples.phrases import Writer
from samples.sheet import px
from samples.tables import invent_table, set_table

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def set_body(flow: Flow, writer: Writer, *, length: int, table_rows: int = 0) -> None:
    """Set body and closing of the writer's type; ``length`` is roughly its number of paragraphs."""
    writer.table_rows = table_rows
    _SHAPES[writer.kind.shape](flow, writer, length)
    if writer.kind.shape not in {"minutes", "parties"}:
        set_closing(flow, writer)


def _prose(flow: Flow, *, italic: bool = False, indent: float = 10.0) -> Style:
    return Style(flow.face(italic=italic), "justify", indent, flow.setting.leading, after=flow.setting.gap)


def _plain(flow: Flow, text: str, lead: str = "") -> None:
    flow.paragraph(text, _prose(flow), lead=lead)


def _last(flow: Flow, writer: Writer, text: str, lead: str = "") -> None:
    """Set the table, if any, and the last paragraph where the signature fits below it: none stands alone on a page."""
    if writer.table_rows:
        set_table(flow, invent_table(writer, writer.table_rows, wide=False))
    flow.keep(px(BLOCK_MM + 26))
    _plain(flow, text, lead)


def _line(flow: Flow, text: str, *, align: str = "center", bold: bool = True) -> None:
    flow.paragraph(text, Style(flow.face(bold=bold), align, 0, 1.25, after=flow.setting.gap))


def _articles(flow: Flow, writer: Writer, length: int) -> None:
    rng = writer.rng
    _line(flow, writer.agency.name.upper() if writer.kind.key == "nghi_quyet" else writer.agency.authority)
    for basis in writer.basis(int(rng.integers(2, 5))):
        flow.paragraph(basis, _prose(flow, italic=True))
    _line(flow, "QUYẾT NGHỊ:" if writer.kind.key == "nghi_quyet" else "QUYẾT ĐỊNH:")
    for number in range(1, max(2, length // 2) + 1):
        patterns = sentences.DUTIES if number > 1 else sentences.DECISIONS
        _plain(flow, writer.paragraph(patterns, int(rng.integers(1, 3))), f"Điều {number}.")
        if rng.random() < 0.4:
            for item in range(1, int(rng.integers(2, 4)) + 1):
                _plain(flow, f"{item}. {writer.sentence(sentences.DUTIES)}")
    number = max(2, length // 2)
    force, duty = sentences.LAST_ARTICLES
    _plain(flow, writer.fill(force), f"Điều {number + 1}.")
    writer.last_article = number + 2
    _last(flow, writer, writer.fill(duty), f"Điều {writer.last_article}.")


def _rules(flow: Flow, writer: Writer, length: int) -> None:
    article = 0
    for chapter in range(max(2, length // 4)):
        _line(flow, f"Chương {_ROMAN[chapter % 7]}")
        _line(flow, sentences.CHAPTERS[chapter % len(sentences.CHAPTERS)])
        for _ in range(2):
            title = sentences.RULE_TITLES[article % len(sentences.RULE_TITLES)]
            article += 1
            flow.paragraph("", _prose(flow), lead=f"Điều {article}. {title}")
            for item in range(1, int(writer.rng.integers(2, 4)) + 1):
                _plain(flow, f"{item}. {writer.sentence(sentences.DUTIES)}")


def _sections(flow: Flow, writer: Writer, length: int) -> None:
    for basis in writer.basis(1):
        flow.paragraph(basis, _prose(flow, italic=True))
    _plain(flow, writer.sentence(sentences.OPENINGS))
    start = int(writer.rng.integers(3))
    for number in range(max(2, length // 3)):
        heading = sentences.HEADINGS[(start + number) % len(sentences.HEADINGS)]
        flow.paragraph("", _prose(flow), lead=f"{_ROMAN[number % 7]}. {heading}")
        for item in range(1, int(writer.rng.integers(2, 4)) + 1):
            patterns = sentences.FACTS if number % 2 else sentences.DUTIES
            _plain(flow, f"{item}. {writer.paragraph(patterns, int(writer.rng.integers(1, 3)))}")
    _last(flow, writer, writer.fill(sentences.CLOSINGS[1]))


def _paragraphs(flow: Flow, writer: Writer, length: int) -> None:
    _plain(flow, writer.sentence(sentences.OPENINGS))
    for number in range(1, length + 1):
        patterns = sentences.FACTS if number % 3 == 0 else sentences.DUTIES
        _plain(flow, f"{number}. {writer.paragraph(patterns, int(writer.rng.integers(1, 3)))}")
    _last(flow, writer, writer.fill(sentences.CLOSINGS[1]))


def _letter(flow: Flow, writer: Writer, length: int) -> None:
    if writer.kind.key == "thu_cong":
        flow.paragraph(
            f"Kính gửi: Toàn thể cán bộ, công chức, viên chức {writer.agency.area}",
            Style(flow.face(), "center", after=12),
        )
        for _ in range(min(4, length)):
            _plain(flow, writer.sentence(sentences.WISHES))
        return
    receivers = [writer.agency.parent_name, writer.unit()]
    flow.paragraph(f"Kính gửi: {receivers[0]}", Style(flow.face(), "center", after=12))
    _plain(flow, writer.sentence(sentences.OPENINGS))
    for number in range(length):
        _plain(
            flow, writer.paragraph(sentences.FACTS if number % 2 else sentences.DUTIES, int(writer.rng.integers(1, 3)))
        )
    last = sentences.CLOSINGS[3] if writer.kind.key == "to_trinh" else writer.sentence(sentences.CLOSINGS[:2])
    _last(flow, writer, writer.fill(last))


def _form(flow: Flow, writer: Writer, length: int) -> None:
    person = invent_person(writer.rng)
    _line(
        flow,
        f"{writer.agency.name} {pick(writer.rng, ('trân trọng gửi', 'xác nhận', 'thông tin'))}:",
        align="left",
        bold=False,
    )
    leave = writer.kind.key == "giay_nghi_phep"
    fields = (
        ("Ông (bà):", person),
        ("Chức vụ:", f"Chuyên viên {writer.unit()}"),
        ("Đơn vị công tác:", writer.agency.name),
        ("Nơi nghỉ phép:" if leave else "Được cử đến:", writer.fill("Ủy ban nhân dân {commune_low}")),
        ("Lý do:", "giải quyết việc gia đình") if leave else ("Về việc:", writer.topic.work),
        ("Thời hạn:", writer.fill("Từ ngày {day}/{month}/{year} đến hết ngày {day}/{month_after}/{year}")),
        ("Kèm theo:", writer.fill("{small} văn bản và {small} phụ lục")),
        ("Điện thoại liên hệ:", writer.fill("0214.3{n3}.{n3}")),
    )
    for label, value in fields[: 4 + min(4, length)]:
        _plain(flow, f"{label} {value}")
    _last(flow, writer, writer.sentence(sentences.CLOSINGS[:1]))


def _invitation(flow: Flow, writer: Writer, length: int) -> None:
    _plain(flow, f"{writer.agency.name} trân trọng kính mời: {invent_person(writer.rng)}, {writer.unit()}.")
    _plain(flow, f"Dự hội nghị về {writer.topic.work}.")
    _plain(flow, writer.fill("Thời gian: 08 giờ 00, ngày {day} tháng {month} năm {year}."))
    _plain(flow, f"Địa điểm: Phòng họp số {int(writer.rng.integers(1, 6))}, trụ sở {writer.agency.name}.")
    _plain(flow, f"Chủ trì: {writer.signer}.")
    for _ in range(min(3, length)):
        _plain(flow, writer.sentence(sentences.INVITATIONS))
    _last(flow, writer, "Rất mong quý đại biểu đến dự đúng thời gian, thành phần./.")


def _minutes(flow: Flow, writer: Writer, length: int) -> None:
    _plain(
        flow,
        writer.fill(
            "Hôm nay, vào hồi 08 giờ 30 ngày {day} tháng {month} năm {year}, tại trụ sở {issuer}, chúng tôi gồm có:"
        ),
    )
    secretary = invent_person(writer.rng)
    for number, (person, role) in enumerate(
        ((writer.signer, "chủ trì"), (invent_person(writer.rng), "thành viên"), (secretary, "thư ký")), 1
    ):
        _plain(flow, f"{number}. {person}, {writer.unit()} - {role};")
    _plain(flow, "", "Nội dung:")
    for number in range(1, length + 1):
        patterns = sentences.FACTS if number % 2 else sentences.DUTIES
        _plain(flow, f"{number}. {writer.paragraph(patterns, int(writer.rng.integers(1, 3)))}")
    _last(
        flow,
        writer,
        "Biên bản được lập thành 02 bản, mỗi bên giữ 01 bản, có giá trị như nhau; đã đọc lại cho mọi người cùng nghe.",
    )
    _two_signatures(flow, writer, ("THƯ KÝ", secretary), ("CHỦ TRÌ", writer.signer))


def _parties(flow: Flow, writer: Writer, length: int) -> None:
    for basis in writer.basis(1)[:1]:
        flow.paragraph(basis, _prose(flow, italic=True))
    other = invent_person(writer.rng)
    for letter, name, person in (
        ("A", writer.agency.name, writer.signer),
        ("B", "Công ty TNHH Dịch vụ " + writer.agency.place, other),
    ):
        flow.paragraph("", _prose(flow), lead=f"BÊN {letter}: {name.upper()}")
        _plain(
            flow,
            f"Đại diện: {person}. Địa chỉ: {writer.fill('số {small} đường {commune_bare}')}, {writer.agency.area}.",
        )
        _plain(flow, writer.fill("Điện thoại: 0214.3{n3}.{n3}. Tài khoản: {n3}1 0000 {n3}{n3}."))
    _plain(flow, "Hai bên thống nhất những nội dung sau đây:")
    for number in range(1, max(3, length // 2) + 1):
        patterns = sentences.DUTIES if number > 1 else sentences.FACTS
        _plain(flow, writer.paragraph(patterns, int(writer.rng.integers(1, 3))), f"Điều {number}.")
    _last(flow, writer, f"{writer.kind.name} này được lập thành 04 bản có giá trị như nhau, mỗi bên giữ 02 bản.")
    _two_signatures(flow, writer, ("ĐẠI DIỆN BÊN B", other), ("ĐẠI DIỆN BÊN A", writer.signer))


def _two_signatures(flow: Flow, writer: Writer, left: tuple[str, str], right: tuple[str, str]) -> None:
    flow.space(8)
    flow.keep(flow.sheet.height * 0.19)
    top, half = flow.y, flow.width / 2
    set_signature(flow, writer, Column(flow.left, half), left, sealed=False)
    flow.y = top
    set_signature(flow, writer, Column(flow.left + half, half), right)


_SHAPES: dict[str, Callable[[Flow, Writer, int], None]] = {
    "articles": _articles,
    "rules": _rules,
    "sections": _sections,
    "paragraphs": _paragraphs,
    "letter": _letter,
    "form": _form,
    "invitation": _invitation,
    "minutes": _minutes,
    "parties": _parties,
}
