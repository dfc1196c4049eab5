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


def test_an_item_is_a_point_from_twelve_characters_of_prose_on() -> None:
    def read(characters: int) -> int:
        prose = ("早上读晚上读天天读本本读"[:characters]) + "。"
        return len(_tree(_lines(f"一要勤学。{prose}", f"二要善学。{prose}")))

    assert (read(12), read(11)) == (2, 0)


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


def test_a_numeral_may_follow_a_marker() -> None:
    text = _lines("一、五年来的工作", _PROSE, "二、三点体会", _PROSE, "三、2030年的目标", _PROSE)
    assert [heading for _, heading in _tree(text)] == [
        "一、五年来的工作",
        "二、三点体会",
        "三、2030年的目标",
    ]
    text = _lines(
        f"一是一些干部不在状态。{_PROSE}",
        f"二是两级联动不够。{_PROSE}",
        f"三是三农短板还在。{_PROSE}",
    )
    assert [heading for _, heading in _tree(text)] == [
        "一是一些干部不在状态",
        "二是两级联动不够",
        "三是三农短板还在",
    ]


def test_joined_numerals_open_no_point() -> None:
    assert _tree("一、二产业要融合。" + _PROSE + "\n二、三产业要提速。" + _PROSE) == []


def test_any_verb_may_stand_after_the_numerals() -> None:
    items = [
        f"{number}抓{what}。{_PROSE}" for number, what in zip("一二三四", "党产民安", strict=True)
    ]
    assert [h for _, h in _tree(_lines(*items))] == ["一抓党", "二抓产", "三抓民", "四抓安"]


def test_points_with_a_noun_after_their_ordinal() -> None:
    text = _lines(
        f"第一个方面，关于责任。{_PROSE}",
        f"第二个方面，关于措施。{_PROSE}",
        f"第三个方面，关于作风。{_PROSE}",
    )
    assert [h for _, h in _tree(text)] == [
        "第一个方面，关于责任",
        "第二个方面，关于措施",
        "第三个方面，关于作风",
    ]


def test_a_clause_that_only_names_a_day_is_no_heading() -> None:
    tail = (
        "做到不漏一户、不漏一人，建立台账，逐项销号，形成闭环，并且把结果向群众公开，"
        "接受群众的监督和评议。"
    )
    text = _lines(f"一是2024年6月底前，完成排查工作，{tail}", f"二是9月底前，完成验收工作，{tail}")
    assert [h for _, h in _tree(text)] == [
        "一是2024年6月底前，完成排查工作",
        "二是9月底前，完成验收工作",
    ]


def test_a_first_clause_that_all_share_is_no_heading_by_itself() -> None:
    text = _lines(
        f"——五年的奋斗告诉我们，办好云岭的事情关键在党，关键在人，要有一支过得硬的队伍。{_PROSE}",
        f"——五年的奋斗告诉我们，发展是最要紧的事情。{_PROSE}",
    )
    assert [h for _, h in _tree(text)] == [
        "——五年的奋斗告诉我们，办好云岭的事情关键在党，关键在人，要有一支过得硬的队伍",
        "——五年的奋斗告诉我们，发展是最要紧的事情",
    ]


def test_ordinals_may_hold_numbered_lists_also_under_the_last_one() -> None:
    text = _lines(
        "第一、抓产业",
        _PROSE,
        f"1、抓种植。{_PROSE}",
        f"2、抓养殖。{_PROSE}",
        "第二、抓基础",
        _PROSE,
        f"1、抓道路。{_PROSE}",
        f"2、抓水利。{_PROSE}",
    )
    assert [level for level, _ in _tree(text)] == [1, 2, 2, 1, 2, 2]


def test_chinese_numbers_may_stand_under_ordinals() -> None:
    text = _lines(
        "第一、管住投资",
        _PROSE,
        f"一、大项目要审批。{_PROSE}",
        f"二、小项目要备案。{_PROSE}",
        "第二、管住用地",
        _PROSE,
    )
    assert [level for level, _ in _tree(text)] == [1, 2, 2, 1]


def test_a_sentence_on_its_own_line_is_a_heading_as_a_whole() -> None:
    long = (
        "一、机关要做好服务，一线要有指挥权；职能部门做平台，公共的事情大家一起办，"
        "谁也不许推诿扯皮。"
    )
    text = _lines(long, _PROSE, "二、干部要到一线去。", _PROSE)
    assert _tree(text) == [(1, long.rstrip("。")), (1, "二、干部要到一线去")]


def test_an_address_to_the_listeners_ends_a_list() -> None:
    text = (
        f"——要守住品质。{_PROSE}——要开拓市场。{_PROSE}——要传承文化。{_PROSE}朋友们！{_PROSE}"
        f"第一，减税。{_PROSE}第二，降费。{_PROSE}"
    )
    assert [level for level, _ in _tree(text)] == [1, 1, 1, 1, 1]
