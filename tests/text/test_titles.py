"""A long title is broken where a reader would draw breath."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.titles import title_lines

PIECES = [
    "在", "全市", "云岭市", "安全生产", "工作", "会议", "暨", "2026年", "第三次", "“百日攻坚”行动",
    "《条例》", "表彰大会", "推进会", "AI", "上的讲话", "，", "——", "和", "精神", "市安委会", " ",
]  # fmt: skip
TITLES = st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text(max_size=90)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("在全县教育工作会议上的讲话", ("在全县教育工作会议上的讲话",)),
        (
            "在全市春季农业生产工作会议暨市农委2026年第三次全体会议上的讲话",
            ("在全市春季农业生产工作会议暨", "市农委2026年第三次全体会议上的讲话"),
        ),
        (
            "在全市招商引资和项目建设工作推进会议上的讲话",
            ("在全市招商引资和项目建设", "工作推进会议上的讲话"),
        ),
        (
            "以实干实绩开创农业新局面——在全县高标准农田现场推进会上的讲话",
            ("以实干实绩开创农业新局面", "——在全县高标准农田现场推进会上的讲话"),
        ),
        (
            "让规矩长在心里——在市城市管理局第二党支部专题党课上的讲稿",
            ("让规矩长在心里", "——在市城市管理局", "第二党支部专题党课上的讲稿"),
        ),
        (
            "在云岭市2026年工业经济高质量发展大会暨重点项目建设推进会暨营商环境优化提升工作会议上的讲话",
            (
                "在云岭市2026年工业经济",
                "高质量发展大会暨重点项目建设推进会暨",
                "营商环境优化提升工作会议上的讲话",
            ),  # not 在……大会暨／……推进会暨／……讲话, whose short line in the middle is a waist
        ),
        (
            "坚定信心，真抓实干，为建设更高水平的平安云岭而奋斗",
            ("坚定信心，真抓实干，", "为建设更高水平的平安云岭而奋斗"),
        ),
    ],
)
def test_breaks_by_sense(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title) == lines


def test_a_break_the_writer_made_stays() -> None:
    assert title_lines("在全县教育\n工作会议上的讲话") == ("在全县教育", "工作会议上的讲话")


@given(TITLES)
def test_lines_fit_and_make_up_the_title(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title.replace("\n", "")
    assert all(0 < _width(line) <= 20 for line in lines)


def _width(line: str) -> float:
    """Chinese characters, a digit or Latin letter at the 0.5 it has at least."""
    return sum(0.5 if char.isascii() else 1.0 for char in line)


def test_digits_take_less_room_than_characters() -> None:
    title = "在县2026年11月27日安全工作会议上的讲话"
    assert len(title) > 20
    assert title_lines(title) == (title,)


@given(st.sampled_from(["表彰大会上的讲话", "推进会上的总结讲话", "开班式上的讲话"]), st.data())
def test_quoted_names_numbers_and_latin_words_stay_whole(tail: str, data: st.DataObject) -> None:
    whole = data.draw(
        st.sampled_from(
            ["“两山三水”工程", "《云岭市志》", "2026年11月27日", "第十二届", "5G+R&D", "（扩大）"]
        )
    )
    head = data.draw(st.sampled_from(["在全市", "在云岭市南渡区农村人居环境", "在庆祝青屏县林场"]))
    lines = title_lines(f"{head}深入推进{whole}基层治理和干部队伍建设{tail}")
    kept = whole if whole != "“两山三水”工程" else "“两山三水”"
    assert any(kept in line for line in lines)


@given(st.sampled_from(["在全市春耕备耕", "在云岭市南渡区县乡道路", "在全县林草系统年度"]))
def test_no_line_begins_or_ends_with_a_word_that_belongs_elsewhere(head: str) -> None:
    lines = title_lines(f"{head}工作会议暨重点任务推进落实大会上的讲话")
    assert all(not line.startswith(("的", "上", "暨", "会议", "工作")) for line in lines)
    assert all(not line.endswith(("在", "和", "第")) for line in lines[:-1])


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("——在县住房和城乡建设局机关党支部专题党课上的讲稿", "住房和城乡建设局"),
        ("在县人力资源和社会保障局2026年述职述廉会议上的发言", "人力资源和社会保障局"),
        ("在全市冬季清洁供热保障工作会议暨市供热指挥部2026年会议上的讲话", "市供热指挥部"),
        ("在全市住房城乡建设系统党风廉政建设工作会议上的讲话", "住房城乡建设系统"),
    ],
)
def test_an_organisations_name_is_not_divided(title: str, whole: str) -> None:
    assert any(whole in line for line in title_lines(title))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "在云岭市农村人居环境整治工作现场推进会上的讲话",
            ("在云岭市农村人居环境整治", "工作现场推进会上的讲话"),
        ),
        (
            "在全市党建引领基层治理和乡村振兴工作推进会上的讲话",
            ("在全市党建引领基层治理和乡村振兴", "工作推进会上的讲话"),
        ),
        (
            "在全市巩固拓展脱贫攻坚成果同乡村振兴工作推进会上的讲话",
            ("在全市巩固拓展脱贫攻坚成果", "同乡村振兴工作推进会上的讲话"),
        ),
        (
            "在云岭市青屏县全面推进乡村振兴工作推进会上的讲话",
            ("在云岭市青屏县", "全面推进乡村振兴工作推进会上的讲话"),
        ),
        (
            "在丰原市今冬明春火灾防控工作推进会上的讲话",
            ("在丰原市今冬明春火灾防控", "工作推进会上的讲话"),
        ),
        (
            "在丰原市南河区老旧小区电梯加装工作动员会上的讲话",
            ("在丰原市南河区老旧小区", "电梯加装工作动员会上的讲话"),
        ),
        ("在全市乡村振兴工作推进会上的讲话", ("在全市乡村振兴工作推进会上的讲话",)),
    ],
)
def test_a_meetings_name_is_broken_between_its_parts_only(
    title: str, lines: tuple[str, ...]
) -> None:
    """Neither 乡村／振兴 nor 工作／推进会: the field, the kind of meeting are whole; 讲话 is no
    line by itself."""
    assert title_lines(title) == lines


@given(
    st.sampled_from(["在全市", "在云岭市", "在南渡区2027年", "在全县住建系统"]),
    st.sampled_from(["农村饮水安全", "招商引资", "优化营商环境", "国家卫生城市创建", "民族团结"]),
    st.sampled_from(["工作推进会", "工作动员部署会", "工作会议", "现场推进会", "工作总结表彰大会"]),
    st.sampled_from(["讲话", "表态发言", "总结讲话"]),
)
def test_the_kind_of_a_meeting_is_whole(host: str, field: str, kind: str, what: str) -> None:
    title = f"{host}{field}{kind}上的{what}"
    lines = title_lines(title)
    assert any(kind in line for line in lines)
    assert all(len(line) > len("上的讲话") for line in lines)


@pytest.mark.parametrize(
    "title",
    [
        "在临江市2027年安全生产工作会议上的表态发言",
        "在全省2027年生态环境保护工作会议上的表态发言",
    ],
)
def test_no_line_of_two_is_a_stub(title: str) -> None:
    lines = title_lines(title)
    assert min(map(len, lines)) * 2 >= max(map(len, lines))


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("在全县党风廉政建设和反腐败工作会议上的讲话", "反腐败工作会议"),
        ("在市委党风廉政建设和反腐败工作专题会议上的讲话", "反腐败工作"),
        ("在县住建局党组理论学习中心组学习会议上的发言", "理论学习中心组"),
        ("在县人民医院党委理论学习中心组专题研讨会上的发言", "理论学习中心组"),
        ("在全市老旧小区改造工作现场推进会议上的讲话", "老旧小区改造"),
        ("在云岭市2026年城镇老旧小区改造工作推进会上的讲话", "老旧小区改造"),
        ("在全县城区背街小巷改造提升工作动员会上的讲话", "改造提升工作"),
        ("在全县乡镇卫生院和村卫生室能力提升工作现场会上的讲话", "能力提升工作"),
        ("在全县巡视巡察反馈意见整改和作风建设工作会议上的讲话", "反馈意见整改"),
        ("在全市城中村改造和保障性住房建设工作推进会上的讲话", "保障性住房建设"),
        ("在全县乡村振兴重点帮扶村工作队第一书记座谈会上的讲话", "重点帮扶村工作队"),
        ("在全县乡村振兴重点帮扶村驻村工作队工作会议上的讲话", "驻村工作队"),
    ],
)
def test_what_is_worked_on_stays_with_the_work_and_a_team_is_whole(title: str, whole: str) -> None:
    assert any(whole in line for line in title_lines(title))


def test_a_line_begins_rather_with_and_than_ends_with_it() -> None:
    assert title_lines("在全县党风廉政建设和反腐败工作会议上的讲话") == (
        "在全县党风廉政建设",
        "和反腐败工作会议上的讲话",
    )
