"""Answers that are typed: one line or several, with what the notice and the material have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.flows.length import items_hint
from drafter.flows.material import offered_material
from drafter.gathering.material import Material, Snippet
from drafter.interview.answers import MATERIAL, Value, lines_of, text_of, with_material
from drafter.interview.asks import Ask
from drafter.interview.dates import written_date
from drafter.interview.validation import InvalidAnswer, accepted
from drafter.terminal.heading_sets import Answered
from drafter.terminal.material import picked_snippets
from drafter.terminal.notice import proposal_hint
from drafter.terminal.places import Place, message
from drafter.terminal.prompts import typed_line, typed_lines
from drafter.terminal.running import WantsMaterial
from drafter.text.clean import clean_line

_NAMED = 8  # leaders that are named below the prompt


def typed_answer(place: Place) -> Answered:
    """One line, and the material that was put into it."""
    ask = place.ask
    key, half = place.session.half
    initial = (half if key == ask.key else "") or text_of(place.session.answers, ask.key)
    initial = initial or _noticed(place)
    offered = offered_material(place.session, ask)
    taken: dict[str, str] = {}
    while True:
        try:
            typed = typed_line(
                message(ask),
                hint=_line_hint(place) + _from_others(place, offered),
                initial=initial,
                problem=lambda text: problem_with(place, text),
                can_pick=bool(offered),
            )
            return _answered(place, accepted_at(place, typed), taken)
        except WantsMaterial as wants:
            words = _picked(offered, taken)
            initial = wants.typed + "，".join(words)


def typed_lines_answer(place: Place) -> Answered:
    """Several lines, and the material that was put into them."""
    ask = place.ask
    key, half = place.session.half
    is_half = key == ask.key and bool(half)
    initial = half.split("\n") if is_half else lines_of(place.session.answers, ask.key)
    initial = initial or _noticed(place).split("\n")
    offered = offered_material(place.session, ask)
    taken: dict[str, str] = {}
    while True:
        try:
            typed = typed_lines(
                message(ask),
                hint=ask.question.hint
                + items_hint(place.session, ask)
                + _enter(ask)
                + _from_others(place, offered),
                initial=[line for line in initial if line.strip()],
                half=is_half,
                problem=lambda text: problem_with(place, text),
                can_pick=bool(offered),
            )
            return _answered(place, accepted_at(place, typed), taken)
        except WantsMaterial as wants:
            initial, is_half = [*wants.typed.split("\n"), *_picked(offered, taken)], False


def accepted_at(place: Place, typed: str) -> Value:
    """What was typed as the answer. Raises InvalidAnswer."""
    return accepted(place.ask, typed, today=place.today, profile=place.session.profile)


def problem_with(place: Place, text: str) -> str:
    """Why what was typed cannot be the answer; "" where it can."""
    ask = place.ask
    try:
        accepted_at(place, text)
    except InvalidAnswer as error:
        return str(error)
    if ask.question.type == "list" and ask.question.required and not text.strip():
        return "至少写一条，骨架要靠它"
    return ""


def _line_hint(place: Place) -> str:
    ask, leaders = place.ask, place.session.profile.leaders
    hint = ask.question.hint + _enter(ask)
    if ask.question.slot == "人名" and leaders:
        hint += f"　名册里的写姓名就行：{'、'.join(each.name for each in leaders[:_NAMED])}"
    if ask.question.type == "date":
        hint += f"　今天是{written_date(place.today)}。"
    return hint


def _enter(ask: Ask) -> str:
    return f"　回车＝{ask.default}" if ask.default else ""


def _noticed(place: Place) -> str:
    """What the notice says for certain, where nothing was answered yet."""
    proposed = place.session.proposed.get(place.ask.key)
    unanswered = place.ask.key not in place.session.answers
    return proposed.default if proposed is not None and unanswered else ""


def _from_others(place: Place, offered: Sequence[tuple[Material, Snippet]]) -> str:
    """The lines below the hint: from where the words are, and what material there is."""
    noticed = proposal_hint(place.session.proposed.get(place.ask.key))
    material = f"\n素材里有 {len(offered)} 条可用：按 Tab 从素材里挑，原话放进来" if offered else ""
    return noticed + material


def _picked(offered: Sequence[tuple[Material, Snippet]], taken: dict[str, str]) -> tuple[str, ...]:
    """The words picked, which are noted in ``taken`` by the snippet's id."""
    picked = picked_snippets(offered)
    words = {snippet.id: clean_line(snippet.text) for _, snippet in picked}
    taken.update(words)
    return tuple(words.values())


def _answered(place: Place, value: Value, taken: Mapping[str, str]) -> Answered:
    """The answer; before it the snippets that went into it as they are."""
    said = value if isinstance(value, list) else [str(value)]
    kept = {id_: words for id_, words in taken.items() if any(words in line for line in said)}
    if not kept:
        return {place.ask.key: value}
    return {MATERIAL: with_material(place.session.answers, kept), place.ask.key: value}
