"""Any text a person can paste comes out of the Word file as it went in."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from drafter.export.layout import Layout
from drafter.export.layout_files import layout_named
from drafter.export.remarks import origin_remarks
from drafter.export.word import docx_bytes
from drafter.model import BlockKind, Draft
from drafter.text.clean import clean_text
from tests.export.word_examples import block

PASTED = st.text(max_size=80) | st.text(
    alphabet="一二三、。“”《》（）【】待补：—…Az09&<>\"'é"
    "\t\n\r \u3000\u200b\x00\x1b[31m\ud800\ufffe\ue000",
    max_size=80,
)
STANDARD = Layout()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY: list[BlockKind] = ["byline", "date", "salutation", "heading1", "heading4", "paragraph"]


def paragraphs_of(draft: Draft, layout: Layout = STANDARD) -> list[str]:
    """The text of each paragraph, as python-docx has it: a group of sentences that a layout cut off
    joined to the one before it, pinyin, minutes and comments aside."""
    remarks = origin_remarks(draft, {})
    with zipfile.ZipFile(io.BytesIO(docx_bytes(draft, layout, remarks=remarks))) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    found: list[str] = []
    for paragraph in body.iterchildren(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        named = "" if style is None else style.get(f"{W}val")
        if named == "ContinuedText":
            found[-1] += text_of(paragraph)
        elif named != "MinuteMark":
            found.append(text_of(paragraph))
    return found


def text_of(paragraph: etree._Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        signs.get(str(element.tag), element.text or "")
        for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
        if not any(above.tag == f"{W}rt" for above in element.iterancestors())
    )


SENTENCES = st.lists(PASTED, min_size=1, max_size=4)


@given(
    st.lists(st.tuples(st.sampled_from(BODY), SENTENCES, st.booleans()), min_size=1, max_size=6),
    st.sampled_from([layout_named(name) for name in ("gbt9704", "reading-copy", "review-copy")]),
)
def test_a_random_draft_in_any_layout_reads_back(
    pasted: list[tuple[BlockKind, list[str], bool]], layout: Layout
) -> None:
    blocks = tuple(
        block(kind, *texts, run_in=run_in and kind == "paragraph") for kind, texts, run_in in pasted
    )
    cleaned = [clean_text("".join(texts)) for _, texts, _ in pasted]
    found = paragraphs_of(Draft("表态发言", blocks), layout)
    assert found == [text for text in cleaned if text.strip()]


@given(st.lists(st.tuples(st.sampled_from(BODY), PASTED), min_size=1, max_size=4))
def test_text_reads_back_as_it_was_cleaned(pasted: list[tuple[BlockKind, str]]) -> None:
    draft = Draft("表态发言", tuple(block(kind, text) for kind, text in pasted))
    cleaned = [clean_text(text) for _, text in pasted]
    assert paragraphs_of(draft) == [text for text in cleaned if text.strip()]


@given(PASTED, PASTED)
def test_a_run_in_paragraph_reads_back_whole(lead: str, rest: str) -> None:
    draft = Draft("表态发言", (block("paragraph", "一要", lead, run_in=True),))
    assert paragraphs_of(draft) == ["一要" + clean_text(lead)]
    draft = Draft("表态发言", (block("paragraph", lead + "。", rest, run_in=True),))
    assert paragraphs_of(draft) == [clean_text(lead + "。") + clean_text(rest)]


@given(PASTED)
def test_a_title_keeps_all_but_white_space(title: str) -> None:
    draft = Draft("表态发言", (block("title", title),), speaker=title)
    cleaned = clean_text(title)
    expected = [re.sub(r"\s", "", cleaned)] if cleaned.strip() else []
    assert [re.sub(r"\s", "", text) for text in paragraphs_of(draft)] == expected


def test_the_text_is_composed_and_without_what_word_must_not_see() -> None:
    draft = Draft("表态发言", (block("paragraph", "e\u0301\u202e正\x07文\ufeff"),))
    (text,) = paragraphs_of(draft)
    assert text == unicodedata.normalize("NFC", "e\u0301") + "正文"
