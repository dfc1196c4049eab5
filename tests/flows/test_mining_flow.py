"""Mining a messy folder: what can be used is, what cannot is named with a reason."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from drafter.bank import decision_lines, load_shipped, open_bank
from drafter.flows import mine as flow
from drafter.flows.mine import Examined, MineSummary, Progress, mine
from drafter.flows.names import readable_name
from drafter.flows.phrasebank import is_shippable, ship
from drafter.flows.report import mining_report
from drafter.model import Occurrence, Phrase
from drafter.paths import shipped
from tests.flows.contents import dump

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "corpus"

SPEECH = """在全镇春耕生产动员会上的讲话
（2023年2月15日）

同志们：

今天，我们召开全镇春耕生产动员会，主要任务是安排部署今年的春耕生产工作。下面，我讲三点意见。

一、抓早备耕，把农资备齐

要把种子、化肥、农药提前送到村。做到早谋划、早动手、早见效。

二、抓实管护，把田管好

要把渠道疏通，把机井修好，把农机检修到位。

三、抓紧落实，把责任扛牢

各村要分片包干，做到人员到位、措施到位、责任到位。

同志们，春争日，夏争时。让我们鼓足干劲，为夺取全年丰收而努力奋斗！
"""

NOTICE = """柳树沟镇召开会议部署防汛工作

本报讯 6月3日，柳树沟镇召开防汛工作会议。会议指出，今年汛期来得早。

会议强调，各村要加强值守。镇党委书记出席会议并讲话，镇长主持会议。各村负责人参加会议。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "历年讲话"
    (folder / "2023").mkdir(parents=True)
    (folder / "2023" / "春耕.txt").write_text(SPEECH, encoding="utf-8")
    (folder / "编码.txt").write_text(SPEECH.replace("春耕", "秋收"), encoding="gb18030")
    (folder / "春耕(1).txt").write_text(SPEECH, encoding="utf-8")
    (folder / "空.txt").write_bytes(b"")
    (folder / "坏.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "简报.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / ".隐藏.txt").write_text(SPEECH, encoding="utf-8")
    return folder


def _mine(folder: Path, bank: Path) -> MineSummary:
    with open_bank(bank) as opened:
        return mine([folder], bank=opened)


def test_the_usable_is_mined_and_the_rest_is_named_with_a_reason(
    folder: Path, tmp_path: Path
) -> None:
    summary = _mine(folder, tmp_path / "b.db")
    assert (summary.files, summary.read, summary.speeches) == (7, 2, 2)
    assert sum(summary.new_phrases.values()) > 0
    assert summary.new_phrases == {part: n for part, n in summary.counts.items() if n}
    kinds = {skip.name: skip.kind for skip in summary.skipped}
    assert kinds == {
        "2023/春耕.txt": "duplicate",
        "空.txt": "unreadable",
        "坏.txt": "unreadable",
        "简报.txt": "speechless",
        "照片.jpg": "unreadable",
    }
    assert all(skip.reason for skip in summary.skipped)
    (duplicate,) = (skip for skip in summary.skipped if skip.kind == "duplicate")
    assert "逐字相同" in duplicate.reason


def test_a_second_run_reads_only_what_is_new(folder: Path, tmp_path: Path) -> None:
    _mine(folder, tmp_path / "b.db")
    (folder / "新.txt").write_text(SPEECH.replace("春耕", "夏收"), encoding="utf-8")
    again = _mine(folder, tmp_path / "b.db")
    assert (again.read, again.unchanged) == (1, 2)
    once_more = _mine(folder, tmp_path / "b.db")
    assert (once_more.read, once_more.unchanged) == (0, 3)
    assert once_more.new_phrases == {}
    assert once_more.new_occurrences == {}
    assert once_more.counts == again.counts


def test_every_occurrence_lies_in_its_text(folder: Path, tmp_path: Path) -> None:
    _mine(folder, tmp_path / "b.db")
    with open_bank(tmp_path / "b.db", read_only=True) as bank:
        phrases = bank.search()
        assert phrases
        for phrase in phrases:
            for found in bank.occurrences(phrase):
                text = bank.text(found.occurrence.source)
                assert text is not None
                assert found.text == text[found.occurrence.start : found.occurrence.end] != ""
                assert found.speech is not None


def test_the_same_file_given_twice_is_read_once(folder: Path, tmp_path: Path) -> None:
    path = folder / "2023" / "春耕.txt"
    with open_bank(tmp_path / "b.db") as bank:
        summary = mine([path, folder / "2023", folder / ".." / "历年讲话" / "2023"], bank=bank)
    assert (summary.files, summary.read, summary.skipped) == (1, 1, ())


def test_stopped_in_the_middle_what_was_mined_stays(folder: Path, tmp_path: Path) -> None:
    def impatient(told: Progress) -> None:
        if told.stage == "mine" and told.done == told.total - 1:
            raise KeyboardInterrupt

    with open_bank(tmp_path / "b.db") as bank, pytest.raises(KeyboardInterrupt):
        mine([folder], bank=bank, progress=impatient)
    rest = _mine(folder, tmp_path / "b.db")
    assert rest.unchanged + rest.read == 2
    assert rest.unchanged >= 1


def test_a_run_that_broke_off_is_gone_on_with_and_nothing_is_mined_twice(
    folder: Path, tmp_path: Path
) -> None:
    def breaking(told: Progress) -> None:
        if told.stage == "mine" and told.done == told.total - 1:
            raise RuntimeError

    with open_bank(tmp_path / "b.db") as bank, pytest.raises(RuntimeError):
        mine([folder], bank=bank, progress=breaking)
    with open_bank(tmp_path / "b.db") as bank:
        assert bank.sources() == ()  # on disk, and not in the tables yet
    rest = _mine(folder, tmp_path / "b.db")
    assert (rest.read, rest.unchanged) == (0, 2)
    assert rest.new_phrases == {part: n for part, n in rest.counts.items() if n}
    _mine(folder, tmp_path / "whole.db")
    assert dump(tmp_path / "b.db") == dump(tmp_path / "whole.db")


def test_progress_tells_every_file_in_order(folder: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    with open_bank(tmp_path / "b.db") as bank:
        mine([folder], bank=bank, progress=told.append)
    stages = [(each.stage, each.done) for each in told]
    assert stages == [(stage, done) for stage in ("read", "mine") for done in range(7)]
    assert {each.total for each in told} == {7}


def test_what_looks_like_no_speech_is_mined_when_it_is_asked_for(
    folder: Path, tmp_path: Path
) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        asked = mine([folder / "简报.txt"], bank=bank, as_speech=True)
        assert (asked.speeches, asked.skipped) == (1, ())


def test_what_the_files_of_a_site_share_is_left_out_and_shown(tmp_path: Path) -> None:
    bar = "柳河镇便民服务大厅办事指南栏目导航"
    folder = tmp_path / "网页"
    folder.mkdir()
    for name in ("春耕", "秋收", "夏收"):
        text = f"{bar}\n{SPEECH.replace('春耕', name)}"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    told: list[Examined] = []
    with open_bank(tmp_path / "b.db") as bank:
        mine([folder], bank=bank, examined=told.append)
        mine([folder], bank=bank, examined=told.append)  # held already, and told all the same
    assert len(told) == 6
    for each in told:
        shown = {each.source.text[start:end].strip() for start, end in each.furniture}
        assert bar in shown
        assert all(each.source.text.index(bar) < s.start for s in each.reading.speeches)
        assert each.phrases


def test_the_report_names_every_file_and_every_reason(folder: Path, tmp_path: Path) -> None:
    told: list[Examined] = []
    with open_bank(tmp_path / "b.db") as bank:
        summary = mine([folder], bank=bank, examined=told.append)
    page = mining_report(summary, told)
    assert "在全镇春耕生产动员会上的讲话" in page
    for skip in summary.skipped:
        assert skip.name in page
        assert skip.reason in page
    assert "看了 7 份文件，2 份里有讲话 2 篇" in page


def test_a_review_of_the_shipped_bank_leaves_out_and_rewords(folder: Path, tmp_path: Path) -> None:
    ship([folder], folder=tmp_path / "一")
    with open_bank(tmp_path / "b.db") as bank:
        load_shipped(bank, tmp_path / "一")
        dropped, reworded, *_ = bank.search(part="phrase")
        bank.decisions.drop(dropped)
        bank.decisions.edit(reworded, "人人有责、处处有人")
        decisions = decision_lines(bank.decisions.own())
    (tmp_path / "一" / "decisions.jsonl").write_bytes(decisions)
    ship([folder], folder=tmp_path / "一")
    shipped_phrases = (tmp_path / "一" / "phrases.jsonl").read_text(encoding="utf-8")
    assert dropped.pattern not in shipped_phrases
    assert reworded.pattern not in shipped_phrases
    assert "人人有责、处处有人" in shipped_phrases


def test_the_phrasebank_is_the_same_to_the_byte_when_made_again(
    folder: Path, tmp_path: Path
) -> None:
    for name in ("一", "二"):
        ship([folder], folder=tmp_path / name)
    contents = [
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("一", "二")
    ]
    assert contents[0] == contents[1]
    page = contents[0]["SOURCES.md"].decode()
    assert "编码.txt" in page
    assert "在全镇春耕生产动员会上的讲话" in page
    assert "2023" in page


def test_a_long_stretch_of_one_author_is_not_shipped() -> None:
    def phrase(pattern: str, *, sources: int) -> Phrase:
        place = (Occurrence("0" * 64, 0, 0, 1),)
        return Phrase("0", 1, "sentence", None, pattern, (), place, sources, sources, None, None)

    assert is_shippable(phrase("字" * 60, sources=1))
    assert not is_shippable(phrase("字" * 61, sources=1))
    assert is_shippable(phrase("字" * 61, sources=2))
    assert is_shippable(phrase("字" * 40 + "{事项}" + "字" * 40, sources=1))


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
def test_a_file_name_from_an_old_archive_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "稿"
    folder.mkdir()
    named = os.fsencode(folder) + b"/" + "春耕讲话.txt".encode("gb18030")
    Path(os.fsdecode(named)).write_text(SPEECH, encoding="utf-8")
    summary = _mine(folder, tmp_path / "b.db")
    assert (summary.read, summary.skipped) == (1, ())
    with open_bank(tmp_path / "b.db", read_only=True) as bank:
        assert [record.name for record in bank.sources()] == ["春耕讲话.txt"]
    assert readable_name("\udcff.txt") == "\ufffd.txt"


def test_the_real_corpus_is_five_files_and_nine_speeches(
    shared_corpus: Path, tmp_path: Path
) -> None:
    with open_bank(tmp_path / "b.db") as bank:
        summary = mine([shared_corpus], bank=bank)
        assert (summary.read, summary.speeches, summary.skipped) == (5, 9, ())
        assert all(summary.counts.values())
        for phrase in bank.search():
            for found in bank.occurrences(phrase):
                text = bank.text(found.occurrence.source)
                assert text is not None
                assert found.text == text[found.occurrence.start : found.occurrence.end] != ""


def test_what_ships_is_what_the_command_makes(shared_corpus: Path, tmp_path: Path) -> None:
    decisions = shipped("phrasebank") / "decisions.jsonl"
    (tmp_path / decisions.name).write_bytes(decisions.read_bytes())
    ship([shared_corpus], folder=tmp_path)
    for path in sorted(tmp_path.iterdir()):
        shipped_file = shipped("phrasebank") / path.name
        assert shipped_file.read_bytes() == path.read_bytes(), "再运行一遍 make phrasebank"


def test_one_speech_in_two_encodings_counts_once(tmp_path: Path) -> None:
    text = next(iter(sorted(EXAMPLES.glob("*.txt")))).read_text("utf-8")
    (tmp_path / "甲.txt").write_text(text, encoding="utf-8")
    (tmp_path / "乙.txt").write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    with open_bank(tmp_path / "b.db") as bank:
        summary = mine([tmp_path / "甲.txt", tmp_path / "乙.txt"], bank=bank)
    assert summary.speeches == 1
    assert [skip.kind for skip in summary.skipped] == ["duplicate"]


def test_a_draft_of_our_own_is_no_speech_to_learn_from(tmp_path: Path) -> None:
    drafts = tmp_path / "讲话稿"
    drafts.mkdir()
    (drafts / "稿.md").write_text(
        "---\n提纲: 工作会议讲话\n种子: 0\n答案: {}\n---\n# 在全县春耕会议上的讲话\n\n同志们：\n\n"
        "今天，我们召开全县春耕会议。下面，我讲三点意见。\n",
        encoding="utf-8",
    )
    with open_bank(tmp_path / "b.db") as bank:
        summary = mine([drafts], bank=bank)
    assert summary.speeches == 0
    assert "自己存的稿子" in summary.skipped[0].reason


def test_a_speech_mined_again_in_another_file_is_still_one_speech(tmp_path: Path) -> None:
    text = next(iter(sorted(EXAMPLES.glob("*.txt")))).read_text("utf-8")
    (tmp_path / "甲.txt").write_text(text, encoding="utf-8")
    (tmp_path / "乙.txt").write_bytes(f"{text}\n（来源：某网）\n".encode("gb18030"))
    with open_bank(tmp_path / "b.db") as bank:
        mine([tmp_path / "甲.txt"], bank=bank)
        mine([tmp_path / "乙.txt"], bank=bank)
        assert {phrase.speeches for phrase in bank.search()} == {1}
        assert all(phrase.single for phrase in bank.search())


def test_two_processes_make_the_bank_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "_FOR_A_PROCESS", 1)
    for workers in (1, 2):
        with open_bank(tmp_path / f"{workers}.db") as bank:
            mine([EXAMPLES], bank=bank, workers=workers)
    assert dump(tmp_path / "1.db") == dump(tmp_path / "2.db")


def test_records_are_mined_one_by_one_and_once(tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.iterdir())]
    records = [
        {"标题": "甲", "text": texts[0]},
        {"text": texts[1]},
        {"别的": 1},
        {"text": texts[1]},
    ]
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (tmp_path / "档案.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    with open_bank(tmp_path / "b.db") as bank:
        summary = mine([tmp_path / "档案.jsonl.gz"], bank=bank)
        assert [each.name for each in bank.sources()] == ["档案.jsonl.gz#2", "档案.jsonl.gz#甲"]
        assert [(each.name, each.kind) for each in summary.skipped] == [
            ("档案.jsonl.gz#4", "duplicate")
        ]
        again = mine([tmp_path / "档案.jsonl.gz"], bank=bank)
        assert (again.read, again.unchanged) == (0, 2)


def test_a_damaged_file_of_records_gives_what_was_read_until_then(tmp_path: Path) -> None:
    text = next(EXAMPLES.iterdir()).read_text("utf-8")
    line = json.dumps({"text": text}, ensure_ascii=False)
    (tmp_path / "坏.jsonl").write_text(line + "\n{坏", encoding="utf-8")
    with open_bank(tmp_path / "b.db") as bank:
        summary = mine([tmp_path / "坏.jsonl"], bank=bank)
        assert summary.read == 1
        assert [(each.name, each.kind) for each in summary.skipped] == [("坏.jsonl", "unreadable")]
