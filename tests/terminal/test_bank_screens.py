"""The bank on the screen: what a writer must know stands before the words."""

from __future__ import annotations

import io
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from drafter.bank import Found, open_bank, phrase_warnings
from drafter.model import MinedPhrase, Move, Occurrence, Phrase, SourceRecord, SpeechRecord
from drafter.terminal.console import folded
from drafter.terminal.phrase_list import phrase_lines
from drafter.terminal.progress import told
from drafter.terminal.tables import phrase_page

TEXT = "前面说了很多话。守住安全底线，后面还有话。"


def screen(*shown: RenderableType) -> str:
    console = Console(file=io.StringIO(), width=80, markup=False, highlight=False)
    for each in shown:
        console.print(each)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def phrase(*, speeches: int, first: int | None, last: int | None) -> Phrase:
    return Phrase(
        "0" * 12, 147, "closing", "call", "让我们{动作}", (), (), speeches, speeches, first, last
    )


def test_warnings_are_said_only_when_known() -> None:
    assert phrase_warnings(phrase(speeches=3, first=2012, last=2012), year=2026) == (
        "2012年后未见",
    )
    assert phrase_warnings(phrase(speeches=3, first=2012, last=2020), year=2026) == ()
    assert phrase_warnings(phrase(speeches=1, first=None, last=None), year=2026) == ("仅见一篇",)
    assert phrase_warnings(phrase(speeches=2, first=None, last=None), year=2026) == ()


def test_the_table_reads_number_years_and_warning_before_the_words() -> None:
    phrases = [
        phrase(speeches=3, first=2012, last=2014),
        phrase(speeches=1, first=2025, last=2025),
        phrase(speeches=2, first=None, last=None),
    ]
    _, *rows = (Text.assemble(*line).plain for line in phrase_lines(phrases, year=2026))
    assert rows[0].split() == [
        "0147", "结尾", "号召", "3", "2012-2014", "（2014年后未见）让我们{动作}",
    ]  # fmt: skip
    assert rows[1].split()[-2:] == ["2025", "（仅见一篇）让我们{动作}"]
    assert rows[2].split()[-2:] == ["不详", "让我们{动作}"]


def _bank_with_two_sources(path: Path) -> None:
    start = TEXT.index("守住")
    with open_bank(path) as bank:
        for sha256, name, year, text in (
            ("a" * 64, "有原文.txt", 2024, TEXT),
            ("b" * 64, "附带.txt", None, None),
        ):
            speeches = (SpeechRecord(0, len(TEXT), f"{name}讲话", year),)
            record = SourceRecord(sha256, name, "utf-8", speeches, text)
            place = Occurrence(sha256, 0, start, start + 6)
            bank.add_source(record, [MinedPhrase("phrase", None, "守住{事项}底线", place)])


def test_short_wordings_stand_one_below_the_other_with_their_speech(tmp_path: Path) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        for number, text in enumerate(("人人守住民生底线不放松。", "各级都要守住安全底线，")):
            start, sha256 = text.index("守住"), str(number) * 64
            speeches = (SpeechRecord(0, len(text), f"在第{number}次会上的讲话", 2020 + number),)
            record = SourceRecord(sha256, f"{number}.txt", "utf-8", speeches, text)
            place = Occurrence(sha256, 0, start, start + 6)
            bank.add_source(record, [MinedPhrase("phrase", None, "守住{事项}底线", place)])
        (found,) = bank.search()
        shown = screen(phrase_page(found, bank.occurrences(found), year=2026))
    lines = shown.splitlines()
    at = [cell_len(line[: line.index("守住")]) for line in lines if "底线" in line[20:]]
    assert at == [at[0], at[0]]
    assert "左头右尾" in shown
    assert shown.index("守住安全底线") < shown.index("在第1次会上的讲话（1.txt）")
    assert max(cell_len(line) for line in lines) <= 80


def test_the_page_of_a_phrase_shows_context_or_says_the_text_is_not_here(tmp_path: Path) -> None:
    _bank_with_two_sources(tmp_path / "b.db")
    with open_bank(tmp_path / "b.db", read_only=True) as bank:
        (found,) = bank.search()
        shown = screen(phrase_page(found, bank.occurrences(found), year=2026))
        short = screen(phrase_page(found, bank.occurrences(found), year=2026, limit=1))
    assert "前面说了很多话。 守住安全底线，后面还有话。" in shown
    assert shown.count("原文不在本机") == 1
    assert shown.index("有原文.txt") < shown.index("附带.txt")
    assert "其余 1 处" in short
    assert "附带.txt" not in short
    assert max(cell_len(line) for line in shown.splitlines()) <= 80


def _found(place: int, before: Move | None = None, after: Move | None = None) -> Found:
    record = SourceRecord("a" * 64, "甲.txt", "utf-8", ())
    occurrence = Occurrence("a" * 64, 0, place, place + 2)
    speech = SpeechRecord(0, 100, "讲话", 2020)
    return Found(occurrence, record, speech, None, None, None, before, after)


def test_the_page_tells_where_a_phrase_belongs_and_what_stands_beside_it() -> None:
    here = phrase(speeches=3, first=2020, last=2020)
    late = [_found(95, "readdress", "wish"), _found(97, "readdress"), _found(93), _found(50)]
    shown = screen(phrase_page(here, late, year=2026))
    assert "4 处有 3 处在最后一成，适合放结尾" in shown
    assert "前一句多是 重提称谓（2）" in shown
    assert "后一句多是" not in shown
    early = screen(phrase_page(here, [_found(0), _found(2), _found(9)], year=2026))
    assert "最前一成，适合放开头" in early
    few = screen(phrase_page(here, [_found(95), _found(97)], year=2026))
    assert "适合放" not in few


def test_the_page_shows_the_readers_note_and_names_few_topics() -> None:
    many = Phrase(
        "0" * 12, 147, "closing", "call", "让我们{动作}", tuple("甲乙丙丁戊己庚"), (), 1, 1,
        None, None,
    )  # fmt: skip
    shown = screen(phrase_page(many, [], year=2026, note="周会上\x1b[2J讲过"))
    assert "批注  周会上讲过" in shown
    assert "主题 甲、乙、丙、丁、戊等" in shown


def test_folding_counts_cells_and_keeps_every_character() -> None:
    text = "一二三四五，ab六七。"
    lines = folded(text, 10)
    assert "".join(lines) == text
    assert lines[0] == "一二三四五，"
    assert all(cell_len(line.rstrip("，。")) <= 10 for line in lines)


def test_progress_tells_speed_once_it_is_known() -> None:
    assert told("读", 0, 4, "甲.txt", seconds=0).plain == (
        "读 [....................] 0/4 份  甲.txt"
    )
    assert told("采", 2, 4, "乙.txt", seconds=4).plain == (
        "采 [##########..........] 2/4 份  0.5 份/秒  还要约 4 秒  乙.txt"
    )
