"""The small text in ``documentation/``: what the package is, for somebody who opens it without our program."""

from __future__ import annotations

from station.model.profiles import PackageProfile
from station.packaging import layout
from station.packaging.document_binding import bits_of
from station.packaging.profile import PackageContent
from station.packaging.tt05.moments import moment_text

# A SIP is checked as one for the historical archive, which takes permanent files only, unless it says this of itself.
# A statement is a whole line; the rules read those of a file that METS lists with this very hash.
NOT_HISTORICAL = "Gói này không nộp vào lưu trữ lịch sử."
DOSSIER = "Hồ sơ: "
DEPTHS = "Độ sâu màu của ảnh quét: "


def documentation_bytes(content: PackageContent, profile: PackageProfile, replaced: str = "") -> bytes:
    """Return the text, Vietnamese first, English after it; ``replaced``: OBJID of the package whose place it takes."""
    dossier, pages, documents = content.dossier, layout.page_count(content), len(content.documents)
    modes = {page.page.capture.master.mode for document in content.documents for page in document.pages}
    depths = ", ".join(f"{bits}-bit" for bits in sorted(map(bits_of, modes)))
    lines = (
        f"Gói hồ sơ lưu trữ theo Thông tư 05/2025/TT-BNV ({profile.title}).",
        f"{DOSSIER}{dossier.code}, {dossier.title}.",
        f"{documents} tài liệu, {pages} trang. Đóng gói: {moment_text(content.created_at)}, {content.software}.",
        *([f"Gói này thay thế gói {replaced}."] if replaced else []),
        *([NOT_HISTORICAL] if profile.options.get("permanent_only") is False else []),
        *([f"{DEPTHS}{depths}."] if depths else []),
        "METS.xml liệt kê mọi tệp với mã băm SHA-256; metadata/ và representations/rep1/metadata/ chứa siêu dữ liệu.",
        "",
        "Archival package after circular 05/2025/TT-BNV, an extension of E-ARK CSIP 2.0.4.",
        f"File {dossier.code}: {documents} documents, {pages} pages.",
        *([f"This package replaces the package {replaced}."] if replaced else []),
        "METS.xml lists every file with its SHA-256.",
    )
    return ("\n".join(lines) + "\n").encode()
