"""A meeting's notice: what it proposes, with its place; what is not certain is never a default."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.notices import NOTICES, TODAY, golds, outcomes
from drafter.flows.notice import notice_in
from drafter.gathering.notice import Proposal, proposals
from drafter.gathering.notice.answers import defaults_of, proposed_answers
from drafter.model import Source
from drafter.outlines.load import outline_named
from tests.corpus.documents import docx, paragraph


def _read(text: str) -> dict[str, Proposal]:
    return {each.field: each for each in proposals(text, today=TODAY)}


def _source(number: str) -> Source:
    return Source("通知.txt", "", "utf-8", (NOTICES / f"{number}.txt").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(path.name for path in NOTICES.glob("gold*.json")))
def test_nine_fields_in_ten_are_right_and_nothing_wrong_is_certain(name: str) -> None:
    told = [
        (number, *each) for number, gold in golds(name).items() for each in outcomes(number, gold)
    ]
    assert [each for each in told if each[2] == "错且作默认"] == []
    assert sum(each[2] == "对" for each in told) >= 0.9 * len(told)


@pytest.mark.parametrize("path", sorted(NOTICES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_span_is_a_stretch_of_the_notice(path: Path) -> None:
    text = path.read_text("utf-8")
    for proposal in proposals(text, today=TODAY):
        for candidate in proposal.candidates:
            assert candidate.spans
            assert all(text[span.start : span.end] == span.text for span in candidate.spans)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_torn_notice_is_read_without_an_error(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(sorted(NOTICES.glob("*.txt")))).read_text("utf-8")
    start = data.draw(st.integers(0, len(whole)))
    text = whole[start : data.draw(st.integers(start, len(whole)))]
    for proposal in proposals(text, today=TODAY):
        for span in (span for each in proposal.candidates for span in each.spans):
            assert text[span.start : span.end] == span.text


def test_a_weekday_that_does_not_fit_the_day_is_no_default() -> None:
    day = _read("定于2026年11月27日（星期六）上午9:00召开全县消防工作会议。")["时间"]
    assert not day.certain
    assert "星期五" in day.doubt


def test_two_days_are_both_shown_and_none_is_a_default() -> None:
    day = _read("定于2026年4月2日上午9:00召开全县消防工作会议。\n会议时间：2026年4月3日上午9:00\n")[
        "时间"
    ]
    assert [each.value[0] for each in day.candidates] == ["2026-04-03 09:00", "2026-04-02 09:00"]
    assert not day.certain


def test_a_deadline_and_the_day_of_signing_are_not_the_meetings_day() -> None:
    read = _read("请于11月25日前报送名单。\n\n青屏县人民政府办公室\n2026年11月18日\n")
    assert "时间" not in read


def test_a_meeting_moved_is_on_its_new_day() -> None:
    text = "原定于5月20日召开的全县防汛会议，改至2026年5月22日（星期五）下午3:00召开。"
    assert _read(text)["时间"].candidates[0].value == ("2026-05-22 15:00",)


def test_the_day_of_another_meeting_is_left_alone() -> None:
    text = "为贯彻4月10日召开的全省会议精神，定于2026年4月17日召开全县生态环境保护工作会议。"
    read = _read(text)
    assert read["时间"].candidates[0].value == ("2026-04-17",)
    assert read["会议名称"].candidates[0].value == ("全县生态环境保护工作会议",)


def test_a_word_before_the_speech_is_not_taken_for_a_name() -> None:
    speaker = _read("定于2026年4月17日召开全县水利工作会议，请县长现场讲话。").get("讲话人")
    assert speaker is None or not speaker.certain


def test_minutes_before_the_meeting_are_no_length() -> None:
    assert "篇幅" not in _read("请各发言单位提前10分钟入场，会期90分钟。")


def test_proposals_answer_the_outlines_questions() -> None:
    source = _source("01")
    asked = proposed_answers(
        proposals(source.text, today=TODAY), outline_named("工作会议讲话"), source
    )
    defaults = defaults_of(asked)
    assert defaults["会议全称"] == "全市安全生产工作会议暨市安委会2026年第四次全体会议"
    assert defaults["时间"] == "2026-11-27"
    assert defaults["讲话人"] == "林知远 市委副书记、市长"
    assert defaults["前面议程"].split("\n") == [
        "副市长周岚通报今年以来全市安全生产情况",
        "南渡区、青屏县和市住房城乡建设局作发言",
    ]
    assert asked["时间"].said[0].line.startswith("第 10 行：「2026年11月27日")


def test_minutes_given_to_others_are_not_the_leaders() -> None:
    source = _source("01")
    found = proposals(source.text, today=TODAY)
    theirs = proposed_answers(found, outline_named("表态发言"), source)["篇幅"]
    leaders = proposed_answers(found, outline_named("工作会议讲话"), source)["篇幅"]
    assert theirs.default == "5分钟"
    assert leaders.default == ""
    assert leaders.doubt == "通知说的是发言"


def test_a_reading_that_the_question_would_refuse_is_no_default() -> None:
    text = "定于2026年4月2日召开会议。会议名称：在全县消防工作会议上的讲话"
    source = Source("通知.txt", "", "utf-8", text)
    asked = proposed_answers(proposals(text, today=TODAY), outline_named("工作会议讲话"), source)
    assert "会议全称" not in defaults_of(asked)


def test_a_table_in_a_word_file_is_read_cell_by_cell(tmp_path: Path) -> None:
    cells = [
        "会议名称", "全县防汛抗旱工作会议", "会议时间", "2026年5月22日（星期五）15:00",
        "会议地点", "县水利局三楼会议室", "参会人员", "各乡镇分管负责人",
    ]  # fmt: skip
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>"
        for left, right in zip(cells[::2], cells[1::2], strict=True)
    )
    path = tmp_path / "通知.docx"
    path.write_bytes(docx(f"<w:tbl>{rows}</w:tbl>"))
    notice = notice_in(path, today=TODAY)
    found = {each.field: each.candidates[0].value for each in notice.proposals if each.certain}
    assert found == {
        "会议名称": ("全县防汛抗旱工作会议",),
        "时间": ("2026-05-22 15:00",),
        "地点": ("县水利局三楼会议室",),
        "参会人员": ("各乡镇分管负责人",),
    }


def test_a_table_with_two_pairs_a_row_is_read_pair_by_pair(tmp_path: Path) -> None:
    rows = (
        ("会议名称", "全市养老服务工作推进会", "会议编号", "2026-31"),
        ("会议时间", "2026年10月21日（星期三）9:00", "会议地点", "市民政局五楼会议室"),
        ("主 持 人", "副秘书长 温良", "记录人", "办公室 小曲"),
    )
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    path = tmp_path / "通知单.docx"
    path.write_bytes(docx(f"<w:tbl>{cells}</w:tbl>"))
    found = {
        each.field: each.candidates[0].value[0]
        for each in notice_in(path, today=TODAY).proposals
        if each.certain
    }
    assert found == {
        "会议名称": "全市养老服务工作推进会",
        "时间": "2026-10-21 09:00",
        "地点": "市民政局五楼会议室",
        "主持人": "温良 副秘书长",
    }


def test_a_timetable_in_a_word_file_is_an_agenda_without_its_hours(tmp_path: Path) -> None:
    rows = (
        ("时间", "内容", "负责人"),
        ("9:00—9:10", "宣读表彰决定", "副市长 安若溪"),
        ("9:10—9:40", "代表发言", "市总工会"),
        ("9:40—10:00", "讲话", "市长 林知远"),
    )
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    path = tmp_path / "议程.docx"
    path.write_bytes(docx(f"<w:tbl>{cells}</w:tbl>"))
    found = {each.field: each for each in notice_in(path, today=TODAY).proposals}
    assert found["议程"].candidates[0].value == (
        "宣读表彰决定 副市长 安若溪",
        "代表发言 市总工会",
        "讲话 市长 林知远",
    )
    assert found["讲话人"].candidates[0].value == ("林知远 市长",)


def test_a_postponed_meeting_has_no_day() -> None:
    read = _read("原定于2026年4月9日召开的全区物业管理工作会议，因故延期，时间另行通知。")
    assert "时间" not in read


def test_an_old_day_stands_where_only_the_room_moves() -> None:
    text = "原定于2026年8月22日上午9:30召开的大会，会场变更为云岭大剧院，会议时间不变。"
    read = _read(text)
    assert read["时间"].candidates[0].value == ("2026-08-22 09:30",)
    assert read["地点"].candidates[0].value == ("云岭大剧院",)


def test_of_two_meetings_in_one_notice_nothing_is_a_default() -> None:
    read = _read(
        "一、全区防汛工作会议\n时间：2026年12月8日9:00\n地点：一楼报告厅\n"
        "二、全区消防工作会议\n时间：2026年12月9日9:00\n主要议程：副区长霍青讲话。\n"
    )
    assert not any(read[name].certain for name in ("会议名称", "时间", "地点", "讲话人"))


def test_an_item_that_reads_like_a_label_does_not_end_the_agenda() -> None:
    text = "一、会议时间\n2026年12月8日\n二、会议议程\n1.宣读名单\n2.研究有关事项\n3.区长霍青讲话\n"
    (agenda,) = _read(text)["议程"].candidates
    assert agenda.value == ("宣读名单", "研究有关事项", "区长霍青讲话")


def test_a_year_that_stands_nowhere_is_taken_from_today_when_near() -> None:
    (day,) = [
        each
        for each in proposals("定于12月3日上午9时召开全区林业工作会议。", today=date(2026, 11, 20))
        if each.field == "时间"
    ]
    assert day.candidates[0].value == ("2026-12-03 09:00",)
    assert day.certain
