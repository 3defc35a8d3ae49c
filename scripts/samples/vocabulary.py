"""Words the generated documents are made of: invented places and people, topics, figures, bases. Our own wording."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """What a document is about: an activity, the thing it deals with, how it is counted, who looks after it."""

    work: str
    thing: str
    unit: str
    field: str


TOPICS: tuple[Topic, ...] = (
    Topic("chỉnh lý và số hóa tài liệu lưu trữ", "tài liệu lưu trữ", "mét giá", "văn thư, lưu trữ"),
    Topic("thu thập hồ sơ vào kho lưu trữ lịch sử", "hồ sơ, tài liệu", "hồ sơ", "văn thư, lưu trữ"),
    Topic("bảo vệ và phát triển rừng phòng hộ", "diện tích rừng phòng hộ", "héc-ta", "lâm nghiệp"),
    Topic("sửa chữa hệ thống kênh mương nội đồng", "tuyến kênh mương", "ki-lô-mét", "thủy lợi"),
    Topic("nâng cấp đường giao thông nông thôn", "tuyến đường liên thôn", "ki-lô-mét", "giao thông vận tải"),
    Topic("phòng, chống dịch bệnh trên đàn vật nuôi", "đàn gia súc, gia cầm", "con", "chăn nuôi và thú y"),
    Topic("hỗ trợ nhà ở cho hộ nghèo", "nhà ở của hộ nghèo", "căn nhà", "lao động và xã hội"),
    Topic("đào tạo, bồi dưỡng cán bộ, công chức cấp xã", "cán bộ, công chức cấp xã", "lượt người", "nội vụ"),
    Topic("cải cách thủ tục hành chính tại bộ phận một cửa", "thủ tục hành chính", "thủ tục", "cải cách hành chính"),
    Topic("kiểm kê đất đai và lập bản đồ hiện trạng", "quỹ đất công ích", "thửa đất", "tài nguyên và môi trường"),
    Topic("cấp nước sạch cho các xã vùng cao", "công trình cấp nước", "công trình", "nông thôn mới"),
    Topic("xây dựng trường đạt chuẩn quốc gia", "phòng học và trang thiết bị", "phòng học", "giáo dục và đào tạo"),
    Topic("tiêm chủng mở rộng cho trẻ em dưới một tuổi", "vắc-xin và vật tư y tế", "liều", "y tế"),
    Topic("phòng, chống thiên tai và tìm kiếm cứu nạn", "lực lượng và phương tiện", "phương tiện", "phòng thủ dân sự"),
    Topic("quản lý, sử dụng tài sản công", "tài sản công", "đơn vị tài sản", "tài chính"),
    Topic("thu, chi ngân sách và phân bổ kinh phí sự nghiệp", "kinh phí sự nghiệp", "triệu đồng", "tài chính"),
    Topic("bảo tồn làng nghề dệt thổ cẩm truyền thống", "làng nghề truyền thống", "hộ gia đình", "văn hóa và du lịch"),
    Topic("kiểm tra an toàn thực phẩm tại các chợ đầu mối", "cơ sở kinh doanh thực phẩm", "cơ sở", "công thương"),
    Topic("chuyển đổi cơ cấu cây trồng vụ đông", "diện tích gieo trồng", "héc-ta", "nông nghiệp"),
    Topic("tổ chức đại hội thể dục thể thao các cấp", "vận động viên tham gia", "vận động viên", "thể dục thể thao"),
    Topic("thu gom, xử lý rác thải sinh hoạt", "rác thải sinh hoạt", "tấn", "tài nguyên và môi trường"),
    Topic("rà soát, sắp xếp các đơn vị sự nghiệp công lập", "đơn vị sự nghiệp công lập", "đơn vị", "nội vụ"),
    Topic("ứng dụng công nghệ thông tin trong quản lý văn bản", "văn bản điện tử", "văn bản", "bưu chính, viễn thông"),
    Topic("giải phóng mặt bằng khu tái định cư", "hộ dân thuộc diện di dời", "hộ dân", "xây dựng"),
)  # fmt: skip

PROVINCES: tuple[tuple[str, str], ...] = (
    ("Thanh Lâm", "Vân Giang"), ("Bình Sa", "Mỹ An"), ("Phú Điền", "Tân Khê"), ("Hà Nguyên", "Đông Lĩnh"),
    ("Sơn Khê", "Lũng Pha"), ("Lạc Giang", "Bến Đá"),
)  # fmt: skip
DISTRICTS: tuple[str, ...] = (
    "Phước Lộc", "Thạch Bàn", "Nậm Khoang", "Cẩm Đường", "Yên Thượng", "Hưng Đạo", "Mường Sáng", "Đại Phong",
    "Trà Vinh Hạ", "Quỳnh Xá",
)  # fmt: skip
COMMUNES: tuple[str, ...] = (
    "Bản Sen", "Tả Van Chư", "Hòa Mục", "Nghĩa Thắng", "Khánh Lạc", "Tiên Động", "Suối Thầu", "Ngọc Uyên", "Phong Niên",
    "Lương Thiện", "Xuân Giao", "Thượng Hà", "Việt Tiến Hạ", "Mỹ Khuê", "Cốc Lầu", "Vĩnh Bảo Thượng",
)  # fmt: skip

SURNAMES: tuple[str, ...] = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Giàng", "Vàng",
    "Tẩn", "Lưu", "Đoàn", "Trịnh", "Mai",
)  # fmt: skip
MIDDLE_MEN: tuple[str, ...] = ("Văn", "Đức", "Hữu", "Quang", "Minh", "Xuân", "Công", "Bá", "Trọng", "Duy")
MIDDLE_WOMEN: tuple[str, ...] = ("Thị", "Thị Thu", "Ngọc", "Thị Kim", "Thanh", "Thị Bích", "Thùy", "Thị Hồng")
GIVEN_MEN: tuple[str, ...] = (
    "Thắng", "Hùng", "Dũng", "Sơn", "Lâm", "Khánh", "Phước", "Vượng", "Quyết", "Tuấn", "Chiến", "Hưởng", "Nghĩa",
    "Thủy", "Đạt", "Kiên", "Thịnh", "Trường", "Cường", "Toản",
)  # fmt: skip
GIVEN_WOMEN: tuple[str, ...] = (
    "Hương", "Hạnh", "Nguyệt", "Thủy", "Liễu", "Phượng", "Hằng", "Quỳnh", "Yến", "Ngân", "Loan", "Tuyết", "Duyên",
    "Huệ",
)  # fmt: skip

UNITS: tuple[str, ...] = (
    "Văn phòng", "Phòng Tài chính - Kế hoạch", "Phòng Nội vụ", "Phòng Kinh tế", "Phòng Tư pháp", "Thanh tra",
    "Phòng Quản lý văn thư, lưu trữ", "Phòng Tổ chức cán bộ", "Trung tâm Dịch vụ công", "Phòng Văn hóa và Thông tin",
    "Phòng Tài nguyên và Môi trường", "Ban Quản lý dự án", "Phòng Giáo dục và Đào tạo",
)  # fmt: skip

BASES: tuple[str, ...] = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;",
    "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;",
    "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003;",
    "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư;",
    "Căn cứ chương trình công tác năm {year} của {issuer};",
    "Căn cứ chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của {issuer};",
    "Căn cứ Thông báo kết luận số {n3}/TB-{short} ngày {day} tháng {month} năm {year} về {work};",
    "Căn cứ kết quả kiểm tra thực tế tại {commune} và {commune} ngày {day} tháng {month} năm {year};",
)
PROPOSALS: tuple[str, ...] = (
    "Theo đề nghị của {head_of_unit} tại Tờ trình số {n3}/TTr-{unit_short} ngày {day} tháng {month} năm {year}.",
    "Xét đề nghị của {head_of_unit} tại Báo cáo số {n3}/BC-{unit_short} ngày {day} tháng {month} năm {year}.",
)
