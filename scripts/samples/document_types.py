"""The 29 types of administrative documents of NĐ 30/2020 (Điều 7, abbreviations of Phụ lục III)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type: ``code`` is its place in the code list of TT 05/2025, ``shape`` names the builder of its body.

    ``abbreviation`` is empty for the two types that have none (công văn, thư công).
    """

    key: str
    name: str
    abbreviation: str
    code: str
    shape: str
    verb: str

    @property
    def is_letter(self) -> bool:
        """Whether the layout is that of a công văn: no type name, ``V/v`` under the number."""
        return self.key == "cong_van"

    @property
    def is_numbered(self) -> bool:
        """Whether a number and notation stand under the agency; a thư công carries none."""
        return self.key != "thu_cong"


_VERB_DECISION = "Về việc"

DOCUMENT_TYPES: tuple[DocumentType, ...] = (
    DocumentType("nghi_quyet", "Nghị quyết", "NQ", "01", "articles", _VERB_DECISION),
    DocumentType("quyet_dinh", "Quyết định", "QĐ", "02", "articles", _VERB_DECISION),
    DocumentType("chi_thi", "Chỉ thị", "CT", "03", "paragraphs", "Về việc tăng cường"),
    DocumentType("quy_che", "Quy chế", "QC", "04", "rules", "Quản lý và thực hiện"),
    DocumentType("quy_dinh", "Quy định", "QyĐ", "05", "rules", "Về trách nhiệm thực hiện"),
    DocumentType("thong_cao", "Thông cáo", "TC", "06", "paragraphs", "Về kết quả"),
    DocumentType("thong_bao", "Thông báo", "TB", "07", "paragraphs", "Về việc tổ chức"),
    DocumentType("huong_dan", "Hướng dẫn", "HD", "08", "sections", "Thực hiện"),
    DocumentType("chuong_trinh", "Chương trình", "CTr", "09", "sections", "Triển khai"),
    DocumentType("ke_hoach", "Kế hoạch", "KH", "10", "sections", "Triển khai"),
    DocumentType("phuong_an", "Phương án", "PA", "11", "sections", "Tổ chức"),
    DocumentType("de_an", "Đề án", "ĐA", "12", "sections", "Nâng cao hiệu quả"),
    DocumentType("du_an", "Dự án", "DA", "13", "sections", "Đầu tư cho"),
    DocumentType("bao_cao", "Báo cáo", "BC", "14", "sections", "Kết quả thực hiện"),
    DocumentType("to_trinh", "Tờ trình", "TTr", "15", "letter", "Về việc đề nghị phê duyệt kế hoạch"),
    DocumentType("giay_uy_quyen", "Giấy ủy quyền", "GUQ", "16", "form", "Về việc thực hiện"),
    DocumentType("phieu_gui", "Phiếu gửi", "PG", "17", "form", "Gửi tài liệu về"),
    DocumentType("phieu_chuyen", "Phiếu chuyển", "PC", "18", "form", "Chuyển văn bản về"),
    DocumentType("phieu_bao", "Phiếu báo", "PB", "19", "form", "Báo kết quả"),
    DocumentType("bien_ban", "Biên bản", "BB", "20", "minutes", "Họp về"),
    DocumentType("hop_dong", "Hợp đồng", "HĐ", "21", "parties", "Cung cấp dịch vụ phục vụ"),
    DocumentType("cong_van", "Công văn", "", "22", "letter", "về việc"),
    DocumentType("cong_dien", "Công điện", "CĐ", "23", "paragraphs", "Về việc tập trung"),
    DocumentType("ban_ghi_nho", "Bản ghi nhớ", "BGN", "24", "parties", "Hợp tác"),
    DocumentType("ban_thoa_thuan", "Bản thỏa thuận", "BTT", "25", "parties", "Phối hợp"),
    DocumentType("giay_moi", "Giấy mời", "GM", "26", "invitation", "Dự hội nghị về"),
    DocumentType("giay_gioi_thieu", "Giấy giới thiệu", "GGT", "27", "form", "Liên hệ"),
    DocumentType("giay_nghi_phep", "Giấy nghỉ phép", "GNP", "28", "form", "Nghỉ phép hằng năm"),
    DocumentType("thu_cong", "Thư công", "", "29", "letter", "Thư chúc mừng và cảm ơn"),
)

BY_KEY: dict[str, DocumentType] = {one.key: one for one in DOCUMENT_TYPES}
