"""Minutes and sheets of the house: hand-over, return, quality, acceptance, the day's production."""

from __future__ import annotations

from report_forms.form import BROKEN, KEEP, NUMBER, Form, Two, figure, words

MINUTES: Two = ("BIÊN BẢN", "MINUTES")
TOTAL: Two = ("Tổng cộng", "Total")
_ACCEPTED: Two = (
    (
        "Hai bên nghiệm thu {{total.dossiers}} hồ sơ, {{total.documents}} văn bản, {{total.pages}} trang"
        " (quy đổi {{total.a4_pages}} trang A4); {{packaged}} hồ sơ đã đóng gói và niêm phong."
    ),
    (
        "Both accept {{total.dossiers}} dossiers, {{total.documents}} documents, {{total.pages}} pages"
        " ({{total.a4_pages}} A4 pages); {{packaged}} dossiers are packed and sealed."
    ),
)


def handover(form: Form) -> None:
    """From the store to the scanning room (TT 05/2025/TT-BNV, Điều 7.1)."""
    _papers(
        form, ("Giao nhận hồ sơ, tài liệu để số hóa", "Hand-over of dossiers for digitising"),
        ("Bên giao (kho lưu trữ): {{parties.store}}", "Handing over (store): {{parties.store}}"),
        ("Bên nhận (phòng quét): {{parties.room}}", "Receiving (scanning room): {{parties.room}}"),
        ("Không có hồ sơ nào được giao trong kỳ", "No dossier was handed over in the period"),
        (("BÊN GIAO", "HANDED OVER BY"), ("BÊN NHẬN", "RECEIVED BY")),
    )  # fmt: skip


def returned(form: Form) -> None:
    """From the scanning room back to the store."""
    _papers(
        form, ("Hoàn trả hồ sơ, tài liệu sau khi số hóa", "Return of dossiers after digitising"),
        ("Bên giao (phòng quét): {{parties.room}}", "Handing over (scanning room): {{parties.room}}"),
        ("Bên nhận (kho lưu trữ): {{parties.store}}", "Receiving (store): {{parties.store}}"),
        ("Không có hồ sơ nào được hoàn trả trong kỳ", "No dossier was returned in the period"),
        (("BÊN GIAO", "HANDED OVER BY"), ("BÊN NHẬN", "RECEIVED BY")),
    )  # fmt: skip


def _papers(form: Form, about: Two, giving: Two, taking: Two, none: Two, parties: tuple[Two, Two]) -> None:
    form.begin(
        ("Biên bản", "Minutes"),
        MINUTES,
        about,
        landscape=True,
    )
    form.line(giving)
    form.line(taking)
    form.line((
        "Hai bên thống nhất giao nhận {{total.dossiers}} hồ sơ, {{boxes}} hộp, {{total.sheets}} tờ như sau:",
        "Both hand over and receive {{total.dossiers}} dossiers, {{boxes}} boxes, {{total.sheets}} sheets:",
    ))  # fmt: skip
    form.line("{{#if uncounted}}{{uncounted}}", italic=True, size=12)
    form.gap(4)
    form.table(
        (
            NUMBER, words(("Mã hồ sơ", "Dossier"), 4, "code"), words(("Tiêu đề", "Title"), 7, "title"),
            words(("Hộp", "Box"), 2, "box", "center"), figure(("Số tờ", "Sheets"), 2, "sheets", total="total.sheets"),
            words(("Tình trạng", "Condition"), 2, "condition"), words(("Thời gian", "Time"), 3, "at", "center"),
            words(("Ghi chú", "Note"), 3, "note"),
        ), "papers", total=TOTAL, empty=("any", none), repeat=True, size=10.5, closing=True,
    )  # fmt: skip
    form.line(KEEP + "{{#if cut}}{{cut}}", italic=True, size=12)
    form.line((
        KEEP + "Biên bản được lập thành 02 bản, mỗi bên giữ 01 bản.", KEEP + "Made in two copies, one for each side.",
    ))  # fmt: skip
    form.end(((parties[0], ""), (parties[1], "")))


def quality(form: Form) -> None:
    """Verdicts on pages and documents in a period (TT 05/2025/TT-BNV, Điều 24.2, 24.4)."""
    form.begin(
        ("Biên bản", "Minutes"),
        MINUTES,
        ("Kiểm tra chất lượng tài liệu số hóa", "Quality check of what was digitised"),
    )
    none: Two = ("Không có trang nào được kiểm tra trong kỳ", "No page was checked in the period")
    form.section(("1. Kết quả kiểm tra trang theo người kiểm tra", "1. Pages, by who checked them"))
    form.table(
        (
            NUMBER, words(("Người kiểm tra", "Reviewer"), 10, "name"),
            figure(("Số trang đã kiểm tra", "Pages checked"), 4, "judged", total="total.judged"),
            figure(("Đạt", "Accepted"), 3, "accepted", total="total.accepted"),
            figure(("Không đạt", "Rejected"), 3, "rejected", total="total.rejected"),
            words(("Tỷ lệ không đạt", "Rejected, share"), 3, "rate", "center", "total.rate"),
        ), "reviewers", total=TOTAL, empty=("any", none),
    )  # fmt: skip
    form.section(("2. Lý do không đạt", "2. Why pages were rejected"))
    form.table(
        (
            NUMBER, words(("Lý do", "Reason"), 17, "name"),
            figure(("Số trang", "Pages"), 6, "pages", total="reasons_total"),
        ), "reasons", total=TOTAL,
        empty=("any_reasons", ("Không có trang nào không đạt", "No page was rejected")),
    )  # fmt: skip
    form.section(("3. Kết quả kiểm tra từng văn bản", "3. Documents"))
    form.line((
        "Đã kiểm tra {{documents.all}} văn bản: đạt {{documents.passed}}, không đạt {{documents.failed}}.",
        "{{documents.all}} documents were judged: {{documents.passed}} passed, {{documents.failed}} failed.",
    ))  # fmt: skip
    form.line((KEEP + "(Chi tiết tại Phụ lục)", KEEP + "(Details: Annex)"), italic=True, size=12)
    form.end((
        (("NGƯỜI KIỂM TRA", "CHECKED BY"), ""), (("PHỤ TRÁCH PHÒNG QUÉT", "HEAD OF THE SCANNING ROOM"), ""),
    ))  # fmt: skip
    form.start(("Phụ lục", "Annex"))
    form.annex(("PHỤ LỤC", "ANNEX"), ("VĂN BẢN KHÔNG ĐẠT", "DOCUMENTS THAT FAILED"))
    form.table(
        (
            NUMBER, words(("Mã hồ sơ", "Dossier"), 7, "code"), words(("Lý do không đạt", "Reason"), 6, "reason"),
            words(("Ghi chú", "Note"), 6, "note"), words(("Người kiểm tra", "Reviewer"), 4, "reviewer"),
        ), "failures", repeat=True,
        empty=("any_failures", ("Không có văn bản nào không đạt", "No document failed")),
    )  # fmt: skip
    form.line("{{#if failures_cut}}{{failures_cut}}", italic=True, size=12)


def acceptance(form: Form) -> None:
    """Acceptance of a batch: its dossiers, pages and packages."""
    form.begin(
        ("Biên bản", "Minutes"),
        MINUTES,
        ("Nghiệm thu kết quả số hóa tài liệu", "Acceptance of what was digitised"),
        landscape=True,
    )
    form.line("{{batch}}", align="center")
    form.line(_ACCEPTED)
    form.gap(4)
    form.table(
        (
            NUMBER, words(("Mã hồ sơ", "Dossier"), 4, "code"), words(("Tiêu đề", "Title"), 4, "title"),
            figure(("Văn bản", "Docs"), 2, "documents", total="total.documents"),
            figure(("Số tờ", "Sheets"), 2, "sheets", total="total.sheets"),
            figure(("Số trang", "Pages"), 2, "pages", total="total.pages"),
            figure(("Trang A4", "A4 pages"), 2, "a4_pages", BROKEN, "total.a4_pages"),
            words(("Người duyệt", "Approved by"), 2, "reviewer"), words(("Ngày duyệt", "Approved"), 2, "at", "center"),
            words(("Gói (SHA-256 của bản kê)", "Package (SHA-256 of its manifest)"), 3, "package"),
        ), "dossiers", total=TOTAL, repeat=True, size=10.5, closing=True,
        empty=("any", ("Không có hồ sơ nào được duyệt trong kỳ", "No dossier was approved in the period")),
    )  # fmt: skip
    form.line(KEEP + "{{#if cut}}{{cut}}", italic=True, size=12)
    form.end((
        (("ĐẠI DIỆN BÊN GIAO", "FOR THE SCANNING SIDE"), ""),
        (("ĐẠI DIỆN BÊN NGHIỆM THU", "FOR THE ACCEPTING SIDE"), "{{sign.name}}"),
    ))  # fmt: skip


def daily(form: Form) -> None:
    """The production sheet of a day."""
    form.begin(
        ("Phiếu sản lượng", "Production"),
        ("PHIẾU SẢN LƯỢNG NGÀY", "PRODUCTION SHEET OF THE DAY"),
        ("Người quét: {{operator}}", "Operator: {{operator}}"),
        landscape=True,
    )
    none: Two = ("Không có sản lượng trong ngày", "Nothing was produced on this day")
    figures = (
        figure(("Trang đã quét", "Captured"), 2, "captured", total="total.captured"),
        figure(("Quét lại", "Rescanned"), 2, "rescanned", total="total.rescanned"),
        figure(("Số tờ", "Sheets"), 2, "sheets", total="total.sheets"),
        figure(("Trang trắng", "Blank"), 2, "blank", total="total.blank"),
        figure(("Đã bỏ", "Removed"), 2, "removed", total="total.removed"),
        figure(("Phiếu, tờ phân cách", "Control sheets"), 2, "control", total="total.control"),
        figure(("Đạt", "Accepted"), 2, "accepted", total="total.accepted"),
        figure(("Không đạt", "Rejected"), 2, "rejected", total="total.rejected"),
        words(("Tỷ lệ không đạt", "Rejected, share"), 2, "reject_rate", "center", "total.reject_rate"),
    )
    form.section(("1. Theo người quét", "1. By operator"))
    form.table(
        (NUMBER, words(("Người quét", "Operator"), 5, "name"), *figures), "operators", total=TOTAL, empty=("any", none)
    )
    form.section(("2. Theo giờ", "2. By hour"))
    form.table(
        (NUMBER, words(("Giờ", "Hour"), 5, "name"), *figures), "hours", total=TOTAL, empty=("any", none), closing=True
    )
    form.line((
        KEEP + "Đạt và không đạt là kết quả kiểm tra trong ngày đối với trang do người này quét, kể cả quét từ trước.",
        KEEP + "Accepted and rejected: verdicts of this day on pages of this operator, also those scanned earlier.",
    ), italic=True, size=11)  # fmt: skip
    form.end((
        (("NGƯỜI QUÉT", "OPERATOR"), ""), (("PHỤ TRÁCH PHÒNG QUÉT", "HEAD OF THE SCANNING ROOM"), "{{sign.name}}"),
    ))  # fmt: skip
