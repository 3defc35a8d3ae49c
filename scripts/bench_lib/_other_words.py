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
    ("rà phá bom mìn sau chiến tranh", "vật liệu nổ", "quả", "quân sự"),
    ("cấp giấy chứng nhận quyền sử dụng đất lần đầu", "giấy chứng nhận", "giấy", "địa chính"),
    ("đấu giá quyền khai thác mỏ cát lòng sông", "mỏ cát", "mét khối", "khoáng sản"),
    ("chi trả trợ cấp ưu đãi người có công với cách mạng", "suất trợ cấp", "suất", "chính sách"),
    ("phổ cập bơi và phòng, chống đuối nước", "bể bơi di động", "học sinh", "trẻ em"),
    ("tuyển quân và gọi công dân nhập ngũ", "công dân trong độ tuổi", "công dân", "quân sự"),
    ("trồng rừng ngập mặn chắn sóng ven đê", "bãi triều", "héc-ta", "đê điều"),
    ("đặt tên đường và công trình công cộng", "tuyến phố", "tuyến", "đô thị"),
    ("kiểm soát tải trọng xe trên quốc lộ", "xe quá tải", "lượt xe", "đường bộ"),
    ("xét tặng danh hiệu nghệ nhân ưu tú", "hồ sơ đề nghị", "hồ sơ", "di sản"),
    ("nuôi tôm thâm canh theo hướng hữu cơ", "ao nuôi", "ao", "thủy sản"),
    ("giao ban trực tuyến giữa các tỉnh biên giới", "điểm cầu", "điểm cầu", "đối ngoại"),
    ("sáp nhập thôn, tổ dân phố", "thôn, tổ dân phố", "thôn", "địa giới"),
    ("quản lý thuốc bảo vệ thực vật", "điểm bán thuốc", "cửa hàng", "trồng trọt"),
    ("lắp đặt đèn chiếu sáng ngõ xóm", "cột đèn", "cột", "hạ tầng"),
    ("tuyên truyền biển, đảo và đường biên mốc giới", "tài liệu tuyên truyền", "cuốn", "tuyên giáo"),
    ("khai quật khảo cổ học thành cổ", "hiện vật", "hiện vật", "bảo tàng"),
    ("xử lý nợ đọng bảo hiểm xã hội", "khoản nợ", "doanh nghiệp", "bảo hiểm"),
    ("kê khai thuế của hộ kinh doanh cá thể", "tờ khai", "hộ", "thuế"),
    ("phát triển đảng viên trong doanh nghiệp tư nhân", "quần chúng ưu tú", "người", "tổ chức"),
    ("tặng quà gia đình chính sách nhân dịp Tết Nguyên đán", "suất quà", "suất", "chính sách"),
    ("di dời lò gạch thủ công", "lò gạch", "lò", "vật liệu xây dựng"),
    ("mua sắm máy thở và thuốc điều trị", "máy thở", "máy", "khám chữa bệnh"),
    ("nạo vét luồng lạch cảng cá", "luồng lạch", "mét khối", "hàng hải"),
)
_PROVINCES: Final = ("Tây Khánh", "Quảng Lộc", "Kim Hải", "Đắk Rông", "Thới Sơn")
_DISTRICTS: Final = ("Bắc Nghi", "Gio Thanh", "Phù Mỹ Lộc", "Tuần Hà", "Ngã Bảy", "Chư Prăng")
_WARDS: Final = ("An Cựu Đông", "Láng Trung", "Đồng Quế", "Thụy Hương", "Bản Vược")

# Lines below that of the body above, the name, its abbreviation in a notation, the head of the body.
_DEPARTMENTS: Final = (
    (("SỞ KHOA HỌC VÀ CÔNG NGHỆ",), "Sở Khoa học và Công nghệ", "SKHCN"),
    (("SỞ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"), "Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
    (("SỞ THÔNG TIN VÀ TRUYỀN THÔNG",), "Sở Thông tin và Truyền thông", "STTTT"),
    (("SỞ KẾ HOẠCH VÀ ĐẦU TƯ",), "Sở Kế hoạch và Đầu tư", "SKHĐT"),
    (("SỞ NGOẠI VỤ",), "Sở Ngoại vụ", "SNgV"),
)
_OFFICES: Final = (
    (("PHÒNG TÀI NGUYÊN VÀ MÔI TRƯỜNG",), "Phòng Tài nguyên và Môi trường", "TNMT"),
    (("PHÒNG LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"), "Phòng Lao động - Thương binh và Xã hội", "LĐTBXH"),
    (("PHÒNG QUẢN LÝ ĐÔ THỊ",), "Phòng Quản lý đô thị", "QLĐT"),
    (("PHÒNG TƯ PHÁP",), "Phòng Tư pháp", "PTP"),
)
_BRANCHES: Final = (
    ("SỞ NÔNG NGHIỆP VÀ PTNT", "CHI CỤC KIỂM LÂM", "Chi cục Kiểm lâm", "CCKL", "CHI CỤC TRƯỞNG"),
    ("SỞ CÔNG THƯƠNG", "CHI CỤC QUẢN LÝ THỊ TRƯỜNG", "Chi cục Quản lý thị trường", "QLTT", "CHI CỤC TRƯỞNG"),
    ("SỞ Y TẾ", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT", "Trung tâm Kiểm soát bệnh tật", "KSBT", "GIÁM ĐỐC"),
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
            ("TỔNG CỤC THUẾ", "CỤC THUẾ", "Cục Thuế", "CT", "CỤC TRƯỞNG"),
            ("BẢO HIỂM XÃ HỘI VIỆT NAM", "BẢO HIỂM XÃ HỘI", "Bảo hiểm xã hội", "BHXH", "GIÁM ĐỐC"),
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
