"""A draft in a unit's own Word template: its page, headers, footers and styles, mapped by role.

A role looks as the template's own text of that role does; else as the style that is made for it;
else as the standard has it, and that is said.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from drafter.corpus.read_text import ParagraphForm
from drafter.corpus.readers.docx.package import Package
from drafter.corpus.readers.docx.styles import Style, look, look_of, styles
from drafter.export.layout import PAPER_WIDTH, Layout, twips
from drafter.export.names import WORD
from drafter.export.ooxml import BLOCK_STYLES, Form
from drafter.export.roles import STYLE_NAMES, Paragraph, roles
from drafter.export.styles_part import style_xml
from drafter.export.template_forms import form_of_sample, form_of_style
from drafter.export.template_parts import TemplateParts, W, template_parts
from drafter.model import BlockKind

LABELS: dict[BlockKind, str] = {
    "title": "题目", "byline": "署名", "date": "日期", "salutation": "称谓",
    "heading1": "一级标题", "heading2": "二级标题", "heading3": "三级标题",
    "heading4": "四级标题", "paragraph": "正文",
}  # fmt: skip

_BODY_STYLES = (
    "公文正文", "讲话正文", "正文文本", "body text", "正文首行缩进", "body text first indent",
    "正文缩进", "normal indent",
)  # fmt: skip
_OWN = "Standard"  # opens the id of a style that the template lacks
_STANDARD = Layout()
_LEAST_SAMPLE = 10  # characters of a paragraph that shows how the body looks
_DEFAULT_TITLE_SIZE = 44


class Template(Struct, frozen=True):
    """A unit's template, ready for drafts. ``unmapped``: the roles it has nothing for, which look
    as the standard has them; ``dropped``: what of it no draft may have; both in words."""

    parts: TemplateParts
    forms: Mapping[BlockKind, Form]
    section: bytes
    title_room: int
    unmapped: tuple[str, ...]

    @property
    def dropped(self) -> tuple[str, ...]:
        return self.parts.dropped


def template(content: bytes, name: str) -> Template:
    """The template in a Word file's bytes. Raises ReadError where it cannot be read."""
    found = template_parts(content, name)
    with Package(content, name) as package:
        known = styles(package)
    body = etree.fromstring(found.parts[found.main]).find(f"{{{W}}}body")
    samples = _samples(body, known) if body is not None else {}
    forms: dict[BlockKind, Form] = {}
    unmapped: list[str] = []
    lead = _face(samples.get("heading2"), _style_for("heading2", known), known)
    for kind in LABELS:
        style = _style_for(kind, known)
        if kind in samples:
            forms[kind] = form_of_sample(samples[kind], known, lead, heading=_is_heading(kind))
        elif style:
            bare = kind == "paragraph" and not _is_indented(style, found)
            forms[kind] = form_of_style(
                style, known, lead, heading=_is_heading(kind), indented=bare
            )
        else:
            unmapped.append(LABELS[kind])
            forms[kind] = form_of_style(_OWN + BLOCK_STYLES[kind], {}, lead, heading=False)
            _add_style(found, kind)
    section = _section(body)
    if not _has_page_number(found):
        unmapped.append("页码")
    size = _size(samples.get("title"), _style_for("title", known), known)
    room = max(6, int(_text_width(section) // (size * 10)))
    return Template(found, forms, etree.tostring(section), room, tuple(unmapped))


def _is_heading(kind: BlockKind) -> bool:
    return kind.startswith("heading")


def _samples(body: etree._Element, known: dict[str, Style]) -> dict[BlockKind, etree._Element]:
    """A paragraph of the template's own text for each role that is in it."""
    elements = [p for p in body.iterchildren(f"{{{W}}}p") if _text(p).strip()]
    shown = [Paragraph(_text(p).strip(), _form(p, known)) for p in elements]
    found: dict[BlockKind, etree._Element] = {}
    for element, paragraph, kind in zip(elements, shown, roles(shown), strict=True):
        if kind != "paragraph":
            found.setdefault(kind, element)
        elif len(paragraph.text) >= max(_LEAST_SAMPLE, len(_text(found.get(kind)))):
            found[kind] = element
    return found


def _text(paragraph: etree._Element | None) -> str:
    if paragraph is None:
        return ""
    return "".join(each.text or "" for each in paragraph.iter(f"{{{W}}}t"))


def _form(paragraph: etree._Element, known: dict[str, Style]) -> ParagraphForm:
    properties = paragraph.find(f"{{{W}}}pPr")
    style = _style_id(paragraph, known)
    said = look_of(properties, _longest_run_properties(paragraph)).over(look(style, known))
    return ParagraphForm(
        known.get(style, Style()).name,
        said.align or "",
        said.outline or 0,
        said.face or "",
        said.size or 0,
        bool(said.bold),
    )


def _style_id(paragraph: etree._Element, known: dict[str, Style]) -> str:
    named = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    if named is not None:
        return str(named.get(f"{{{W}}}val", ""))
    return next((id for id, each in known.items() if each.default), "")


def _longest_run_properties(paragraph: etree._Element) -> etree._Element | None:
    runs = list(paragraph.iter(f"{{{W}}}r"))
    longest = max(runs, key=lambda run: len(_text(run)), default=None)
    return None if longest is None else longest.find(f"{{{W}}}rPr")


def _style_for(kind: BlockKind, known: dict[str, Style]) -> str:
    """The id of the template's style that is made for a role, "" where there is none."""
    if kind == "paragraph":
        names = {each.name: id for id, each in known.items()}
        default = next((id for id, each in known.items() if each.default), "")
        return next((names[name] for name in _BODY_STYLES if name in names), default)
    made = [id for id, each in known.items() if STYLE_NAMES.get(each.name) == kind]
    # Word's own Title and heading 1 lie unused in many templates: a unit's own go first
    return min(made, key=lambda id: known[id].name.isascii(), default="")


def _is_indented(style: str, found: TemplateParts) -> bool:
    """Whether a style of the template, or one it is based on, says how its first line begins."""
    name = next((target for type, target in found.relations.values() if type == "styles"), "")
    root = etree.fromstring(found.parts[name]) if name else etree.Element("none")
    every = {str(each.get(f"{{{W}}}styleId")): each for each in root.iter(f"{{{W}}}style")}
    seen: set[str] = set()
    while style in every and style not in seen:
        seen.add(style)
        indent = every[style].find(f"{{{W}}}pPr/{{{W}}}ind")
        if indent is not None and any("firstLine" in str(key) for key in indent.attrib):
            return True
        base = every[style].find(f"{{{W}}}basedOn")
        style = "" if base is None else str(base.get(f"{{{W}}}val", ""))
    return False


def _face(sample: etree._Element | None, style: str, known: dict[str, Style]) -> str:
    said = _form(sample, known).face if sample is not None else look(style, known).face
    return said or _STANDARD.heading2_face


def _size(sample: etree._Element | None, style: str, known: dict[str, Style]) -> int:
    said = _form(sample, known).size if sample is not None else look(style, known).size
    return said or _DEFAULT_TITLE_SIZE


def _add_style(found: TemplateParts, kind: BlockKind) -> None:
    """Puts the standard's style for a role among the template's."""
    name = next((target for type, target in found.relations.values() if type == "styles"), "")
    if not name:
        return
    root = etree.fromstring(found.parts[name])
    id = BLOCK_STYLES[kind]
    xml = style_xml(_STANDARD, id, named=_OWN + id, label=f"国标{LABELS[kind]}")
    root.append(etree.fromstring(f"<w:x {WORD}>{xml}</w:x>")[0])
    found.parts[name] = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _section(body: etree._Element | None) -> etree._Element:
    """The page of the template's last section."""
    found = None if body is None else body.find(f"{{{W}}}sectPr")
    if found is None:
        margins = {
            "top": _STANDARD.top, "right": _STANDARD.right, "bottom": _STANDARD.bottom,
            "left": _STANDARD.left,
        }  # fmt: skip
        sides = "".join(f' w:{side}="{twips(length)}"' for side, length in margins.items())
        return etree.fromstring(
            f'<w:sectPr {WORD}><w:pgSz w:w="{PAPER_WIDTH}" w:h="16838"/>'
            f'<w:pgMar{sides} w:header="1134" w:footer="1417" w:gutter="0"/></w:sectPr>'
        )
    for name in ("sectPrChange", "footnotePr", "endnotePr", "printerSettings"):
        for each in found.findall(f"{{{W}}}{name}"):
            found.remove(each)
    for attribute in list(found.attrib):
        del found.attrib[attribute]
    return found


def _text_width(section: etree._Element) -> int:
    size, margins = section.find(f"{{{W}}}pgSz"), section.find(f"{{{W}}}pgMar")
    width = _whole(size, "w", PAPER_WIDTH)
    return width - _whole(margins, "left", 1587) - _whole(margins, "right", 1474)


def _whole(element: etree._Element | None, name: str, default: int) -> int:
    said = "" if element is None else str(element.get(f"{{{W}}}{name}", ""))
    return int(said) if said.isdigit() else default


def _has_page_number(found: TemplateParts) -> bool:
    return any(
        b"PAGE" in found.parts[target]
        for kind, target in found.relations.values()
        if kind in ("footer", "header")
    )
