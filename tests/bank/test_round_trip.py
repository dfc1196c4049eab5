"""A bank that takes an export in is the same bank, but for numbers and texts that were left out."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.bank import (
    Bank,
    Decision,
    export_bank,
    exported,
    load_shipped,
    open_bank,
    shipped_source,
    write_phrasebank,
)
from drafter.model import (
    MinedPhrase,
    Move,
    Occurrence,
    Phrase,
    SourceRecord,
    SpeechRecord,
    phrase_id,
)

MARKED, PLAIN, ALONE, REFUSED = "问计、问需、问效", "问计问需问效", "敢想、敢干、敢当", "一村一策"
WORDS = (
    MARKED,
    PLAIN,
    ALONE,
    REFUSED,
    "真抓真改、敢抓敢改、常抓长改",
    "真抓真改、敢抓敢改、长抓长改",
)
MOVES: tuple[Move | None, ...] = ("call", "wish", None)


def source(
    name: str, *patterns: str, text: str | None = "字" * 400
) -> tuple[SourceRecord, list[MinedPhrase]]:
    """A source with these phrases, as mining would give it; moves and topics differ by place."""
    speech = SpeechRecord(0, 400, f"在{name}的讲话", 2020, "推进会", "市", f"{name}市长", name)
    record = SourceRecord(name * 64, f"{name}.txt", "utf-8", (speech,), text)
    phrases = [
        MinedPhrase(
            "phrase", MOVES[(at + ord(name)) % 3], each,
            Occurrence(record.sha256, 0, 20 * at, 20 * at + 9), (f"主题{at}",),
        )
        for at, each in enumerate(patterns)
    ]  # fmt: skip
    return record, phrases


def phrasebank(folder: Path) -> Path:
    """What ships: two of the sources, and one refusal."""
    with open_bank(folder / "made.db") as bank:
        for record, phrases in (source("a", MARKED, ALONE), source("b", PLAIN)):
            bank.add_source(msgspec.structs.replace(record, text=None), phrases)
        out = folder / "附带"
        out.mkdir()
        write_phrasebank(out, phrases=bank.wordings(), sources=bank.sources())
    line = f'{{"id":"{phrase_id("phrase", REFUSED)}","pattern":"{REFUSED}","why":"专指一地"}}\n'
    (out / "decisions.jsonl").write_text(line, encoding="utf-8")
    return out


def view(bank: Bank) -> dict[str, object]:
    """All that a person sees of a bank but for numbers and texts."""

    def unnumbered(phrases: Sequence[Phrase]) -> list[Phrase]:
        return [msgspec.structs.replace(phrase, number=0) for phrase in phrases]

    facts = msgspec.structs.replace(bank.holdings.facts(), bytes=0, with_text=0)
    return {
        "phrases": unnumbered(bank.search()),
        "wordings": unnumbered(bank.wordings()),
        "asked": unnumbered(bank.decisions.undecided()),
        "dropped": [unnumbered(bank.decisions.dropped(shipped=way)) for way in (False, True)],
        "decisions": bank.decisions.own(),
        "sources": [(each, bank.holdings.is_shipped(each)) for each in bank.sources()],
        "withdrawn": bank.holdings.withdrawn(),
        "facts": facts,
    }


_Act = tuple[str, str, list[str]]
_ACTS: st.SearchStrategy[_Act] = st.tuples(
    st.sampled_from(["mine", "mine", "keep", "drop", "edit", "note", "grade", "withdraw"]),
    st.sampled_from("abc"),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True),
)


def _act(bank: Bank, act: str, name: str, words: Sequence[str]) -> None:
    shown, records = bank.search(), bank.holdings.named(f"{name}.txt")
    phrase = shown[ord(name) % len(shown)] if shown else None
    match act:
        case "mine":
            bank.add_source(*source(name, *words))
        case "keep" if phrase:
            bank.decisions.keep(phrase)
        case "drop" if phrase:
            bank.decisions.drop(phrase)
        case "edit" if phrase:
            bank.decisions.edit(phrase, words[0])
        case "note" if phrase:
            bank.decisions.note(phrase, "少用")
        case "grade" if records:
            bank.holdings.set_grade(records[0], "权威")
        case "withdraw" if records:
            bank.holdings.withdraw(records[0])


@pytest.mark.parametrize("fresh", ["bare", "with the shipped phrases"])
@settings(max_examples=15)
@given(acts=st.lists(_ACTS, max_size=9), with_text=st.booleans())
def test_a_new_bank_that_takes_an_export_in_is_the_same(
    fresh: str, acts: list[_Act], with_text: bool
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shipped = phrasebank(folder)
        with open_bank(folder / "u.db") as bank, open_bank(folder / "n.db") as other:
            load_shipped(bank, shipped)
            for each in acts:
                _act(bank, *each)
            export_bank(bank, folder / "一", with_text=with_text)
            if fresh != "bare":
                load_shipped(other, shipped)
            other.holdings.take_in(*exported(folder / "一"))
            assert view(other) == view(bank)
            export_bank(other, folder / "二", with_text=with_text)
            for file in (folder / "一").iterdir():
                assert file.read_bytes() == (folder / "二" / file.name).read_bytes()


def test_what_was_mined_of_a_shipped_file_takes_the_place_of_the_shipped_one(
    tmp_path: Path,
) -> None:
    shipped = phrasebank(tmp_path)
    with open_bank(tmp_path / "u.db") as bank, open_bank(tmp_path / "n.db") as other:
        for each in (bank, other):
            load_shipped(each, shipped)
        bank.add_source(*source("a", MARKED, ALONE, WORDS[4]))
        bank.holdings.set_grade(bank.holdings.named("a.txt")[0], "权威")
        export_bank(bank, tmp_path / "出", with_text=False)
        taken = other.holdings.take_in(*exported(tmp_path / "出"))
        assert (taken.sources, taken.known) == (0, 2)
        assert WORDS[4] in {phrase.pattern for phrase in other.search()}
        assert other.sources()[0].grade == "权威"


def test_what_the_shipped_review_refused_stays_out_in_a_bare_bank(tmp_path: Path) -> None:
    with open_bank(tmp_path / "u.db") as bank, open_bank(tmp_path / "n.db") as other:
        load_shipped(bank, phrasebank(tmp_path))
        bank.add_source(*source("c", REFUSED))
        export_bank(bank, tmp_path / "出", with_text=False)
        other.holdings.take_in(*exported(tmp_path / "出"))
        assert REFUSED not in {phrase.pattern for phrase in other.search()}
        assert other.decisions.own() == ()
        assert [each.pattern for each in other.decisions.dropped(shipped=True)] == [REFUSED]
        assert other.decisions.dropped(shipped=False) == ()


def test_decisions_that_ship_are_nobodys_own_when_they_come_in_a_file(tmp_path: Path) -> None:
    with open_bank(tmp_path / "u.db") as bank:
        bank.add_source(*source("c", REFUSED))
        line = Decision(phrase_id("phrase", REFUSED), "phrase", REFUSED, "drop", shipped=True)
        assert bank.decisions.take_in([line]) == 0
        assert bank.search() == ()
        assert bank.decisions.own() == ()


# --- the user's copy of a shipped file ---------------------------------------------------------


def test_when_the_users_copy_goes_the_shipped_one_takes_its_place(tmp_path: Path) -> None:
    shipped = phrasebank(tmp_path)
    with open_bank(tmp_path / "u.db") as bank:
        load_shipped(bank, shipped)
        before = view(bank)
        bank.add_source(*source("a", MARKED, WORDS[4]))
        (record,) = bank.holdings.named("a.txt")
        copy = shipped_source(shipped, record.sha256)
        assert copy is not None
        assert bank.holdings.support(record).phrases == 1
        assert bank.holdings.support(record, staying=copy).phrases == 1
        bank.holdings.withdraw(record, shipped=copy)
        assert view(bank) == before


def test_a_phrase_that_the_shipped_copy_has_does_not_count_as_lost(tmp_path: Path) -> None:
    shipped = phrasebank(tmp_path)
    with open_bank(tmp_path / "u.db") as bank:
        load_shipped(bank, shipped)
        bank.add_source(*source("a", ALONE))
        (record,) = bank.holdings.named("a.txt")
        copy = shipped_source(shipped, record.sha256)
        assert bank.holdings.support(record).phrases == 1
        assert bank.holdings.support(record, staying=copy).phrases == 0
        assert shipped_source(shipped, "f" * 64) is None
