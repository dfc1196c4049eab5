"""The files as an office program pages them: measured by the shared checker and by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter.corpus.readers.docx import looks
from drafter.export.layout import Layout
from drafter.export.layout_files import layout_named
from drafter.export.points import outline_of
from drafter.export.roles import draft_of, paragraphs_of
from drafter.model import Block, Draft
from tests.export.rendering import Rendered, Row
from tests.export.samples import DRAFTS, EXAMPLES, LAYOUTS, NAMES, STANDARD, example
from tests.export.word_examples import full_speech, read_aloud, short_talk

_FOOT_OF_TYPE_AREA = 262  # millimetres from the paper's upper edge


@pytest.mark.parametrize("name", STANDARD)
def test_every_check_of_the_format_holds(name: str, rendered: Rendered) -> None:
    report = rendered.report(name)
    assert re.search(r"^(\d+) of \1 held$", report, re.MULTILINE), report


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_the_roles_its_outline_declares(name: str) -> None:
    assert {block.kind for block in example(name).blocks} <= set(EXAMPLES[name].roles)


def test_the_long_draft_is_forty_pages(rendered: Rendered) -> None:
    assert len(rendered.pages("四十页")) >= 40


def test_an_unfinished_draft_says_so_on_every_page(rendered: Rendered) -> None:
    for page in rendered.pages("未定稿"):
        assert page[0].text.replace(" ", "") == "未定稿（待补1处）"
        assert page[0].bottom < 37


def test_an_unfinished_draft_fails_only_for_being_one(rendered: Rendered) -> None:
    report = rendered.report("未定稿")
    failed = {line.split("  ")[0] for line in report.splitlines() if line.endswith("FAIL")}
    assert "text: no placeholders left" in failed
    # The header stands where the checker counts lines of text, and it is text besides.
    assert failed <= {
        "text: no placeholders left",
        "render: text survives",
        "render: probe 22 lines x 28 chars",
        "render: line pitch",
    }


# --- what LibreOffice saves is the same speech -------------------------------------------------

_WHOLE: dict[str, Draft] = {
    **{name: example(name) for name in EXAMPLES},
    **DRAFTS,
    **{name: full_speech() for name in LAYOUTS},
    "朗读": read_aloud(),
}
_LAYOUT_OF = {name: layout_named(name) for name in LAYOUTS}


def words(blocks: tuple[Block, ...]) -> list[tuple[str, str, bool]]:
    """Kind, text and run-in lead of each block; a title without its breaks. A lead that nothing
    follows is no run-in heading any more."""
    return [
        (block.kind, block.text.replace("\n", ""), block.run_in and len(block.sentences) > 1)
        for block in blocks
    ]


def read_back(path: Path) -> list[tuple[str, str, bool]]:
    return words(draft_of(paragraphs_of(looks.read(path.read_bytes(), path.name))).blocks)


@pytest.mark.parametrize("name", _WHOLE)
def test_read_back_it_is_the_same_blocks_also_as_an_office_program_saved_it(
    name: str, rendered: Rendered
) -> None:
    draft = _WHOLE[name]
    if _LAYOUT_OF.get(name, Layout()).content == "提纲":
        draft = outline_of(draft)
    assert read_back(rendered.docx(name)) == words(draft.blocks)
    assert read_back(rendered.saved_again(name)) == words(draft.blocks)


@pytest.mark.parametrize("name", NAMES)
def test_word_s_own_repair_rules_find_nothing(name: str, rendered: Rendered) -> None:
    assert rendered.errors(name) == []


# --- pages of the other layouts ----------------------------------------------------------------


def text_rows(page: list[Row], layout: Layout) -> list[Row]:
    """The lines of the type area, without page numbers, pinyin and what stands in the margins."""
    foot = 297 - layout.bottom
    return [
        row
        for row in page
        if layout.top - 1 <= row.top
        and row.bottom <= foot + 1
        and row.left < 210 - layout.right
        and re.search(r"[\u4e00-\u9fff]", row.text)
    ]


def test_no_page_of_a_reading_copy_ends_inside_a_sentence(rendered: Rendered) -> None:
    layout = layout_named("reading-copy")
    pages = rendered.pages("朗读")
    assert len(pages) > 8
    for page in pages[:-1]:
        last = re.sub(r"\d+分$", "", text_rows(page, layout)[-1].text)
        assert re.search(r"[。！？：…]”?$", last), last


def test_a_reading_copy_is_large_with_a_wide_margin_for_notes(rendered: Rendered) -> None:
    layout = layout_named("reading-copy")
    for page in rendered.pages("朗读"):
        rows = text_rows(page, layout)
        assert len(rows) <= 18
        body = [row for row in rows if not re.search(r"\d+分", row.text)]
        assert max(row.right for row in body) <= 210 - 55 + 1
    number = rendered.pages("朗读")[0][-1]
    assert number.text.replace(" ", "") == "—1—"
    assert number.bottom - number.top > 7


def test_minutes_stand_in_the_margin_in_order(rendered: Rendered) -> None:
    found = [
        int(match[1])
        for page in rendered.pages("朗读")
        for row in page
        if row.right > 160 and (match := re.search(r"(\d+)分$", row.text))
    ]
    spoken = sum(len(block.text) for block in read_aloud().blocks[3:])
    assert found == list(range(1, spoken // 200 + 1))


@pytest.mark.parametrize("name", ["房式", "plain", "review-copy", "outline-only"])
def test_no_punctuation_is_stranded_at_the_edge_of_a_line(name: str, rendered: Rendered) -> None:
    for page in rendered.pages(name):
        for row in page:
            assert row.text[0] not in "，。、；：！？）》”’"
            assert row.text[-1] not in "（《“‘"


def test_a_house_style_numbers_in_the_middle_and_marks_the_first_page(rendered: Rendered) -> None:
    pages = rendered.pages("房式")
    assert "内部讲话" in pages[0][0].text
    assert all("内部讲话" not in row.text for page in pages[1:] for row in page)
    for number, page in enumerate(pages, start=1):
        assert page[-1].text.replace(" ", "") == f"—{number}—"
        assert page[-1].top > _FOOT_OF_TYPE_AREA
        assert abs((page[-1].left + page[-1].right) / 2 - 106) < 1.5
    date, byline = pages[0][3].text, pages[0][4].text
    assert (date, byline[-3:]) == ("（2026年3月9日）", "林知远")
    unfinished = rendered.pages("房式未定稿")[0]
    assert "内部讲话" in unfinished[0].text
    assert "未定稿" in unfinished[1].text


def test_two_lines_of_a_title_are_centred_and_whole_in_their_words(rendered: Rendered) -> None:
    first, second = rendered.pages("段首句")[0][:2]
    assert first.text.endswith("暨")
    assert short_talk().blocks[0].text.replace("\n", "") == (first.text + second.text)
    for row in (first, second):
        assert abs((row.left + row.right) / 2 - 106) < 1.5
