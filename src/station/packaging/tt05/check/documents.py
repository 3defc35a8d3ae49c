"""T48 to T50, T57 to T59, T61: the files of the representation themselves: kind, pages, resolution, colour, words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from station.packaging.count_checks import FIRST_COMPLETE
from station.packaging.profile import Problem
from station.packaging.tt05.check.data_reading import KNOWN_KINDS, SeenImage, kinds_by_content
from station.packaging.tt05.check.facts import HOLEY, Facts, Record
from station.packaging.tt05.check.provenance import count_edition, told_of, words_told
from station.packaging.tt05.check.rule import Breach, Rule
from station.packaging.tt05.package import MIME_TYPES, REP_DATA

# Điều 8: at least 200 dpi, maps and drawings 300 (document types 30 and 31); 24 bits a pixel.
_LEAST_DPI: Final = 200.0
_MAP_DPI: Final = 300.0
_MAPS: Final = ("30", "31")
_LEAST_BITS: Final = 24
# A photograph as it was captured may stand beside the one that was made of it (``data_files``).
_MASTER: Final = re.compile(r"_goc\d+\.\w+$", re.ASCII)
_DEPTH: Final = re.compile(r"(\d+)-bit", re.ASCII)
_UNSAID: Final = "application/octet-stream"
# Page sizes are written with four digits, which moves the resolution of a small page by less than this.
_DPI_TOLERANCE: Final = 0.5
# What Windows can unpack below a folder of its own (spec 1).
_LONGEST_PATH: Final = 200


def pdfa_problems(facts: Facts) -> Iterator[Problem]:
    """Yield the PDF/A rules that the PDFs break, by the codes of those rules."""
    for seen in facts.pdfs.values():
        yield from seen.problems


def page_count(facts: Facts) -> int:
    """Return how many pages and photographs the representation shows; masters beside them are not counted again."""
    pictures = sum(not _is_master(path) for path in facts.pictures)
    return sum(seen.pages for seen in facts.pdfs.values()) + pictures


def _is_master(path: str) -> bool:
    return _MASTER.search(path) is not None


def plain_names(facts: Facts) -> Iterator[Breach]:
    """T48: paths are ASCII, short enough for any file system, and do not end in a blank or a point."""
    for path in sorted(facts.sizes):
        parts = path.split("/")
        if (
            not path.isascii()
            or len(path) > _LONGEST_PATH
            or any(part != part.strip(" ").rstrip(".") for part in parts)
        ):
            yield path, str(len(path))


def true_kinds(facts: Facts) -> Iterator[Breach]:
    """T49: a file's content, its ending and the media type that METS gives it agree, and it has a media type."""
    # What this program made before it handed out masters as TIFF had some in JPEG XL, which has no type in the annexes.
    may_be_unsaid = facts.is_ours and count_edition(facts) < FIRST_COMPLETE
    for path, mimetype in _data_kinds(facts):
        if path.endswith(HOLEY):
            continue
        by_name = MIME_TYPES.get(PurePosixPath(path).suffix.lower(), mimetype)
        by_content = kinds_by_content(facts.folder / path)
        wanted = {mimetype, by_name} & KNOWN_KINDS
        is_unsaid = mimetype == _UNSAID and not may_be_unsaid
        differs = (wanted and not by_content & wanted) or (by_content and mimetype not in (*by_content, _UNSAID))
        if differs or is_unsaid:
            yield path, f"{mimetype}, {', '.join(sorted(by_content)) or '?'}"


def _data_kinds(facts: Facts) -> Iterator[tuple[str, str]]:
    for one in facts.listed:
        if one.reference.is_file and one.path.startswith(f"{REP_DATA}/") and one.path in facts.sound:
            yield one.path, one.reference.mimetype


def page_counts(facts: Facts) -> Iterator[Breach]:
    """T50: a PDF has as many pages as its description says."""
    for record, path in _described(facts):
        seen = facts.pdfs.get(path)
        said = record.get("numberOfPage")
        if seen is not None and "numberOfPage" in record.fields and said != str(seen.pages):
            yield path, f"{seen.pages}, numberOfPage={said!r}"


def resolution(facts: Facts) -> Iterator[Breach]:
    """T57: pages and photographs have 200 dpi and more, maps and drawings 300 (Điều 8)."""
    for record, path in _shown(facts):
        least = _MAP_DPI if record.get("typeName") in _MAPS else _LEAST_DPI
        for number, image in _images(facts, path):
            if image.dpi < least - _DPI_TOLERANCE:
                yield path, f"{number}: {image.dpi:.1f} dpi < {least:g}"


def colour_depth(facts: Facts) -> Iterator[Breach]:
    """T58: pages have 24 bits a pixel, or the package says of which depth they were made (Điều 8)."""
    for _, path in _shown(facts):
        shallow = {image.bits for _, image in _images(facts, path) if image.bits < _LEAST_BITS}
        told = told_of(facts, path) if shallow else ""
        said = set(_DEPTH.findall(told))
        yield from ((path, f"{bits}-bit") for bits in sorted(shallow) if str(bits) not in said)


def text_layer(facts: Facts) -> Iterator[Breach]:
    """T59: pages have the words that the PREMIS says were read on them; one PDF at least has words.

    One page may well have none, a photograph or a blank verso; that no page of a dossier has any is a lost text layer.
    """
    for path, seen in facts.pdfs.items():
        told = words_told(facts, path)
        if told and told != seen.words:
            wrong = [number for number, pair in enumerate(zip(told, seen.words, strict=False), 1) if pair[0] != pair[1]]
            yield path, f"{sum(seen.words)}, {sum(told)}: {', '.join(map(str, wrong[:20]))}"
    if facts.pdfs and not any(count for seen in facts.pdfs.values() for count in seen.words):
        yield REP_DATA, "0"


def no_duplicates(facts: Facts) -> Iterator[Breach]:
    """T61: no file stands twice in the package under two names (Điều 24.1)."""
    by_hash: defaultdict[str, set[str]] = defaultdict(set)
    for one in facts.listed:
        is_data = one.path.startswith(f"{REP_DATA}/") and not one.path.endswith(HOLEY)
        if is_data and one.path in facts.sizes and not _is_master(one.path):
            by_hash[one.reference.checksum.upper()].add(one.path)
    for paths in by_hash.values():
        first, *others = sorted(paths)
        yield from ((path, first) for path in others)


def _described(facts: Facts) -> Iterator[tuple[Record, str]]:
    """Yield each description with the one file it speaks of, where both are there."""
    records = {record.path: record for record in facts.descriptions}
    for link in facts.links:
        if len(link.descriptions) == len(link.data) == 1 and link.descriptions[0] in records:
            yield records[link.descriptions[0]], link.data[0]


def _shown(facts: Facts) -> Iterator[tuple[Record, str]]:
    """Yield what ``_described`` does, and the other sides of photographs; a master stays as it was captured."""
    yield from _described(facts)
    records = {record.path: record for record in facts.descriptions}
    for link in facts.attachments:
        for path in link.data:
            if link.descriptions and link.descriptions[0] in records and not _is_master(path):
                yield records[link.descriptions[0]], path


def _images(facts: Facts, path: str) -> Iterator[tuple[int, SeenImage]]:
    """Yield page number and the largest image of each page; of a photograph, itself."""
    seen = facts.pdfs.get(path)
    if seen is not None:
        for number, images in enumerate(seen.images, start=1):
            if images:
                yield number, max(images, key=lambda image: image.width * image.height)
    elif path in facts.pictures:
        yield 1, facts.pictures[path]


RULES = (
    Rule("tt05:T48", plain_names),
    Rule("tt05:T49", true_kinds),
    Rule("tt05:T50", page_counts),
    Rule("tt05:T57", resolution),
    Rule("tt05:T58", colour_depth),
    Rule("tt05:T59", text_layer),
    Rule("tt05:T61", no_duplicates),
)
