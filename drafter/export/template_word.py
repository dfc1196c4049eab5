"""A draft set in a unit's own Word template."""

from __future__ import annotations

from lxml import etree

from drafter.export.kept import packed
from drafter.export.layout import Layout
from drafter.export.names import DECLARATION, WORD, escaped
from drafter.export.ooxml import body_xml
from drafter.export.properties import application_properties, core_properties
from drafter.export.setting import paragraphs
from drafter.export.template import Template
from drafter.export.template_parts import R, TemplateParts, W
from drafter.export.unfinished import unfinished_mark
from drafter.model import Draft

_STANDARD = Layout()
_HEADER = "word/headerUnfinished.xml"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def templated_docx(draft: Draft, template: Template) -> bytes:
    """The .docx of ``draft`` in a unit's template; the same bytes for the same draft."""
    found = template.parts
    parts = dict(found.parts)
    section = etree.fromstring(template.section)
    if draft.gaps:
        _warn(parts, section, found, unfinished_mark(len(draft.gaps)))
    set_paragraphs = paragraphs(draft, _STANDARD, title_room=template.title_room)
    body = body_xml(set_paragraphs, _STANDARD, template.forms)
    whole = f'<w:document {WORD} xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    root = etree.fromstring(whole)
    root[0].append(section)
    parts[found.main] = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    parts["docProps/core.xml"] = core_properties(draft)
    parts["docProps/app.xml"] = application_properties(draft)
    return packed(parts)


def _warn(
    parts: dict[str, bytes], section: etree._Element, found: TemplateParts, text: str
) -> None:
    """Puts the warning above every page: into the template's headers, or into one of our own."""
    line = (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f"<w:t>{escaped(text)}</w:t></w:r></w:p>"
    )
    references = section.findall(f"{{{W}}}headerReference")
    there = {str(each.get(f"{{{W}}}type")) for each in references}
    for each in references:
        name = found.relations[str(each.get(f"{{{R}}}id"))][1]
        root = etree.fromstring(parts[name])
        root.insert(0, etree.fromstring(f"<w:x {WORD}>{line}</w:x>")[0])
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    missing = {"default", "even", "first"} - there
    if not missing:
        return
    parts[_HEADER] = f"{DECLARATION}<w:hdr {WORD}>{line}</w:hdr>".encode()
    id = "rIdUnfinished"
    for kind in sorted(missing):
        reference = etree.Element(f"{{{W}}}headerReference")
        reference.set(f"{{{W}}}type", kind)
        reference.set(f"{{{R}}}id", id)
        section.insert(0, reference)
    _relate(parts, found.main, id)


def _relate(parts: dict[str, bytes], main: str, id: str) -> None:
    """Makes the warning's header known to the package."""
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    known = parts.get(relations, b"")
    root = etree.fromstring(
        known
        or b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    )
    each = etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship")
    each.set("Id", id)
    each.set("Type", f"{R}/header")
    each.set("Target", f"/{_HEADER}")
    parts[relations] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    types = etree.fromstring(parts["[Content_Types].xml"])
    override = etree.SubElement(types, f"{{{types.nsmap[None]}}}Override")
    override.set("PartName", f"/{_HEADER}")
    override.set("ContentType", _HEADER_TYPE)
    parts["[Content_Types].xml"] = etree.tostring(
        types, xml_declaration=True, encoding="UTF-8", standalone=True
    )
