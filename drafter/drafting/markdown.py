"""The draft as one Markdown file that a person edits: answers in front, origins at the end.

Reopened, a sentence whose words are unchanged has its origin back, and so has a phrase of which a
few words were changed; any other changed sentence is typed by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import force_setattr

from drafter.drafting.blocks import escaped, runs_in, sentences_of, shaped
from drafter.drafting.gaps import gaps_in
from drafter.drafting.identity import draft_id, is_draft_id
from drafter.drafting.marks import Tagged, plain
from drafter.drafting.origins import origins_again, sentence_hash
from drafter.errors import UserError
from drafter.interview.answers import Value
from drafter.model import Block, BlockKind, Draft, DraftSentence, Origin
from drafter.outlines.yaml_file import text_of_yaml, yaml_value
from drafter.text.clean import clean_line, clean_text
from drafter.text.gaps import with_gaps

_PREFIXES: dict[BlockKind, str] = {
    "title": "# ",
    "heading1": "## ",
    "heading2": "### ",
    "heading3": "#### ",
    "heading4": "##### ",
}
_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_ORIGINS = re.compile(r"\n<!-- 来历[^\n]*\n(.*?)-->\s*$", re.DOTALL)
_ORIGIN_LINE = re.compile(r"([0-9a-f]{12}) ([AMOPT]{1,3}) (\S+) (\S+)")
_BREAK = re.compile(r"\s*(?<!\\)<br\s*/?>\s*", re.IGNORECASE)
_NO_GAP = re.compile("【(?!待补：)")
_NOTE = "<!-- 来历：改了字的句子自动记作手写（词条小改仍算词条），这一段不用动"
_LONGEST_FRONT = 200_000  # characters looked at; answers with all their lines are far shorter


class DraftFile(Struct, frozen=True):
    """A draft with what it was made from, as one file keeps it. ``id`` is given when the draft is
    made (``draft_id``) and stays, whatever is changed afterwards."""

    draft: Draft
    answers: Mapping[str, Value]
    seed: int = 0
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            force_setattr(self, "id", draft_id(self.draft.outline, self.answers, self.seed))


def markdown_of(file: DraftFile) -> str:
    """The file's text. The same draft and answers always give the same text."""
    draft = file.draft
    head: dict[str, object] = {"提纲": draft.outline, "稿号": file.id, "种子": file.seed}
    if draft.speaker:
        head["讲话人"] = draft.speaker
    if draft.day:
        head["日期"] = draft.day.isoformat()
    asked = {gap.name: gap.ask for gap in draft.gaps if gap.ask}
    if asked:
        head["问谁"] = asked
    head["答案"] = dict(file.answers)
    lines = [_line(block) for block in draft.blocks]
    return f"---\n{text_of_yaml(head)}---\n" + "\n\n".join(lines) + "\n\n" + _origins(draft.blocks)


def _line(block: Block) -> str:
    text = block.text
    if block.kind == "title":
        text = text.replace("<", "\\<").replace("\n", "<br>")
    prefix = _PREFIXES.get(block.kind, "")
    # A bracket that is no gap is none when the file is read: 【案例】 in a text that came back.
    return prefix + _NO_GAP.sub(r"\\【", text if prefix else escaped(text))


def _origins(blocks: tuple[Block, ...]) -> str:
    lines: list[str] = []
    for sentence in (sentence for block in blocks for sentence in block.sentences):
        origin = sentence.origin
        questions = ",".join(origin.questions) or "-"
        key = sentence_hash(sentence.text)
        lines.append(f"{key} {origin.letters} {origin.phrase or '-'} {questions}")
    return "\n".join([_NOTE, *lines, "-->"]) + "\n"


def is_draft_file(text: str) -> bool:
    """Whether ``text`` is a draft that this program saved, by its front matter."""
    front = _FRONT.match(clean_text(text[:_LONGEST_FRONT]))
    return front is not None and front[1].startswith("提纲:")


def draft_file(text: str, *, name: str) -> DraftFile:
    """The draft that the Markdown ``text`` holds, hand edits included.

    Raises UserError when it is not a draft of this program (no front matter with 提纲).
    """
    text = clean_text(text)
    front = _FRONT.match(text)
    head = yaml_value(f"\n{front[1]}", name=name) if front else None
    if not isinstance(head, dict) or not isinstance(head.get("提纲"), str):
        raise UserError(f"{name} 不是 drafter 存的稿子（开头没有“提纲”）", "用 drafter draft 起稿")
    body = text[front.end() :] if front else text
    end = _ORIGINS.search("\n" + body)
    origins = _origin_lines(end[1]) if end else {}
    if end:
        body = body[: max(0, end.start() - 1)]
    answers = _plain_answers(head.get("答案"))
    kept = str(head.get("稿号") or "")
    return DraftFile(
        _draft(head, body, origins, answers),
        answers,
        _seed(head),
        kept if is_draft_id(kept) else "",
    )


def _draft(
    head: dict[str, object],
    body: str,
    origins: dict[str, list[Origin]],
    answers: Mapping[str, Value],
) -> Draft:
    asked = head.get("问谁")
    names = {str(k): str(v) for k, v in asked.items()} if isinstance(asked, dict) else {}
    body, typed = with_gaps(body)
    body = body.replace("\\【", "【")
    names |= {gap.name: gap.ask for gap in typed if gap.ask}
    shapes: list[tuple[BlockKind, list[str]]] = []
    everything: list[Tagged] = []
    for kind, characters in shaped([(char, ()) for char in line] for line in body.split("\n")):
        if kind == "title":
            title = _BREAK.sub("\n", plain(characters)).replace("\\<", "<")
            characters = [(char, ()) for char in title]
        shapes.append((kind, [plain(sentence) for sentence in sentences_of(kind, characters)]))
        everything += characters
    known = origins_again([text for _, texts in shapes for text in texts], origins, answers)
    blocks = tuple(
        Block(kind, tuple(DraftSentence(text, next(known)) for text in texts), runs_in(kind, texts))
        for kind, texts in shapes
    )
    return Draft(
        outline=str(head["提纲"]),
        blocks=blocks,
        speaker=clean_line(str(head.get("讲话人") or "")),
        day=_day(head.get("日期")),
        gaps=gaps_in(everything, names),
    )


def _origin_lines(text: str) -> dict[str, list[Origin]]:
    """Origins by the key of their sentence, in the order of the sentences."""
    found: dict[str, list[Origin]] = {}
    for key, letters, phrase, questions in _ORIGIN_LINE.findall(text):
        names = () if questions == "-" else tuple(questions.split(","))
        found.setdefault(key, []).append(Origin(letters, "" if phrase == "-" else phrase, names))
    return found


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _seed(head: dict[str, object]) -> int:
    value = head.get("种子")
    return int(value) if isinstance(value, int) else 0


def _plain_answers(value: object) -> dict[str, Value]:
    """The answers as they were written; a hand that broke one breaks only that one."""
    if not isinstance(value, dict):
        return {}
    plain_values: dict[str, Value] = {}
    for key, answer in value.items():
        if answer is None:
            plain_values[str(key)] = None
        elif isinstance(answer, int):
            plain_values[str(key)] = int(answer)
        elif isinstance(answer, list):
            plain_values[str(key)] = [str(each) for each in answer]
        elif isinstance(answer, dict):
            plain_values[str(key)] = {str(k): _plain_part(v) for k, v in answer.items()}
        else:
            plain_values[str(key)] = str(answer)
    return plain_values


def _plain_part(value: object) -> str | int | list[str]:
    """One entry of a choice; a heading set has a list of patterns."""
    if isinstance(value, list):
        return [str(each) for each in value]
    return int(value) if isinstance(value, int) else str(value)
