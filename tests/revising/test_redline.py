"""One text with what was cut and what is new."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model import BlockKind
from drafter.revising.edits import Op
from drafter.revising.redline import Passage, RedParagraph, redline

SENTENCES = [
    "把种子备足。",
    "把农机修好。",
    "县农业农村局3月10日前抽检一遍。",
    "县农业农村局3月8日前抽检一遍。",
    "抽检不合格的，一粒也不许下田。",
    "水渠月底前清淤。",
]
KINDS: list[BlockKind] = ["paragraph", "heading1", "title"]
PASSAGE = st.builds(
    Passage,
    st.sampled_from(KINDS),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(tuple),
    st.booleans(),
)
TEXT = st.lists(PASSAGE, min_size=1, max_size=6)


def lines(passages: list[Passage]) -> list[str]:
    return ["".join(passage.sentences) for passage in passages]


def resolved(paragraphs: Sequence[RedParagraph], op: Op) -> list[str]:
    """The paragraphs with every change refused ("cut"), or accepted ("new")."""
    found: list[str] = []
    held = ""
    for paragraph in paragraphs:
        held += "".join(each.text for each in paragraph.stretches if each.op in ("same", op))
        if paragraph.mark in ("same", op):
            found.append(held)
            held = ""
    return [*found, held] if held else found


def plain(*texts: str) -> list[Passage]:
    return [Passage("paragraph", (text,)) for text in texts]


@settings(max_examples=60)
@given(TEXT, TEXT)
def test_refusing_all_gives_the_one_text_and_accepting_all_the_other(
    before: list[Passage], after: list[Passage]
) -> None:
    found = redline(before, after, document=True)

    assert resolved(found, "cut") == lines(before)
    assert resolved(found, "new") == lines(after)
    assert found[-1].mark == "same"


def test_a_paragraph_that_is_the_same_is_not_marked() -> None:
    found = redline(plain(*SENTENCES), plain(*SENTENCES))

    assert not any(paragraph.changed for paragraph in found)


def test_a_sentence_cut_in_two_shows_as_a_stop_that_changed() -> None:
    one = [Passage("paragraph", ("把种子备足备齐，把农机检修到位。",))]
    two = [Passage("paragraph", ("把种子备足备齐。", "把农机检修到位。"))]

    (found,) = redline(one, two)

    assert [(s.op, s.text) for s in found.stretches if s.op != "same"] == [
        ("cut", "，"),
        ("new", "。"),
    ]


def test_a_new_last_paragraph_begins_with_a_new_end_of_the_one_before() -> None:
    found = redline(plain("把种子备足。"), plain("把种子备足。", "水渠月底前清淤。"), document=True)

    assert [paragraph.mark for paragraph in found] == ["new", "same"]
