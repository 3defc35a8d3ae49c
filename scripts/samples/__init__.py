"""Sample pages: scans of documents in the layout of NĐ 30/2020 that never existed, with everything known about them.

Nothing is downloaded and nothing is random: a seed gives the same pixels on every machine with the same fonts and
library versions. Needs the Debian packages fonts-freefont-ttf, fonts-noto-core and fonts-dejavu-core. With
``scripts`` on the import path::

    import samples

    sample = samples.page(7)                                    # a clean first page, A4, 300 dpi, RGB uint8
    sample = samples.page(7, type="quyet_dinh", angle=1.3, surround="dark", margin_mm=10, noise=2.5)
    sample = samples.page(7, "landscape_table", turn=90, surround="white", jpeg=80)
    sample.image                                                # rows × columns × 3
    sample.truth.text, .words, .fields, .marks                  # what it says, where (pixels of the clean page)
    sample.truth.corners, .angle, .turn                         # where the page lies in the image
    sample.truth.in_image([(x, y)])                             # from clean page to image pixels
    sample.truth.labels, .defects                               # what is wrong with it, with every parameter

    for sample in samples.degraded_set(2000, seed=1): ...       # a mixed set; labels[0] is the scenario
    for sample in samples.degraded_set(50, seed=1, only="clipped"): ...
    how = samples.ordinary_scan(numpy.random.default_rng(7))    # what even a good scan has, as a Degradation
    sample = samples.scan(7, "first", how, type="to_trinh")     # ... of a page of one's choice
    samples.character_error_rate(sample.truth, text)            # whatever order an engine reads the columns in
    pages = samples.document(7, "bao_cao", table_rows=12)       # all clean pages of one document

    samples.page(7, stamped="TỐI MẬT", torn_mm=(0, 18, 0, 0), surround="dark", margin_mm=8)  # mark: secrecy_mark...
    samples.page(7, "photo", moire=14.0, moire_period=9.0, moire_zone="photo")               # mark: moire
    samples.page(7, glass=((700, 2, -40, -40, -40),))           # column of the image, width, change in levels
    samples.page(7, "numbered", number=5, at="bottom", form="- {} -")                        # mark: page_number
    samples.page(8, "form", form=3)                             # another seed: the same form, filled in otherwise
    clean = samples.clean_page(7, "first"); samples.degrade(clean, how, seed=1)              # seed=2: scanned twice

Fields of first pages: ``type``, ``number``, ``notation``, ``place``, ``date`` (ISO), ``issuing_body``, ``subject``, and
``signer`` where the signature stands on the page; a công văn prints no type, a thư công no number.
Kinds: ``samples.KINDS``; types: ``samples.DOCUMENT_TYPES``; parameters: ``samples.Degradation``; scenarios:
``samples.SCENARIOS``. ``angle`` > 0: the content leans clockwise once turned upright; ``turn``: degrees clockwise that
put the image upright; corners are top left, top right, bottom right, bottom left as read, in continuous pixel
coordinates (an upright page of w × h reaches from (0, 0) to (w, h)), and may lie outside the image.
"""

from __future__ import annotations

from samples.degradation import NAMES, Degradation, changed
from samples.degrade import degrade
from samples.document_types import BY_KEY, DOCUMENT_TYPES, DocumentType
from samples.documents import document
from samples.kinds import MAKERS, clean_page
from samples.scenarios import SCENARIOS, degraded_set, ordinary_scan, scan
from samples.score import character_error_rate
from samples.truth import Field, Mark, Sample, Truth, Word

KINDS: tuple[str, ...] = (*MAKERS, "seal_ghost")

__all__ = [
    "BY_KEY", "DOCUMENT_TYPES", "KINDS", "SCENARIOS", "Degradation", "DocumentType", "Field", "Mark", "Sample", "Truth",
    "Word", "character_error_rate", "clean_page", "degrade", "degraded_set", "document", "ordinary_scan", "page",
    "scan",
]  # fmt: skip


def page(seed: int, kind: str = "first", **options: object) -> Sample:
    """Return one page. Options are those of ``clean_page`` (``type``, ``paper``...) and fields of ``Degradation``."""
    how = changed(Degradation(), {name: value for name, value in options.items() if name in NAMES})
    return scan(seed, kind, how, **{name: value for name, value in options.items() if name not in NAMES})
