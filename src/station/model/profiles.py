"""Settings that are declared once, versioned, and named in every sidecar. Read from TOML by ``station.settings``."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CaptureProfile:
    """How pages of one kind are scanned; ``title`` is Vietnamese, ``title_en`` English.

    ``mode``: ``color``, ``gray`` or ``lineart``; ``dpi`` asked of the device, ``min_dpi`` below which a page is refused
    (TT 05/2025 Đ.8: 200 for papers, 300 for maps); ``source``: ``feeder`` or ``flatbed``; ``width_mm`` × ``height_mm``
    is the scan area, 0 for the device's own; ``lossless``: codec for pixels that arrive uncompressed (``jxl``,
    ``tiff``, ``png``); ``options`` are raw device options on top, by the device's own names.
    """

    name: str
    version: str
    title: str
    mode: str = "color"
    dpi: int = 300
    min_dpi: int = 200
    source: str = "feeder"
    duplex: bool = True
    width_mm: float = 0.0
    height_mm: float = 0.0
    lossless: str = "jxl"
    page_timeout: float = 60.0
    options: dict[str, str | int | float | bool] = field(default_factory=dict)
    title_en: str = ""

    def titled(self, language: str) -> str:
        """Return the title in ``vi`` or ``en``; one that a site gave in Vietnamese only stands for both."""
        return self.title_en if language == "en" and self.title_en else self.title


@dataclass(frozen=True, slots=True)
class Checklist:
    """Limits of the checks: ``limits[check][name]`` is a number whose meaning and unit the check documents.

    ``limits`` are for the checks of one page, ``dossier`` for those that compare the pages of a dossier.
    ``critical``: checks whose finding alone makes a page unfit; it says how a finding is shown, so reports stay valid.
    """

    name: str
    version: str
    title: str
    language: str = "vie"
    limits: dict[str, dict[str, float]] = field(default_factory=dict)
    dossier: dict[str, dict[str, float]] = field(default_factory=dict)
    critical: tuple[str, ...] = ()

    def limit(self, check: str, name: str) -> float:
        """Return one limit; ``KeyError`` when the checklist does not state it."""
        return self.limits[check][name]


@dataclass(frozen=True, slots=True)
class SamplingPolicy:
    """How much of a dossier a reviewer must look at page by page; every rate is in percent.

    ``mode``: ``every_page``, or ``sample``: what the machine flagged, and of the rest so many at random that a share of
    ``defect_rate`` bad pages would be found with ``confidence`` (``model.sampling``). When of the operators' last pages
    (``window_days``, and at least ``least_decisions`` of them) more than ``reject_limit`` were rejected,
    ``tightened_rate`` takes the place of ``defect_rate``; above ``full_limit`` every page is looked at. An operator of
    whom too little is known is treated as tightened.
    """

    name: str
    version: str
    title: str
    title_en: str = ""
    mode: str = "every_page"
    defect_rate: float = 2.0
    confidence: float = 95.0
    tightened_rate: float = 1.0
    reject_limit: float = 1.0
    full_limit: float = 5.0
    window_days: int = 30
    least_decisions: int = 200

    def titled(self, language: str) -> str:
        """Return the title in ``vi`` or ``en``; one that a site gave in Vietnamese only stands for both."""
        return self.title_en if language == "en" and self.title_en else self.title


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One field of a description: standard name, title, type, length, and when it must be filled.

    ``expected``: a clerk should fill it, though a package can do without. ``required_if``: for each other field the
    values of which it must hold one, so that together they make this one required; ``empty_if``: the same, so that this
    one must stay empty. ``not_before`` names a date that this one must not precede. ``default`` is the value when none
    was given. ``origin``: who fills it when it is not a person: ``inventory``, ``counted``, ``generated``. ``proposal``
    names the field of the dossier whose value is proposed for each document. For a form:
    ``group`` (``main`` stays open, ``more`` is folded away), ``place`` in it (fields without one follow in the order of
    the table), ``width`` (``half``: two beside each other), ``lines``, ``short_vi`` and ``short_en``: titles where
    there is little room. ``same_as`` names the field of TT 05/2025 that holds the same fact, from which this one is
    filled when it is empty, in the words of ``codes``.
    """

    name: str
    title_vi: str
    title_en: str
    type: str = "text"
    length: int = 0
    required: bool = False
    codes: str = ""
    expected: bool = False
    required_if: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    empty_if: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    not_before: str = ""
    default: str = ""
    origin: str = ""
    proposal: str = ""
    group: str = "more"
    place: int = 0
    width: str = "full"
    lines: int = 1
    short_vi: str = ""
    short_en: str = ""
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class MediaProfile:
    """Which files of sound and film are taken in without a word: containers and codecs by FFmpeg's names, least rates.

    ``audio_kbps`` and ``video_kbps`` in kilobits a second; ``tolerance`` is the share by which an average may be lower.
    A file is read for ``read_seconds`` and its megabytes by ``megabytes_a_second``; one of more streams or larger
    pictures than ``most_streams`` and ``most_pixels`` is refused.
    """

    name: str
    version: str
    title: str
    audio_containers: tuple[str, ...]
    video_containers: tuple[str, ...]
    audio_codecs: tuple[str, ...]
    video_codecs: tuple[str, ...]
    audio_kbps: float
    video_kbps: float
    tolerance: float
    read_seconds: float
    megabytes_a_second: float
    most_streams: int
    most_pixels: int


# Where a package has the masters as they were captured: nowhere, beside the documents, or among them.
MASTERS = ("none", "beside", "representation")


@dataclass(frozen=True, slots=True)
class PackageProfile:
    """How an accepted dossier becomes a package; ``module`` names the writer in ``packaging.profiles``.

    ``names`` are naming templates; ``jpeg_quality`` is that of the renditions; ``language`` goes into the PDF.
    ``field_tables``: name and version of each field table that the fields were taken from. ``handed_over``: packages go
    to another system in submissions, in which each has a place; the options ``submission`` and ``zip_ordinal`` say it.
    """

    name: str
    version: str
    title: str
    module: str
    language: str = "vi"
    jpeg_quality: int = 85
    min_dpi: float = 200.0
    names: dict[str, str] = field(default_factory=dict)
    dossier_fields: tuple[FieldRule, ...] = ()
    document_fields: tuple[FieldRule, ...] = ()
    picture_fields: tuple[FieldRule, ...] = ()
    media_fields: tuple[FieldRule, ...] = ()
    fonds_fields: tuple[FieldRule, ...] = ()
    field_tables: dict[str, str] = field(default_factory=dict)
    options: dict[str, str | int | float | bool] = field(default_factory=dict)
    title_en: str = ""
    handed_over: bool = False

    def titled(self, language: str) -> str:
        """Return the title in ``vi`` or ``en``; one that a site gave in Vietnamese only stands for both."""
        return self.title_en if language == "en" and self.title_en else self.title

    @property
    def fields(self) -> tuple[FieldRule, ...]:
        """The fields of everything that can be described."""
        return (
            *self.dossier_fields,
            *self.document_fields,
            *self.picture_fields,
            *self.media_fields,
            *self.fonds_fields,
        )
