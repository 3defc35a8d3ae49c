"""Reports that go to authorities: the finance ministry, the interior ministry, the province."""

from __future__ import annotations

from report_forms.form import BROKEN, KEEP, NUMBER, TWO, Column, Form, Two, figure, words

REPORT: Two = ("BÁO CÁO", "REPORT")
TOTAL: Two = ("Tổng cộng", "Total")
NO_VOLUME: Two = ("Chưa có trang nào được nghiệm thu trong kỳ", "No page was accepted in the period")
NO_UNITS: tuple[str, Two] = (
    "any_units", ("Chưa khai báo trong danh mục đơn vị", "Nothing declared in the register of units"),
)  # fmt: skip
NO_MONEY: tuple[str, Two] = (
    "any_money", ("Chưa khai báo trong sổ kinh phí", "Nothing declared in the register of spending"),
)  # fmt: skip
NO_DEVICES: Two = (
    "Sổ thiết bị chưa có thiết bị nào (không kể đã thanh lý)", "No device in the register (those disposed of left out)",
)  # fmt: skip


def finance(form: Form) -> None:
    """Composition and volume, terminal devices, spending (10911/BTC-NSNN, point 1.b)."""
    form.begin(
        ("Báo cáo", "Report"),
        REPORT,
        (
            "Về kết quả số hóa tài liệu lưu trữ, thiết bị số hóa và kinh phí thực hiện",
            "On digitised archives, devices for digitising and spending",
        ),
        to=True,
    )
    form.line(
        ("1. Thành phần và khối lượng tài liệu đã số hóa", "1. Composition and volume of what was digitised"), bold=True
    )
    _summary(form)
    form.line(("(Chi tiết tại Biểu 1, 1a, 1b)", "(Details: Tables 1, 1a, 1b)"), italic=True, size=12)
    form.section(("2. Thiết bị đầu cuối trực tiếp phục vụ số hóa", "2. Terminal devices for digitising"))
    form.table(
        (
            NUMBER, words(("Nội dung", "Subject"), 15, "name"), words(("Đơn vị tính", "Unit"), 4, "unit", "center"),
            figure(("Số lượng", "Quantity"), 4, "value"),
        ), "device_summary", empty=("any_devices", NO_DEVICES),
    )  # fmt: skip
    form.line(("(Chi tiết tại Biểu 2)", "(Details: Table 2)"), italic=True, size=12)
    form.section(("3. Kinh phí thực hiện", "3. Spending"))
    form.line("{{norm.text}}", size=12, align="justify")
    form.line("{{#if money_text}}{{money_text}}", size=12, align="justify")
    form.line((KEEP + "(Chi tiết tại Biểu 3, 3a)", KEEP + "(Details: Tables 3, 3a)"), italic=True, size=12)
    form.end()
    _volume(form)
    _kinds(form)
    _metres(form)
    devices(form, ("BIỂU 2", "TABLE 2"))
    _money(form)
    _explanations(form)


def _summary(form: Form) -> None:
    columns = (
        NUMBER, words(("Chỉ tiêu", "Figure"), 15, "name"), words(("Đơn vị tính", "Unit"), 4, "unit", "center"),
        figure(("Số lượng", "Quantity"), 4, "value", "#,##0.##"),
    )  # fmt: skip
    form.table(columns, "summary")


def _volume(form: Form) -> None:
    form.start(("Biểu 1", "Table 1"), landscape=True)
    form.annex(("BIỂU 1", "TABLE 1"), (
        "THÀNH PHẦN VÀ KHỐI LƯỢNG TÀI LIỆU ĐÃ SỐ HÓA, THEO PHÔNG LƯU TRỮ",
        "COMPOSITION AND VOLUME OF WHAT WAS DIGITISED, BY FONDS",
    ))  # fmt: skip
    _volumes(form, ("Phông", "Fonds"), "fonds", repeat=True)


def _volumes(form: Form, name: Two, each: str, *, repeat: bool = False) -> None:
    form.table(
        (
            NUMBER, words(name, 8, "name"),
            figure(("Số hồ sơ hoàn thành", "Dossiers done"), 2, "dossiers", total="volume.dossiers"),
            figure(("Số văn bản", "Docs"), 2, "documents", total="volume.documents"),
            figure(("Số tờ", "Sheets"), 2, "sheets", total="volume.sheets"),
            figure(("Số trang", "Pages"), 3, "pages", total="volume.pages"),
            figure(("Trang A4 quy đổi", "A4 pages"), 3, "a4_pages", BROKEN, "volume.a4_pages"),
            figure(("Dung lượng (byte)", "Size (bytes)"), 3, "bytes", total="volume.bytes"),
        ), each, total=TOTAL, empty=("any_volume", NO_VOLUME), repeat=repeat,
    )  # fmt: skip


def _kinds(form: Form) -> None:
    form.start(("Biểu 1a", "Table 1a"), landscape=True)
    form.annex(("BIỂU 1A", "TABLE 1A"), (
        "KHỐI LƯỢNG TÀI LIỆU ĐÃ SỐ HÓA, THEO LOẠI HÌNH, THỜI HẠN LƯU TRỮ VÀ KHỔ GIẤY",
        "VOLUME OF WHAT WAS DIGITISED, BY KIND, RETENTION AND SIZE OF THE PAPER",
    ))  # fmt: skip
    form.section(("a) Theo loại hình tài liệu", "a) By kind of document"), size=12)
    form.table(
        (
            NUMBER, words(("Loại hình tài liệu", "Kind of document"), 13, "name"),
            words(("Đơn vị tính", "Unit"), 5, "unit", "center"),
            figure(("Số lượng", "Quantity"), 5, "documents", total="volume.documents"),
        ), "kinds", total=TOTAL,
        empty=("any_kinds", ("Chưa có hồ sơ nào được duyệt trong kỳ", "No dossier was approved in the period")),
    )  # fmt: skip
    form.section(("b) Theo thời hạn lưu trữ", "b) By retention"), size=12)
    _volumes(form, ("Thời hạn lưu trữ", "Retention"), "retention")
    form.section(("c) Theo khổ giấy", "c) By size of the paper"), size=12)
    form.table(
        (
            NUMBER, words(("Khổ giấy", "Size"), 8, "name"),
            figure(("Số trang", "Pages"), 5, "pages", total="sizes_total.pages"),
            figure(("Hệ số quy đổi A4", "A4 pages of one"), 5, "factor", "#,##0.####"),
            figure(("Trang A4 quy đổi", "A4 pages"), 5, "a4_pages", BROKEN, "sizes_total.a4_pages"),
        ), "sizes", total=TOTAL, empty=("any_volume", NO_VOLUME),
    )  # fmt: skip


def _metres(form: Form) -> None:
    form.start(("Biểu 1b", "Table 1b"), landscape=True)
    form.annex(("BIỂU 1B", "TABLE 1B"), (
        "THÀNH PHẦN VÀ SỐ MÉT GIÁ TÀI LIỆU, THEO ĐƠN VỊ", "COMPOSITION AND LINEAR METRES OF THE HOLDINGS, BY UNIT",
    ))  # fmt: skip
    form.table(
        (
            NUMBER, words(("Đơn vị", "Unit"), 6, "name"), words(("Cấp", "Level"), 2, "level"),
            words(("Nội dung, thành phần tài liệu", "Content and composition"), 9, "content"),
            figure(("Cần số hóa (mét)", "To be digitised (m)"), 3, "all", TWO, "metres_total.all"),
            figure(("Đã số hóa (mét)", "Digitised (m)"), 3, "done", TWO, "metres_total.done"),
        ), "metres", total=TOTAL, repeat=True,
        empty=("any_metres", ("Chưa khai báo trong danh mục đơn vị", "Nothing declared in the register of units")),
    )  # fmt: skip


def devices(form: Form, number: Two) -> None:
    """The terminal devices, on a sheet of their own."""
    form.start((number[0].capitalize(), number[1].capitalize()), landscape=True)
    form.annex(number, (
        "THIẾT BỊ ĐẦU CUỐI TRỰC TIẾP PHỤC VỤ SỐ HÓA TÀI LIỆU", "TERMINAL DEVICES USED DIRECTLY FOR DIGITISING",
    ))  # fmt: skip
    form.table(
        (
            NUMBER, words(("Tên thiết bị", "Device"), 4, "name"), words(("Loại", "Type"), 3, "type"),
            words(("Hãng, kiểu máy", "Vendor, model"), 3, "model"),
            words(("Cấu hình cơ bản", "Basic configuration"), 4, "configuration"),
            words(("Đơn vị sử dụng", "Unit"), 3, "unit"), words(("Ngày mua", "Purchased"), 2, "purchased", "center"),
            words(("Tình trạng", "State"), 2, "status"),
            figure(("Số lượng", "Quantity"), 2, "quantity", total="devices_total.quantity"),
        ), "devices", total=TOTAL, empty=("any_devices", NO_DEVICES), repeat=True,
    )  # fmt: skip


def _money(form: Form) -> None:
    form.start(("Biểu 3", "Table 3"), landscape=True)
    form.annex(("BIỂU 3", "TABLE 3"), (
        "KINH PHÍ SỐ HÓA TÀI LIỆU VÀ MUA SẮM THIẾT BỊ (đồng)", "SPENDING ON DIGITISING AND ON DEVICES (đồng)",
    ))  # fmt: skip
    kinds: tuple[tuple[Two, str], ...] = (
        (("Đầu tư phát triển, ngân sách địa phương", "Development, local budget"), "development_local"),
        (("Đầu tư phát triển, ngân sách trung ương", "Development, central budget"), "development_central"),
        (("Chi thường xuyên, ngân sách địa phương", "Recurrent, local budget"), "recurrent_local"),
        (("Chi thường xuyên, ngân sách trung ương", "Recurrent, central budget"), "recurrent_central"),
        (("Nguồn khác", "Other"), "other"), (("Cộng", "Sum"), "total"),
    )  # fmt: skip
    figures = [figure(head, 3, name) for head, name in kinds]
    form.table(
        (
            NUMBER, words(("Tình trạng", "State"), 2, "state"), words(("Nội dung chi", "Purpose"), 3, "name"), *figures,
        ), "money", empty=NO_MONEY, sums=("money_totals", ("Cộng: {{.state}}", "Sum: {{.state}}"), figures),
    )  # fmt: skip
    form.line(
        ("“Đề nghị bổ sung” là kinh phí đề nghị cấp, chưa chi; không cộng với kinh phí đã chi, đã giao.",
         "“Asked for” is money that was not given yet; it is not added to what was spent or allotted."),
        italic=True, size=11,
    )  # fmt: skip


def _explanations(form: Form) -> None:
    form.start(("Biểu 3a", "Table 3a"), landscape=True)
    form.annex(("BIỂU 3A", "TABLE 3A"), ("THUYẾT MINH KINH PHÍ", "EXPLANATION OF SPENDING"))
    form.table(
        (
            NUMBER, words(("Khoản chi", "Item"), 5, "name"), words(("Nội dung chi", "Purpose"), 2, "purpose"),
            words(("Loại chi", "Kind"), 3, "kind"), words(("Nguồn ngân sách", "Budget"), 3, "budget"),
            words(("Tình trạng", "State"), 2, "state"),
            figure(("Số tiền (đồng)", "Amount (đồng)"), 3, "amount"),
            words(("Thuyết minh", "Explanation"), 5, "explanation"),
        ), "spending", empty=NO_MONEY, repeat=True, sums=(
            "money_totals", ("Cộng: {{.state}}", "Sum: {{.state}}"),
            (figure(("", ""), 3, "total"), Column(("", ""), 5, "–", "", "center")),
        ),
    )  # fmt: skip


def survey(form: Form) -> None:
    """The annex of the interior ministry's survey: volumes, progress, method, software, data, servers, needs."""
    form.begin(
        ("Báo cáo", "Report"),
        REPORT,
        ("Khảo sát về số hóa tài liệu lưu trữ", "Survey on digitising archives"),
        to=True,
    )
    form.section(("1. Khối lượng theo cấp", "1. Volume by level"))
    form.table(
        (
            NUMBER, words(("Cấp", "Level"), 7, "name"), figure(("Số đơn vị", "Units"), 3, "units"),
            figure(("Mét giá", "Metres"), 3, "metres", TWO, "total.metres"),
            figure(("Mét giá đã số hóa", "Metres digitised"), 3, "metres_done", TWO, "total.metres_done"),
            figure(("Hồ sơ đã số hóa", "Dossiers digitised"), 3, "dossiers", total="total.dossiers"),
            figure(("Trang đã số hóa", "Pages digitised"), 4, "pages", total="total.pages"),
        ), "levels", total=TOTAL, always=True,
        empty=NO_UNITS,
    )  # fmt: skip
    form.line(
        ("Dòng tổng cộng gồm cả tài liệu của phông chưa phân về đơn vị.",
         "The total includes fonds that belong to no unit yet."), italic=True, size=11,
    )  # fmt: skip
    form.section(("2. Tổng dung lượng dữ liệu hiện có", "2. Total size of the data"))
    form.table(
        (
            NUMBER, words(("Chỉ tiêu", "Figure"), 15, "name"), words(("Đơn vị tính", "Unit"), 4, "unit", "center"),
            figure(("Số lượng", "Quantity"), 4, "value", "#,##0.##"),
        ), "data_summary",
    )  # fmt: skip
    form.end()
    _survey_units(form)
    _survey_systems(form)


def _survey_units(form: Form) -> None:
    form.start(("Biểu 1", "Table 1"), landscape=True)
    form.annex(("BIỂU 1", "TABLE 1"), (
        "KHỐI LƯỢNG, TIẾN ĐỘ VÀ HÌNH THỨC SỐ HÓA", "VOLUME, PROGRESS AND METHOD OF DIGITISING",
    ))  # fmt: skip
    form.table(
        (
            NUMBER, words(("Đơn vị", "Unit"), 3, "name"), words(("Cấp", "Level"), 2, "level"),
            words(("Nội dung, thành phần tài liệu", "Content"), 4, "content"),
            figure(("Hồ sơ", "Dossiers"), 2, "dossiers"), figure(("Trang", "Pages"), 2, "pages"),
            words(("Tiến độ so với kế hoạch", "Progress"), 3, "progress"), words(("Thời gian", "Time"), 2, "time"),
            words(("Hình thức thực hiện", "Method"), 2, "method"),
            words(("Đơn vị cung cấp dịch vụ", "Contractor"), 3, "contractors"),
        ), "units", empty=NO_UNITS, repeat=True,
    )  # fmt: skip
    form.start(("Biểu 2", "Table 2"), landscape=True)
    form.annex(("BIỂU 2", "TABLE 2"), (
        "CẤU TRÚC DỮ LIỆU, LƯU TRỮ VÀ NHU CẦU", "STRUCTURE OF THE DATA, STORAGE AND NEEDS",
    ))  # fmt: skip
    form.table(
        (
            NUMBER, words(("Đơn vị", "Unit"), 3, "name"), words(("Trường thông tin", "Fields"), 3, "fields"),
            words(("Phương thức đóng gói", "Packaging"), 3, "packaging"),
            words(("Lưu trữ khi số hóa", "Storage"), 3, "storing"),
            words(("So với 903/VTLTNN-QLII", "Conformity with 903/VTLTNN-QLII"), 4, "conformity"),
            words(("Dung lượng khai báo (GB)", "Size declared (GB)"), 2, "gigabytes"),
            figure(("Dung lượng đo được (GB)", "Size measured (GB)"), 2, "bytes", TWO),
            words(("Nhu cầu, đề xuất", "Needs"), 3, "needs"),
        ), "units", empty=NO_UNITS, repeat=True,
    )  # fmt: skip


def _survey_systems(form: Form) -> None:
    form.start(("Biểu 3", "Table 3"), landscape=True)
    form.annex(("BIỂU 3", "TABLE 3"), ("PHẦN MỀM SỐ HÓA VÀ QUẢN LÝ TÀI LIỆU", "SOFTWARE FOR DIGITISING AND ARCHIVES"))
    form.table(
        (
            NUMBER, words(("Tên phần mềm", "Software"), 5, "name"), words(("Loại", "Kind"), 4, "kind"),
            words(("Chức năng chính", "Main functions"), 6, "functions"),
            words(("Đơn vị cung cấp", "Vendor"), 3, "vendor"), words(("Phiên bản", "Version"), 2, "edition"),
            words(("Đơn vị sử dụng", "Used by"), 3, "unit"),
        ), "software", repeat=True,
        empty=("any_software", ("Chưa khai báo trong sổ hệ thống", "Nothing declared in the register of systems")),
    )  # fmt: skip
    form.start(("Biểu 4", "Table 4"), landscape=True)
    form.annex(("BIỂU 4", "TABLE 4"), (
        "MÁY CHỦ, HỆ THỐNG LƯU TRỮ VÀ AN TOÀN THÔNG TIN", "SERVERS, STORAGE AND INFORMATION SAFETY",
    ))  # fmt: skip
    form.table(
        (
            NUMBER, words(("Tên", "Name"), 3, "name"), figure(("Số lượng", "Quantity"), 2, "quantity"),
            words(("Nơi đặt", "Place"), 3, "place"), words(("Dung lượng, cấu hình", "Capacity"), 3, "capacity"),
            words(("Vận hành", "Operation"), 3, "operation"), words(("Đơn vị vận hành", "Provider"), 3, "provider"),
            words(("Cấp độ an toàn", "Safety level"), 2, "level"), words(("Biện pháp an toàn", "Safety"), 4, "safety"),
        ), "servers", repeat=True,
        empty=("any_servers", ("Chưa khai báo trong sổ hệ thống", "Nothing declared in the register of systems")),
    )  # fmt: skip
    devices(form, ("BIỂU 5", "TABLE 5"))


def progress(form: Form) -> None:
    """Units and the province: planned, in the period, since the beginning, what is left."""
    form.begin(
        ("Báo cáo", "Report"),
        REPORT,
        ("Tiến độ số hóa tài liệu lưu trữ", "Progress of digitising archives"),
        landscape=True,
        to=True,
    )
    form.table(
        (
            NUMBER, words(("Đơn vị", "Unit"), 3, "name"),
            figure(("Đã chỉnh lý, lập mục lục (hồ sơ)", "Arranged and listed (dossiers)"), 2, "arranged",
                   total="total.arranged"),
            figure(("Kế hoạch (hồ sơ)", "Plan (dossiers)"), 2, "plan_dossiers", total="total.plan_dossiers"),
            figure(("Kế hoạch (trang)", "Plan (pages)"), 2, "plan_pages", total="total.plan_pages"),
            figure(("Trong kỳ (hồ sơ)", "Period (dossiers)"), 2, "period_dossiers", total="total.period_dossiers"),
            figure(("Trong kỳ (trang)", "Period (pages)"), 2, "period_pages", total="total.period_pages"),
            figure(("Lũy kế (hồ sơ)", "In all (dossiers)"), 2, "all_dossiers", total="total.all_dossiers"),
            figure(("Lũy kế (trang)", "In all (pages)"), 2, "all_pages", total="total.all_pages"),
            figure(("Còn lại (trang)", "Left (pages)"), 2, "left", total="total.left"),
            Column(("Tỷ lệ", "Share"), 2, "{{.percent}}", "", "center", "total.percent"),
            Column(("Thời hạn", "Deadline"), 2, "{{.deadline}}", "", "center", "total.deadline"),
        ), "units", total=("TỔNG CỘNG", "TOTAL"), repeat=True, closing=True, always=True, size=10.5,
        empty=NO_UNITS,
    )  # fmt: skip
    form.line(KEEP + "{{#if note_below}}{{note_below}}", italic=True, size=11)
    form.end()
