"""What a reader decides holds: at once, when mined again, when the shipped bank is renewed."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.bank import (
    Bank,
    Decision,
    decision_lines,
    decisions_in,
    load_shipped,
    open_bank,
    write_phrasebank,
)
from drafter.errors import BankError, UserError
from drafter.model import (
    MinedPhrase,
    Occurrence,
    Phrase,
    SourceRecord,
    SpeechRecord,
    phrase_id,
)

A, B = "a" * 64, "b" * 64
TEXT = "字" * 200


def mine(bank: Bank, sha256: str, *patterns: str, text: str | None = TEXT) -> None:
    """Puts a source with these phrases into the bank, as mining would."""
    speeches = (SpeechRecord(0, 200, "在秋收会上的讲话", 2021),)
    record = SourceRecord(sha256, f"{sha256[0]}.txt", "utf-8", speeches, text)
    bank.add_source(
        record,
        [
            MinedPhrase("phrase", None, pattern, Occurrence(sha256, 0, 10 * at, 10 * at + 4))
            for at, pattern in enumerate(patterns)
        ],
    )


def only(bank: Bank, pattern: str) -> Phrase:
    """The phrase with just these words."""
    (phrase,) = [each for each in bank.search(pattern) if each.pattern == pattern]
    return phrase


def patterns(bank: Bank) -> set[str]:
    return {phrase.pattern for phrase in bank.search()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "b.db"
    with open_bank(path) as bank:
        mine(bank, A, "抓早抓小", "守土有责、守土尽责", "一村一策")
        mine(bank, B, "抓早抓小")
    return path


def test_a_dropped_phrase_is_found_nowhere(path: Path) -> None:
    with open_bank(path) as bank:
        phrase = only(bank, "一村一策")
        bank.decisions.drop(phrase)
    with open_bank(path) as bank:
        assert bank.search("一村") == ()
        assert bank.matches() == 2
        assert bank.counts()["phrase"] == 2
        assert bank.phrase(phrase.id) is None
        assert bank.phrase(str(phrase.number)) is None
        assert [each.pattern for each in bank.decisions.dropped()] == ["一村一策"]


def test_a_dropped_phrase_does_not_come_back_when_it_is_mined_again(path: Path) -> None:
    with open_bank(path) as bank:
        bank.decisions.drop(only(bank, "一村一策"))
        mine(bank, A, "守土有责、守土尽责")  # the phrase goes away altogether
        mine(bank, A, "一村一策", "守土有责、守土尽责")
        mine(bank, "c" * 64, "一村一策")
        assert "一村一策" not in patterns(bank)
        assert {each.pattern for each in bank.decisions.undecided()} == {
            "抓早抓小",
            "守土有责、守土尽责",
        }


def test_what_is_dropped_is_not_told_as_new(path: Path) -> None:
    with open_bank(path) as bank:
        bank.decisions.drop(only(bank, "一村一策"))
        mine(bank, A)
        record = SourceRecord("d" * 64, "丁.txt", "utf-8", (SpeechRecord(0, 9, "", None),), TEXT)
        place = Occurrence("d" * 64, 0, 0, 4)
        added = bank.add_source(record, [MinedPhrase("phrase", None, "一村一策", place)])
        assert added.phrases == {}


def test_a_dropped_phrase_can_be_taken_back_with_its_occurrences_and_number(path: Path) -> None:
    with open_bank(path) as bank:
        before = only(bank, "抓早抓小")
        bank.decisions.drop(before)
        bank.decisions.keep(bank.decisions.dropped()[0])
        assert only(bank, "抓早抓小") == before
        assert bank.decisions.dropped() == ()


def test_edited_words_take_the_place_and_keep_the_occurrences(path: Path) -> None:
    with open_bank(path) as bank:
        before = only(bank, "抓早抓小")
        after = bank.decisions.edit(before, "抓早抓小抓苗头")
        assert (after.pattern, after.id) == (
            "抓早抓小抓苗头",
            phrase_id("phrase", "抓早抓小抓苗头"),
        )
        assert (after.speeches, after.sources) == (2, 2)
        assert after.occurrences == before.occurrences
        assert bank.phrase(before.id) == bank.phrase(str(before.number)) == after
        mine(bank, B, "抓早抓小")
        mine(bank, "c" * 64, "抓早抓小")
        assert "抓早抓小" not in patterns(bank)
        assert only(bank, "抓早抓小抓苗头").speeches == 3
        assert "抓早抓小抓苗头" not in {each.pattern for each in bank.decisions.undecided()}


def test_words_that_another_phrase_has_merge_with_it(path: Path) -> None:
    with open_bank(path) as bank:
        merged = bank.decisions.edit(only(bank, "一村一策"), "抓早抓小")
        assert merged.sources == 2
        assert len(merged.occurrences) == 3
        assert patterns(bank) == {"抓早抓小", "守土有责、守土尽责"}


def test_edited_twice_and_back_again_is_as_before(path: Path) -> None:
    with open_bank(path) as bank:
        before = only(bank, "抓早抓小")
        once = bank.decisions.edit(before, "甲")
        twice = bank.decisions.edit(once, "乙")
        assert patterns(bank) == {"乙", "守土有责、守土尽责", "一村一策"}
        mine(bank, "c" * 64, "甲")
        assert only(bank, "乙").speeches == 3
        back = bank.decisions.edit(twice, "抓早抓小")
        assert back.number == before.number
        assert back.speeches == 3


def test_other_words_for_a_dropped_wording_bring_it_in(path: Path) -> None:
    with open_bank(path) as bank:
        bank.decisions.drop(only(bank, "一村一策"))
        bank.decisions.edit(only(bank, "抓早抓小"), "一村一策")
        assert only(bank, "一村一策").sources == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("　 ", "不能只有空位"),
        ("{事项}", "不能只有空位"),
        ("抓{事项", "没有配对"),
        ("抓{随便什么}", "没有空位 {随便什么}"),
        ("字" * 401, "最长 400 字"),
    ],
)
def test_words_that_make_no_pattern_are_refused(path: Path, words: str, said: str) -> None:
    with open_bank(path) as bank:
        with pytest.raises(UserError, match=said):
            bank.decisions.edit(only(bank, "一村一策"), words)
        assert "一村一策" in patterns(bank)


def test_a_note_stays_whatever_is_decided(path: Path) -> None:
    with open_bank(path) as bank:
        phrase = only(bank, "一村一策")
        bank.decisions.note(phrase, "别和\n“见实效”连用")
        assert phrase.id in {each.id for each in bank.decisions.undecided()}
        bank.decisions.drop(phrase)
        bank.decisions.keep(phrase)
        decision = bank.decisions.of(phrase.id)
        assert decision is not None
        assert (decision.verdict, decision.why) == ("keep", "别和 “见实效”连用")
        bank.decisions.note(phrase, "")
        cleared = bank.decisions.of(phrase.id)
        assert cleared is not None
        assert (cleared.verdict, cleared.why) == ("keep", "")


def test_undecided_ones_come_best_first(path: Path) -> None:
    with open_bank(path) as bank:
        assert bank.decisions.undecided()[0].pattern == "抓早抓小"
        assert bank.decisions.undecided_count() == 3
        bank.decisions.keep(bank.decisions.undecided()[0])
        assert bank.decisions.undecided_count() == 2


# --- the decisions that ship -------------------------------------------------------------------


def phrasebank(folder: Path, refusals: bytes = b"", *, text: str | None = None) -> Path:
    """A phrasebank to ship: two phrases, mined from source A, and a reader's refusals."""
    folder.mkdir()
    with open_bank(folder / "made.db") as bank:
        mine(bank, A, "抓早抓小", "守土有责、守土尽责", text=text)
        write_phrasebank(folder, phrases=bank.search(), sources=bank.sources())
    (folder / "decisions.jsonl").write_bytes(refusals)
    return folder


REFUSED = (
    f'{{"id": "{phrase_id("phrase", "一村一策")}", "pattern": "一村一策", "why": "专指一地"}}\n'
).encode()


def test_what_the_shipped_review_refused_stays_out_when_the_user_mines_the_same(
    tmp_path: Path,
) -> None:
    with open_bank(tmp_path / "u.db") as bank:
        load_shipped(bank, phrasebank(tmp_path / "附带", REFUSED))
        mine(bank, A, "抓早抓小", "守土有责、守土尽责", "一村一策")
        assert patterns(bank) == {"抓早抓小", "守土有责、守土尽责"}
        assert bank.decisions.undecided() == ()
        (dropped,) = bank.decisions.dropped()
        decision = bank.decisions.of(dropped.id)
        assert decision is not None
        assert decision.why == "专指一地"
        assert bank.decisions.own() == ()


def test_the_users_own_decision_comes_before_the_shipped_one_and_survives_a_new_version(
    tmp_path: Path,
) -> None:
    with open_bank(tmp_path / "u.db") as bank:
        load_shipped(bank, phrasebank(tmp_path / "一", REFUSED))
        mine(bank, B, "一村一策")
        bank.decisions.keep(bank.decisions.dropped()[0])
        bank.decisions.drop(only(bank, "抓早抓小"))
        assert load_shipped(bank, phrasebank(tmp_path / "二", REFUSED + b"\n"))
        assert patterns(bank) == {"守土有责、守土尽责", "一村一策"}


def test_a_refusal_that_no_longer_ships_is_lifted(tmp_path: Path) -> None:
    with open_bank(tmp_path / "u.db") as bank:
        load_shipped(bank, phrasebank(tmp_path / "一", REFUSED))
        mine(bank, B, "一村一策")
        assert "一村一策" not in patterns(bank)
        load_shipped(bank, phrasebank(tmp_path / "二"))
        assert "一村一策" in patterns(bank)


def test_words_that_ship_in_place_of_others_hold_for_the_user_and_end_with_them(
    tmp_path: Path,
) -> None:
    edit = Decision(phrase_id("phrase", "一村一策"), "phrase", "一村一策", "edit", "一村一策一表")
    with open_bank(tmp_path / "u.db") as bank:
        load_shipped(bank, phrasebank(tmp_path / "一", decision_lines([edit])))
        mine(bank, B, "一村一策")
        assert "一村一策一表" in patterns(bank)
        load_shipped(bank, phrasebank(tmp_path / "二"))
        assert "一村一策" in patterns(bank)
        assert "一村一策一表" not in patterns(bank)


# --- decisions as a file -----------------------------------------------------------------------


def test_decisions_go_out_and_in_again(path: Path, tmp_path: Path) -> None:
    with open_bank(path) as bank:
        bank.decisions.drop(only(bank, "一村一策"))
        bank.decisions.note(only(bank, "守土有责、守土尽责"), "少用")
        bank.decisions.edit(only(bank, "抓早抓小"), "抓早抓小抓苗头")
        content = decision_lines(bank.decisions.own())
        shown = patterns(bank)
    file = tmp_path / "决定.jsonl"
    file.write_bytes(content)
    with open_bank(tmp_path / "另.db") as bank:
        assert bank.decisions.take_in(decisions_in(file)) == 3
        mine(bank, A, "抓早抓小", "守土有责、守土尽责", "一村一策")
        assert patterns(bank) == shown
        assert decision_lines(bank.decisions.own()) == content


def test_a_line_left_open_undoes_nothing(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "决定.jsonl"
    with open_bank(path) as bank:
        phrase = only(bank, "一村一策")
        file.write_bytes(decision_lines([Decision(phrase.id, "phrase", "一村一策", None)]))
        bank.decisions.drop(phrase)
        assert bank.decisions.take_in(decisions_in(file)) == 0
        assert "一村一策" not in patterns(bank)
        noted = Decision(phrase.id, "phrase", "一村一策", None, why="再想想")
        assert bank.decisions.take_in([noted]) == 1
        assert "一村一策" not in patterns(bank)


_ID = phrase_id("phrase", "一村一策")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{half", "第 2 行读不懂"),
        ('{"id":"x"}', "第 2 行读不懂"),
        ('{"id":"000000000000","pattern":"一村一策"}', "对不上"),
        (
            f'{{"id":"{_ID}","pattern":"一村一策","decision":"也许"}}',
            "只能写 留下、不要、改写、未定",
        ),
        (f'{{"id":"{_ID}","pattern":"一村一策","decision":"改写"}}', "没有写 edited"),
        (
            f'{{"id":"{_ID}","pattern":"一村一策","decision":"edit","edited":"抓{{没有的}}"}}',
            "没有空位",
        ),
    ],
)
def test_a_file_with_a_bad_line_is_refused_whole(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "决定.jsonl"
    file.write_text(f"{REFUSED.decode()}{line}\n", encoding="utf-8")
    with pytest.raises(BankError, match=said):
        decisions_in(file)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="打不开"):
        decisions_in(tmp_path / "没有.jsonl")


# --- nothing is lost ---------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
from drafter.bank import open_bank
with open_bank(Path(sys.argv[1])) as bank:
    waiting = bank.decisions.undecided()
    for number, phrase in enumerate(waiting):
        if number == 7:
            os.kill(os.getpid(), signal.SIGKILL)
        (bank.decisions.drop if number % 2 else bank.decisions.keep)(phrase)
        print(phrase.id, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_kill_between_decisions_loses_none_that_was_told(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with open_bank(path) as bank:
        mine(bank, A, *(f"词条{number}" for number in range(12)))
    command = [sys.executable, "-c", KILLED, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == -signal.SIGKILL
    told = run.stdout.split()
    assert len(told) == 7
    with open_bank(path) as bank:
        assert {decision.id for decision in bank.decisions.own()} == set(told)
        assert bank.decisions.undecided_count() == 5
        assert len(bank.decisions.dropped()) == 3


_ACTS = st.tuples(
    st.sampled_from(["keep", "drop", "edit", "mine"]),
    st.integers(0, 3),
    st.sampled_from(["甲甲", "乙乙", "丙丙", "丁丁"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_ACTS, max_size=8))
def test_whatever_is_decided_every_occurrence_counts_for_one_phrase(
    acts: list[tuple[str, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_bank(Path(folder) / "b.db") as bank:
        mine(bank, A, "甲甲", "乙乙", "丙丙")
        for act, number, words in acts:
            shown = bank.search()
            if act == "mine":
                mine(bank, A, "甲甲", "乙乙", "丙丙")
            elif shown:
                phrase = shown[number % len(shown)]
                match act:
                    case "keep":
                        bank.decisions.keep(phrase)
                    case "drop":
                        bank.decisions.drop(phrase)
                    case "edit":
                        assert bank.decisions.edit(phrase, words).pattern == words
        everything = [*bank.search(), *bank.decisions.dropped()]
        assert sum(len(phrase.occurrences) for phrase in everything) == 3
        assert bank.holdings.faults() == ()
