"""Which question each proposal of a notice would answer, and with what words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from drafter.errors import UsageError
from drafter.gathering.lines import marked_line, place_in
from drafter.gathering.notice.model import Candidate, Proposal
from drafter.interview.checked import checked_answers
from drafter.model import Source
from drafter.outlines.model import Outline, Question

_SPEAKS = re.compile(
    "通报|汇报|介绍|发言|宣读|宣布|领学|传达|解读|点评|表态|致辞|报告|部署|总结|授课"
)
_THE_SPEECH = re.compile("讲话$")
_MINUTES = re.compile(r"[（(][^（()）]*(?:分钟|字)[^（()）]*[）)]")
_SPACES = re.compile(r"(?<=[\u4e00-\u9fff、])[ \u3000]+(?=[\u4e00-\u9fff])")
_BEFORE, _WHOLE, _COMING, _AT = "前面议程", "议程", "参会范围", "地点"


class Said(Struct, frozen=True):
    """One reading of what the notice says: the answer as it would be typed (a line each), and the
    notice's own line with the words between 「」."""

    answer: str
    line: str


class Proposed(Struct, frozen=True):
    """What a notice proposes for one question. ``doubt``: why none of it is the default ("" where
    there is one reading and it fits)."""

    said: tuple[Said, ...]
    doubt: str = ""

    @property
    def default(self) -> str:
        return self.said[0].answer if len(self.said) == 1 and not self.doubt else ""


def proposed_answers(
    proposals: Sequence[Proposal], outline: Outline, source: Source
) -> dict[str, Proposed]:
    """The proposals by the name of the question of ``outline`` that each would answer."""
    found: dict[str, Proposed] = {}
    for question in outline.questions:
        for proposal in proposals:
            if _answers(question, proposal):
                one = _proposed(question, proposal, outline, source)
                if one is not None:
                    found[question.name] = one
    return found


def _answers(question: Question, proposal: Proposal) -> bool:
    match proposal.field:
        case "会议名称":
            return question.slot == "会议名称"
        case "时间":
            return question.type == "date"
        case "篇幅":
            return question.type == "length"
        case "地点":
            return question.name == _AT
        case "参会人员":
            return question.name == _COMING
        case "议程":
            return question.name in (_BEFORE, _WHOLE)
        case "发文单位":
            return False
    return question.name == proposal.field and question.slot == "人名"


def _proposed(
    question: Question, proposal: Proposal, outline: Outline, source: Source
) -> Proposed | None:
    said: list[Said] = []
    doubt = proposal.doubt
    for candidate in proposal.candidates:
        lines = _lines(question, candidate)
        if not lines:
            continue
        answer = "\n".join(lines)
        said.append(Said(answer, _line(source, candidate, lines)))
        doubt = doubt or _unfit(question, answer, candidate, outline)
    return Proposed(tuple(said), doubt) if said else None


def _line(source: Source, candidate: Candidate, lines: Sequence[str]) -> str:
    first, last = candidate.spans[0], candidate.spans[-1]
    if len(lines) == 1:
        return marked_line(source, first)
    return f"{place_in(source, first.start)}到{place_in(source, last.start)}，{len(lines)} 条"


def _lines(question: Question, candidate: Candidate) -> tuple[str, ...]:
    if question.type == "date":
        return (candidate.value[0].partition(" ")[0],)
    values = tuple(_SPACES.sub("", value) for value in candidate.value)
    if question.name == _BEFORE:
        return _before_the_speech(values)
    if question.name == _WHOLE:
        return tuple(_MINUTES.sub("", value) for value in values)
    return values if question.type in ("lines", "list", "items") else candidate.value[:1]


def _before_the_speech(items: tuple[str, ...]) -> tuple[str, ...]:
    """Those on the agenda who say something before the speech; nobody where no speech is on it."""
    speech = next((n for n, item in enumerate(items) if _THE_SPEECH.search(item)), None)
    if speech is None:
        return ()
    return tuple(_MINUTES.sub("", item) for item in items[:speech] if _SPEAKS.search(item))


def _unfit(question: Question, answer: str, candidate: Candidate, outline: Outline) -> str:
    """Why this reading cannot be a default: said of another's speech, or not of the question's
    form."""
    if candidate.about and not _suits(candidate.about, outline.kind):
        return f"通知说的是{candidate.about}"
    try:
        checked_answers({question.name: answer}, outline)
    except UsageError as error:
        return error.advice or error.message
    return ""


def _suits(about: str, kind: str) -> bool:
    """Whether a length said of 交流发言 is one of a 表态发言: the last word decides."""
    return kind.endswith(about) or about in kind or (kind[-2:] == "发言" and about[-2:] == "发言")


def defaults_of(proposed: Mapping[str, Proposed]) -> dict[str, str]:
    """The answers that are certain, as they would be typed."""
    return {name: each.default for name, each in proposed.items() if each.default}
