"""What the parts of a package tell one another: files as they were written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

MIME_TYPES = {
    ".xml": "application/xml", ".xsd": "application/xml", ".txt": "text/plain", ".pdf": "application/pdf",
    ".jpg": "image/jpeg", ".tif": "image/tiff", ".png": "image/png", ".mp3": "audio/mpeg", ".wav": "audio/x-wav",
    ".mp4": "video/mp4", ".avi": "video/x-msvideo", ".mov": "video/quicktime", ".mkv": "video/x-matroska",
    ".flac": "audio/flac", ".ogg": "audio/ogg", ".m4a": "audio/mp4",
    ".m4v": "video/mp4", ".3gp": "video/3gpp", ".3g2": "video/3gpp2",
    ".qt": "video/quicktime", ".wma": "audio/x-ms-wma", ".wmv": "video/x-ms-wmv", ".asf": "video/x-ms-asf",
    ".mpg": "video/mpeg", ".mpeg": "video/mpeg", ".vob": "video/mpeg", ".m2v": "video/mpeg", ".m1v": "video/mpeg",
    ".ts": "video/mp2t", ".m2ts": "video/mp2t", ".aac": "audio/aac", ".amr": "audio/amr", ".aiff": "audio/x-aiff",
    ".aif": "audio/x-aiff", ".oga": "audio/ogg", ".ogv": "video/ogg", ".mka": "audio/x-matroska",
    ".webm": "video/webm", ".flv": "video/x-flv",
}  # fmt: skip

ROOT_METS = "METS.xml"
EAD = "metadata/descriptive/EAD.xml"
PREMIS = "metadata/preservation/PREMIS.xml"
DOCUMENTATION = "documentation/HuongDan.txt"
REP = "representations/rep1"
REP_METS = f"{REP}/METS.xml"
REP_PREMIS = f"{REP}/metadata/preservation/PREMIS_rep1.xml"
REP_DATA = f"{REP}/data"
REP_DESCRIPTIVE = f"{REP}/metadata/descriptive"
SCHEMAS = "schemas"


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of the package. ``path`` is from the package's root; ``sha256`` is hexadecimal in capitals."""

    path: str
    size: int
    sha256: str
    created: datetime

    @property
    def mimetype(self) -> str:
        """Its media type by its name; ``application/octet-stream`` for one that is not known."""
        return MIME_TYPES.get(PurePosixPath(self.path).suffix.lower(), "application/octet-stream")
