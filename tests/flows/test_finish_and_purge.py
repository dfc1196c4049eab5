"""A draft's end: filed and locked, remembered, its answers changed, purged without a trace."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from drafter.bank import open_user_bank
from drafter.cli import group
from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.errors import UserError
from drafter.flows.answering import with_answer
from drafter.flows.draft import draft_of, merged_again
from drafter.flows.export import STANDARD_LAYOUT
from drafter.flows.finish import filed, mined_into
from drafter.flows.finished import used_words
from drafter.flows.material import add_material, materials
from drafter.flows.purge import belongings, left_over, purge
from drafter.flows.session import Edited, Session
from drafter.flows.session_files import new_session
from drafter.flows.versions import keep_version, versions_of, with_own_id
from drafter.gathering.material import Material
from drafter.interview.answers import MATERIAL, Value
from drafter.outlines.load import outline_named
from drafter.paths import kept_of_draft, shipped, unfinished, user_bank
from drafter.storage.files import atomic_write, is_locked

_TODAY = date(2027, 2, 10)
KIND = "工作会议讲话"
FACTS: dict[str, Value] = {
    "会议全称": "全县春季造林工作会议",
    "讲话人": "沈放 青屏县县长",
    "时间": "2027-02-19",
    "称谓": "同志们",
    "篇幅": "短讲",
    "代表": "",
    "部署事项": "今春造林工作",
    "成绩": ["去年全县完成造林3.2万亩，成活率达到91%"],
    "主题": ["质量管护", "责任落实"],
    "标题组": {"原句": ["{项}，一棵一棵管到底", "{项}，一级一级抓到底"]},
    "要点1": ["每500亩配一名护林员，栽一片活一片"],
    "要点2": ["各乡镇书记带头包片，三月底前栽完"],
    "缘由": "今天开会只说栽树这一件事，树栽下去就要栽一棵活一棵。",
    "致谢": "这些林子是大家一锹一锹刨出来的，我在这里道一声辛苦。",
    "过渡": "下面，我讲两点意见。",
    "道理1": "三分造七分管，管不住就等于没有栽。",
    "道理2": "没有人盯的地块，开春看着绿，入夏就成了柴。",
    "结尾": "同志们，春天不等人，散了会就上山，把今年的树栽好管好。",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = draft_of(Session(outline_named(KIND), FACTS))
    target = tmp_path / "稿子" / "造林.md"
    target.parent.mkdir()
    target.write_text(markdown_of(file), encoding="utf-8")
    return target


def run(*args: object) -> Result:
    return CliRunner().invoke(group, [str(each) for each in args], prog_name="drafter")


def read(path: Path) -> DraftFile:
    return draft_file(path.read_text("utf-8"), name=path.name)


def by_hand(path: Path, old: str, new: str) -> None:
    """Edits the text below the front matter."""
    head, mark, body = path.read_text("utf-8").partition("\n---\n")
    assert old in body
    path.write_text(head + mark + body.replace(old, new), encoding="utf-8")


# --- answers after hand edits -------------------------------------------------------------------


def test_a_changed_answer_leaves_what_a_hand_wrote(path: Path) -> None:
    by_hand(path, "我在这里道一声辛苦", "我代表县委、县政府道一声辛苦")
    session = Session(outline_named(KIND), read(path).answers, edited=Edited(path, read(path)))
    session = with_answer(session, "时间", "2027-02-26")
    text = "".join(block.text for block in draft_of(session).draft.blocks)
    assert "我代表县委、县政府道一声辛苦" in text
    assert "（2027年2月26日）" in text
    assert merged_again(session).clashes == ()


def test_a_clash_without_a_terminal_keeps_the_hand_and_shows_both(path: Path) -> None:
    by_hand(path, "去年全县完成造林3.2万亩", "去年全县上下完成造林3.2万亩")
    result = run("draft", path, "--set", "成绩=去年全县完成造林3.4万亩", "--no-input")
    assert result.exit_code == 1
    assert "手改　去年全县上下完成造林3.2万亩" in result.output
    assert "答案　去年全县完成造林3.4万亩" in result.output
    assert "去年全县上下完成造林3.2万亩" in path.read_text("utf-8")


def test_the_draft_keeps_its_id_and_its_former_text(path: Path) -> None:
    id_ = read(path).id
    assert run("draft", path, "--set", "时间=2027-02-26", "--no-input").exit_code == 0
    assert read(path).id == id_
    assert len(list(kept_of_draft(id_).glob("*.md"))) == 2


# --- the final file -----------------------------------------------------------------------------


def test_a_finished_draft_is_filed_locked_and_summed(path: Path, tmp_path: Path) -> None:
    result = run("finish", path, "-o", tmp_path / "柜")
    assert result.exit_code == 0, result.output
    (folder,) = (tmp_path / "柜" / "归档" / "2027" / "工作会议").iterdir()
    assert {each.suffix for each in folder.iterdir()} == {".md", ".docx", ".yaml", ""}
    assert all(is_locked(each) for each in (path, *folder.iterdir()))
    for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_a_draft_with_a_gap_is_not_finished(path: Path) -> None:
    by_hand(path, "91%", "【待补：成活率】")
    result = run("finish", path)
    assert result.exit_code == 1
    assert "成活率" in result.output
    assert not is_locked(path)


def test_a_locked_draft_is_changed_only_once_it_is_unlocked(path: Path) -> None:
    run("finish", path)
    locked = run("draft", path, "--set", "时间=2027-02-26", "--no-input")
    assert locked.exit_code == 1
    assert "--unlock" in locked.output
    run("finish", path, "--unlock")
    assert run("draft", path, "--set", "时间=2027-02-26", "--no-input").exit_code == 0


def test_no_command_writes_over_a_locked_draft(path: Path) -> None:
    by_hand(path, "栽一片活一片", "栽一片,活一片")
    mine = path.with_name("我的.md")
    atomic_write(mine, path.read_bytes())
    run("export", path, "-o", path.with_suffix(".docx"))
    run("finish", path)
    before = path.read_bytes()
    versions = len(versions_of(read(path).id))
    for call in (
        ("import", path.with_suffix(".docx"), "--into", path),
        ("check", path, "--fix", "--in-place"),
        ("merge", mine, mine, mine, "-o", path, "--force"),
    ):
        result = run(*call)
        assert result.exit_code == 1, call
        assert f"drafter finish {path.name} --unlock" in result.output.replace("\n", "")
    assert (path.read_bytes(), is_locked(path)) == (before, True)
    assert len(versions_of(read(path).id)) == versions


def test_headings_of_a_finished_speech_are_remembered_with_speaker_and_day(
    path: Path, tmp_path: Path
) -> None:
    filed(read(path), "全县春季造林工作会议讲话", out=tmp_path, layout=STANDARD_LAYOUT)
    said = {(each.kind, each.words, each.speaker) for each in used_words()}
    assert ("标题", "质量管护，一棵一棵管到底", "沈放") in said


def test_a_finished_speech_whose_day_cannot_be_read_stops_no_check(path: Path) -> None:
    run("finish", path)
    record = kept_of_draft(read(path).id) / "finished.json"
    atomic_write(record, record.read_text("utf-8").replace("2027-02-19", "二月十九"))
    assert used_words() == ()
    assert run("check", path).exit_code in (0, 1)


# --- purge --------------------------------------------------------------------------------------


def everything(home: Path) -> bytes:
    return b"\n".join(each.read_bytes() for each in home.rglob("*") if each.is_file())


def test_after_a_purge_no_word_of_the_draft_is_in_the_data_folder(
    path: Path, tmp_path: Path, drafter_home: Path
) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("去年全县完成造林3.2万亩，成活率达到91%。\n" * 2, encoding="utf-8")
    added = add_material(report, role="报告", draft=read(path).id, today=_TODAY).material
    file = read(path)
    used: Value = {added.snippets[0].id: added.snippets[0].text}
    path.write_text(markdown_of(replace(file, answers={**file.answers, MATERIAL: used})), "utf-8")
    run("draft", path, "--set", "时间=2027-02-26", "--no-input")
    run("finish", path, "--mine")
    sentences = [
        "今天开会只说栽树这一件事", "去年全县完成造林3.2万亩", "一棵一棵管到底",
        "三分造七分管", "春天不等人",
    ]  # fmt: skip
    before = everything(drafter_home).decode("utf-8", "replace")
    assert all(each in before for each in sentences[:2])
    found = belongings(str(path))
    assert found.finished is not None
    assert found.finished.mined
    purge(found, filed=True, mined=True)
    assert left_over(found) == ()
    after = everything(drafter_home).decode("utf-8", "replace")
    assert [each for each in sentences if each in after] == []
    assert not path.exists()
    assert materials() == ()
    assert found.filed is None


def test_a_purge_of_what_the_bank_took_leaves_the_rest_of_the_bank(
    path: Path, tmp_path: Path
) -> None:
    with open_user_bank(user_bank(), shipped=shipped("phrasebank")) as bank:
        before = {each.id for each in bank.search()}
        done = filed(read(path), "造林讲话", out=tmp_path, layout=STANDARD_LAYOUT)
        mined_into(bank, done)
        assert bank.holdings.speeches_by("沈放")
        assert done.record.files[next(n for n in done.record.files if n.endswith("docx"))] in (
            bank.holdings.own_sources()
        )
    purge(belongings(str(path)), filed=False, mined=True)
    with open_user_bank(user_bank(), shipped=shipped("phrasebank")) as bank:
        assert {each.id for each in bank.search()} == before
        assert bank.holdings.faults() == ()


def test_a_draft_of_the_same_answers_stays_with_its_versions(path: Path) -> None:
    now = datetime(2027, 2, 10, 9)
    keep_version(read(path), now=now, source="起稿")
    twin = with_own_id(draft_of(Session(outline_named(KIND), FACTS)))
    keep_version(twin, now=now, source="起稿")
    purge(belongings(str(path)), filed=True, mined=True)
    assert len(versions_of(twin.id)) == 1


def test_without_a_terminal_a_purge_lists_and_removes_nothing(path: Path) -> None:
    run("draft", path, "--set", "时间=2027-02-26", "--no-input")
    result = run("purge", path)
    assert result.exit_code == 2
    assert "造林.md" in result.output
    assert path.exists()
    assert kept_of_draft(read(path).id).exists()


def test_origins_name_the_snippet_behind_a_sentence(path: Path, tmp_path: Path) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("去年全县完成造林3.2万亩，成活率达到91%。\n", encoding="utf-8")
    snippet = add_material(report, role="报告", today=_TODAY).material.snippets[0]
    used: Value = {snippet.id: snippet.text}
    file = draft_of(Session(outline_named(KIND), {**FACTS, MATERIAL: used}))
    path.write_text(markdown_of(file), encoding="utf-8")
    result = run("origins", path)
    assert "素材 报告.txt 第 1 行（报告）" in result.output


def test_filed_copies_go_only_when_asked(path: Path, tmp_path: Path) -> None:
    run("finish", path, "-o", tmp_path / "柜")
    found = belongings(str(path))
    purge(found, filed=False, mined=False)
    assert found.filed is not None


def test_what_is_no_draft_is_said() -> None:
    with pytest.raises(UserError, match="没有稿子"):
        belongings("没有.md")


def test_an_interview_that_goes_over_the_draft_goes_with_it(path: Path, drafter_home: Path) -> None:
    file = read(path)
    session = new_session(
        outline_named(KIND), file.answers, seed=0, folder=unfinished(), edited=Edited(path, file)
    )
    assert session.file is not None
    found = belongings(str(path))
    assert found.sessions == (session.file,)
    purge(found, filed=False, mined=False)
    assert "栽一棵活一棵" not in everything(drafter_home).decode("utf-8", "replace")


def test_an_unfinished_interview_is_purged_by_its_name(path: Path) -> None:
    kept = new_session(outline_named(KIND), FACTS, seed=0, folder=unfinished())
    other = new_session(
        outline_named(KIND), {**FACTS, "时间": "2027-03-01"}, seed=0, folder=unfinished()
    )
    assert kept.file is not None
    assert other.file is not None
    purge(belongings(kept.file.stem), filed=False, mined=False)
    assert not kept.file.exists()
    assert other.file.exists()
    assert path.exists()


def test_an_interview_of_the_same_answers_stays_when_the_written_draft_goes(path: Path) -> None:
    begun = new_session(outline_named(KIND), FACTS, seed=0, folder=unfinished())
    found = belongings(str(path))
    assert found.sessions == ()
    purge(found, filed=True, mined=True)
    assert begun.file is not None
    assert begun.file.exists()


def test_a_draft_that_is_written_stays_when_an_interview_of_its_answers_goes(
    path: Path, tmp_path: Path
) -> None:
    id_ = read(path).id
    theirs = brought(path, draft=id_)
    run("finish", path, "-o", tmp_path / "柜", "--mine")
    kept = versions_of(id_)
    begun = new_session(outline_named(KIND), FACTS, seed=0, folder=unfinished())
    twin = new_session(outline_named(KIND), FACTS, seed=0, folder=unfinished())
    assert begun.file is not None
    assert twin.file is not None
    found = belongings(begun.file.name)
    assert (found.id, found.sessions, found.versions) == ("", (begun.file,), 0)
    assert (found.materials, found.finished, found.filed) == ((), None, None)
    shown = run("purge", begun.file.name, "--filed", "--mined", "--yes").output
    assert "还没写完，没有稿号" in shown
    assert not begun.file.exists()
    assert path.exists()
    assert twin.file.exists()
    assert (versions_of(id_), materials()) == (kept, (theirs,))
    left = belongings(str(path))
    assert left.filed is not None
    assert left.finished is not None


def test_what_an_interview_took_from_goes_with_it_unless_another_draft_could_take_it(
    path: Path,
) -> None:
    material = brought(path, draft="")
    used: Value = {each.id: each.text for each in material.snippets}
    answers = {**FACTS, MATERIAL: used}
    begun = new_session(outline_named(KIND), answers, seed=0, folder=unfinished())
    assert begun.file is not None
    assert belongings(begun.file.name).materials == (material,)
    new_session(outline_named(KIND), answers, seed=0, folder=unfinished())
    found = belongings(begun.file.name)
    assert (found.materials, found.shared) == ((), (material,))


def test_a_draft_with_what_must_be_mended_is_not_finished_unless_asked_for(
    path: Path, tmp_path: Path
) -> None:
    by_hand(path, "成活率达到91%", "成活率达到19%")
    result = run("finish", path, "-o", tmp_path / "柜")
    assert result.exit_code == 1
    assert "答案里是“91%”" in result.output
    assert "没有定稿" in result.output
    assert "--anyway" in result.output
    assert not is_locked(path)
    assert not (tmp_path / "柜").exists()
    result = run("finish", path, "-o", tmp_path / "柜", "--anyway")
    assert result.exit_code == 0
    assert "答案里是“91%”" in result.output
    assert is_locked(path)


def brought(path: Path, *, draft: str) -> Material:
    report = path.parent / "报告.txt"
    report.write_text("去年全县完成造林3.2万亩，成活率达到91%。\n", encoding="utf-8")
    return add_material(report, role="报告", draft=draft, today=_TODAY).material


def using(path: Path, material: Material) -> None:
    """The draft at ``path`` as one that took from a material."""
    used: Value = {each.id: each.text for each in material.snippets}
    file = read(path)
    path.write_text(markdown_of(replace(file, answers={**file.answers, MATERIAL: used})), "utf-8")


def another_draft() -> DraftFile:
    """Another draft, with a version."""
    answers = {**FACTS, "会议全称": "全县秋季造林工作会议"}
    file = replace(draft_of(Session(outline_named(KIND), answers)), id="d0123456789abcde")
    keep_version(file, now=datetime(2027, 2, 10, 9, 0), source="起稿")
    return file


def test_what_was_brought_for_another_draft_stays(path: Path) -> None:
    theirs = brought(path, draft=another_draft().id)
    using(path, brought(path, draft=read(path).id))
    found = belongings(str(path))
    assert [each.draft for each in found.materials] == [read(path).id]
    purge(found, filed=False, mined=False)
    assert materials() == (theirs,)


def test_material_for_all_stays_while_another_draft_could_take_from_it(path: Path) -> None:
    using(path, brought(path, draft=""))
    alone = belongings(str(path))
    another_draft()
    found = belongings(str(path))
    assert [each.name for each in alone.materials] == ["报告.txt"]
    assert (found.materials, [each.name for each in found.shared]) == ((), ["报告.txt"])


def test_what_the_bank_holds_of_a_purged_draft_is_told(path: Path) -> None:
    run("finish", path, "--mine")
    result = run("purge", path, "--filed", "--yes")
    assert "没有它的原话了" not in result.output
    assert "词库里存的原文" in result.output


def test_a_file_with_the_drafts_name_and_another_text_stays(path: Path) -> None:
    path.with_suffix(".txt").write_text("会务安排：九点签到，九点半开会。", encoding="utf-8")
    run("export", path, "-o", path.with_suffix(".docx"))
    found = belongings(str(path))
    assert found.files == (path, path.with_suffix(".docx"))
    assert found.alike == (path.with_suffix(".txt"),)
    result = run("purge", path, "--yes")
    assert "文字不像这篇" in result.output
    assert path.with_suffix(".txt").exists()
    assert not path.with_suffix(".docx").exists()
