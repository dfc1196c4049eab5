"""The empty package of a layout: python-docx's template without what it ships.

The template brings a thumbnail, customXml, stylesWithEffects, a Japanese theme, numbering and
another program's properties; none of it belongs in an office's file. What is made here holds all
that drafts of one layout have in common; ``kept`` keeps it, ``word`` adds the draft.
"""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from drafter.export.faces import font_table_xml
from drafter.export.layout import Layout
from drafter.export.names import DECLARATION, WORD
from drafter.export.page import set_page
from drafter.export.running_lines import add_headers, add_page_numbers
from drafter.export.styles import faces_of
from drafter.export.styles_part import styles_xml
from drafter.export.theme import theme_xml

_KEPT = (RT.STYLES, RT.SETTINGS)
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"

_SETTINGS = f"""<w:settings {nsdecls("w")}>
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="632"/>
<w:evenAndOddHeaders/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>
<w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"
 w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="enableOpenTypeFeatures"
 w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="doNotFlipMirrorIndents"
 w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"
 w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5"
 w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
</w:settings>"""

_APPLICATION_PROPERTIES = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"/>'
)


def empty_package(layout: Layout, *, unfinished: bool, commented: bool) -> dict[str, bytes]:
    """The parts of a Word file in this layout that has no text yet, by name.

    ``unfinished``: with headers that say so; ``commented``: with an empty part for comments.
    """
    document = clean_document(layout)
    section = document.sections[0]
    set_page(section, layout)
    add_page_numbers(section, layout)
    add_headers(section, layout, unfinished=unfinished)
    if commented:
        comments = f"<w:comments {WORD}/>"
        _add_part(document, "/word/comments.xml", CT.WML_COMMENTS, RT.COMMENTS, comments)
    return _parts(document)


def clean_document(layout: Layout) -> DocxDocument:
    """An empty document: our styles, settings, fonts and theme, no other part of the template."""
    document = Document()
    part = document.part
    for relation in list(part.rels.values()):
        if relation.reltype not in _KEPT:
            part.rels.pop(relation.rId)
    for relation in list(part.package.rels.values()):
        if relation.reltype not in (RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES):
            part.package.rels.pop(relation.rId)
    _replace(document.styles.element, styles_xml(layout))
    _replace(document.settings.element, _SETTINGS)
    fonts = font_table_xml(faces_of(layout))
    _add_part(document, "/word/fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE, fonts)
    _add_part(document, "/word/theme/theme1.xml", CT.OFC_THEME, RT.THEME, theme_xml(layout))
    application = _part(
        document, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, _APPLICATION_PROPERTIES
    )
    part.package.relate_to(application, RT.EXTENDED_PROPERTIES)
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    return document


def _parts(document: DocxDocument) -> dict[str, bytes]:
    for part in document.part.package.iter_parts():
        element = getattr(part, "element", None)
        if isinstance(element, BaseOxmlElement):
            _drop_unused_namespaces(element)
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package:
        return {name: package.read(name) for name in package.namelist()}


def _add_part(
    document: DocxDocument, name: str, content_type: str, relation: str, xml: str
) -> None:
    document.part.relate_to(_part(document, name, content_type, xml), relation)


def _part(document: DocxDocument, name: str, content_type: str, xml: str) -> Part:
    blob = f"{DECLARATION}{xml}".encode()
    return Part(PackURI(name), content_type, blob, document.part.package)


def _replace(element: BaseOxmlElement, xml: str) -> None:
    """Put the children of ``xml``'s root in the place of those of ``element``."""
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        child.tail = None
        element.append(child)


def _drop_unused_namespaces(element: BaseOxmlElement) -> None:
    # mc:Ignorable names prefixes, which must stay declared as long as it is there.
    if _IGNORABLE in element.attrib:
        del element.attrib[_IGNORABLE]
    etree.cleanup_namespaces(element, keep_ns_prefixes=["w", "r"])
