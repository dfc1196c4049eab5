"""Points, their headings and levels."""

from __future__ import annotations

from drafter.corpus.sections import points

_PROSE = "这件事情大家都要放在心上，抓得紧一点，做得细一点。"


def _tree(text: str, *, truncated: bool = False) -> list[tuple[int, str]]:
    found = points(text, 0, len(text), truncated=truncated)
    return [(p.level, text[p.start : p.end]) for p in found]


def _lines(*items: str) -> str:
    return "\n".join(items)


def test_level_is_nesting_not_the_marker() -> None:
    nested = _lines(
        "一、抓学习",
        f"一要勤学。{_PROSE}",
        f"二要善学。{_PROSE}",
        "二、抓落实",
        _PROSE,
    )
    assert _tree(nested) == [(1, "一、抓学习"), (2, "一要勤学"), (2, "二要善学"), (1, "二、抓落实")]
    flat = _lines(f"一要勤学。{_PROSE}", f"二要善学。{_PROSE}")
    assert _tree(flat) == [(1, "一要勤学"), (1, "二要善学")]


def test_three_systems_nest() -> None:
    text = _lines(
        "一、总体情况",
        "（一）主要做法",
        f"1.走村入户。{_PROSE}",
        f"2.当面商量。{_PROSE}",
        "（二）不足",
        _PROSE,
    )
    assert [level for level, _ in _tree(text)] == [1, 2, 3, 3, 2]


def test_numbering_that_starts_anew_after_an_announcement_stays_at_the_top() -> None:
    text = _lines(
        f"一要勤学。{_PROSE}",
        f"二要善学。{_PROSE}",
        "关于学风，我再强调两点：",
        f"一要联系实际。{_PROSE}",
        f"二要持之以恒。{_PROSE}",
    )
    assert [level for level, _ in _tree(text)] == [1, 1, 1, 1]


def test_a_list_of_problems_does_not_hold_the_points_that_follow() -> None:
    text = _lines(
        f"一是学得不够。{_PROSE}",
        f"二是做得不够。{_PROSE}",
        "这些问题都要改。",
        "下面，我讲两点意见：",
        f"一要多学。{_PROSE}",
        f"二要多做。{_PROSE}",
    )
    assert [level for level, _ in _tree(text)] == [1, 1, 1, 1]


def test_markers_inside_a_paragraph_make_points_where_prose_follows_them() -> None:
    text = f"近来有三个问题。一是学得浅。{_PROSE}二是做得慢。{_PROSE}三是查得少。{_PROSE}"
    assert [heading for _, heading in _tree(text)] == ["一是学得浅", "二是做得慢", "三是查得少"]


def test_an_enumeration_inside_a_sentence_makes_none() -> None:
    assert _tree("需要注意三点：一是引导不强求；二是扶持不包办；三是帮忙不添乱。" + _PROSE) == []


def test_false_ordinals_make_no_points() -> None:
    text = (
        "第一次会议上，第一责任人讲了话。第二个五年里，第二产业翻了番。"
        "国庆十一、二两日休息。统一要求要落实。"
    )
    assert _tree(text) == []


def test_a_long_sentence_is_cut_at_the_first_clause_that_is_no_time_or_place() -> None:
    tail = (
        "深入村组听取意见，把群众反映的急事难事一件件记下来，"
        "再一件件办好，办完还要回访，回访还要公开。"
    )
    text = _lines(
        f"一是干部要走在前头，带头{tail}",
        f"二是在今后一个时期，部门要沉到一线，主动{tail}",
    )
    assert _tree(text) == [(1, "一是干部要走在前头"), (1, "二是在今后一个时期，部门要沉到一线")]


def test_a_heading_that_runs_into_its_prose_is_cut_where_a_sentence_opens() -> None:
    text = (
        "下面讲两点：一、提高认识、统一思想，扛起基层治理的政治责任近年来，我们下了很大功夫，也走了一些弯路。"
        + _PROSE
        + "二、突出重点、精准发力，抓好基层治理的各项任务各乡镇要结合实际，拿出办法。"
        + _PROSE
    )
    assert _tree(text) == [
        (1, "一、提高认识、统一思想，扛起基层治理的政治责任"),
        (1, "二、突出重点、精准发力，抓好基层治理的各项任务"),
    ]


def test_lines_without_a_number_are_headings_above_what_is_numbered_anew_under_them() -> None:
    paragraph = _PROSE * 3
    text = _lines(
        "会议现在开始。",
        "过去一年的工作",
        paragraph,
        "一、农业",
        paragraph,
        "二、工业",
        paragraph,
        "今后一年的安排",
        paragraph,
        "一、农业",
        paragraph,
        "二、工业",
        paragraph,
    )
    assert [level for level, _ in _tree(text)] == [1, 2, 2, 1, 2, 2]


def test_dashes_on_consecutive_lines_are_points() -> None:
    text = _lines(f"——坚持实干。{_PROSE}", f"——坚持创新。{_PROSE}", _PROSE)
    assert _tree(text) == [(1, "——坚持实干"), (1, "——坚持创新")]


def test_the_last_point_of_a_text_that_breaks_off_may_stand_alone() -> None:
    text = _lines("一、抓学习", _PROSE, "二、抓落实", _PROSE + f"一要立说立行。{_PROSE}再比如")
    assert _tree(text)[-1] == (1, "二、抓落实")
    assert _tree(text, truncated=True)[-1] == (2, "一要立说立行")
