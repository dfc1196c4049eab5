"""Near-identical wordings are one phrase, whatever the order in which they come and go."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.bank import Bank, load_shipped, open_bank, write_phrasebank
from drafter.mining.merging import families
from drafter.model import MinedPhrase, Occurrence, SourceRecord, SpeechRecord, phrase_id

MARKED, PLAIN, ALONE = "问计、问需、问效", "问计问需问效", "敢想、敢干、敢当"
TEXT = "各位代表，我们要问计问需问效，也要问计、问需、问效，更要敢想、敢干、敢当。"


def mine(
    bank: Bank, name: str, *patterns: str, told: SpeechRecord | None = None, text: str | None = TEXT
) -> SourceRecord:
    """Puts a speech with these phrases into the bank, each where its words stand in the text."""
    speech = told or SpeechRecord(0, len(TEXT), f"在{name}的讲话", 2020)
    record = SourceRecord(name * 64, f"{name}.txt", "utf-8", (speech,), text)
    bank.add_source(
        record,
        [
            MinedPhrase(
                "phrase", None, pattern,
                Occurrence(record.sha256, 0, (at := max(TEXT.find(pattern), 0)), at + len(pattern)),
            )
            for pattern in patterns
        ],
    )  # fmt: skip
    return record


def wordings(bank: Bank) -> dict[str, tuple[str, ...]]:
    return {phrase.pattern: phrase.variants for phrase in bank.search()}


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    """Two speeches with one wording, one of them and a third with the other."""
    with open_bank(tmp_path / "b.db") as opened:
        mine(opened, "a", MARKED, PLAIN)
        mine(opened, "b", MARKED, ALONE)
        mine(opened, "c", PLAIN, told=SpeechRecord(0, len(TEXT), "讲话", 2023))
        mine(opened, "d", MARKED, told=SpeechRecord(0, len(TEXT), "讲话", None))
        yield opened


def test_the_wording_of_most_speeches_stands_for_all_and_each_speech_counts_once(
    bank: Bank,
) -> None:
    assert wordings(bank) == {MARKED: (PLAIN,), ALONE: ()}
    phrase, alone = bank.search()
    assert (phrase.speeches, phrase.sources, len(phrase.occurrences)) == (4, 4, 5)
    assert (phrase.first_year, phrase.last_year) == (2020, 2023)
    assert alone.single
    assert bank.matches() == bank.counts()["phrase"] == 2
    assert bank.decisions.undecided_count() == 2


def test_a_variant_leads_to_the_phrase_it_is_counted_with(bank: Bank) -> None:
    phrase, _ = bank.search()
    assert bank.search("问计问需") == (phrase,)
    assert bank.phrase(phrase_id("phrase", PLAIN)) == phrase
    (variant,) = [each for each in bank.wordings() if each.pattern == PLAIN]
    assert bank.phrase(str(variant.number)) == phrase
    assert variant.number != phrase.number
    assert {found.pattern for found in bank.occurrences(phrase)} == {MARKED, PLAIN}


def test_what_one_speech_says_twice_in_two_ways_is_single(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        mine(bank, "a", MARKED, PLAIN)
        (phrase,) = bank.search()
    assert phrase.single
    assert len(phrase.occurrences) == 2


def test_a_variant_is_nothing_new(bank: Bank) -> None:
    record = SourceRecord("e" * 64, "e.txt", "utf-8", (SpeechRecord(0, 90, "", None),), TEXT)
    told = [
        MinedPhrase("phrase", None, pattern, Occurrence(record.sha256, 0, at, at + 9))
        for at, pattern in enumerate(("问效、问需、问计", "有呼必应、有难必帮、有事必办"))
    ]
    added = bank.add_source(record, told)
    assert added.phrases == {"phrase": 1}
    assert added.occurrences == {"phrase": 2}


def test_when_a_source_goes_the_family_is_what_is_left(bank: Bank) -> None:
    (record,) = bank.holdings.named("c.txt")
    assert bank.holdings.support(record).phrases == 0
    bank.holdings.withdraw(record)
    bank.holdings.withdraw(bank.holdings.named("a.txt")[0])
    assert wordings(bank) == {MARKED: (), ALONE: ()}


def test_what_is_dropped_goes_with_its_variants_and_comes_back_with_them(bank: Bank) -> None:
    phrase, _ = bank.search()
    bank.decisions.drop(phrase)
    mine(bank, "e", PLAIN)
    assert wordings(bank) == {ALONE: ()}
    (dropped,) = bank.decisions.dropped()
    assert (dropped.pattern, dropped.variants) == (MARKED, (PLAIN,))
    bank.decisions.keep(dropped)
    assert wordings(bank) == {MARKED: (PLAIN,), ALONE: ()}
    assert [each.pattern for each in bank.decisions.undecided()] == [ALONE]


def test_a_variant_of_what_was_kept_is_not_asked_about(bank: Bank) -> None:
    bank.decisions.keep(bank.search()[0])
    mine(bank, "e", "问需、问计、问效")
    assert [each.pattern for each in bank.decisions.undecided()] == [ALONE]


def test_words_a_reader_chose_stand_for_their_family(bank: Bank) -> None:
    phrase, alone = bank.search()
    edited = bank.decisions.edit(alone, "问需、问计、问效")
    assert edited.pattern == "问需、问计、问效"
    assert set(edited.variants) == {MARKED, PLAIN}
    assert edited.speeches == phrase.speeches
    again = bank.decisions.edit(edited, "问计于民")
    assert (again.pattern, again.variants, again.speeches) == ("问计于民", (), 4)
    assert wordings(bank) == {"问计于民": ()}


def test_occasion_level_and_speaker_are_counted_and_narrow_the_list(tmp_path: Path) -> None:
    def told(occasion: str, level: str, speaker: str) -> SpeechRecord:
        return SpeechRecord(0, len(TEXT), "讲话", 2020, occasion, level, speaker)

    with open_bank(tmp_path / "b.db") as bank:
        mine(bank, "a", MARKED, told=told("推进会", "市", "市长"))
        mine(bank, "b", PLAIN, ALONE, told=told("党课", "县", "市长"))
        mine(bank, "c", PLAIN, told=told("", "", ""))
        phrase, _ = bank.search()
        assert (phrase.occasions, phrase.speakers) == (("党课", "推进会"), 1)
        assert phrase.levels == ("县", "市")
        assert bank.search(occasion="推进", level="市") == (phrase,)
        assert bank.matches(level="县") == 2
        assert bank.search(level="省") == bank.search(occasion="座谈会") == ()
        assert [each.speeches[0].level for each in bank.sources()] == ["市", "县", ""]


def test_of_two_from_as_many_speeches_the_more_diverse_comes_first(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        for name, occasion in (("a", "党课"), ("b", "党课")):
            told = SpeechRecord(0, 40, "讲话", 2024, occasion, "市", "市长")
            mine(bank, name, "甲处处、乙处处", told=told)
        for name, occasion in (("c", "党课"), ("d", "推进会")):
            told = SpeechRecord(0, 40, "讲话", 2010, occasion, "市", f"{name}书记")
            mine(bank, name, "子一样、丑一样", told=told)
        assert [phrase.pattern for phrase in bank.search()] == ["子一样、丑一样", "甲处处、乙处处"]


def test_the_phrasebank_ships_each_wording_and_the_bank_merges_them(
    bank: Bank, tmp_path: Path
) -> None:
    write_phrasebank(tmp_path / "out", phrases=bank.wordings(), sources=bank.sources())
    with open_bank(tmp_path / "user.db") as user:
        load_shipped(user, tmp_path / "out")
        assert wordings(user) == wordings(bank)
        assert user.wordings() == bank.wordings()


def test_wordings_found_by_older_keys_are_found_by_the_new_ones(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with open_bank(path) as bank:
        mine(bank, "a", MARKED)
    raw = sqlite3.connect(path)
    raw.execute("UPDATE likeness SET key = key / 2")
    raw.execute("UPDATE meta SET value = '1' WHERE key = 'likeness'")
    raw.commit()
    raw.close()
    with open_bank(path) as bank:
        mine(bank, "b", PLAIN)
        assert wordings(bank) == {MARKED: (PLAIN,)}


_PATTERNS = st.lists(
    st.one_of(
        st.permutations(["走稳", "走实", "走远"]).map("、".join),
        st.permutations(["走稳", "走实", "走远"]).map("".join),
        st.sampled_from(
            [
                "真抓真改、敢抓敢改、常抓长改",
                "真抓真改、敢抓敢改、长抓长改",
                "真抓真改、敢抓敢改、长抓常改",
                "真抓真改、常抓敢改、长抓常改",
                MARKED,
                ALONE,
            ]
        ),
    ),
    max_size=4,
    unique=True,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), _PATTERNS), min_size=1, max_size=6))
def test_the_bank_has_the_families_of_all_its_wordings_after_every_write(
    writes: list[tuple[str, list[str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_bank(Path(folder) / "b.db") as bank:
        held: dict[str, list[str]] = {}
        for name, patterns in writes:
            mine(bank, name, *patterns)
            held[name] = patterns
            everything = {pattern for those in held.values() for pattern in those}
            expected = {frozenset(family) for family in families(everything, part="phrase")}
            found = bank.search()
            assert {frozenset((each.pattern, *each.variants)) for each in found} == expected
            for phrase in found:
                family = {phrase.pattern, *phrase.variants}
                assert phrase.speeches == sum(bool(family & set(each)) for each in held.values())
