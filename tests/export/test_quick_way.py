"""The quick way of making a Word file gives what python-docx gives, in every layout."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from drafter.export.layout import Layout
from drafter.export.layout_files import layout_named
from drafter.export.remarks import Remark
from drafter.export.word import docx_bytes
from drafter.model import Draft
from tests.export.plain_word import parts_of, plain_docx
from tests.export.samples import HOUSE, LAYOUTS
from tests.export.word_examples import full_speech, read_aloud, short_talk

_LAYOUTS = {**{name: layout_named(name) for name in LAYOUTS}, "房式": HOUSE}
_DRAFTS = {
    "各级": full_speech(),
    "段首句": short_talk(),
    "未定稿": short_talk(done="【待补：整改处数】"),
    "朗读": read_aloud(),
}
_REMARKS = (Remark(4, 0, 6, "来自答案", "来历"), Remark(4, 3, 9, "核一下", "检查"))


def run_texts(paragraph: etree._Element) -> Iterator[tuple[str, str, bool]]:
    """Text, style and highlight of each run, pinyin and comments aside."""
    for run in paragraph.iter(qn("w:r")):
        if any(etree.QName(above).localname == "rt" for above in run.iterancestors()):
            continue
        if run.find(qn("w:ruby")) is not None or run.find(qn("w:commentReference")) is not None:
            continue
        text = "".join(
            {"t": child.text or "", "br": "\n", "tab": "\t"}.get(etree.QName(child).localname, "")
            for child in run
        )
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        named = "" if style is None else str(style.get(qn("w:val")))
        yield text, named, run.find(f"{qn('w:rPr')}/{qn('w:highlight')}") is not None


def content(document: Document) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """Style, space below and runs of every paragraph that is not a frame in the margin."""
    found = []
    for paragraph in document.element.body.iterchildren(qn("w:p")):
        properties = paragraph.find(qn("w:pPr"))
        if properties.find(qn("w:framePr")) is not None:
            continue
        spacing = properties.find(qn("w:spacing"))
        after = "" if spacing is None else str(spacing.get(qn("w:after")))
        style = str(properties.find(qn("w:pStyle")).get(qn("w:val")))
        found.append((style, after, list(run_texts(paragraph))))
    return found


def properties_of(document: Document) -> tuple[object, ...]:
    core = document.core_properties
    named = (core.title, core.subject, core.author, core.last_modified_by, core.category)
    return (*named, core.language, core.revision, core.created, core.modified, core.comments)


@pytest.mark.parametrize("draft", _DRAFTS.values(), ids=_DRAFTS)
@pytest.mark.parametrize("layout", _LAYOUTS.values(), ids=_LAYOUTS)
def test_the_quick_way_equals_the_plain_way(layout: Layout, draft: Draft) -> None:
    quick = docx.Document(io.BytesIO(docx_bytes(draft, layout, remarks=_REMARKS)))
    plain = plain_docx(draft, layout, _REMARKS)
    assert content(quick) == content(plain)
    assert properties_of(quick) == properties_of(plain)
    for one, other in zip(quick.sections, plain.sections, strict=True):
        assert etree.tostring(one._sectPr) == etree.tostring(other._sectPr)
    assert etree.tostring(quick.styles.element) == etree.tostring(plain.styles.element)
    assert etree.tostring(quick.settings.element) == etree.tostring(plain.settings.element)


def not_seen(folder: Path) -> Path:
    """The folder by another path, so that what is kept in memory of it does not count."""
    return folder / ".." / folder.name


def test_the_kept_package_gives_the_same_bytes_from_memory_disk_and_anew(tmp_path: Path) -> None:
    draft = short_talk()
    anew = docx_bytes(draft)
    first = docx_bytes(draft, kept_in=tmp_path)
    assert first == anew
    assert len(list(tmp_path.iterdir())) == 1
    (kept,) = tmp_path.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert docx_bytes(draft, kept_in=not_seen(tmp_path)) == anew


def test_a_kept_package_that_is_damaged_is_made_anew(tmp_path: Path) -> None:
    draft = full_speech()
    right = docx_bytes(draft, kept_in=tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"PK damaged")
    assert docx_bytes(draft, kept_in=not_seen(tmp_path)) == right
    assert kept.read_bytes()[:4] == b"PK\x03\x04"


def test_a_draft_does_not_leak_into_the_next_one() -> None:
    unfinished = short_talk(done="【待补：整改处数】")
    before = docx_bytes(full_speech())
    docx_bytes(unfinished)
    assert docx_bytes(full_speech()) == before
    assert "未定稿（待补 1 处）" in parts_of(docx_bytes(unfinished))["word/header1.xml"].decode()
