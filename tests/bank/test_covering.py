"""A decision on a phrase holds for all its wordings, and nothing that is decided is asked again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.bank import Bank, Decision, Verdict, load_shipped, open_bank, write_phrasebank
from drafter.bank.covering import DecidedCounts, decided_counts
from drafter.mining.merging import families
from drafter.model import MinedPhrase, Occurrence, SourceRecord, SpeechRecord, phrase_id

MARKED, PLAIN, TURNED = "问计、问需、问效", "问计问需问效", "问需、问计、问效"
ALONE = "敢想、敢干、敢当"


def mine(bank: Bank, name: str, *patterns: str) -> None:
    """Puts a speech with these phrases into the bank, as mining would."""
    speeches = (SpeechRecord(0, 400, f"在{name}的讲话", 2020),)
    record = SourceRecord(name * 64, f"{name}.txt", "utf-8", speeches, "字" * 400)
    bank.add_source(
        record,
        [
            MinedPhrase("phrase", None, each, Occurrence(record.sha256, 0, 20 * at, 20 * at + 9))
            for at, each in enumerate(patterns)
        ],
    )


def line(pattern: str, verdict: Verdict | None, edited: str = "", why: str = "") -> Decision:
    return Decision(phrase_id("phrase", pattern), "phrase", pattern, verdict, edited, why)


def wanted(bank: Bank) -> dict[str, tuple[str, ...]]:
    return {phrase.pattern: phrase.variants for phrase in bank.search()}


def asked(bank: Bank) -> list[str]:
    return [phrase.pattern for phrase in bank.decisions.undecided()]


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    """Two speeches with one wording, one with another, and a phrase that is like none."""
    with open_bank(tmp_path / "b.db") as opened:
        mine(opened, "a", MARKED, ALONE)
        mine(opened, "b", MARKED)
        mine(opened, "c", PLAIN)
        yield opened


# --- decisions that come in a file -------------------------------------------------------------


def test_what_a_file_drops_goes_with_its_variants_and_is_not_asked_again(bank: Bank) -> None:
    assert bank.decisions.take_in([line(MARKED, "drop", why="空话")]) == 1
    assert wanted(bank) == {ALONE: ()}
    assert asked(bank) == [ALONE]
    (dropped,) = bank.decisions.dropped()
    assert (dropped.pattern, dropped.variants) == (MARKED, (PLAIN,))


def test_what_a_file_keeps_comes_back_with_its_variants(bank: Bank) -> None:
    bank.decisions.drop(bank.search()[0])
    bank.decisions.take_in([line(MARKED, "keep")])
    assert wanted(bank) == {MARKED: (PLAIN,), ALONE: ()}
    assert asked(bank) == [ALONE]


def test_what_a_file_rewords_is_reworded_with_its_variants(bank: Bank) -> None:
    bank.decisions.take_in([line(MARKED, "edit", "问计于民")])
    assert wanted(bank) == {"问计于民": (), ALONE: ()}
    assert bank.search("问计于民")[0].speeches == 3
    assert asked(bank) == [ALONE]


def test_a_wording_with_a_line_of_its_own_goes_by_it(bank: Bank) -> None:
    bank.decisions.take_in([line(MARKED, "drop"), line(PLAIN, "keep")])
    assert wanted(bank) == {PLAIN: (), ALONE: ()}
    assert asked(bank) == [ALONE]


def test_a_phrase_that_is_not_there_is_decided_for_the_wordings_that_are(bank: Bank) -> None:
    bank.decisions.take_in([line(TURNED, "drop")])
    assert wanted(bank) == {ALONE: ()}


def test_own_decisions_stand_against_what_another_bank_brings(bank: Bank) -> None:
    bank.decisions.keep(bank.search()[0])
    bank.holdings.take_in((), [line(MARKED, "drop"), line(TURNED, "drop")])
    assert wanted(bank) == {MARKED: (PLAIN,), ALONE: ()}


# --- wordings that come later ------------------------------------------------------------------


def test_a_new_wording_of_what_was_dropped_stays_away_and_is_nothing_new(bank: Bank) -> None:
    bank.decisions.drop(bank.search()[0])
    record = SourceRecord("d" * 64, "d.txt", "utf-8", (SpeechRecord(0, 90, "", None),))
    place = Occurrence(record.sha256, 0, 0, 9)
    added = bank.add_source(record, [MinedPhrase("phrase", None, TURNED, place)])
    assert added.phrases == {}
    assert wanted(bank) == {ALONE: ()}
    assert bank.decisions.dropped()[0].variants == (PLAIN, TURNED)


def test_a_new_wording_of_what_was_reworded_counts_for_the_new_words(bank: Bank) -> None:
    bank.decisions.edit(bank.search()[0], "问计于民")
    mine(bank, "d", TURNED)
    assert wanted(bank) == {"问计于民": (), ALONE: ()}
    assert bank.search("问计于民")[0].speeches == 4


def test_a_wording_left_over_when_a_source_goes_is_not_asked_about(bank: Bank) -> None:
    bank.decisions.take_in([line(MARKED, "keep")])
    for name in ("a.txt", "b.txt"):
        bank.holdings.withdraw(bank.holdings.named(name)[0])
    assert wanted(bank) == {PLAIN: ()}
    assert asked(bank) == []


def test_what_ships_is_refused_word_for_word(tmp_path: Path) -> None:
    (tmp_path / "附带").mkdir()
    write_phrasebank(tmp_path / "附带", phrases=(), sources=())
    refused = f'{{"id":"{phrase_id("phrase", MARKED)}","pattern":"{MARKED}","why":"错字"}}\n'
    (tmp_path / "附带" / "decisions.jsonl").write_text(refused, encoding="utf-8")
    with open_bank(tmp_path / "u.db") as bank:
        load_shipped(bank, tmp_path / "附带")
        mine(bank, "a", MARKED, PLAIN)
        assert wanted(bank) == {PLAIN: ()}
        assert asked(bank) == [PLAIN]


# --- counting ----------------------------------------------------------------------------------


def test_each_decision_counts_once_by_its_kind(bank: Bank) -> None:
    phrase, alone = bank.search()
    bank.decisions.edit(alone, "敢想敢干敢担当")
    assert decided_counts(bank.decisions.own()) == DecidedCounts(0, 1, 0)
    bank.decisions.drop(phrase)
    assert decided_counts(bank.decisions.own()) == DecidedCounts(0, 1, 1)
    bank.decisions.keep(bank.decisions.dropped()[0])
    assert decided_counts(bank.decisions.own()) == DecidedCounts(1, 1, 0)
    facts = bank.holdings.facts()
    assert (facts.kept, facts.edited, facts.dropped) == (1, 1, 0)


def test_a_phrase_reworded_with_its_variants_and_once_more_is_one(bank: Bank) -> None:
    once = bank.decisions.edit(bank.search()[0], "问计于民")
    bank.decisions.edit(once, "问计于民、问需于民")
    assert decided_counts(bank.decisions.own()) == DecidedCounts(0, 1, 0)


def test_a_note_is_no_decision() -> None:
    assert decided_counts([line(ALONE, None, why="少用")]).total == 0


# --- whatever happens --------------------------------------------------------------------------

_WORDINGS = st.sampled_from(
    [
        MARKED, PLAIN, TURNED, ALONE, "敢想敢干敢当",
        "真抓真改、敢抓敢改、常抓长改", "真抓真改、敢抓敢改、长抓长改",
        "真抓真改、敢抓敢改、长抓常改",
    ]
)  # fmt: skip
_Act = tuple[str, str, list[str]]
_ACTS: st.SearchStrategy[_Act] = st.one_of(
    st.tuples(st.just("mine"), st.sampled_from("abc"), st.lists(_WORDINGS, max_size=3)),
    st.tuples(st.just("withdraw"), st.sampled_from("abc"), st.just([])),
    st.tuples(
        st.sampled_from(["keep", "drop", "edit", "file"]),
        st.sampled_from("abc"),
        st.lists(_WORDINGS, min_size=1, max_size=1),
    ),
)


def _act(bank: Bank, act: str, name: str, words: Sequence[str]) -> None:
    shown = bank.search()
    phrase = shown[ord(name) % len(shown)] if shown else None
    match act:
        case "mine":
            mine(bank, name, *dict.fromkeys(words))
        case "withdraw":
            for record in bank.holdings.named(f"{name}.txt"):
                bank.holdings.withdraw(record)
        case "file":
            bank.decisions.take_in([line(words[0], "drop" if name == "a" else "keep")])
        case "keep" if phrase:
            bank.decisions.keep(phrase)
        case "drop" if phrase:
            bank.decisions.drop(phrase)
        case "edit" if phrase:
            bank.decisions.edit(phrase, words[0])


@settings(max_examples=30, deadline=None)
@given(st.lists(_ACTS, max_size=10))
def test_nothing_that_is_decided_is_asked_again(
    acts: list[_Act],
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_bank(Path(folder) / "b.db") as bank:
        for act, name, words in acts:
            _act(bank, act, name, words)
            decided = {each.pattern for each in bank.decisions.own() if each.verdict}
            decided |= {each.edited for each in bank.decisions.own() if each.edited}
            for phrase in bank.decisions.undecided():
                asked_about = {phrase.pattern, *phrase.variants}
                for family in families(asked_about | decided, part="phrase"):
                    assert not (asked_about & set(family) and decided & set(family))
        assert bank.holdings.faults() == ()
