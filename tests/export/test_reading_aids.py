"""A reading copy: sentences whole, minutes, pinyin."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.export.layout import Layout
from drafter.export.layout_files import layout_named
from drafter.export.reading_aids import (
    Reading,
    is_rare,
    minute_marks,
    readings,
    sentence_groups,
)
from drafter.export.setting import paragraphs
from drafter.export.word import docx_bytes
from drafter.model import Draft
from tests.export.word_examples import block, read_aloud


@pytest.mark.parametrize("char", "的安市乡镇县委")
def test_common_characters_are_not_annotated(char: str) -> None:
    assert not is_rare(char)


@pytest.mark.parametrize("char", "岚垭綦筚䶮𠮷")
def test_characters_beyond_level_one_are_rare(char: str) -> None:
    assert is_rare(char)


@pytest.mark.parametrize("char", "A1，“— é")
def test_only_chinese_characters_are_rare(char: str) -> None:
    assert not is_rare(char)


def test_pinyin_is_read_from_the_word() -> None:
    assert readings("周岚同志在綦江调研") == [Reading(1, 2, "lán"), Reading(5, 6, "qí")]


def test_a_word_s_own_reading_goes_before_and_annotates_common_characters_too() -> None:
    own = (("铅山", "yán shān"), ("岚", "LÁN"))
    assert readings("铅山县周岚", own) == [
        Reading(0, 1, "yán"),
        Reading(1, 2, "shān"),
        Reading(4, 5, "LÁN"),
    ]
    assert readings("铅山", (("铅山", "yánshān"),)) == [Reading(0, 2, "yánshān")]


@given(st.lists(st.integers(1, 200), min_size=1, max_size=30), st.integers(10, 30))
def test_groups_hold_every_sentence_once_and_of_a_long_paragraph_at_most_three_lines(
    sizes: list[int], line: int
) -> None:
    sentences = ["字" * size for size in sizes]
    groups = sentence_groups(sentences, line)
    assert sum(groups) == len(sentences)
    if sum(sizes) <= 5 * line:
        assert len(groups) == 1
        return
    for start, count in zip([sum(groups[:i]) for i in range(len(groups))], groups, strict=True):
        total = sum(sizes[start : start + count])
        assert count == 1 or total <= 3 * line


def test_a_minute_stands_where_reading_gets_to_it() -> None:
    assert minute_marks(["字" * 90] * 6, 200) == {2: 1, 4: 2}
    assert minute_marks(["字" * 50], 200) == {}
    assert minute_marks([], 200) == {}


def test_a_long_paragraph_stands_in_groups_and_half_a_line_parts_it_from_the_next() -> None:
    layout = layout_named("reading-copy")
    found = paragraphs(read_aloud(), layout)
    starts = [i for i, each in enumerate(found) if each.kind == "paragraph" and not each.continued]
    assert len(starts) == 12
    first = [each for each in found[starts[0] : starts[1]] if each.kind == "paragraph"]
    assert "".join(each.text for each in first) == read_aloud().blocks[5].text
    assert all(each.text[-1] in "。！？”" for each in first)
    assert [each.after for each in first] == [0] * (len(first) - 1) + [350]


def test_title_speaker_and_date_take_no_time() -> None:
    front = tuple(block(kind, "字" * 300) for kind in ("title", "byline", "date"))
    draft = Draft("讲话", (*front, block("salutation", "同志们："), block("paragraph", "字" * 150)))
    assert [each.minute for each in paragraphs(draft, Layout(minutes=True))] == [0] * 5


def test_pinyin_stands_in_ruby_above_its_character() -> None:
    draft = Draft("讲话", (block("paragraph", "周岚同志说了。"),))
    document = docx.Document(io.BytesIO(docx_bytes(draft, Layout(pinyin=True))))
    for part, text in (("rt", "lán"), ("rubyBase", "岚")):
        found = document.element.xpath(f"//w:ruby/w:{part}//w:t")
        assert [element.text for element in found] == [text]
