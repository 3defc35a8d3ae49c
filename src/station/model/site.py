"""Who keeps the paper and whose it is: codes and names that packages and reports state."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteIdentity:
    """The archive that keeps the paper and the agency that made it, by their codes (QĐ 20/2020, 09/2025) and names.

    ``archive_code``: mã cơ quan lưu trữ (``000.00.99.H99``); ``agency_code``: mã định danh cơ quan (``H99.12.5``).
    """

    archive_code: str = ""
    archive_name: str = ""
    agency_code: str = ""
    agency_name: str = ""
