"""Fields for facts: a line, a day, several lines, one of a few answers, a length."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from drafter.flows.length import items_hint
from drafter.flows.material import offered_material
from drafter.gathering.material.offering import told_source
from drafter.interview.answers import lines_of, text_of
from drafter.interview.dates import written_date
from drafter.interview.length import preset_characters
from drafter.text.clean import clean_line
from drafter.web.draft_fields import Field, Known, Option

_NAMED = 8  # leaders that are named beside the field
_MOST_MATERIAL = 40


def line_field(known: Known, field: Field) -> Field:
    ask, (half_key, half) = field.ask, known.session.half
    hint = field.hint + (f"　空着＝{ask.default}" if ask.default else "")
    leaders = known.session.profile.leaders
    if ask.question.slot == "人名" and leaders:
        hint += f"　名册里的写姓名就行：{'、'.join(each.name for each in leaders[:_NAMED])}"
    value = text_of(known.session.answers, ask.key)
    if ask.question.type == "date":
        hint += f"　今天是{written_date(known.today)}。"
        value = _day(value)
    if half and half_key == ask.key:
        value = half
    if field.note == value:
        field = replace(field, note="")
    return _noticed(known, replace(field, hint=hint, value=value))


def _noticed(known: Known, field: Field) -> Field:
    """The field with what the notice of the meeting says of its question."""
    proposed = known.session.proposed.get(field.ask.key)
    if proposed is None or field.answered:
        return field
    if not proposed.default:
        said = (f"{each.answer.replace(chr(10), '／')}（{each.line}）" for each in proposed.said)
        doubt = f"通知里拿不准，没有替您填：{proposed.doubt}　{'；'.join(said)}"
        return replace(field, noticed=doubt)
    value = _day(proposed.default) if field.ask.question.type == "date" else proposed.default
    noticed = f"取自通知，点“照这样”就算数。{proposed.said[0].line}"
    return replace(field, noticed=noticed, value=field.value or value, proposed=True)


def _day(value: str) -> str:
    """A date as a person writes it; anything else as it is."""
    try:
        return written_date(date.fromisoformat(value))
    except ValueError:
        return value


def lines_field(known: Known, field: Field) -> Field:
    ask, (half_key, half) = field.ask, known.session.half
    kept = "\n".join(lines_of(known.session.answers, ask.key))
    hint = field.hint + items_hint(known.session, ask)
    value = half if half and half_key == ask.key else kept
    material = tuple(
        (clean_line(snippet.text), told_source(source, snippet))
        for source, snippet in offered_material(known.session, ask)[:_MOST_MATERIAL]
    )
    return _noticed(known, replace(field, hint=hint, value=value, material=material))


def choice_field(known: Known, field: Field) -> Field:
    current = text_of(known.session.answers, field.ask.key) or field.ask.default
    options = tuple(
        Option(each.value, each.note, each.value == current) for each in field.ask.question.choices
    )
    return replace(field, options=options)


def length_field(known: Known, field: Field) -> Field:
    answers = known.session.answers
    field = _noticed(known, field)
    current = text_of(answers, field.ask.key) or field.value or field.ask.default
    options = tuple(
        Option(
            each.value,
            f"{each.minutes} 分钟，约 {preset_characters(each, answers):,} 字　{each.note}",
            each.value == current,
        )
        for each in field.ask.question.choices
    )
    is_own = bool(current) and not any(each.chosen for each in options)
    return replace(field, options=options, own=current if is_own else "")
