"""drafter bank as an office writer runs it: one sentence for an error, nothing half done."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import sys
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result

from drafter.bank import open_bank, open_user_bank, packed, shipped_decisions
from drafter.cli import group
from drafter.cli.bank import COMMANDS
from drafter.model import MinedPhrase, Occurrence, SourceRecord, SpeechRecord
from drafter.paths import shipped as shipped_folder
from tests.made_up import BANK, CLOSING, REASON, bank_file

PHRASEBANK = shipped_folder("phrasebank")
EXAMPLES = Path(__file__).parents[2] / "examples" / "corpus"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(group, [str(arg) for arg in args], prog_name="drafter")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return bank_file(tmp_path / "b.db")


def patterns(bank: Path) -> set[str]:
    with open_bank(bank, read_only=True) as opened:
        return {phrase.pattern for phrase in opened.search()}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_chinese_help_with_examples(name: str) -> None:
    result = run("bank", name, "--help")
    assert result.exit_code == 0
    assert f"用法：drafter bank {name}" in result.stdout
    assert "例子" in result.stdout
    assert "[OPTIONS]" not in result.stdout


def test_the_group_lists_its_commands_and_refuses_others() -> None:
    assert "remove-source" in run("bank").stdout
    wrong = run("bank", "inof")
    assert wrong.exit_code == 2
    assert "没有命令 inof，有 info、" in wrong.stderr
    assert "、review、" in wrong.stderr


# --- info --------------------------------------------------------------------------------------


def test_info_tells_how_much_where_from_and_whether_it_is_whole(bank: Path) -> None:
    result = run("bank", "info", "--bank", bank, "--sources")
    assert result.exit_code == 0
    for told in (
        "完好", "来源 4 份：自己采的 4，随软件附带 0；存有原文 4", "讲话 4 篇，2020 年到 2023 年",
        f"没看过 {len(BANK)} 条", "格式第 3 版", "网络  自己采     1  青屏县讲话1.txt",
    ):  # fmt: skip
        assert told in result.stdout


def test_info_of_the_users_bank_knows_the_shipped_phrases_as_decided() -> None:
    told = json.loads(run("bank", "info", "--json").stdout)
    assert sum(told["counts"].values()) > 100
    assert (told["facts"]["own"], told["facts"]["undecided"], told["faults"]) == (0, 0, [])


def test_info_says_what_is_wrong_and_exits_1(bank: Path) -> None:
    raw = sqlite3.connect(bank)
    raw.execute("UPDATE source SET text = x'00' WHERE name = '青屏县讲话1.txt'")
    raw.commit()
    raw.close()
    result = run("bank", "info", "--bank", bank)
    assert result.exit_code == 1
    assert "有毛病" in result.stdout
    assert "青屏县讲话1.txt 存下的原文损坏" in result.stderr


def test_an_older_bank_is_refused_with_what_to_do(bank: Path) -> None:
    raw = sqlite3.connect(bank)
    raw.execute("PRAGMA user_version = 1")
    raw.close()
    before = bank.read_bytes()
    for args in (("info",), ("review", "--dropped"), ("grade", "甲", "权威")):
        result = run("bank", *args, "--bank", bank)
        assert result.exit_code == 1
        assert "旧的 drafter 建的（第 1 版，本软件用第 3 版）" in result.stderr
        assert "重新采一遍" in result.stderr
    assert bank.read_bytes() == before


# --- review ------------------------------------------------------------------------------------


def test_review_without_a_terminal_says_how_else(bank: Path) -> None:
    result = run("bank", "review", "--bank", bank)
    assert result.exit_code == 2
    assert "没有终端" in result.stderr
    assert "--export" in result.stderr


def test_decisions_are_made_in_a_file(bank: Path, tmp_path: Path) -> None:
    file = tmp_path / "决定.jsonl"
    out = run("bank", "review", "--export", file, "--bank", bank)
    assert f"定过的 0 条（留下 0，改写 0，不要 0），没定的 {len(BANK)} 条" in out.stdout
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        if line["pattern"] == CLOSING.pattern:
            line["decision"] = "不要"
        if line["pattern"] == REASON.pattern:
            line |= {"decision": "改写", "edited": "松一松，前功尽弃；紧一紧，豁然开朗。"}
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    file.write_text(text, encoding="utf-8-sig")
    back = run("bank", "review", "--import", file, "--bank", bank)
    assert back.exit_code == 0
    assert "收了 2 条决定；没看过的还有 6 条" in back.stdout
    assert CLOSING.pattern not in patterns(bank)
    assert "松一松，前功尽弃；紧一紧，豁然开朗。" in patterns(bank)
    again = run("bank", "review", "--export", file, "--bank", bank)
    assert "决定-2.jsonl" in again.stdout
    assert "定过的 2 条（留下 0，改写 1，不要 1），没定的 6 条" in again.stdout
    assert "您定过：留下 0，改写 1，不要 1" in run("bank", "info", "--bank", bank).stdout
    assert file.read_text(encoding="utf-8-sig") == text


def test_a_bad_file_of_decisions_changes_nothing(bank: Path, tmp_path: Path) -> None:
    file = tmp_path / "决定.jsonl"
    good = json.dumps({"id": CLOSING.id, "pattern": CLOSING.pattern}, ensure_ascii=False)
    file.write_text(f"{good}\n{{", encoding="utf-8")
    result = run("bank", "review", "--import", file, "--bank", bank)
    assert result.exit_code == 1
    assert "第 2 行读不懂" in result.stderr
    assert CLOSING.pattern in patterns(bank)


def test_the_dropped_are_listed_and_browse_says_so(bank: Path, tmp_path: Path) -> None:
    file = tmp_path / "决定.jsonl"
    line = {"id": CLOSING.id, "pattern": CLOSING.pattern, "why": "太\x1b[2J满"}
    file.write_text(json.dumps(line), encoding="utf-8")
    run("bank", "review", "--import", file, "--bank", bank)
    listed = run("bank", "review", "--dropped", "--bank", bank)
    assert listed.exit_code == 0
    assert f"{CLOSING.pattern}　（太满）" in listed.stdout
    assert "您不要的 1 条" in listed.stdout
    number = listed.stdout.split()[3]
    page = run("browse", number, "--bank", bank)
    assert page.exit_code == 1
    assert "是不要的词条" in page.stderr
    assert "没有这样的词条" in run("browse", "称心", "--bank", bank).stdout


def test_what_the_shipped_review_refused_is_counted_and_listed_only_when_asked_for(
    drafter_home: Path,
) -> None:
    shipped = next(each for each in shipped_decisions(PHRASEBANK) if each.verdict == "drop")
    own = CLOSING
    assert run("bank", "info").exit_code == 0
    with open_bank(drafter_home / "bank.db") as opened:
        places = [Occurrence("e" * 64, 0, at, at + 5) for at in (0, 9)]
        told = SourceRecord("e" * 64, "戊.txt", "utf-8", (SpeechRecord(0, 20, "讲话"),), "字" * 20)
        opened.add_source(
            told,
            [
                MinedPhrase(shipped.part, None, shipped.pattern, places[0]),
                MinedPhrase(own.part, own.move, own.pattern, places[1]),
            ],
        )
        opened.decisions.drop(opened.search(own.pattern)[0])
    brief = run("bank", "review", "--dropped").stdout
    assert brief.index("您不要的 1 条") < brief.index(own.pattern) < brief.index("没有收的")
    assert shipped.pattern not in brief
    assert "的 1 条，您的讲话里也有：加 --shipped 列出" in brief
    whole = run("bank", "review", "--dropped", "--shipped").stdout
    assert whole.index(own.pattern) < whole.index(shipped.pattern)
    assert shipped.why in whole
    assert "要和 --dropped 一起用" in run("bank", "review", "--shipped").stderr


def test_only_one_thing_at_a_time(bank: Path) -> None:
    result = run("bank", "review", "--dropped", "--export", "x", "--bank", bank)
    assert result.exit_code == 2
    assert "只能用一个" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_review_on_a_terminal_keeps_each_decision_though_it_is_killed(bank: Path) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "drafter", "bank", "review", "--bank", str(bank)],
        encoding="utf-8",
        timeout=30,
        dimensions=(40, 80),
        env=os.environ | {"TERM": "xterm"},
    )
    for number, (key, told) in enumerate((("2", "✓ 不要"), ("1", "✓ 留下")), 1):
        child.expect(f"第 {number}／{len(BANK)} 条")
        child.expect("先停")
        child.send(f"{key}\r")
        child.expect(told)
    child.expect("第 3／")
    child.kill(9)
    child.expect(pexpect.EOF)
    child.close()
    with open_bank(bank) as opened:
        assert [each.verdict for each in opened.decisions.own()].count("drop") == 1
        assert opened.decisions.undecided_count() == len(BANK) - 2
        assert opened.holdings.faults() == ()


# --- browse: how many there are, and favourites ------------------------------------------------


def test_a_list_that_is_cut_says_how_to_have_all_of_it(bank: Path) -> None:
    listed = run("browse", "事项", "--limit", "2", "--bank", bank)
    assert "共 6 条，列出 2 条：--limit 6 全列" in listed.stdout
    assert "列出" not in run("browse", "事项", "--limit", "6", "--bank", bank).stdout


def test_favourites_are_listed_and_narrowed_like_the_bank(bank: Path) -> None:
    none = run("browse", "--favourites", "--bank", bank)
    assert none.exit_code == 0
    assert "没有收藏的词条" in none.stdout
    with open_bank(bank) as opened:
        for each in (CLOSING.id, REASON.id):
            phrase = opened.phrase(each)
            assert phrase is not None
            opened.keep_favourite(phrase)
    told = run("browse", "--favourites", "--json", "--bank", bank)
    listed = [json.loads(line)["id"] for line in told.stdout.splitlines()]
    assert listed == [REASON.id, CLOSING.id]
    closing = run("browse", "--favourites", "--part", "结尾", "--bank", bank)
    assert "共 1 条" in closing.stdout
    assert CLOSING.pattern[:8] in closing.stdout


# --- export, import, merge ---------------------------------------------------------------------


def test_export_and_import_into_a_new_bank(bank: Path, tmp_path: Path) -> None:
    folder, other = tmp_path / "备份", tmp_path / "另.db"
    out = run("bank", "export", folder, "--with-text", "--bank", bank)
    assert out.exit_code == 0
    assert f"词条 {len(BANK)} 条，来源 4 份" in out.stdout
    assert "全部原文" in out.stdout
    assert "不带的：编号" in out.stdout
    back = run("bank", "import", folder, "--bank", other)
    assert back.exit_code == 0
    assert "新来源 4 份" in back.stdout
    assert patterns(other) == patterns(bank)
    refused = run("bank", "export", folder, "--bank", bank)
    assert refused.exit_code == 1
    assert "已有东西" in refused.stderr
    assert run("bank", "export", folder, "--force", "--bank", bank).exit_code == 0
    assert "text" not in (folder / "sources.jsonl").read_text(encoding="utf-8")


def test_the_users_bank_goes_out_and_into_another_whole(tmp_path: Path) -> None:
    assert run("mine", EXAMPLES).exit_code == 0
    before = json.loads(run("bank", "info", "--json").stdout)
    assert run("bank", "export", tmp_path / "备份", "--with-text").exit_code == 0
    other = tmp_path / "另.db"
    assert run("bank", "import", tmp_path / "备份", "--bank", other).exit_code == 0
    after = json.loads(run("bank", "info", "--json", "--bank", other).stdout)
    assert after["counts"] == before["counts"]
    assert after["facts"]["own"] == before["facts"]["own"] == 3


def test_import_of_something_else_is_refused(tmp_path: Path) -> None:
    result = run("bank", "import", tmp_path, "--bank", tmp_path / "另.db")
    assert result.exit_code == 1
    assert "缺失或损坏" in result.stderr
    file = run("bank", "export", Path(__file__))
    assert file.exit_code == 1
    assert "是文件，不是文件夹" in file.stderr


def test_merge_counts_a_source_once_and_refuses_itself(bank: Path, tmp_path: Path) -> None:
    mine = tmp_path / "我的.db"
    assert run("mine", EXAMPLES, "--bank", mine).exit_code == 0
    first = run("bank", "merge", bank, "--bank", mine)
    assert first.exit_code == 0
    assert "新来源 4 份，已有的 0 份" in first.stdout
    again = run("bank", "merge", bank, "--bank", mine)
    assert "新来源 0 份，已有的 4 份" in again.stdout
    assert patterns(bank) < patterns(mine)
    with open_bank(mine, read_only=True) as opened:
        closing = opened.phrase(CLOSING.id)
        assert closing is not None
        assert closing.speeches == CLOSING.speeches
    itself = run("bank", "merge", mine, "--bank", mine)
    assert itself.exit_code == 1
    assert "就是这个词库" in itself.stderr
    missing = run("bank", "merge", tmp_path / "没有.db", "--bank", mine)
    assert missing.exit_code == 1
    assert "没有词库文件" in missing.stderr


# --- one source --------------------------------------------------------------------------------


def test_a_source_is_removed_only_when_it_is_meant(bank: Path) -> None:
    name = "青屏县讲话4.txt"
    asked = run("bank", "remove-source", name, "--bank", bank)
    assert asked.exit_code == 2
    assert "--yes" in asked.stderr
    assert len(patterns(bank)) == len(BANK)
    done = run("bank", "remove-source", name, "--yes", "--bank", bank)
    assert done.exit_code == 0
    assert f"撤去 {name}：讲话 1 篇" in done.stdout
    gone = run("bank", "remove-source", name, "--yes", "--bank", bank)
    assert gone.exit_code == 2
    assert "没有来源" in gone.stderr


def test_what_a_stopped_run_left_is_told_and_can_be_removed(bank: Path) -> None:
    sha256 = hashlib.sha256(b"left").hexdigest()
    phrase = MinedPhrase("phrase", None, "守住底线", Occurrence(sha256, 0, 0, 4))
    with open_bank(bank) as opened:
        record = SourceRecord(sha256, "没采完.txt", "utf-8", (), "守住底线")
        opened.pending.add([packed(record, [phrase])])
    assert "另有 1 份采过了还没收进来" in run("bank", "info", "--bank", bank).stdout
    assert json.loads(run("bank", "info", "--json", "--bank", bank).stdout)["waiting"] == 1
    assert run("bank", "remove-source", "没采完.txt", "--yes", "--bank", bank).exit_code == 0
    with open_bank(bank) as opened:
        opened.pending.take_in()
        assert opened.holdings.named("没采完.txt") == ()
    assert "还没收进来" not in run("bank", "info", "--bank", bank).stdout


def test_the_users_copy_of_a_shipped_file_goes_and_the_shipped_phrases_stay(
    drafter_home: Path,
) -> None:
    shipped = json.loads(run("bank", "info", "--json", "--sources").stdout)
    source = shipped["sources"][0]
    with open_bank(drafter_home / "bank.db") as opened:
        record = SourceRecord(
            source["sha256"], "我的.txt", "utf-8", (SpeechRecord(0, 20, "讲话"),), "字" * 20
        )
        place = Occurrence(source["sha256"], 0, 0, 9)
        opened.add_source(record, [MinedPhrase("phrase", None, "敢想、敢干、敢当", place)])
    done = run("bank", "remove-source", "我的.txt", "--yes")
    assert done.exit_code == 0
    assert "只靠它的词条 1 条" in done.stdout
    assert "也随软件附带" in done.stdout
    assert (
        json.loads(run("bank", "info", "--json", "--sources").stdout)["counts"]
        == (shipped["counts"])
    )
    refused = run("bank", "remove-source", source["sha256"], "--yes")
    assert refused.exit_code == 2
    assert "加 --with-shipped" in refused.stderr
    gone = run("bank", "remove-source", source["sha256"], "--with-shipped")
    assert gone.exit_code == 0
    assert "升级也不再来" in gone.stdout
    left = json.loads(run("bank", "info", "--json", "--sources").stdout)["sources"]
    assert source["sha256"] not in {each["sha256"] for each in left}


def test_a_name_that_two_sources_have_needs_the_hash(tmp_path: Path) -> None:
    folders = [tmp_path / "一", tmp_path / "二"]
    for folder, example in zip(folders, sorted(EXAMPLES.iterdir()), strict=False):
        folder.mkdir()
        (folder / "讲话.txt").write_bytes(example.read_bytes())
    bank = tmp_path / "b.db"
    assert run("mine", *folders, "--bank", bank).exit_code == 0
    result = run("bank", "grade", "讲话.txt", "权威", "--bank", bank)
    assert result.exit_code == 2
    assert "有 2 份" in result.stderr
    key = result.stderr.split("：")[-1].split("、")[0].strip()
    assert run("bank", "grade", key, "权威", "--bank", bank).exit_code == 0


def test_a_grade_is_set_and_stays_when_mined_again(tmp_path: Path) -> None:
    bank = tmp_path / "b.db"
    run("mine", EXAMPLES, "--bank", bank)
    name = "安全生产工作会议讲话.txt"
    result = run("bank", "grade", name, "权威", "--bank", bank)
    assert result.exit_code == 0
    assert "网络 → 权威" in result.stdout
    raw = sqlite3.connect(bank)
    raw.execute("UPDATE source SET rules = 0")
    raw.commit()
    raw.close()
    assert "读取 3 份" in run("mine", EXAMPLES, "--bank", bank).stdout
    assert f"权威  自己采     1  {name}" in run("bank", "info", "--sources", "--bank", bank).stdout
    wrong = run("bank", "grade", name, "很好", "--bank", bank)
    assert wrong.exit_code == 2
    assert "可以写 网络、权威" in wrong.stderr


@pytest.mark.parametrize("args", [("grade", "甲", "权威"), ("remove-source", "甲"), ("review",)])
def test_a_bank_that_is_not_there_is_not_made(tmp_path: Path, args: tuple[str, ...]) -> None:
    path = tmp_path / "没有.db"
    result = run("bank", *args, "--bank", path)
    assert result.exit_code in (1, 2)
    assert not path.exists()


# --- verify and renew ----------------------------------------------------------------------------


def test_verify_holds_every_occurrence_against_its_text(bank: Path) -> None:
    result = run("bank", "verify", "--bank", bank)
    assert result.exit_code == 0
    assert re.search(r"逐处对过原文 \d+ 处", result.stdout)
    raw = sqlite3.connect(bank)
    raw.execute("UPDATE occurrence SET start = start + 1 WHERE source = 1")
    raw.commit()
    raw.close()
    slipped = run("bank", "verify", "--bank", bank)
    assert slipped.exit_code == 1
    assert "和原文对不上" in slipped.stderr
    assert "remove-source" in slipped.stderr


def test_verify_says_what_cannot_be_held_against_a_text_and_why(tmp_path: Path) -> None:
    with open_user_bank(tmp_path / "新.db", shipped=PHRASEBANK):
        pass
    fresh = run("bank", "verify", "--bank", tmp_path / "新.db")
    assert fresh.exit_code == 0
    assert "一处的原文也不在本机" in fresh.stdout
    assert "对过原文" not in fresh.stdout
    assert re.search(r"随软件附带的 \d+ 处没核对：.*不带原文", fresh.stdout)
    assert "drafter mine" in fresh.stdout
    with open_bank(tmp_path / "空.db"):
        pass
    assert "一处出处也没有" in run("bank", "verify", "--bank", tmp_path / "空.db").stdout


def test_renew_tells_where_the_old_bank_is(bank: Path) -> None:
    raw = sqlite3.connect(bank)
    raw.execute("PRAGMA user_version = 2")
    raw.close()
    result = run("bank", "renew", "--bank", bank)
    assert result.exit_code == 0
    assert "第2版备份" in result.stdout.replace("\n", "")
    assert run("bank", "info", "--bank", bank).exit_code == 0


@pytest.mark.parametrize(
    "query", ['" AND ( -)', "NEAR(a b)", "*", "a:b", "'; DROP TABLE phrase; --"]
)
def test_what_a_search_language_would_trip_over_is_only_words(bank: Path, query: str) -> None:
    found = run("browse", query, "--bank", bank)
    assert found.exit_code in (0, 1)
    assert found.exception is None or isinstance(found.exception, SystemExit)
    assert patterns(bank)
