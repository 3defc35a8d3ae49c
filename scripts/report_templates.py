#!/usr/bin/env python3
"""Makes the forms of the official reports (``resources/reports/*.xlsx``), Vietnamese and English.

The forms are files that a site edits in a spreadsheet; this script is how the product's own ones came about, so that
their making can be read and repeated: ``scripts/report_templates.py [FOLDER]``. Head, signature, margins and letters
are those of Nghị định 30/2020/NĐ-CP, annex I.
"""

from __future__ import annotations

import sys
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from report_forms import FORMS
from report_forms.form import Form

_FIXED = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> int:
    """Write all forms; files that are the same stay untouched."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "resources" / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    for name, build in FORMS.items():
        for language in ("vi", "en"):
            form = Form(language)
            build(form)
            path = folder / (f"{name}.xlsx" if language == "vi" else f"{name}.{language}.xlsx")
            data = _steady(form)
            if not path.is_file() or path.read_bytes() != data:
                path.write_bytes(data)
                print(path.name)
    return 0


def _steady(form: Form) -> bytes:
    """Return the workbook without the time at which it was made."""
    form.book.properties.created = form.book.properties.modified = _FIXED.replace(tzinfo=None)
    stream, result = BytesIO(), BytesIO()
    form.book.save(stream)
    now = form.book.properties.modified.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    fixed = _FIXED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in made.infolist():
            info = zipfile.ZipInfo(entry.filename, _FIXED.timetuple()[:6])
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, made.read(entry).replace(now, fixed))
    return result.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
