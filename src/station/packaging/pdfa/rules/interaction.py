"""Rules 29–31 and 35–37 of the list: nothing in the file acts, hides, or reaches outside of it (6.3–6.5, 6.8–6.11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from station.packaging.pdfa.objects import dictionary, entry, items_of, name_of, numbers_in
from station.packaging.pdfa.pdf_file import PdfFile
from station.packaging.pdfa.rules.graphics import absent
from station.packaging.pdfa.rules.rule import Item, Rule

_ANNOTATIONS = frozenset({
    "/Text", "/Link", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight", "/Underline",
    "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/FileAttachment", "/Widget", "/PrinterMark",
    "/TrapNet", "/Watermark", "/Redact",
})  # fmt: skip
_ACTIONS = frozenset({"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"})
_NAMED = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})
# Table 165 of ISO 32000-1: Invisible, Hidden, NoView, ToggleNoView must be clear, Print set.
_PRINT, _UNSEEN = 4, 1 | 2 | 32 | 256


def annotation_types(item: Item) -> Iterator[str]:
    """Annotations are of the types of ISO 32000-1, without 3D, sound, screen and movie."""
    if name_of(item.value.get("/Subtype")) not in _ANNOTATIONS:
        yield f"{item.where}: {item.value.get('/Subtype')}"


def annotation_flags_present(item: Item) -> Iterator[str]:
    """Every annotation but a pop-up has flags."""
    if "/F" not in item.value and name_of(item.value.get("/Subtype")) != "/Popup":
        yield item.where


def annotation_flags(item: Item) -> Iterator[str]:
    """Annotations are printed and never hidden."""
    flags = entry(item.value, "/F")
    if flags is not None and (not isinstance(flags, int) or flags & _UNSEEN or not flags & _PRINT):
        yield f"{item.where}: /F {flags}"


def annotation_appearance(item: Item) -> Iterator[str]:
    """Annotations other than pop-ups and links carry their appearance, unless they cover no area."""
    corners = numbers_in(item.value.get("/Rect"))
    is_point = len(corners) == 4 and corners[0] == corners[2] and corners[1] == corners[3]
    if "/AP" not in item.value and not is_point and name_of(item.value.get("/Subtype")) not in ("/Popup", "/Link"):
        yield item.where


def normal_appearance_only(item: Item) -> Iterator[str]:
    """An appearance has the key /N and no other."""
    if "/AP" in item.value and set(dictionary(item.value.get("/AP")).keys()) != {"/N"}:
        yield item.where


def widget_actions(item: Item) -> Iterator[str]:
    """A form field's widget has no action."""
    if name_of(item.value.get("/Subtype")) == "/Widget" and ("/A" in item.value or "/AA" in item.value):
        yield item.where


def field_actions(item: Item) -> Iterator[str]:
    """A form field has no actions."""
    if "/FT" in item.value and "/AA" in item.value:
        yield item.where


def ready_appearances(file: PdfFile) -> Iterator[str]:
    """The form does not ask the reader to draw its fields."""
    if entry(dictionary(file.catalog.get("/AcroForm")), "/NeedAppearances") not in (None, False):
        yield "/NeedAppearances"


def no_xfa(file: PdfFile) -> Iterator[str]:
    """The form is no XFA form."""
    if "/XFA" in dictionary(file.catalog.get("/AcroForm")):
        yield "/XFA"


def not_in_catalog(key: str, *, inside: str = "") -> Callable[[PdfFile], Iterator[str]]:
    """Return the test that the catalog, or the dictionary ``inside`` it, has no such key."""

    def test(file: PdfFile) -> Iterator[str]:
        if key in (dictionary(file.catalog.get(inside)) if inside else file.catalog):
            yield key

    return test


def harmless_actions(item: Item) -> Iterator[str]:
    """Actions lead to a place or send a form; none runs a script, a program or a sound."""
    if name_of(item.value.get("/S")) not in _ACTIONS:
        yield f"{item.where}: {item.value.get('/S')}"


def named_actions(item: Item) -> Iterator[str]:
    """Named actions turn pages and do nothing else."""
    if name_of(item.value.get("/S")) == "/Named" and name_of(item.value.get("/N")) not in _NAMED:
        yield f"{item.where}: {item.value.get('/N')}"


def no_embedded_files(file: PdfFile) -> Iterator[str]:
    """No file is embedded (own: sidecars stand beside the PDF, never inside)."""
    if "/EmbeddedFiles" in dictionary(file.catalog.get("/Names")) or "/AF" in file.catalog:
        yield "/EmbeddedFiles"


def named_embedded_files(item: Item) -> Iterator[str]:
    """A specification of an embedded file names it in /F and /UF."""
    if "/EF" in item.value and not ("/F" in item.value and "/UF" in item.value):
        yield item.where


def no_automatic_layers(file: PdfFile) -> Iterator[str]:
    """No optional content switches itself on or off."""
    layers = dictionary(file.catalog.get("/OCProperties"))
    configurations = [layers.get("/D"), *items_of(layers.get("/Configs"))]
    if any("/AS" in dictionary(configuration) for configuration in configurations):
        yield "/AS"


FILE_RULES: tuple[Rule[PdfFile], ...] = (
    Rule("pdfa:6.4.1-3", ready_appearances),
    Rule("pdfa:6.4.2-1", no_xfa),
    Rule("pdfa:6.4.2-2", not_in_catalog("/NeedsRendering")),
    Rule("pdfa:6.5.2-1", not_in_catalog("/AA")),
    Rule("own:35", no_embedded_files),
    Rule("pdfa:6.9-4", no_automatic_layers),
    Rule("pdfa:6.10-1", not_in_catalog("/AlternatePresentations", inside="/Names")),
    Rule("pdfa:6.11-1", not_in_catalog("/Requirements")),
)
PAGE_RULES: tuple[Rule[Item], ...] = (
    Rule("pdfa:6.5.2-2", absent("/AA")),
    Rule("pdfa:6.10-2", absent("/PresSteps")),
)
ANNOTATION_RULES: tuple[Rule[Item], ...] = (
    Rule("pdfa:6.3.1-1", annotation_types),
    Rule("pdfa:6.3.2-1", annotation_flags_present),
    Rule("pdfa:6.3.2-2", annotation_flags),
    Rule("pdfa:6.3.3-1", annotation_appearance),
    Rule("pdfa:6.3.3-2", normal_appearance_only),
    Rule("pdfa:6.4.1-1", widget_actions),
)
FIELD_RULES: tuple[Rule[Item], ...] = (Rule("pdfa:6.4.1-2", field_actions),)
ACTION_RULES: tuple[Rule[Item], ...] = (
    Rule("pdfa:6.5.1-1", harmless_actions),
    Rule("pdfa:6.5.1-2", named_actions),
)
FILE_SPECIFICATION_RULES: tuple[Rule[Item], ...] = (
    Rule("own:35", absent("/EF")),
    Rule("pdfa:6.8-2", named_embedded_files),
)
