"""A unit's own Word template taken apart: what a draft may have of it, and what is left behind.

Kept: the page, headers, footers and their pictures, styles, numbering, theme, fonts by name. Left
behind, and listed: all that leads out of the file or runs (links, attached templates, embedded
objects, macros, controls, fields that fetch), and what belongs to the template's own text.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from drafter.corpus.archive import BROKEN, LARGEST_PART
from drafter.corpus.readers.docx.package import Package
from drafter.errors import ReadError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

_LARGEST_XML = 8 * 1024 * 1024
"""Bytes of a part of XML; a template of forty pages has 0.5 MB, and the tree of a part takes some
thirty times its size."""

_KEPT = ("styles", "settings", "numbering", "theme", "fontTable", "header", "footer", "image")
"""Last word of a relationship's type, for what a draft may have of a template."""

_DANGEROUS = {
    "attachedTemplate": "附加的模板",
    "oleObject": "嵌入的对象",
    "package": "嵌入的对象",
    "vbaProject": "宏",
    "wordVbaData": "宏",
    "keyMapCustomizations": "宏",
    "control": "控件",
    "aFChunk": "嵌入的文件",
    "subDocument": "链接的文件",
    "frame": "链接的文件",
    "mailMergeSource": "邮件合并的数据源",
    "mailMergeHeaderSource": "邮件合并的数据源",
    "recipientData": "邮件合并的数据源",
}
_LINKED = "指向文件外面的链接"
_FETCHING = re.compile(
    r"\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|IMPORT|MACROBUTTON|DATABASE|HYPERLINK|RD)\b"
)
_FIELD = "会取外部内容的域"
_NOT_FOR_A_DRAFT = (
    "attachedTemplate", "mailMerge", "documentProtection", "writeProtection", "trackRevisions",
    "rsids", "docVars", "footnotePr", "endnotePr", "linkStyles", "removePersonalInformation",
    "saveThroughXslt", "attachedSchema", "schemaLibrary", "formsDesign", "revisionView",
)  # fmt: skip
_OTHER_PROGRAMS = re.compile(r"\{http://schemas\.microsoft\.com/.*\}")
_EMBEDDED_FONTS = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")


class TemplateParts(Struct, frozen=True):
    """What a template gives: its parts by name, the name of the main one, relationships of the main
    part by id (type's last word, target), and what was left behind, in words."""

    parts: dict[str, bytes]
    main: str
    relations: dict[str, tuple[str, str]]
    dropped: tuple[str, ...]


def template_parts(content: bytes, name: str) -> TemplateParts:
    """The parts of a template that a draft may have. Raises ReadError: not a Word file, damaged,
    with a password, a DTD, or over a limit of the reader of Word files."""
    with Package(content, name):
        pass  # its checks: size, members, ratio, password
    return _Sorting(content, name).sorted()


class _Sorting:
    """One template being sorted."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self.zip = zipfile.ZipFile(io.BytesIO(content))
        self.members = set(self.zip.namelist())
        self.kept: dict[str, bytes] = {}
        self.dropped: dict[str, None] = {}

    def sorted(self) -> TemplateParts:
        relations = self._relations("")
        main = next(
            (target for _, (kind, target, _) in relations.items() if kind == "officeDocument"), ""
        )
        if main not in self.members:
            raise ReadError(self.name, "不是 Word 文件")
        if any(member.lower().endswith("vbaproject.bin") for member in self.members):
            self.dropped["宏"] = None
        kept = self._take(main)
        self.kept["[Content_Types].xml"] = self._content_types(main)
        self.kept["_rels/.rels"] = _relations_xml(
            {
                "rId1": (f"{R}/officeDocument", main),
                "rId2": (
                    f"{RELATIONS}/metadata/core-properties",
                    "docProps/core.xml",
                ),
                "rId3": (f"{R}/extended-properties", "docProps/app.xml"),
            },
            "",
        )
        return TemplateParts(self.kept, main, kept, tuple(self.dropped))

    def _take(self, part: str) -> dict[str, tuple[str, str]]:
        """Keeps a part with what it leads to that may be kept; those relationships by id."""
        relations = self._relations(part)
        kept: dict[str, tuple[str, str]] = {}
        for id, (kind, target, external) in relations.items():
            if external:
                self.dropped[_DANGEROUS.get(kind, _LINKED)] = None
            elif kind in _DANGEROUS:
                self.dropped[_DANGEROUS[kind]] = None
            elif kind in _KEPT and target in self.members:
                kept[id] = (kind, target)
        root = self._root(part)
        self._clean(root, set(relations) - set(kept))
        for kind, target in kept.values():
            if target in self.kept:
                continue
            if kind == "image":
                self.kept[target] = self._read(target, most=LARGEST_PART)
            else:
                self.kept[target] = b""  # taken, so that a circle of relations ends
                self._take(target)
        if kept:
            types = {id: (f"{R}/{kind}", target) for id, (kind, target) in kept.items()}
            self.kept[_relations_name(part)] = _relations_xml(types, posixpath.dirname(part))
        self.kept[part] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return kept

    def _clean(self, root: etree._Element, gone: set[str]) -> None:
        """Takes out of a part what leads to relationships that are gone, and what fetches."""
        for element in list(root.iter()):
            local = etree.QName(element).localname
            if local in ("object", "control", "altChunk", "subDoc"):
                self.dropped["嵌入的对象" if local == "object" else "控件"] = None
                _remove(element)
            elif (
                element.getparent() is root and _is_not_for_a_draft(element, local)
            ) or local in _EMBEDDED_FONTS:
                _remove(element)
            elif self._fetches(element, local):
                self.dropped[_FIELD] = None
                _remove(element)
            elif gone & _relations_of(element):
                _remove_with_its_picture(element, local)
        etree.cleanup_namespaces(root, keep_ns_prefixes=_kept_prefixes(root))

    def _fetches(self, element: etree._Element, local: str) -> bool:
        said = (element.text or "") if local == "instrText" else ""
        if local == "fldSimple":
            said = str(element.get(f"{{{W}}}instr", ""))
        return bool(_FETCHING.search(said))

    def _content_types(self, main: str) -> bytes:
        root = self._root("[Content_Types].xml")
        suffixes = {name.rpartition(".")[2].lower() for name in self.kept} | {"xml", "rels"}
        for each in list(root):
            part = str(each.get("PartName", "")).lstrip("/")
            if part == main:
                each.set("ContentType", _DOCUMENT_TYPE)
            elif (part and part not in self.kept) or str(
                each.get("Extension", "xml")
            ).lower() not in suffixes:
                root.remove(each)
        for part, kind in (
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            (
                "/docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            ),
        ):
            etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=part, ContentType=kind)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Relationships of a part by id: type's last word, target's name, whether it leads out."""
        name = _relations_name(part)
        if name not in self.members:
            return {}
        folder = posixpath.dirname(part)
        found: dict[str, tuple[str, str, bool]] = {}
        for each in self._root(name):
            target = str(each.get("Target", ""))
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = str(each.get("Type", "")).rpartition("/")[2]
            external = each.get("TargetMode", "") == "External"
            found[str(each.get("Id", ""))] = (kind, posixpath.normpath(path), external)
        return found

    def _root(self, part: str) -> etree._Element:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self._read(part), parser)
        except etree.XMLSyntaxError as error:
            raise ReadError(self.name, "文件已损坏") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise ReadError(self.name, "带有 DTD，不读")
        return root

    def _read(self, part: str, *, most: int = _LARGEST_XML) -> bytes:
        try:
            if self.zip.getinfo(part).file_size > most:
                raise ReadError(self.name, "有一部分太大，不像模板")
            return self.zip.read(part)
        except (KeyError, RuntimeError, *BROKEN) as error:
            raise ReadError(self.name, "文件已损坏") from error


def _relations_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations_xml(relations: dict[str, tuple[str, str]], folder: str) -> bytes:
    root = etree.fromstring(f'<Relationships xmlns="{RELATIONS}"/>')
    for id, (kind, target) in relations.items():
        path = posixpath.relpath(target, folder) if folder else target
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=id, Type=kind, Target=path)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relations_of(element: etree._Element) -> set[str]:
    """The ids of relationships that an element's attributes name."""
    return {str(v) for k, v in element.attrib.items() if str(k).startswith(f"{{{R}}}")}


def _is_not_for_a_draft(element: etree._Element, local: str) -> bool:
    """Whether a setting is the template's own affair, or another program's."""
    return local in _NOT_FOR_A_DRAFT or bool(_OTHER_PROGRAMS.match(str(element.tag)))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _remove_with_its_picture(element: etree._Element, local: str) -> None:
    """Takes out an element whose relationship is gone; a link leaves its words, a picture goes as a
    whole."""
    if local == "hyperlink":
        parent = element.getparent()
        if parent is not None:
            for child in list(element):
                element.addprevious(child)
            parent.remove(element)
        return
    for above in _ancestors(element):
        if etree.QName(above).localname in ("drawing", "pict", "AlternateContent"):
            element = above
    _remove(element)


def _ancestors(element: etree._Element) -> Iterator[etree._Element]:
    parent = element.getparent()
    while parent is not None:
        yield parent
        parent = parent.getparent()


def _kept_prefixes(root: etree._Element) -> list[str]:
    """Prefixes that mc:Ignorable and mc:Choice name, which must stay declared."""
    named: set[str] = set()
    for element in root.iter():
        for key, value in element.attrib.items():
            if str(key).endswith(("}Ignorable", "Requires", "}MustUnderstand", "}ProcessContent")):
                named.update(str(value).split())
    return [*sorted(named & {p for p in root.nsmap if p}), "w", "r"]
