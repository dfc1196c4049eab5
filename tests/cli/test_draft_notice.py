"""drafter draft --notice without a terminal: proposals printed, taken only when that is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter.cli import group
from drafter.drafting.markdown import draft_file
from drafter.flows.answering import with_answer
from drafter.flows.session import Session
from drafter.flows.session_files import new_session, unfinished_sessions
from drafter.gathering.notice.answers import Proposed, Said
from drafter.outlines.load import outline_named

NOTICE = """关于召开全县防汛抗旱工作会议的通知
各乡镇：
　　县政府定于2026年5月22日（星期五）下午3:00召开全县防汛抗旱工作会议。
　　一、地点：县水利局三楼会议室
　　二、议程：（一）县水利局局长韦明通报汛情；（二）县长罗青云讲话。
　　　　　　青屏县人民政府办公室
　　　　　　2026年5月18日
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def run(*args: object) -> Result:
    return CliRunner().invoke(group, ["draft", *map(str, args)], prog_name="drafter")


def test_proposals_are_printed_with_their_lines_and_none_is_taken(
    notice: Path, tmp_path: Path
) -> None:
    result = run("工作会议讲话", "--notice", notice)
    assert result.exit_code == 0
    assert "第 3 行：县政府定于「2026年5月22日（星期五）下午3:00」召开" in result.output
    assert "一项也没有算作答案" in result.output
    assert not (tmp_path / "讲话稿").exists()


def test_json_names_the_question_and_the_offsets(notice: Path) -> None:
    told = json.loads(run("工作会议讲话", "--notice", notice, "--json").stdout)
    assert [each["question"] for each in told["proposals"][:2]] == ["会议全称", "时间"]
    for proposal in told["proposals"]:
        for span in (span for each in proposal["candidates"] for span in each["spans"]):
            assert NOTICE[span["start"] : span["end"]] == span["text"]


def test_accepted_proposals_are_answers_below_those_of_data(notice: Path, tmp_path: Path) -> None:
    out = tmp_path / "讲话.docx"
    run(
        "工作会议讲话", "--notice", notice, "--accept-notice", "--data", "会议全称=全县防汛工作会",
        "-o", out,
    )  # fmt: skip
    answers = draft_file(out.with_suffix(".md").read_text("utf-8"), name="讲话.md").answers
    assert answers["会议全称"] == "全县防汛工作会"
    assert answers["时间"] == "2026-05-22"
    assert answers["讲话人"] == "罗青云 县长"
    assert answers["前面议程"] == ["县水利局局长韦明通报汛情"]


def test_a_confirmed_proposal_has_the_notices_layer_and_lives_on_disk(tmp_path: Path) -> None:
    said = Proposed((Said("全县防汛抗旱工作会议", "第 1 行：关于召开「……」的通知"),))
    unsure = Proposed((Said("2026-05-22", "第 3 行"), Said("2026-05-23", "第 9 行")), "两种说法")
    session = new_session(
        outline_named("工作会议讲话"), {}, seed=0, folder=tmp_path,
        proposed={"会议全称": said, "时间": unsure},
    )  # fmt: skip
    (again,) = unfinished_sessions(tmp_path)
    assert again.proposed == {"会议全称": said, "时间": unsure}
    assert again.proposed["时间"].default == ""
    assert again.answers == {}
    session = with_answer(session, "会议全称", "全县防汛抗旱工作会议")
    session = with_answer(session, "时间", "2026-05-22")
    assert session.layers.get("会议全称") == "会议通知"
    assert "时间" not in session.layers


def test_a_wrong_proposal_typed_over_is_typed() -> None:
    said = Proposed((Said("全县防汛抗旱工作会议", "第 1 行"),))
    session = Session(outline_named("工作会议讲话"), {}, proposed={"会议全称": said})
    assert with_answer(session, "会议全称", "全县防汛会议").layers == {}


def test_an_unreadable_notice_is_one_sentence(tmp_path: Path) -> None:
    result = run("工作会议讲话", "--notice", tmp_path / "没有.docx")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
