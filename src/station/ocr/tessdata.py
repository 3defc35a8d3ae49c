"""Where Tesseract's language files are, and which are there. Shared by the engines that use Tesseract."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from station.model.errors import ToolMissing

# Debian and Ubuntu name the package of a language with a hyphen where the file has an underscore.
PLACES: Final = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


def one_openmp_thread() -> None:
    """Make Tesseract use one thread: more of them cost five times the CPU and end later.

    Must be called before the library is loaded; the environment is inherited by child processes.
    """
    os.environ["OMP_THREAD_LIMIT"] = "1"


def tessdata_folder() -> Path | None:
    """Return the folder of the language files: ``TESSDATA_PREFIX``, else the usual places; ``None`` when not found."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    places = (prefix, str(Path(prefix) / "tessdata")) if prefix else PLACES
    candidates = [Path(place) for place in places]
    return next((folder for folder in candidates if any(folder.glob("*.traineddata"))), None)


def installed_languages() -> frozenset[str]:
    """Return the languages that can be read, by Tesseract's names; ``osd`` is none of them."""
    folder = tessdata_folder()
    names = {path.stem for path in folder.glob("*.traineddata")} if folder else set()
    return frozenset(names - {"osd", "equ", "snum"})


def require_languages(language: str) -> str:
    """Return the folder with every language of ``vie+eng``; raises ``ToolMissing`` naming the first that is absent.

    Codes: ``ocr_missing`` (no language file anywhere), ``ocr_language``.
    """
    folder = tessdata_folder()
    prefix = os.environ.get("TESSDATA_PREFIX")
    if folder is None and not prefix:
        raise ToolMissing("ocr_missing", engine="tesseract", package="tesseract-ocr")
    folder = folder or Path(prefix or "")
    for name in language.split("+"):
        # A name out of a settings file must not become a path.
        if not name.replace("_", "").isalnum() or not (folder / f"{name}.traineddata").is_file():
            package = f"tesseract-ocr-{name.replace('_', '-')}"
            raise ToolMissing("ocr_language", language=name, package=package, folder=str(folder))
    return str(folder)
