"""Which sentences of the sheet are the draft's own: as many as can be paired in their order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.model import Block, Draft, DraftSentence, Origin
from drafter.web.draft_own import own_numbers

NOTHING = Origin("O")


def draft(*sentences: tuple[str, Origin]) -> Draft:
    return Draft("讲话", (Block("paragraph", tuple(DraftSentence(*each) for each in sentences)),))


def said(texts: str) -> Draft:
    return draft(*((text, NOTHING) for text in texts))


def test_each_of_the_drafts_own_sentences_is_found_on_the_sheet() -> None:
    assert own_numbers(said("甲甲乙"), said("甲乙甲乙")) == {0: 0, 2: 1, 3: 2}


def test_of_two_that_read_the_same_it_is_the_one_that_holds_the_same_answers() -> None:
    first, second = Origin("A", questions=("要点1",)), Origin("A", questions=("要点2",))
    full = draft(("抓好落实。", first), ("再看防火。", NOTHING), ("抓好落实。", second))
    assert own_numbers(draft(("抓好落实。", second)), full) == {2: 0}
    assert own_numbers(draft(("抓好落实。", first)), full) == {0: 0}


@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.booleans()), max_size=20))
def test_a_sheet_with_more_in_between_has_all_of_the_draft(sheet: list[tuple[str, bool]]) -> None:
    own = "".join(text for text, is_own in sheet if is_own)
    full = "".join(text for text, _ in sheet)
    found = own_numbers(said(own), said(full))
    assert list(found.values()) == list(range(len(own)))
    assert list(found) == sorted(found)
    assert all(full[there] == own[here] for there, here in found.items())
