"""A text that was edited elsewhere, back in its draft."""

from __future__ import annotations

from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.model import Block, BlockKind, Draft, DraftSentence, Gap, Origin
from drafter.revising.returning import returned

ANSWER, OUTLINE = Origin("A", questions=("要点1",)), Origin("O")
PHRASE = Origin("PA", "0123456789ab", ("主题",))
TYPED = Origin("T")


def block(kind: BlockKind, *sentences: tuple[str, Origin]) -> Block:
    return Block(kind, tuple(DraftSentence(text, origin) for text, origin in sentences))


def file(*blocks: Block, gaps: tuple[Gap, ...] = ()) -> DraftFile:
    made = DraftFile(Draft("工作会议讲话", blocks, gaps=gaps), {"会议全称": "春耕备耕会议"})
    return draft_file(markdown_of(made), name="讲话.md")


BASE = file(
    block("title", ("在全县春耕备耕工作会议\n暨现场会上的讲话", OUTLINE)),
    block("salutation", ("同志们：", ANSWER)),
    block("paragraph", ("下面，我讲三点意见。", PHRASE)),
    block("heading1", ("一、把种子备足", ANSWER)),
    block("paragraph", ("县种子站3月10日前抽检。", ANSWER), ("结果张榜。", OUTLINE)),
)


def came(*blocks: tuple[BlockKind, str]) -> Draft:
    """A text as it comes from Word: every sentence typed, a paragraph in one piece."""
    return Draft("讲话", tuple(block(kind, (text, TYPED)) for kind, text in blocks))


UNTOUCHED: tuple[tuple[BlockKind, str], ...] = (
    ("title", "在全县春耕备耕工作会议暨\n现场会上的讲话"),
    ("salutation", "同志们："),
    ("paragraph", "下面，我讲三点意见。"),
    ("heading1", "一、把种子备足"),
    ("paragraph", "县种子站3月10日前抽检。结果张榜。"),
)


def origins(found: DraftFile) -> dict[str, Origin]:
    return {s.text: s.origin for b in found.draft.blocks for s in b.sentences}


def test_what_nobody_touched_keeps_its_origin_wherever_word_broke_the_title() -> None:
    found = returned(BASE, [], came(*UNTOUCHED), styled=True)

    assert list(origins(found).values()) == [OUTLINE, ANSWER, PHRASE, ANSWER, ANSWER, OUTLINE]
    assert found.id == BASE.id
    assert found.answers == BASE.answers


def test_what_was_touched_is_typed_a_phrase_too() -> None:
    text = came(*UNTOUCHED[:2], ("paragraph", "下面，我讲四点意见。"), *UNTOUCHED[3:])

    assert origins(returned(BASE, [], text, styled=True))["下面，我讲四点意见。"] == TYPED


def test_a_sentence_that_stands_elsewhere_keeps_its_origin() -> None:
    text = came(*UNTOUCHED[:2], ("paragraph", "结果张榜。下面，我讲三点意见。"))

    found = origins(returned(BASE, [], text, styled=True))

    assert found["结果张榜。"] == OUTLINE
    assert found["下面，我讲三点意见。"] == PHRASE


def test_a_file_that_was_made_of_an_earlier_version_finds_its_origins_there() -> None:
    later = file(block("paragraph", ("下面，我讲三点意见。", PHRASE)))

    found = returned(later, [BASE], came(*UNTOUCHED), styled=True)

    assert origins(found)["结果张榜。"] == OUTLINE


def test_without_styles_a_block_that_did_not_change_is_what_it_was() -> None:
    text = came(*UNTOUCHED[:3], ("paragraph", "一、把种子备足"), UNTOUCHED[4])

    assert returned(BASE, [], text, styled=False).draft.blocks[3].kind == "heading1"
    assert returned(BASE, [], text, styled=True).draft.blocks[3].kind == "paragraph"


def test_a_line_break_in_a_paragraph_begins_another() -> None:
    text = came(("paragraph", "结果张榜。\n散会。"))

    found = returned(BASE, [], text, styled=True)

    assert [each.text for each in found.draft.blocks] == ["结果张榜。", "散会。"]


def test_a_gap_is_asked_of_the_same_person_and_a_new_one_is_read() -> None:
    base = file(
        block("paragraph", ("整地【待补：整地亩数】亩。", ANSWER)),
        gaps=(Gap("整地亩数", "农业局"),),
    )
    text = came(("paragraph", "整地【待补：整地亩数】亩，打井【打井眼数，问水利局】眼。"))

    assert returned(base, [], text, styled=True).draft.gaps == (
        Gap("整地亩数", "农业局"),
        Gap("打井眼数", "水利局"),
    )


def test_what_was_typed_stays_typed_when_the_file_is_opened_again() -> None:
    text = came(*UNTOUCHED[:2], ("paragraph", "下面，我讲四点意见。 说完就散。"), *UNTOUCHED[3:])
    found = returned(BASE, [], text, styled=True)

    again = draft_file(markdown_of(found), name="讲话.md")

    assert origins(again) == origins(found)
    assert origins(again)["说完就散。"] == TYPED


def test_only_what_says_it_is_missing_comes_back_as_a_gap() -> None:
    found = returned(
        BASE,
        [],
        came(
            ("heading1", "一、【案例】把种子备足"),
            ("paragraph", "【案例】石桥村的种子，【待补：数量，问小周】当天发完。"),
        ),
        styled=True,
    )
    again = draft_file(markdown_of(found), name="讲话.md")
    for each in (found, again):
        assert [gap.name for gap in each.draft.gaps] == ["数量"]
        assert [b.text for b in each.draft.blocks] == [
            "一、【案例】把种子备足",
            "【案例】石桥村的种子，【待补：数量】当天发完。",
        ]
