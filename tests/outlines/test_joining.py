"""Lines of an answer inside one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.outlines.joining import as_done, run_together, with_lead


def marked(text: str) -> str:
    return f"\ue000A前面议程\ue001{text}\ue002"


def test_short_lines_are_parted_by_commas() -> None:
    assert (
        run_together(["去冬整地2.3万亩", "备足苗木180万株"]) == "去冬整地2.3万亩，备足苗木180万株"
    )
    assert run_together(["投资1,286万元", "开工"]) == "投资1,286万元，开工"


def test_lines_with_commas_inside_or_long_ones_are_parted_by_semicolons() -> None:
    assert run_together(["改造87公里，消除隐患136处", "如期开栓"]) == (
        "改造87公里，消除隐患136处；如期开栓"
    )
    long = ["组建" * 15, "排查" * 15, "整改" * 15]
    assert run_together(long) == "；".join(long)
    assert run_together([marked("甲" * 30), marked("乙" * 30)]).count("，") == 1


@pytest.mark.parametrize(
    "line",
    [
        "全县18个乡镇中仍有4个没有专职护林员",
        "抽查林下可燃物清理，发现问题127处",
        "云岭镇防火道失修",
        "白沙乡的瞭望塔没人值守",
        "3个乡镇没有签责任书",
        "两个村没有护林员",
        "仍有死角",
        "有些同志心存侥幸",
        "个别单位值班脱岗",
        "护林队伍还有12个缺口",
        "我县队伍建设滞后",
    ],
)
def test_a_line_with_its_own_subject_has_no_lead(line: str) -> None:
    assert with_lead(line, "有的") == line
    assert with_lead(marked(line), "有的") == marked(line)


@pytest.mark.parametrize(
    "line",
    [
        "企业储煤偏少，遇上连续低温就吃紧",
        "小区管网职责不清，跑冒滴漏互相推",
        "部门对群众诉求接得快、办得慢",
        "乡镇责任没有压实",
        "农村用火管得不严",
        "干部对村情不熟",
        "单位一到逢年过节就发个通知",
        "企业仍在带病运行",
        "重栽轻管，成活率不高",
        "窗口事难办的毛病改了又犯，企业办一个证还要跑三四趟",
    ],
)
def test_others_have_it(line: str) -> None:
    assert with_lead(line, "有的") == f"有的{line}"


@pytest.mark.parametrize(
    ("line", "done"),
    [
        (
            "县应急管理局局长周立群通报今年以来森林防火情况",
            "县应急管理局局长周立群通报了今年以来森林防火情况",
        ),
        ("云岭镇、白沙乡作表态发言", "云岭镇、白沙乡作了表态发言"),
        ("周立群作情况通报，云岭镇作发言", "周立群作了情况通报，云岭镇作了发言"),
        ("方玉梅宣读整治方案", "方玉梅宣读了整治方案"),
        ("县林草局局长作工作情况汇报", "县林草局局长作了工作情况汇报"),
        ("周岚同志通报了去冬整地情况", "周岚同志通报了去冬整地情况"),
        ("云岭镇、白沙乡发言", "云岭镇、白沙乡发言"),
        ("传达上级精神", "传达上级精神"),
        ("县应急管理局的情况通报", "县应急管理局的情况通报"),
        ("周立群同志对通报的问题逐一点评", "周立群同志对通报的问题逐一点评"),
    ],
)
def test_what_was_done_before_has_its_particle(line: str, done: str) -> None:
    assert as_done(line) == done
    apart = done.replace("了", "\ue002了\ue000A前面议程\ue001") if done != line else done
    assert as_done(marked(line)) == marked(apart)


@given(st.text("周岚县局作通报汇介绍宣读发言了，；的情况", max_size=20))
def test_nothing_is_added_but_the_particle_and_only_once(line: str) -> None:
    done = as_done(line)
    assert done.replace("了", "") == line.replace("了", "")
    assert as_done(done) == done
