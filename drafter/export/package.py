"""The .docx package: python-docx's template emptied of what it ships, and bytes that repeat.

The template brings a thumbnail, customXml, stylesWithEffects, a Japanese theme, numbering and
another program's properties; none of it belongs in an office's file.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time

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
from drafter.export.styles import styles_xml
from drafter.export.theme import theme_xml
from drafter.model import Draft
from drafter.text.clean import clean_line

_KEPT = (RT.STYLES, RT.SETTINGS)
_UNDATED = date(2020, 1, 1)
_LONGEST_PROPERTY = 255  # code points, a limit of the core properties
_EARLIEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o644  # written on every system alike
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_XML_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

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
    'extended-properties"><TotalTime>0</TotalTime><Characters>{characters}</Characters>'
    "<Paragraphs>{paragraphs}</Paragraphs><Company></Company></Properties>"
)


def clean_document() -> DocxDocument:
    """An empty document: our styles, settings, fonts and theme, no other part of the template."""
    document = Document()
    part = document.part
    for relation in list(part.rels.values()):
        if relation.reltype not in _KEPT:
            part.rels.pop(relation.rId)
    for relation in list(part.package.rels.values()):
        if relation.reltype not in (RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES):
            part.package.rels.pop(relation.rId)
    _replace(document.styles.element, styles_xml())
    _replace(document.settings.element, _SETTINGS)
    _add_part(document, "/word/fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE, font_table_xml())
    _add_part(document, "/word/theme/theme1.xml", CT.OFC_THEME, RT.THEME, theme_xml())
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    return document


def set_properties(document: DocxDocument, draft: Draft) -> None:
    """Core and application properties from the draft alone: no user, machine or program in them.

    Times are the speech's day at 09:00 UTC, 2020-01-01 where the day is not known.
    """
    moment = datetime.combine(draft.day or _UNDATED, time(9), tzinfo=UTC)
    speaker = clean_line(draft.speaker)[:_LONGEST_PROPERTY] or "未署名"
    properties = document.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    properties.title = clean_line(draft.title)[:_LONGEST_PROPERTY]
    properties.subject = clean_line(draft.outline)[:_LONGEST_PROPERTY]
    properties.author = speaker
    properties.last_modified_by = speaker
    properties.category = "讲话稿"
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = moment
    properties.modified = moment
    application = _APPLICATION_PROPERTIES.format(
        characters=draft.characters, paragraphs=len(draft.blocks)
    )
    part = _part(document, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, application)
    document.part.package.relate_to(part, RT.EXTENDED_PROPERTIES)


def package_bytes(document: DocxDocument) -> bytes:
    """The saved package: members in a fixed order, with fixed times and attributes, uncompressed.

    Stored, because two builds of zlib may compress the same text to different bytes.
    """
    for part in document.part.package.iter_parts():
        element = getattr(part, "element", None)
        if isinstance(element, BaseOxmlElement):
            _drop_unused_namespaces(element)
    saved = io.BytesIO()
    document.save(saved)
    result = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(result, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (not name.startswith("["), name)):
            member = zipfile.ZipInfo(name, date_time=_EARLIEST_ZIP_TIME)
            member.create_system = _UNIX
            member.external_attr = _READABLE << 16
            target.writestr(member, source.read(name))
    return result.getvalue()


def _add_part(
    document: DocxDocument, name: str, content_type: str, relation: str, xml: str
) -> None:
    document.part.relate_to(_part(document, name, content_type, xml), relation)


def _part(document: DocxDocument, name: str, content_type: str, xml: str) -> Part:
    blob = _XML_DECLARATION + xml.encode("utf-8")
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
    etree.cleanup_namespaces(element)
