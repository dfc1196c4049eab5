"""By when, by whom: what a draft's sentences say outright."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.drafting.deadlines import Deadline, deadlines
from drafter.model import Block, BlockKind, Draft, DraftSentence, Origin

SPEECH = date(2026, 11, 27)


def block(text: str, kind: BlockKind = "paragraph", *, lead: str = "") -> Block:
    sentences = [each for each in (lead, text) if each]
    return Block(kind, tuple(DraftSentence(each, Origin("O")) for each in sentences), bool(lead))


def told(*blocks: Block, day: date | None = SPEECH) -> tuple[Deadline, ...]:
    draft = Draft(outline="工作会议讲话", blocks=blocks, speaker="", day=day, gaps=())
    return deadlines(draft)


def days(*texts: str, day: date | None = SPEECH) -> list[str]:
    return [each.when for each in told(*map(block, texts), day=day)]


def test_when_what_and_who_are_the_sentence_s_own_words() -> None:
    text = "12月15日前，县林草局要把地块落到山头，报县政府。"
    assert told(block(text)) == (Deadline("12月15日前", "要把地块落到山头", "县林草局"),)


def test_a_unit_that_does_not_act_is_not_named() -> None:
    assert told(block("12月底前，地块落到山头。")) == (Deadline("12月底前", "地块落到山头", ""),)
    (found,) = told(block("12月底前，县林草局的方案要到位。"))
    assert found.who == ""


def test_what_runs_in_names_what_is_to_be_done() -> None:
    (found,) = told(block("12月20日前，各乡镇完成挖穴。", lead="一是整好地，备足苗。"))
    assert found == Deadline("12月20日前", "整好地", "各乡镇")


def test_a_long_matter_is_cut() -> None:
    (found,) = told(block("12月底前，把全县三十二个村的灌溉水渠清淤一遍。"))
    assert found.what == "把全县三十二个村的灌溉水渠清……"
    (found,) = told(block("12月底前，把各村的灌溉水渠清淤一遍。"))
    assert found.what == "把各村的灌溉水渠清淤一遍"


def test_by_date_and_what_no_calendar_tells_last() -> None:
    assert days(
        "春节前，备足种子。",
        "明年3月底前，栽完。",
        "年底前，整完地。",
        "12月1日前，报方案。",
        "2月前，调苗。",
        "元旦前，开会部署。",
    ) == ["12月1日前", "年底前", "元旦前", "2月前", "明年3月底前", "春节前"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("12月底前", "1月1日前"),  # a month before the speech's is next year's
        ("11月27日前", "12月前"),  # its own day is this year's
        ("12月前", "12月2日前"),  # without a day it is the first
        ("12月30日前", "12月底前"),
        ("2027年1月前", "明年2月前"),
        ("明年11月前", "2028年1月前"),
        ("今年12月31日前", "元旦前"),
        ("五一前", "国庆节前"),
        ("2月28日前", "3月1日前"),
        ("2月30日前", "3月1日前"),  # a day that the month has not is its last
        ("11月末前", "12月1日前"),
    ],
)
def test_the_earlier_day_stands_first(earlier: str, later: str) -> None:
    assert days(f"{later}，做完一件。", f"{earlier}，做完一件。") == [earlier, later]
    assert days(f"{earlier}，做完一件。", f"{later}，做完一件。") == [earlier, later]


def test_a_month_that_no_calendar_has_is_last() -> None:
    assert days("13月前，栽完。", "12月前，整地。") == ["12月前", "13月前"]


def test_without_the_speech_s_day_months_stand_in_their_order() -> None:
    assert days("12月前，栽完。", "3月前，整地。", day=None) == ["3月前", "12月前"]


def test_what_looks_back_sets_no_deadlines() -> None:
    back, ahead = block("一、去年的工作情况", "heading1"), block("二、抓好栽植", "heading1")
    done, due = block("10月底前，县林草局完成了整地。"), block("12月底前，县林草局完成挖穴。")
    assert told(back, done, ahead, due) == (Deadline("12月底前", "完成挖穴", "县林草局"),)
    assert told(ahead, due, back, done) == (Deadline("12月底前", "完成挖穴", "县林草局"),)


def test_before_the_first_heading_nothing_is_due() -> None:
    ahead = block("一、抓好栽植", "heading1")
    assert told(block("12月底前，栽完。"), ahead) == ()
    assert told(ahead, block("12月底前，栽完。")) != ()
    assert told(block("12月底前，栽完。", "heading2")) == ()


def test_a_promise_to_do_one_s_duty_looks_ahead() -> None:
    heading, text = block("三、履职尽责，守牢底线", "heading1"), block("12月10日前，签完责任书。")
    assert [each.when for each in told(heading, text)] == ["12月10日前"]
    assert told(block("一、履职情况", "heading1"), text) == ()
    assert told(block("一、履职尽责情况", "heading1"), text) == ()


def test_who_stands_elsewhere_in_the_sentence_or_was_put_in_charge_before() -> None:
    one = block("由县水利局牵头，12月20日前全部进场。", lead="一是清好淤。")
    assert told(one) == (Deadline("12月20日前", "清好淤", "县水利局"),)
    sentences = ("一是清好淤。", "由县水利局牵头。", "12月20日前，全部进场。")
    several = Block(
        "paragraph", tuple(DraftSentence(s, Origin("O")) for s in sentences), run_in=True
    )
    assert told(several) == (Deadline("12月20日前", "清好淤", "县水利局"),)
    headed = block("12月20日前，全部进场。", lead="县水利局。")
    assert told(headed) == (Deadline("12月20日前", "县水利局", "县水利局"),)


def test_in_a_speech_from_below_what_has_nobody_is_the_speaker_s_own() -> None:
    title, text = block("在全县春耕工作会上的表态发言", "title"), block("12月底前，栽完。")
    assert told(title, text) == (Deadline("12月底前", "栽完", "自己"),)
    assert told(block("在全县春耕工作会上的讲话", "title"), text)[0].who == ""
