"""How a role looks in a unit's template, as the XML that a paragraph of it takes on."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from drafter.corpus.readers.docx.styles import Style, numbering_of
from drafter.export.names import WORD, escaped
from drafter.export.ooxml import Form
from drafter.export.template_parts import W

_OWN_AFFAIRS = ("sectPr", "rPr", "pPrChange", "numPr", "cnfStyle", "divId", "framePr")
_NOT_A_LOOK = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "highlight", "vanish", "lang")
_BEFORE_NUMBER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_AFTER_HIGHLIGHT = (
    "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "eastAsianLayout",
    "specVanish", "oMath",
)  # fmt: skip
_INDENTED = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_KEPT_WITH_NEXT = "<w:keepNext/>"
_NO_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


def form_of_sample(
    paragraph: etree._Element, known: dict[str, Style], lead: str, *, heading: bool
) -> Form:
    """The form of a paragraph of the template's own text; ``lead``: the face of a run-in heading.
    A ``heading`` has its number in its text, so the style's own number is switched off, and stands
    on one page with what follows."""
    properties = paragraph.find(f"{{{W}}}pPr")
    children = [] if properties is None else list(properties)
    kept = [each for each in children if _is_words(each, _OWN_AFFAIRS)]
    style = next((each for each in kept if etree.QName(each).localname == "pStyle"), None)
    named = "" if style is None else str(style.get(f"{{{W}}}val", ""))
    numbered = heading and numbering_of(named, known)[0] is not None
    together = heading and not any(etree.QName(each).localname == "keepNext" for each in kept)
    xml = _paragraph_xml(kept, numbered=numbered, together=together)
    return _form(xml, _look(paragraph), lead)


def form_of_style(
    style: str, known: dict[str, Style], lead: str, *, heading: bool, indented: bool = False
) -> Form:
    """The form of a paragraph in one of the template's styles; ``indented``: two characters in,
    which the style does not say."""
    number = _NO_NUMBER if heading and numbering_of(style, known)[0] is not None else ""
    indent = _INDENTED if indented else ""
    kept = _KEPT_WITH_NEXT if heading else ""
    return _form(f'<w:pStyle w:val="{escaped(style)}"/>{kept}{number}{indent}', [], lead)


def _look(paragraph: etree._Element) -> list[etree._Element]:
    """What the longest run says of its looks."""
    runs = list(paragraph.iter(f"{{{W}}}r"))
    longest = max(runs, key=lambda run: sum(len(t.text or "") for t in run.iter(f"{{{W}}}t")))
    properties = longest.find(f"{{{W}}}rPr")
    children = [] if properties is None else list(properties)
    return [each for each in children if _is_words(each, _NOT_A_LOOK)]


def _is_words(element: etree._Element, but: Sequence[str]) -> bool:
    """Whether an element is of Word's own vocabulary and none of those named."""
    name = etree.QName(element)
    return name.namespace == W and name.localname not in but


def _form(paragraph: str, look: Sequence[etree._Element], lead: str) -> Form:
    return Form(
        paragraph=paragraph,
        plain=_run_xml(look),
        gap=_run_xml(look, highlighted=True),
        lead=_run_xml(look, face=lead),
        lead_gap=_run_xml(look, face=lead, highlighted=True),
        spaced=False,
    )


def _paragraph_xml(kept: Sequence[etree._Element], *, numbered: bool, together: bool) -> str:
    """The children of a w:pPr in the order that the schema fixes: those kept, a number switched off
    where there is one, on the page of what follows where it shall be ``together`` with it."""
    style = [each for each in kept if etree.QName(each).localname == "pStyle"]
    before = [each for each in kept if etree.QName(each).localname in _BEFORE_NUMBER]
    after = [each for each in kept if each not in before]
    parts = [
        *map(_xml, style),
        _KEPT_WITH_NEXT if together else "",
        *(_xml(each) for each in before if each not in style),
        _NO_NUMBER if numbered else "",
        *map(_xml, after),
    ]
    return "".join(parts)


def _run_xml(look: Sequence[etree._Element], *, face: str = "", highlighted: bool = False) -> str:
    """The children of a w:rPr in the order that the schema fixes, with the hint that keeps “ ” in
    the Chinese face."""
    by_name = {etree.QName(each).localname: each for each in look}
    fonts = etree.fromstring(f"<w:rFonts {WORD}/>")
    if "rFonts" in by_name:
        for key, value in by_name["rFonts"].attrib.items():
            fonts.set(str(key), str(value))
    fonts.set(f"{{{W}}}hint", "eastAsia")
    if face:
        for script in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(f"{{{W}}}{script}", face)
            fonts.attrib.pop(f"{{{W}}}{script}Theme", "")
    rest = [each for each in look if etree.QName(each).localname not in ("rStyle", "rFonts")]
    late = [each for each in rest if etree.QName(each).localname in _AFTER_HIGHLIGHT]
    style = _xml(by_name["rStyle"]) if "rStyle" in by_name else ""
    early = "".join(_xml(each) for each in rest if each not in late)
    mark = '<w:highlight w:val="yellow"/>' if highlighted else ""
    return style + _xml(fonts) + early + mark + "".join(map(_xml, late))


def _xml(element: etree._Element) -> str:
    alone = deepcopy(element)
    etree.cleanup_namespaces(alone)  # a root's two dozen would come with each
    return etree.tostring(alone, encoding="unicode", with_tail=False)
