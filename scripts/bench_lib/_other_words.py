"""Subjects and agencies that the sample pages do not have: suggestions were never tuned on any of these words.

The code lists behind the suggestions (fixed phrases, kinds of agencies) were written beside the sample pages; whether
they hold for other texts only other texts can tell. Areas are invented, agencies are of usual kinds.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from samples.agencies import Agency, pick
from samples.vocabulary import Topic

_WORKS: Final = (
    ("bảo vệ nguồn lợi yến sào", "hang yến", "hang", "thủy sản"),
    ("xử phạt lấn chiếm hành lang lưới điện", "công trình vi phạm", "vụ việc", "điện lực"),
    ("tôn tạo đình làng và nhà thờ họ", "đình làng", "đình", "di sản"),
    ("kiểm định đồng hồ đo nước", "đồng hồ nước", "chiếc", "đo lường"),
    ("thuê đất làm bến thủy nội địa", "bến thủy", "bến", "đường thủy"),
    ("nhận con nuôi có yếu tố nước ngoài", "hồ sơ nhận nuôi", "trường hợp", "hộ tịch"),
    ("phát hành vé xổ số kiến thiết", "vé số", "tờ vé", "kho bạc"),
    ("tập huấn sơ cứu tai nạn lao động", "lớp tập huấn", "học viên", "an toàn lao động"),
    ("thẩm tra luận chứng khai thác quặng sắt", "mỏ quặng", "tấn", "khoáng sản"),
    ("mở tuyến xe buýt nội thành", "tuyến xe", "tuyến", "vận tải"),
    ("trợ giá giống lúa lai vụ mùa", "giống lúa", "ki-lô-gam", "trồng trọt"),
    ("tu bổ mộ liệt sĩ và đài tưởng niệm", "phần mộ", "phần mộ", "chính sách"),
    ("phân luồng học sinh sau trung học cơ sở", "học sinh", "em", "dạy nghề"),
    ("chuyển mục đích sử dụng rừng sản xuất", "rừng sản xuất", "héc-ta", "kiểm lâm"),
    ("cai nghiện ma túy tại gia đình", "người nghiện", "người", "phòng ngừa"),
    ("đối chiếu công nợ với nhà thầu phụ", "công nợ", "triệu đồng", "kế toán"),
    ("soạn thảo hương ước của bản, buôn", "hương ước", "bản", "tư pháp"),
    ("lấy ý kiến nhân dân về quy ước chung", "phiếu ý kiến", "phiếu", "dân chủ"),
    ("gắn biển số nhà ven quốc lộ", "biển số nhà", "biển", "đô thị"),
    ("thả cá bản địa xuống lòng hồ", "cá giống", "con", "thủy sản"),
)
_PROVINCES: Final = ("Trung Ninh", "Hậu Sơn", "Lâm Bình Thượng", "Bạch Hải")
_DISTRICTS: Final = ("Vạn Yên", "Đông Khê", "Kỳ Lộc", "Đắk Nông Hạ", "Mù Sang")
_WARDS: Final = ("Cổ Loan", "Hương Trạch", "Tà Lèng", "Phúc Đồng")

# Lines below that of the body above, the name, its abbreviation in a notation, the head of the body.
_DEPARTMENTS: Final = (
    (("BAN THI ĐUA - KHEN THƯỞNG",), "Ban Thi đua - Khen thưởng", "BTĐKT"),
    (("SỞ QUY HOẠCH - KIẾN TRÚC",), "Sở Quy hoạch - Kiến trúc", "SQHKT"),
    (("SỞ DU LỊCH",), "Sở Du lịch", "SDL"),
    (("BAN QUẢN LÝ", "KHU CÔNG NGHIỆP"), "Ban Quản lý khu công nghiệp", "BQLKCN"),
    (("SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"), "Sở Nông nghiệp và Phát triển nông thôn", "SNNPTNT"),
)
_OFFICES: Final = (
    (("PHÒNG KINH TẾ",), "Phòng Kinh tế", "PKT"),
    (("PHÒNG DÂN TỘC",), "Phòng Dân tộc", "PDT"),
    (("PHÒNG NÔNG NGHIỆP",), "Phòng Nông nghiệp", "PNN"),
    (("TRUNG TÂM PHÁT TRIỂN", "QUỸ ĐẤT"), "Trung tâm Phát triển quỹ đất", "TTPTQĐ"),
)
_BRANCHES: Final = (
    ("SỞ XÂY DỰNG", "THANH TRA XÂY DỰNG", "Thanh tra Xây dựng", "TTXD", "CHÁNH THANH TRA"),
    ("SỞ LAO ĐỘNG - TB VÀ XH", "CHI CỤC DÂN SỐ", "Chi cục Dân số", "CCDS", "CHI CỤC TRƯỞNG"),
    ("SỞ VĂN HÓA VÀ THỂ THAO", "TRUNG TÂM HUẤN LUYỆN", "Trung tâm Huấn luyện", "TTHL", "GIÁM ĐỐC"),
)


def topic(rng: np.random.Generator) -> Topic:
    """Return what a document is about."""
    return Topic(*pick(rng, _WORKS))


def agency(rng: np.random.Generator) -> Agency:
    """Return who issues a document: half of them committees and councils, half departments under one."""
    return pick(rng, (_elected, _elected, _department, _office, _branch, _by_line))(rng)


def _elected(rng: np.random.Generator) -> Agency:
    names = {"tỉnh": _PROVINCES, "huyện": _DISTRICTS, "quận": _DISTRICTS, "phường": _WARDS, "xã": _WARDS}
    level = pick(rng, tuple(names))
    place = pick(rng, names[level])
    committee = rng.random() < 0.6
    kind, short = ("Ủy ban nhân dân", "UBND") if committee else ("Hội đồng nhân dân", "HĐND")
    area = f"{level} {place}"
    return _made((), (kind.upper(), area.upper()), f"{kind} {area}", short, place, area, "CHỦ TỊCH")


def _department(rng: np.random.Generator) -> Agency:
    lines, name, short = pick(rng, _DEPARTMENTS)
    place = pick(rng, _PROVINCES)
    area = f"tỉnh {place}"
    return _made((f"UBND {area.upper()}",), lines, f"{name} {area}", short, place, area, "GIÁM ĐỐC")


def _office(rng: np.random.Generator) -> Agency:
    lines, name, short = pick(rng, _OFFICES)
    place = pick(rng, _DISTRICTS)
    area = f"{pick(rng, ('huyện', 'quận', 'thị xã', 'thành phố'))} {place}"
    return _made((f"UBND {area.upper()}",), lines, f"{name} {area}", short, place, area, "TRƯỞNG PHÒNG")


def _branch(rng: np.random.Generator) -> Agency:
    parent, line, name, short, head = pick(rng, _BRANCHES)
    place = pick(rng, _PROVINCES)
    area = f"tỉnh {place}"
    return _made((parent,), (line,), f"{name} {area}", short, place, area, head)


def _by_line(rng: np.random.Generator) -> Agency:
    """Return a body of the ministries in a province: it names its province itself."""
    above, line, name, short, head = pick(
        rng,
        (
            ("TỔNG CỤC THỐNG KÊ", "CỤC THỐNG KÊ", "Cục Thống kê", "CTK", "CỤC TRƯỞNG"),
            ("TÒA ÁN NHÂN DÂN TỐI CAO", "TÒA ÁN NHÂN DÂN", "Tòa án nhân dân", "TA", "CHÁNH ÁN"),
        ),
    )
    place = pick(rng, _PROVINCES)
    area = f"tỉnh {place}"
    return _made((above,), (f"{line} {area.upper()}",), f"{name} {area}", short, place, area, head)


def _made(
    above: tuple[str, ...], lines: tuple[str, ...], name: str, short: str, place: str, area: str, head: str
) -> Agency:  # fmt: skip
    return Agency(
        heading=(*above, *lines),
        parents=len(above),
        name=name,
        parent_name=f"Ủy ban nhân dân {area}",
        authority=f"{head} {name.upper()}",
        short=short,
        place=place,
        area=area,
        level=area.removesuffix(f" {place}"),
        signing=((head,), (f"KT. {head}", f"PHÓ {head}")),
        seal=name.upper(),
    )
