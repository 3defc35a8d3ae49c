"""The walk through a file: each object once, each page and form once, each with the rules for what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pikepdf

from station.packaging.pdfa.content import Content, read_content
from station.packaging.pdfa.objects import dictionary, items_of, name_of
from station.packaging.pdfa.pdf_file import UNCHECKED, ObjGen, PdfFile
from station.packaging.pdfa.rules import (
    colour,
    description,
    file_structure,
    fonts,
    graphics,
    interaction,
    jpeg2000,
    limits,
    signatures,
    visible_text,
)
from station.packaging.pdfa.rules.findings import Findings
from station.packaging.pdfa.rules.font_use import FontUse
from station.packaging.pdfa.rules.rule import ContentUse, Item, Rule
from station.packaging.pdfa.streams import CannotDecode, decoded

FILE_RULES = (*file_structure.FILE_RULES, *limits.FILE_RULES, *colour.FILE_RULES, *interaction.FILE_RULES)
STREAM_RULES = (*file_structure.STREAM_RULES, *limits.STREAM_RULES)
PAGE_RULES = (*limits.PAGE_RULES, *interaction.PAGE_RULES)
CONTENT_RULES = (*limits.CONTENT_RULES, *graphics.CONTENT_RULES, *colour.CONTENT_RULES)
FONT_RULES = (*fonts.FONT_RULES, *visible_text.FONT_RULES)
IMAGE_RULES = (*graphics.IMAGE_RULES, *jpeg2000.IMAGE_RULES)

_DEEPEST = 100


class Survey:
    """Applies every rule to one file."""

    def __init__(self, file: PdfFile, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._output_space = colour.output_space(file)
        self._fonts: dict[ObjGen, FontUse] = {}
        self._forms: list[ObjGen] = []
        self._judged: set[tuple[str, ObjGen]] = set()

    def check_file(self, language: str) -> None:
        """Apply the rules about the file as a whole and its description."""
        self._findings.ask(FILE_RULES, self._file)
        self._findings.ask(description.METADATA_RULES, description.read_metadata(self._file, language))

    def check_objects(self) -> None:
        """Apply the rules about single objects, wherever they stand, then those about the content of forms."""
        self._walk(self._file.pdf.trailer, "trailer", 0)
        for number, value in self._file.objects():
            self._walk(value, f"object {number}", 0)
        for objgen in self._forms:
            form = dictionary(self._file.pdf.get_object(*objgen))
            self._check_content(form, dictionary(form.get("/Resources")), f"object {objgen[0]}")

    def check_page(self, page: pikepdf.Object, number: int) -> tuple[Content, dict[str, FontUse]]:
        """Apply the rules about a page and its content; return the content and the page's fonts by name."""
        where = f"page {number}"
        self._findings.ask(PAGE_RULES, Item(self._file, page, where))
        resources = dictionary(page.get("/Resources"))
        if "/Group" in page:
            resources = pikepdf.Dictionary(dict(resources.items()))
            resources["/Group"] = page.get("/Group")
        return self._check_content(page.get("/Contents"), resources, where)

    def check_fonts(self) -> None:
        """Apply the rules about fonts, now that the codes shown with each are known."""
        for use in self._fonts.values():
            self._findings.ask(FONT_RULES, use)

    def _check_content(
        self, stream: object, resources: pikepdf.Object, where: str
    ) -> tuple[Content, dict[str, FontUse]]:
        try:
            content = read_content(_joined(stream), where)
        except CannotDecode as error:
            self._findings.add(UNCHECKED, f"{where}: {error}")
            content = Content(where)
        self._findings.ask(CONTENT_RULES, ContentUse(content, resources, self._output_space))
        listed = dictionary(resources.get("/Font"))
        fonts = {name: self._font_use(listed.get(name)) for name in content.names.get("/Font", ()) if name in listed}
        for (name, mode), strings in content.shown.items():
            if name in fonts:
                fonts[name].see(strings, mode)
            elif strings:
                self._findings.add("pdfa:6.2.2-2", f"{where}: text without a font")
        for use in fonts.values():
            if not use.font.is_indirect:
                self._findings.ask(FONT_RULES, use)
        return content, fonts

    def _font_use(self, font: object) -> FontUse:
        value = dictionary(font)
        if not value.is_indirect:
            return FontUse(value, "a font in its page")
        use = self._fonts.get(value.objgen)
        if use is None:
            # Taken from the handle that stays: the page's own is dropped before the fonts are judged.
            use = FontUse(dictionary(self._file.pdf.get_object(*value.objgen)), f"object {value.objgen[0]}")
            self._fonts[value.objgen] = use
        return use

    def _walk(self, value: object, where: str, depth: int) -> None:
        """Apply the rules to a value and the values inside it; references are followed on their own turn."""
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            item = Item(self._file, value, where)
            if isinstance(value, pikepdf.Stream):
                self._findings.ask(STREAM_RULES, item)
            self._judge(item)
            for key, inner in value.items():
                self._ask_scalar(pikepdf.Name(key), where)
                self._judge_by_key(key, inner, where)
                self._walk_inner(inner, where, depth)
        elif isinstance(value, pikepdf.Array):
            for inner in value:
                self._walk_inner(inner, where, depth)
        else:
            self._ask_scalar(value, where)

    def _walk_inner(self, value: object, where: str, depth: int) -> None:
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            return
        if depth > _DEEPEST:
            self._findings.add(UNCHECKED, f"{where}: nested too deep")
            return
        self._walk(value, where, depth + 1)

    def _ask_scalar(self, value: object, where: str) -> None:
        for rule in limits.SCALAR_RULES:
            for detail in rule.test(value):
                self._findings.add(rule.code, f"{where}: {detail}")

    def _judge(self, item: Item) -> None:
        """Apply the rules for what a dictionary says it is."""
        for rules, applies in _BY_NATURE:
            if applies(item.value):
                self._ask_once(rules, item)
        if isinstance(item.value, pikepdf.Stream) and name_of(item.value.get("/Subtype")) == "/Form":
            self._forms.append(item.value.objgen)

    def _judge_by_key(self, key: str, value: object, where: str) -> None:
        """Apply the rules for what a dictionary is by the key it stands under."""
        for inner in _found_under(key, value):
            if isinstance(inner, pikepdf.Dictionary | pikepdf.Stream):
                self._ask_once(_BY_KEY[key], Item(self._file, inner, _where(inner) if inner.is_indirect else where))
        if key == "/ColorSpace":
            for profile in _profiles(value):
                self._ask_once(colour.PROFILE_RULES, Item(self._file, profile, _where(profile)))

    def _ask_once(self, rules: tuple[Rule[Item], ...], item: Item) -> None:
        if item.value.is_indirect:
            judged = (rules[0].code, item.value.objgen)
            if judged in self._judged:
                return
            self._judged.add(judged)
        self._findings.ask(rules, item)


def _where(value: pikepdf.Object) -> str:
    return f"object {value.objgen[0]}" if value.is_indirect else "trailer"


def _joined(stream: object) -> bytes:
    """Return the content of a page or form; the parts of an array are one stream with blanks between them."""
    if stream is None:
        return b""
    parts = [part for part in items_of(stream) or [stream] if isinstance(part, pikepdf.Stream)]
    if len(parts) != (len(items_of(stream)) or 1):
        raise CannotDecode("the content is no stream")
    return b"\n" + b"\n".join(decoded(part) for part in parts)


def _is(subtype: str) -> Callable[[pikepdf.Object], bool]:
    return lambda value: isinstance(value, pikepdf.Stream) and name_of(value.get("/Subtype")) == subtype


def _has(key: str) -> Callable[[pikepdf.Object], bool]:
    return lambda value: key in value


def _no_postscript(item: Item) -> Iterator[str]:
    """No object is PostScript code."""
    yield item.where


_POSTSCRIPT_RULES: tuple[Rule[Item], ...] = (Rule("pdfa:6.2.9-3", _no_postscript),)

_BY_NATURE: tuple[tuple[tuple[Rule[Item], ...], Callable[[pikepdf.Object], bool]], ...] = (
    (IMAGE_RULES, _is("/Image")),
    (graphics.FORM_RULES, _is("/Form")),
    (_POSTSCRIPT_RULES, _is("/PS")),
    (graphics.STATE_RULES, lambda value: name_of(value.get("/Type")) == "/ExtGState"),
    (interaction.ANNOTATION_RULES, lambda value: name_of(value.get("/Type")) == "/Annot"),
    (interaction.ACTION_RULES, lambda value: name_of(value.get("/Type")) == "/Action"),
    (interaction.FIELD_RULES, _has("/FT")),
    (interaction.FILE_SPECIFICATION_RULES, _has("/EF")),
    (signatures.SIGNATURE_RULES, _has("/ByteRange")),
)
_BY_KEY: dict[str, tuple[Rule[Item], ...]] = {
    "/ExtGState": graphics.STATE_RULES,
    "/Annots": interaction.ANNOTATION_RULES,
    "/A": interaction.ACTION_RULES,
    "/OpenAction": interaction.ACTION_RULES,
    "/Next": interaction.ACTION_RULES,
    "/AA": interaction.ACTION_RULES,
    "/JavaScript": interaction.ACTION_RULES,
}


def _found_under(key: str, value: object) -> Iterator[object]:
    """Yield the values that a key makes graphics states, annotations or actions."""
    if key not in _BY_KEY:
        return
    if isinstance(value, pikepdf.Array):
        yield from value
    elif key in ("/ExtGState", "/AA"):
        yield from dictionary(value).values()
    elif key != "/Next" or "/S" in dictionary(value):
        yield value


def _profiles(space: object) -> Iterator[pikepdf.Object]:
    """Yield the profiles of a colour space, or of those in a dictionary of colour spaces."""
    spaces = list(space.values()) if isinstance(space, pikepdf.Dictionary) else [space]
    for value in spaces:
        family, *rest = items_of(value) or [None]
        if name_of(family) == "/ICCBased" and rest and isinstance(rest[0], pikepdf.Stream):
            yield rest[0]
