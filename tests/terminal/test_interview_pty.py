"""A whole interview typed on a pseudo-terminal: stopped, gone on with, gone back in, never lost."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from drafter.cli import group
from drafter.flows.session_files import unfinished_sessions
from drafter.interview.answers import Value
from drafter.interview.asks import Ask, next_ask
from drafter.outlines.load import outline_named
from drafter.outlines.yaml_file import text_of_yaml
from drafter.profile.model import Leader, Profile, StandingMeeting
from drafter.profile.store import write_profile
from tests.made_up import CLOSING, TRANSITION, WORK_MEETING, bank_file
from tests.terminal.stage import BACK, CTRL_C, CTRL_D, ENTER, UP, Home, Writer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

KIND = "工作会议讲话"
MEETING = outline_named(KIND)
NAME = "20270219_全县春季造林工作会议讲话_沈放"

Steps = str | tuple[str, ...]
"""What is typed, or by turns what is typed and what is seen before the next is typed."""

TYPED: Mapping[str, Steps] = {
    "会议全称": "全县春季造林工作会议\r",
    "讲话人": "沈放 青屏县委副书记、县长\r",
    "时间": "2027年2月19日\r",
    "部署事项": "今春造林绿化工作\r",
    "上级精神": "全市国土绿化工作会议精神\r",
    "前面议程": "周岚同志通报了去冬整地情况\r\r",
    "成绩": "去冬整地2.3万亩\r备足苗木180万株\r\r",
    "主题": "任务落实\r质量管护\r\r",
    "标题组": "2\r",
    "大标题1": ("2\t", "改完回车", "，不让一棵树白栽\r", "字数不齐", "\r"),
    "要点1": "分解任务：2月底前，各乡镇把地块落到山头\r\r",
    "要点2": "专人管护：每500亩配一名护林员\r\r",
    "缘由": "1\r",
    "道理2": "1\r",
}
"""What is typed at each question; Enter alone at the others."""


class Interviewed(Writer):
    """A writer who answers the questions of 工作会议讲话."""

    def answers(
        self, typed: Mapping[str, Steps] = TYPED, *, until: str = "", answered: bool = True
    ) -> Ask | None:
        """Answers question after question, each found on disk before the next is asked, up to the
        one with key ``until`` (seen, not answered) or to the end."""
        known: dict[str, Value] = dict(self.home.kept().answers) if answered else {}
        while (ask := next_ask(MEETING, known)) is not None:
            self.sees(f"{ask.number} {ask.prompt}")
            if ask.key == until:
                return ask
            steps = typed.get(ask.key, ENTER)
            for turn, step in enumerate((steps,) if isinstance(steps, str) else steps):
                (self.sees if turn % 2 else self.types)(step)
            self.sees(f"✓ {ask.number} ")
            known = dict(self.home.kept().answers)
            assert ask.key in known
        return None

    def stops(self, *, after_answer: bool = False) -> None:
        """Ctrl+C at a prompt; ``after_answer``: once the next one stands there."""
        if after_answer:
            ask = next_ask(MEETING, self.home.kept().answers)
            assert ask is not None
            self.sees(f"{ask.number} {ask.prompt}")
        self.types(CTRL_C)
        self.sees("先停在这里")
        self.leaves(130)

    def exports(self) -> None:
        self.sees("下一步")
        self.types(ENTER)
        self.sees("✓ Word")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Value]]:
    """The Word file of an interview without a break, and its answers."""
    home = Home(tmp_path_factory.mktemp("一气呵成"))
    writer = Interviewed(home, KIND)
    writer.sees(f"✓ 写一篇{KIND}")
    writer.answers(answered=False)
    answers = dict(home.kept().answers)
    writer.exports()
    writer.leaves(0)
    assert unfinished_sessions(home.folder / "home" / "unfinished") == ()
    return (home.out / f"{NAME}.docx").read_bytes(), answers


def test_the_answers_are_what_was_typed(
    uninterrupted: tuple[bytes, dict[str, Value]],
) -> None:
    docx, answers = uninterrupted
    assert docx[:2] == b"PK"
    assert answers["时间"] == "2027-02-19"
    assert answers["称谓"] == "同志们"
    assert answers["代表"] == "县委、县政府"
    assert answers["成绩"] == ["去冬整地2.3万亩", "备足苗木180万株"]
    assert answers["主题"] == ["任务落实", "质量管护"]
    kept = answers["标题组"]
    assert isinstance(kept, dict)
    patterns = kept["原句"]
    assert isinstance(patterns, list)
    assert answers["大标题1"] == patterns[0].replace("{项}", "任务落实")
    assert answers["大标题2"] == patterns[1].replace("{项}", "质量管护") + "，不让一棵树白栽"


def test_stopped_in_mid_sentence_and_gone_on_with_gives_the_same_bytes(
    home: Home, uninterrupted: tuple[bytes, dict[str, Value]]
) -> None:
    writer = Interviewed(home, KIND)
    stopped = writer.answers(answered=False, until="成绩")
    assert stopped is not None
    writer.types("去冬整地2.3万亩\r备足苗木180")
    writer.sees("备足苗木180")
    writer.types(CTRL_C)
    writer.sees("先停在这里", f"1–{stopped.number - 1} 的答案都已存好，这半句也留着")
    writer.leaves(130)
    assert home.kept().half == ("成绩", "去冬整地2.3万亩\n备足苗木180")
    assert not home.out.exists()

    again = Interviewed(home)
    again.sees("上次没写完：全县春季造林工作会议讲话（沈放），今天 ", f"写到第 {stopped.number} 问")
    again.types(ENTER)
    again.sees(f"{stopped.number} {stopped.prompt}", "备足苗木180")
    again.types("\x7f" * 3 + "180万株\r\r")
    again.sees(f"✓ {stopped.number} ")
    again.answers()
    again.exports()
    again.leaves(0)
    assert (home.out / f"{NAME}.docx").read_bytes() == uninterrupted[0]


def test_the_same_answers_from_a_file_give_the_same_bytes(
    home: Home, uninterrupted: tuple[bytes, dict[str, Value]]
) -> None:
    path = home.folder / "会议.yaml"
    path.write_text(text_of_yaml(uninterrupted[1]), encoding="utf-8")
    bank = bank_file(home.folder / "b.db")
    call = ["draft", KIND, "--answers", str(path), "-o", str(home.out / "x.docx"), "--bank"]
    assert CliRunner().invoke(group, [*call, str(bank)]).exit_code == 0
    assert (home.out / "x.docx").read_bytes() == uninterrupted[0]


def test_killed_at_a_prompt_no_acknowledged_answer_is_lost(home: Home) -> None:
    writer = Interviewed(home, KIND)
    writer.answers(answered=False, until="主题")
    before = dict(home.kept().answers)
    writer.types("任务落实")
    writer.signals(signal.SIGKILL)
    writer.ended(-signal.SIGKILL)
    assert dict(home.kept().answers) == before
    assert before["前面议程"] == ["周岚同志通报了去冬整地情况"]
    again = Interviewed(home, KIND)
    again.sees("上次没写完")
    again.types(ENTER)
    again.sees("讲几点、各讲什么")
    again.stops()


def test_a_new_speech_can_be_begun_while_the_old_one_is_kept(home: Home) -> None:
    writer = Interviewed(home, KIND)
    writer.answers(answered=False, until="讲话人")
    writer.stops()
    again = Interviewed(home, KIND)
    again.sees("上次没写完", "从头另写")
    again.types(f"2{ENTER}")
    again.sees("1 会议全称")
    again.stops()
    assert len(unfinished_sessions(home.folder / "home" / "unfinished")) == 2


def test_going_back_keeps_what_was_answered_later(home: Home) -> None:
    writer = Interviewed(home, KIND)
    at = writer.answers(answered=False, until="部署事项")
    assert at is not None
    before = dict(home.kept().answers)
    for number, prompt in ((6, "代表谁讲"), (5, "讲多久"), (4, "称谓"), (3, "时间")):
        writer.types(BACK)
        writer.sees(f"{number} {prompt}")
    writer.sees("2027-02-19")
    writer.types("\x7f" * 2 + f"26{ENTER}")
    writer.sees("✓ 3 ", "2027年2月26日", f"{at.number} {at.prompt}")
    assert dict(home.kept().answers) == before | {"时间": "2027-02-26"}
    writer.stops()


def test_lines_pasted_at_once_answer_one_question_and_no_later_one(home: Home) -> None:
    writer = Interviewed(home, KIND)
    assert writer.answers(answered=False, until="讲话人") is not None
    writer.types("沈放 青屏县县长\r2027年2月19日\r3\r全市工作\r")
    after = next_ask(MEETING, {**home.kept().answers, "讲话人": "沈放 青屏县县长"})
    assert after is not None
    writer.sees(f"{after.number} {after.prompt}")
    writer.types(CTRL_C)
    writer.leaves(130)
    assert home.kept().answers["讲话人"] == "沈放 青屏县县长"
    assert after.key not in home.kept().answers


def test_a_length_of_ones_own_is_typed(home: Home) -> None:
    writer = Interviewed(home, KIND)
    ask = writer.answers(answered=False, until="篇幅")
    assert ask is not None
    writer.sees("短讲　6 分钟，约 1,200 字", "4) 自己定")
    writer.types(f"4{ENTER}")
    writer.sees("写 8分钟")
    writer.types(f"很长{ENTER}")
    writer.sees("看不出讲多久")
    writer.types(f"\x7f\x7f8{ENTER}")
    writer.sees(f"✓ {ask.number} 讲多久　8 分钟，约 1,600 字")
    assert home.kept().answers["篇幅"] == "8分钟"
    writer.stops()


def test_a_name_alone_is_completed_and_what_the_profile_gave_is_said(home: Home) -> None:
    office = Profile(
        checked=date(2020, 1, 2),
        leaders=(Leader("沈放", "青屏县副县长", represents="县政府"),),
        meetings=(StandingMeeting("春耕会", "全县春季造林工作会议"),),
        defaults={"篇幅": "8分钟"},
    )
    write_profile(home.folder / "home" / "profile.yaml", office)
    writer = Interviewed(home, KIND)
    typed = {**TYPED, "会议全称": f"春耕会{ENTER}", "讲话人": f"沈放{ENTER}"}
    ask = writer.answers(typed, answered=False, until="篇幅")
    assert ask is not None
    writer.sees("4) 自己定：8分钟")
    writer.types(ENTER)
    writer.sees("写 8分钟")
    writer.types(ENTER)
    writer.sees("讲多久　8 分钟，约 1,600 字", "代表谁讲", "回车＝县政府")
    writer.types(ENTER)
    writer.sees("县政府（取自单位档案）")
    kept = home.kept()
    assert kept.answers["讲话人"] == "沈放 青屏县副县长"
    assert kept.answers["会议全称"] == "全县春季造林工作会议"
    assert {kept.layers["篇幅"], kept.layers["代表"]} == {"单位档案"}
    assert "讲话人" not in kept.layers
    writer.stops(after_answer=True)


def test_at_the_first_question_there_is_nothing_to_go_back_to(home: Home) -> None:
    writer = Interviewed(home, KIND)
    writer.sees("1 会议全称")
    writer.types(BACK)
    writer.sees("1 会议全称")
    writer.stops()


def test_from_the_first_question_another_kind_can_be_chosen(home: Home) -> None:
    writer = Interviewed(home)
    writer.sees("写哪一种", "表态发言")
    writer.types(ENTER)
    writer.sees(f"✓ 写一篇{KIND}", "1 会议全称")
    writer.types(BACK)
    writer.sees("写哪一种", "表态发言")
    assert home.unfinished() == ()
    writer.types(f"5{ENTER}")
    writer.sees("✓ 写一篇党课", "1 ")
    writer.types(CTRL_C)
    writer.leaves(130)
    assert [each.outline.kind for each in home.unfinished()] == ["党课"]


@pytest.mark.parametrize("key", ["？", "?"])
def test_a_question_mark_explains_the_question(key: str, home: Home) -> None:
    writer = Interviewed(home, KIND)
    writer.sees("1 会议全称")
    writer.types(f"{key}{ENTER}")
    writer.sees("所以这里只写会议的名称", "例：", "1 会议全称")
    writer.stops()
    assert dict(home.kept().answers) == {}


def test_an_answer_that_does_not_fit_is_asked_again(home: Home) -> None:
    writer = Interviewed(home, KIND)
    writer.sees("1 会议全称")
    writer.types(f"全县会议上的讲话{ENTER}")
    writer.sees("不写“在……上的讲话”")
    writer.types("\x7f" * 4 + ENTER)
    writer.sees("✓ 1 会议全称　全县会议", "2 讲话人")
    writer.stops()


@pytest.mark.parametrize(
    ("until", "keys"),
    [
        ("会议全称", CTRL_D),
        ("成绩", CTRL_D),
        ("标题组", CTRL_D),
        ("成绩", CTRL_C),
    ],
)
def test_leaving_at_any_kind_of_prompt_loses_nothing(until: str, keys: str, home: Home) -> None:
    writer = Interviewed(home, KIND)
    writer.answers(answered=False, until=until)
    before = dict(home.kept().answers)
    writer.types(keys)
    writer.sees("先停在这里")
    writer.leaves(130)
    assert dict(home.kept().answers) == before


def wording(home: Home, *extra: str) -> Interviewed:
    """A writer who has given the facts in a file, so that only the wording is asked."""
    path = home.folder / "会议.yaml"
    path.write_text(f"{WORK_MEETING}称谓: 同志们\n篇幅: 短讲\n代表: 县政府\n", encoding="utf-8")
    return Interviewed(home, KIND, "--answers", str(path), *extra)


def skipped_to(writer: Interviewed, key: str) -> Ask:
    writer.sees("/4〕")
    ask = writer.answers({}, until=key)
    assert ask is not None
    return ask


def test_an_own_sentence_is_typed_and_a_candidate_mended(home: Home) -> None:
    writer = wording(home)
    ask = skipped_to(writer, "缘由")
    writer.types(UP * 2 + ENTER)
    writer.sees("写完回车")
    writer.types(f"春光正好，今天来谈种树。{ENTER}")
    writer.sees(f"✓ {ask.number} ", "春光正好，今天来谈种树。（手写）")
    mended = writer.answers({}, until="过渡")
    assert mended is not None
    writer.types("\t")
    writer.sees("写完回车", "强调两点。")
    writer.types(f"\x7f意见。{ENTER}")
    writer.sees(f"✓ {mended.number} ", "〔词库，改过字〕")
    kept = home.kept().answers
    assert kept["缘由"] == "春光正好，今天来谈种树。"
    assert kept["过渡"] == {
        "词条": TRANSITION.id,
        "原句": TRANSITION.pattern,
        "改作": "下面，我就{事项}强调{数量}点意见。",
    }
    writer.stops(after_answer=True)


def test_the_bank_is_searched_in_chinese(home: Home) -> None:
    writer = wording(home)
    ask = skipped_to(writer, "收束")
    writer.types(UP * 3 + ENTER)
    writer.sees("查词库", "打一两个字")
    writer.types(f"称心{ENTER}")
    writer.sees(f"{ask.number} {ask.prompt}", "2篇", "办成百姓称心的事")
    writer.types(ENTER)
    writer.sees(f"✓ {ask.number} ", "〔词库〕让我们趁势而上")
    assert home.kept().answers["收束"] == {"词条": CLOSING.id, "原句": CLOSING.pattern}
    writer.stops(after_answer=True)


def test_nothing_found_or_a_place_left_out(home: Home) -> None:
    writer = wording(home)
    ask = skipped_to(writer, "缘由")
    writer.types(UP * 3 + ENTER)
    writer.sees("打一两个字")
    writer.types(f"麒麟{ENTER}")
    writer.sees(f"{ask.number} {ask.prompt}")
    writer.types(UP + ENTER)
    writer.sees(f"✓ {ask.number} ", "不写")
    assert home.kept().answers["缘由"] is None
    writer.stops(after_answer=True)


def finishing(home: Home, choose: Callable[[Interviewed], None]) -> None:
    path = home.folder / "会议.yaml"
    text = WORK_MEETING.replace("2.3万亩", "【整地亩数，问县林草局】万亩")
    path.write_text(text, encoding="utf-8")
    writer = Interviewed(home, KIND, "--answers", str(path))
    writer.sees("/4〕")
    writer.answers({})
    writer.sees(" 待补  整地亩数（问县林草局）", "下一步")
    writer.types(ENTER)
    writer.sees("缺 1 处，怎么办")
    choose(writer)
    writer.leaves(0)


def test_with_a_gap_an_unfinished_copy_can_be_made(home: Home) -> None:
    def choose(writer: Interviewed) -> None:
        writer.types(ENTER)
        writer.sees("✓ Word")

    finishing(home, choose)
    assert sorted(path.name for path in home.out.iterdir()) == [
        f"{NAME}_未定稿.docx",
        f"{NAME}_未定稿.md",
    ]


def test_with_a_gap_it_can_be_filled_on_the_spot(home: Home) -> None:
    def choose(writer: Interviewed) -> None:
        writer.types(f"2{ENTER}")
        writer.sees("成绩", "【整地亩数，问县林草局】")
        writer.types("\x1b[A" * 3 + "\x01" + "\x0b" + f"去冬整地2.3万亩{ENTER}")
        for _ in range(6):
            writer.types("\x1b[B")
        writer.types(f"\x05{ENTER}{ENTER}")
        writer.sees("下一步")
        writer.types(ENTER)
        writer.sees("✓ Word")

    finishing(home, choose)
    assert (home.out / f"{NAME}.docx").is_file()


def test_with_a_gap_it_can_be_kept_for_later(home: Home) -> None:
    def choose(writer: Interviewed) -> None:
        writer.types(f"3{ENTER}")
        writer.sees("稿子已存着")

    finishing(home, choose)
    assert not home.out.exists()
    assert home.kept().title == "全县春季造林工作会议讲话"


def test_an_answer_is_changed_after_the_review(home: Home) -> None:
    writer = wording(home)
    writer.sees("/4〕")
    writer.answers({})
    writer.sees("下一步")
    writer.types(f"3{ENTER}")
    writer.sees("改哪一个", "会议全称")
    writer.types(ENTER)
    writer.sees("照会议通知", "全县春季造林工作会议")
    writer.types(f"暨动员会{ENTER}")
    writer.sees("✓ 1 ", "造林工作会议暨动员会")
    writer.exports()
    writer.leaves(0)
    assert [path.suffix for path in home.out.glob("*造林工作会议暨动员会讲话*.docx")] == [".docx"]


# --- heading sets ------------------------------------------------------------------------------

THEMES = """\
主题: [安全生产责任, 隐患排查, 应急处置]
要点1: [属地领导责任：月底前签完, 企业主体责任：一企一册]
要点2: [查：3月底前, 改：当天交办, 看：4月回访]
要点3: [一件没有小题的事]
"""


def composing(home: Home) -> Interviewed:
    """A writer at the heading sets, the facts and the points given in a file."""
    path = home.folder / "标题.yaml"
    facts = WORK_MEETING.partition("主题:")[0]
    path.write_text(f"{facts}称谓: 同志们\n代表: 县政府\n篇幅: 6分钟\n{THEMES}", encoding="utf-8")
    writer = Interviewed(home, KIND, "--answers", str(path))
    writer.sees(" 大标题", "1) 明责知责，拧紧安全生产责任链")
    writer.sees("4＋9字　拧紧　链", "字数齐　词性齐　动词不重　比喻不重", "搭配表")
    return writer


def patterns_kept(home: Home, key: str) -> list[str]:
    kept = home.kept().answers[key]
    assert isinstance(kept, dict)
    patterns = kept["原句"]
    assert isinstance(patterns, list)
    return patterns


def test_a_heading_is_freed_and_dealt_anew_while_the_others_stay(home: Home) -> None:
    writer = composing(home)
    writer.types(ENTER)
    writer.sees("大标题逐条调", "● 一、", "● 三、")
    writer.types(f"2 {ENTER}")
    writer.sees("第二条已重配", "种配法", "● 二、")
    writer.types(ENTER)
    writer.sees("三条大标题已定　字数齐", " 小标题")
    answers = home.kept().answers
    assert answers["大标题1"] == "明责知责，拧紧安全生产责任链"
    assert answers["大标题3"] == "备战练兵，打好应急处置主动仗"
    assert answers["大标题2"] != "排险除患，筑牢隐患排查防火墙"
    assert patterns_kept(home, "标题组")[1].replace("{项}", "隐患排查") == answers["大标题2"]
    for prompt in ("第三点", "第二点", "第一点", "大标题逐条调", "我有现成的"):
        writer.types(BACK)
        writer.sees(prompt)
    writer.stops()


def test_sub_headings_of_all_points_at_one_prompt(home: Home) -> None:
    writer = composing(home)
    writer.types(ENTER)
    writer.sees("大标题逐条调")
    writer.types(ENTER)
    writer.sees(" 小标题", "压实属地领导责任／扛牢企业主体责任", "全面查／限时改／回头看")
    writer.types(f"2 {ENTER}")
    writer.sees("第二点换了一组")
    writer.types(ENTER)
    writer.sees("条小标题已定")
    patterns = patterns_kept(home, "小标题")
    assert patterns[0] == "压实{项}／扛牢{项}"
    assert patterns[1] not in ("", "全面{项}／限时{项}／回头{项}")
    assert patterns[2] == ""
    writer.stops(after_answer=True)


def test_headings_of_ones_own_are_judged_not_refused(home: Home) -> None:
    writer = composing(home)
    writer.types(f"5{ENTER}")
    writer.sees("照主题的先后")
    writer.types(f"压实责任\r压实排查\r处置要快\r{ENTER}")
    writer.sees("压实责任／压实排查／处置要快", " 小标题")
    assert home.kept().answers["大标题2"] == "压实排查"
    assert home.kept().answers["标题组"] is None
    writer.stops()


def test_where_the_tables_do_not_help_it_says_so(home: Home) -> None:
    path = home.folder / "蜂.yaml"
    facts = WORK_MEETING.partition("主题:")[0]
    path.write_text(
        f"{facts}称谓: 同志们\n代表: 县政府\n篇幅: 6分钟\n主题: [蜂箱, 蜜源]\n", encoding="utf-8"
    )
    writer = Interviewed(home, KIND, "--answers", str(path))
    writer.sees("词库无合适搭配（蜂箱、蜜源）", " 大标题", "2篇 以钉钉子的劲头抓蜂箱")
    writer.types(f"{UP}{ENTER}")
    writer.sees("✓ ", "蜂箱／蜜源")
    assert home.kept().answers["大标题1"] == "蜂箱"
    writer.stops()
