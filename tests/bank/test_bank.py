"""The bank keeps what was mined: whole or not at all, counted once, under numbers that stay."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter import paths
from drafter.bank import open_bank, open_user_bank
from drafter.errors import BankError
from drafter.model import (
    MinedPhrase,
    Move,
    Occurrence,
    Part,
    SourceRecord,
    SpeechRecord,
    phrase_id,
)

TEXT = "同志们：\n今天，我们召开全县秋收工作会议。\n下面，我讲三点意见。\n谢谢大家！\n"


def source(name: str, *, text: str | None = TEXT, year: int | None = 2020) -> SourceRecord:
    end = len(TEXT if text is None else text)
    return SourceRecord(
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        name=name,
        encoding="utf-8",
        speeches=(SpeechRecord(0, end, f"在{name}的讲话", year),),
        text=text,
    )


def mined(
    record: SourceRecord,
    pattern: str,
    *,
    part: Part = "opening",
    move: Move | None = "occasion",
    start: int = 5,
    topics: tuple[str, ...] = (),
) -> MinedPhrase:
    occurrence = Occurrence(record.sha256, 0, start, start + 4)
    return MinedPhrase(part, move, pattern, occurrence, topics)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "库" / "bank.db"


def test_a_phrase_counts_speeches_sources_and_years(path: Path) -> None:
    old, new = source("秋收会", year=2016), source("春耕会", year=2022)
    with open_bank(path) as bank:
        bank.add_source(old, [mined(old, "今天，我们召开{会议名称}", topics=("农业",))])
        bank.add_source(new, [mined(new, "今天，我们召开{会议名称}", topics=("部署",))])
        (phrase,) = bank.search("召开")
    assert (phrase.speeches, phrase.sources) == (2, 2)
    assert (phrase.first_year, phrase.last_year) == (2016, 2022)
    assert (phrase.move, phrase.topics) == ("occasion", ("农业", "部署"))
    assert phrase.id == phrase_id("opening", "今天，我们召开{会议名称}")
    assert not phrase.single


def test_unknown_years_stay_unknown(path: Path) -> None:
    record = source("无日期", year=None)
    with open_bank(path) as bank:
        bank.add_source(record, [mined(record, "谢谢大家")])
        (phrase,) = bank.search()
    assert phrase.first_year is None
    assert phrase.last_year is None


def test_the_commonest_move_wins(path: Path) -> None:
    moves: dict[str, Move] = {"甲": "wish", "乙": "call", "丙": "call"}
    with open_bank(path) as bank:
        for name, move in moves.items():
            record = source(name)
            bank.add_source(record, [mined(record, "让我们一起努力", part="closing", move=move)])
        (phrase,) = bank.search()
    assert phrase.move == "call"


def test_what_is_new_is_told_by_part_and_counted_once(path: Path) -> None:
    record = source("秋收会")
    phrases = [
        mined(record, "今天，我们召开{会议名称}"),
        mined(record, "下面，我讲三点意见", part="transition", start=20),
        mined(record, "下面，我讲三点意见", part="transition", start=20),
    ]
    with open_bank(path) as bank:
        first = bank.add_source(record, phrases)
        again = bank.add_source(record, phrases)
        assert first.phrases == {"opening": 1, "transition": 1}
        assert first.occurrences == {"opening": 1, "transition": 1}
        assert again.phrases == {}
        assert again.occurrences == {}
        assert [phrase.speeches for phrase in bank.search()] == [1, 1]
        assert bank.counts()["transition"] == 1


def test_mining_again_replaces_and_drops_what_is_gone(path: Path) -> None:
    record = source("秋收会")
    with open_bank(path) as bank:
        bank.add_source(record, [mined(record, "旧规则采的")])
        bank.add_source(record, [mined(record, "新规则采的")])
        assert [phrase.pattern for phrase in bank.search()] == ["新规则采的"]
        assert len(bank.sources()) == 1


def test_a_number_once_given_stays_even_when_the_phrase_comes_back(path: Path) -> None:
    record, other = source("秋收会"), source("春耕会")
    with open_bank(path) as bank:
        bank.add_source(record, [mined(record, "甲"), mined(record, "乙")])
        before = {phrase.pattern: phrase.number for phrase in bank.search()}
        bank.add_source(record, [mined(record, "丙"), mined(record, "乙")])
        bank.add_source(other, [mined(other, "丁"), mined(other, "甲")])
        after = {phrase.pattern: phrase.number for phrase in bank.search()}
    assert after["甲"] == before["甲"]
    assert after["乙"] == before["乙"]
    assert len(set(after.values())) == 4


def test_a_phrase_is_found_by_number_short_number_and_content_id(path: Path) -> None:
    record = source("秋收会")
    with open_bank(path) as bank:
        bank.add_source(record, [mined(record, "今天，我们召开{会议名称}")])
        (phrase,) = bank.search()
        assert bank.phrase(f"{phrase.number:04d}") == phrase
        assert bank.phrase(str(phrase.number)) == phrase
        assert bank.phrase(phrase.id) == phrase
        assert bank.phrase("9999") is None
        assert bank.phrase("召开") is None


def test_ranking_is_speeches_then_last_year_then_pattern(path: Path) -> None:
    with open_bank(path) as bank:
        for name, year, patterns in (
            ("一", 2012, ("常用", "旧")),
            ("二", 2020, ("常用", "新乙", "新甲")),
            ("三", None, ("不详",)),
        ):
            record = source(name, year=year)
            bank.add_source(record, [mined(record, pattern) for pattern in patterns])
        ranked = [phrase.pattern for phrase in bank.search()]
        assert ranked == ["常用", "新乙", "新甲", "旧", "不详"]
        assert [phrase.pattern for phrase in bank.search(limit=2)] == ranked[:2]


def test_a_source_that_breaks_off_leaves_nothing_behind(path: Path) -> None:
    record = source("秋收会")

    def broken() -> Iterator[MinedPhrase]:
        yield mined(record, "今天，我们召开{会议名称}")
        raise RuntimeError

    with open_bank(path) as bank:
        with pytest.raises(RuntimeError):
            bank.add_source(record, broken())
        assert bank.search() == ()
        assert bank.sources() == ()
        bank.add_source(record, [mined(record, "下一回照常")])
        assert len(bank.search()) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from drafter.bank import open_bank
from drafter.model import MinedPhrase, Occurrence, SourceRecord, SpeechRecord
def record(name):
    speeches = (SpeechRecord(0, 90000, name, 2020),)
    return SourceRecord(name * 64, name, "utf-8", speeches, "字" * 90000)
def phrases(name, *, deadly):
    for number in range(3000):
        if deadly and number == 2900:
            os.kill(os.getpid(), signal.SIGKILL)
        place = Occurrence(name * 64, 0, number, number + 2)
        yield MinedPhrase("phrase", None, f"{name}{number}", place)
with open_bank(Path(sys.argv[1])) as bank:
    bank.add_source(record("a"), phrases("a", deadly=False))
    bank.add_source(record("b"), phrases("b", deadly=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_kill_in_the_middle_keeps_whole_files_only(path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert run.returncode == -signal.SIGKILL
    with open_bank(path, read_only=True) as bank:
        assert [record.name for record in bank.sources()] == ["a"]
        assert bank.matches("a") == 3000
        assert bank.matches("b") == 0


def test_a_phrase_from_elsewhere_is_refused(path: Path) -> None:
    here, there = source("此"), source("彼")
    with open_bank(path) as bank, pytest.raises(ValueError, match="does not come from"):
        bank.add_source(here, [mined(there, "张冠李戴")])


def test_context_is_cut_from_the_held_text(path: Path) -> None:
    record = source("秋收会")
    start = TEXT.index("今天")
    with open_bank(path) as bank:
        bank.add_source(record, [mined(record, "今天，{事项}", start=start)])
        (phrase,) = bank.search()
        (found,) = bank.occurrences(phrase, width=3)
        assert bank.text(record.sha256) == TEXT
    assert (found.before, found.text, found.after) == ("们：\n", "今天，我", "们召开")
    assert found.source.text is None
    assert found.speech is not None
    assert found.speech.title == "在秋收会的讲话"
    assert found.place == pytest.approx(start / len(TEXT))


def test_without_the_text_there_is_no_context_and_the_file_is_not_held(path: Path) -> None:
    record = source("附带的", text=None)
    with open_bank(path) as bank:
        bank.add_source(record, [mined(record, "今天，{事项}")])
        (phrase,) = bank.search()
        (found,) = bank.occurrences(phrase)
        assert (found.before, found.text, found.after) == (None, None, None)
        assert not bank.holds(record.sha256)


def test_a_file_mined_by_older_rules_is_not_held(path: Path) -> None:
    record = source("秋收会")
    with open_bank(path) as bank:
        bank.add_source(record, [])
        assert bank.holds(record.sha256)
    raw = sqlite3.connect(path)
    raw.execute("UPDATE source SET rules = rules - 1")
    raw.commit()
    raw.close()
    with open_bank(path) as bank:
        assert not bank.holds(record.sha256)


def test_newest_occurrences_come_first(path: Path) -> None:
    with open_bank(path) as bank:
        for name, year in (("甲", 2011), ("乙", 2021), ("丙", None)):
            record = source(name, year=year)
            bank.add_source(record, [mined(record, "谢谢大家")])
        (phrase,) = bank.search()
        names = [found.source.name for found in bank.occurrences(phrase)]
    assert names == ["乙", "甲", "丙"]


def test_the_bank_is_the_users_alone(path: Path) -> None:
    with open_bank(path):
        pass
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_bank_of_another_version_says_so_and_is_left_alone(path: Path) -> None:
    with open_bank(path):
        pass
    for version, word in ((99, "更新的"), (0, "旧的")):
        raw = sqlite3.connect(path)
        raw.execute(f"PRAGMA user_version = {version}")
        raw.close()
        before = path.read_bytes()
        for read_only in (True, False):
            with pytest.raises(BankError, match=word), open_bank(path, read_only=read_only):
                pass
        assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"not a bank at all, only words " * 50, b"SQLite format 3\x00"]
)
def test_a_file_that_is_no_bank_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(BankError, match="不是词库"), open_bank(path):
        pass
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE accounts (name TEXT)")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(BankError, match="不是 drafter 的词库"), open_bank(path):
        pass
    assert path.read_bytes() == before


def test_a_damaged_bank_is_told(path: Path) -> None:
    record = source("秋收会")
    with open_bank(path) as bank:
        bank.add_source(record, [mined(record, f"词条{number}") for number in range(400)])
    content = bytearray(path.read_bytes())
    content[8192:] = os.urandom(len(content) - 8192)
    path.write_bytes(bytes(content))
    with pytest.raises(BankError, match="损坏"), open_bank(path) as bank:
        bank.search()


def test_a_missing_bank_is_told_when_only_reading(path: Path) -> None:
    with pytest.raises(BankError, match="没有词库文件"), open_bank(path, read_only=True):
        pass
    assert not path.exists()


@pytest.fixture
def sealed_bank(tmp_path: Path) -> Iterator[Path]:
    """A bank in a folder nobody may write to, as an ordinary user."""
    path = tmp_path / "bank.db"
    record = source("秋收会")
    with open_bank(path) as bank:
        bank.add_source(record, [mined(record, "今天，{事项}")])
    modes = {each: stat.S_IMODE(each.stat().st_mode) for each in tmp_path.parents}
    modes = {each: mode for each, mode in modes.items() if mode & 0o055 != 0o055}
    was_root = os.geteuid() == 0
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    if was_root:  # root may write anywhere, so play somebody else
        for each, mode in modes.items():
            each.chmod(mode | 0o055)
        os.seteuid(65534)
    try:
        yield path
    finally:
        if was_root:
            os.seteuid(0)
            for each, mode in modes.items():
                each.chmod(mode)
        tmp_path.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_read_only_folder_lets_browse_and_refuses_to_mine(sealed_bank: Path) -> None:
    with open_bank(sealed_bank, read_only=True) as bank:
        assert len(bank.search("今天")) == 1
    with pytest.raises(BankError, match="没有权限"), open_bank(sealed_bank):
        pass
    with pytest.raises(BankError, match="没有权限"), open_bank(sealed_bank.with_name("另.db")):
        pass


WRITER = """
import sys
from pathlib import Path
from drafter.bank import open_bank
from drafter.model import MinedPhrase, Occurrence, SourceRecord, SpeechRecord
for number in range(12):
    key = f"{sys.argv[2]}{number:063d}"
    record = SourceRecord(key, key, "utf-8", (SpeechRecord(0, 9, key, 2020),), "今天开会。")
    phrase = MinedPhrase("opening", None, "今天{活动}", Occurrence(key, 0, 0, 4))
    with open_bank(Path(sys.argv[1])) as bank:
        bank.add_source(record, [phrase])
"""


def test_four_writers_at_once_lose_nothing(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in "abcd"]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    with open_bank(path, read_only=True) as bank:
        (phrase,) = bank.search()
    assert phrase.speeches == 48


@pytest.fixture
def being_made(path: Path) -> Path:
    """The file of a bank that another process has begun to make."""
    path.parent.mkdir()
    path.touch(mode=0o600)
    return path


def test_one_that_is_being_made_is_said_to_be_empty(being_made: Path) -> None:
    with (
        pytest.raises(BankError, match=r"还是空的.*等它做完"),
        open_bank(being_made, read_only=True),
    ):
        pass


def test_a_first_look_beside_another_first_look_takes_in_what_ships(being_made: Path) -> None:
    shipped = paths.shipped("phrasebank")
    with open_user_bank(being_made, shipped=shipped, read_only=True) as bank:
        assert bank.search("落实", limit=1)
