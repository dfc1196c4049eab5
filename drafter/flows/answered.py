"""What was understood by an answer, in one line; not what was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from drafter.composer.composer import judged
from drafter.composer.measure import verdict
from drafter.flows.offers import composer
from drafter.flows.session import Session
from drafter.interview.answers import EDITED, OWN, lines_of, text_of
from drafter.interview.asks import Ask, asks, chosen_pattern, head_patterns, heading_set
from drafter.interview.dates import weekday, written_date
from drafter.interview.length import length_note
from drafter.interview.slots import filled, place_values
from drafter.interview.speaker import speaker_of
from drafter.outlines.model import Question
from drafter.profile.roster import leader_note
from drafter.text.gaps import with_gaps
from drafter.text.numerals import count_of

Shortener = Callable[[str], str]


def answer_note(session: Session, ask: Ask, *, today: date, short: Shortener = str) -> str:
    """What was understood by the answer at ``ask``: counted, written out, derived. ``short`` cuts
    what is long to what there is room for."""
    answers, question = session.answers, ask.question
    match question.type:
        case "phrase":
            return f"{ask.prompt}　{short(_place_text(session, ask))}"
        case "headings" if question.of:
            return f"{ask.prompt}　{_heads(session, question)}"
        case "headings":
            return f"{ask.prompt}　{short('／'.join(_standing(session, question.name)))}"
        case "lines" | "list" | "items":
            lines = lines_of(answers, ask.key)
            listed = f"　{short('／'.join(lines))}" if lines else ""
            missing = "! 先空着，记作待补" if question.required else "（没有）"
            count = f"{len(lines)} 条" if lines else missing
            return f"{ask.prompt}　{count}{_gaps(' '.join(lines))}{listed}"
        case "date":
            return f"{ask.prompt}　{_date(text_of(answers, ask.key), today)}"
        case "length":
            return f"{ask.prompt}　{length_note(session.outline, answers)}"
    if question.edits:
        return f"{ask.prompt}　{_headings(session, question)}"
    text = text_of(answers, ask.key)
    if question.slot == "人名":
        warning = leader_note(session.profile, speaker_of(text).name, today=today)
        return f"{ask.prompt}　{_speaker(text, _represented(session))}" + (
            f"　! {warning}" if warning else ""
        )
    if not text:
        return f"{ask.prompt}　" + ("! 先空着，记作待补" if question.required else "（空）")
    source = "（取自单位档案）" if session.layers.get(ask.key) == "单位档案" else ""
    return f"{ask.prompt}　{short(text)}{_gaps(text)}{source}"


def _standing(session: Session, name: str) -> tuple[str, ...]:
    """The headings of the set ``name`` as they stand, those edited by hand among them."""
    offered = heading_set(session.outline, session.answers, name)
    editing = next((each for each in session.outline.questions if each.edits == name), None)
    if editing is None:
        return offered
    return tuple(
        text_of(session.answers, f"{editing.name}{number}") or heading
        for number, heading in enumerate(offered, start=1)
    )


def _headings(session: Session, question: Question) -> str:
    """How many headings stand, and what the measure says of them."""
    texts = _standing(session, question.edits)
    remark = f"　{verdict(judged(composer(), texts))}" if len(texts) > 1 else ""
    return f"{count_of(len(texts))}条大标题已定{remark}" if texts else "（没有）"


def _heads(session: Session, question: Question) -> str:
    """How many sub-headings were worded; those that were not stand as they were typed."""
    items = range(len(lines_of(session.answers, question.each)))
    worded = sum(len(head_patterns(question, session.answers, index)) for index in items)
    return f"{count_of(worded)}条小标题已定" if worded else "小题照您写的"


def _place_text(session: Session, ask: Ask) -> str:
    value = session.answers.get(ask.key)
    if value is None:
        return "不写"
    if isinstance(value, str):
        return f"{value}（手写）"
    pattern = chosen_pattern(ask.question, session.answers, ask.key)
    values = place_values(ask.question, session.outline, session.answers, index=ask.index)
    origin = "提纲自带" if isinstance(value, dict) and OWN in value else "词库"
    origin += "，改过字" if isinstance(value, dict) and EDITED in value else ""
    return f"〔{origin}〕{filled(pattern, values)}"


def _represented(session: Session) -> str:
    """Whom 我代表 will name in this draft: the answer to the question for whom one speaks, or what
    that question takes from the post; "" where it is not known yet or the speech does not say so.
    """
    for ask in asks(session.outline, session.answers):
        if ask.question.slot == "单位":
            answered = text_of(session.answers, ask.key)
            return answered if ask.key in session.answers else ask.default
    return ""


def _speaker(text: str, represented: str) -> str:
    speaker = speaker_of(text)
    derived = [f"地区 {speaker.region}"] if speaker.region else []
    if represented:
        derived.append(f"自称“我代表{represented}”")
    note = f"　由此得知：{'；'.join(derived)}" if derived else ""
    return f"{speaker.post}　{speaker.name}{note}" if speaker.post else f"{speaker.name}{note}"


def _date(text: str, today: date) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text or "! 未定，记作待补"
    away = (day - today).days
    when = f"还有 {away} 天" if away > 0 else "就是今天" if away == 0 else "! 已经过去，请核对"
    weekend = "　! 周末，请核对" if day.weekday() >= 5 else ""
    return f"{written_date(day)}（{weekday(day)}），{when}{weekend}"


def _gaps(text: str) -> str:
    _, gaps = with_gaps(text)
    names = "、".join(gap.name + (f"（问{gap.ask}）" if gap.ask else "") for gap in gaps)
    return f"　! 缺 {len(gaps)}：{names}" if gaps else ""
