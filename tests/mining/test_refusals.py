"""Each thing found in a speech either gives a phrase or has a reason."""

from __future__ import annotations

import hashlib
from typing import get_args

import pytest

from drafter.mining import Mined, annotated, mined, mined_phrases
from drafter.mining.refusals import REFUSAL_LABELS, Refusal, first_promoted
from drafter.model import MovedSentence, Part, Source, Speech, Structure
from tests.mining.speeches import source, speech

TEXT = """同志们：
今天，我们召开池塘清淤会。刚才，老周讲得好，一是水要清，二是岸要绿。有的村认识还不到位，行动还不主动，措施还不得力。
各村要讲忠诚、讲**、讲奉献，做到塘净、埂牢、路通等。要把渠修好、把田种好、把树栽好。
要在雨前备好抽水泵、在雨中守好拦水坝、在雨后清好排水沟。
"""


def _found(*, opening: tuple[str, ...] = (), runs: tuple[tuple[str, ...], ...] = ()) -> Mined:
    """What is mined of a speech in which these sentences and runs of phrases were found."""
    one = Source("塘.txt", hashlib.sha256(TEXT.encode()).hexdigest(), "utf-8", TEXT)
    sentences = tuple(
        MovedSentence(TEXT.index(each), TEXT.index(each) + len(each), "acknowledgement", each)
        for each in opening
    )
    structures = tuple(
        Structure(
            "phrase",
            TEXT.index(run[0]),
            TEXT.index(run[-1]) + len(run[-1]),
            run,
            "讲{一}" if run[0][0] == "讲" else "",
        )
        for run in runs
    )
    return mined(one, Speech(0, len(TEXT), opening=sentences, structures=structures))


@pytest.mark.parametrize(
    ("run", "rule"),
    [
        (("讲忠诚", "讲**", "讲奉献"), "damaged"),
        (("塘净", "埂牢", "路通"), "plain_list"),
        (("认识还不到位", "行动还不主动", "措施还不得力"), "complaint"),
        (("在雨前备好抽水泵", "在雨中守好拦水坝", "在雨后清好排水沟"), "trade"),
    ],
)
def test_a_run_says_why_it_is_no_phrase(run: tuple[str, ...], rule: Refusal) -> None:
    found = _found(runs=(run,))
    (out,) = [each for each in found.kept_out if each.part == "phrase"]
    assert TEXT[out.start : out.end].startswith(run[0])
    assert out.refusal == rule


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("有的村认识还不到位，行动还不主动，措施还不得力。", "complaint"),
        ("今天，我们召开池塘清淤会。", "entity"),
    ],
)
def test_a_sentence_says_why_it_is_no_phrase(sentence: str, rule: Refusal) -> None:
    found = _found(opening=(sentence,))
    assert [each.refusal for each in found.kept_out if each.part == "opening"] == [rule]


def _structures(whole: Speech, part: Part) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in whole.structures if one.kind == part]


def test_whatever_was_found_gave_a_phrase_or_has_a_reason() -> None:
    whole = speech()
    found = mined(source(), whole)
    assert found.phrases == mined_phrases(source(), whole)
    wanted: list[tuple[Part, int, int]] = [
        *(("heading", *span) for span in _structures(whole, "heading")),
        *(("sentence", *span) for span in _structures(whole, "sentence")),
        *(("phrase", *span) for span in _structures(whole, "phrase")),
        *(("closing", one.start, one.end) for one in whole.closing),
        *(
            ("transition" if one.move == "transition" else "opening", one.start, one.end)
            for one in whole.opening
        ),
    ]
    assert wanted
    for part, start, end in wanted:
        gave = [
            each
            for each in found.phrases
            if each.part == part and each.occurrence.start < end and start < each.occurrence.end
        ]
        out = [
            each
            for each in found.kept_out
            if each.part == part and each.start < end and start < each.end
        ]
        assert gave or out, source().text[start:end]


def test_each_reason_has_its_words() -> None:
    assert set(REFUSAL_LABELS) == set(get_args(Refusal))
    assert len(set(REFUSAL_LABELS.values())) == len(REFUSAL_LABELS)


def test_annotating_anew_gives_the_same_reasons() -> None:
    again = annotated(source().text, speech())
    assert mined(source(), again).kept_out == mined(source(), speech()).kept_out


def test_of_several_wordings_tried_the_first_that_was_kept_out_says_why() -> None:
    assert first_promoted(("trade", "long")) == "trade"
    assert first_promoted(()) is None
