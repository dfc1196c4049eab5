"""Any text a person can paste comes out of the Word file as it went in."""

from __future__ import annotations

import io
import re
import unicodedata

import docx
from hypothesis import given
from hypothesis import strategies as st

from drafter.export.word import docx_bytes
from drafter.model import BlockKind, Draft
from drafter.text.clean import clean_text
from tests.export.word_examples import block

PASTED = st.text(max_size=80) | st.text(
    alphabet="一二三、。“”《》（）【】待补：—…Az09&<>\"'é"
    "\t\n\r \u3000\u200b\x00\x1b[31m\ud800\ufffe\ue000",
    max_size=80,
)
BODY: list[BlockKind] = ["byline", "date", "salutation", "heading1", "heading4", "paragraph"]


def paragraphs_of(draft: Draft) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(docx_bytes(draft))).paragraphs]


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
