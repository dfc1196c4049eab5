"""An outline: the questions and the template of one kind of speech."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from drafter.model import Move, Part

QuestionType = Literal[
    "text",  # one line
    "lines",  # several lines, kept as they are typed
    "list",  # a few short items
    "items",  # several lines of the form 小题：内容
    "date",
    "number",
    "choice",
    "phrase",  # a rhetorical place: a phrase of the bank, the outline's own sentence, or typed
    "headings",  # one heading for each item of a list question, as a parallel set; with ``of``, for
    # the heads (小题) of each item's lines
]

Stage = Literal["会议", "立意", "措辞"]


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer of a choice question; ``note`` explains it beside the value."""

    value: str
    note: str = ""


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked.

    ``name`` is the key of the answer and a variable of the template. ``prompt`` may hold ``{序}``
    and ``{项}`` where ``each`` names the list question it is asked for once an item. ``slot`` is
    the entity slot the answer fills. ``when`` names a question that must have an answer that is
    not empty. ``pattern`` is a regular expression the whole answer must match, ``error`` what to
    say where it does not. ``verbatim`` lines must stand in the draft unchanged.

    ``lead`` is a word the template itself puts before the answer, dropped where it was typed too.

    Of phrase places: ``part`` and ``moves`` select the bank's phrases, ``not_with`` names words
    that do not suit this kind of speech; ``own`` are the outline's
    sentences, with ``{slots}`` that name questions or entity slots; ``counts`` maps a slot to the
    list question whose number of items fills it. Of heading sets ``own`` are frames with ``{项}``;
    ``edits`` names the heading set whose headings a text question offers for editing; ``of``
    names the items question whose heads (小题) a heading set words, item by item.
    """

    name: str
    prompt: str
    stage: Stage
    type: QuestionType = "text"
    hint: str = ""
    help: str = ""
    example: str = ""
    required: bool = False
    slot: str = ""
    default: str = ""
    choices: tuple[Choice, ...] = ()
    when: str = ""
    each: str = ""
    pattern: str = ""
    error: str = ""
    verbatim: bool = False
    lead: str = ""
    part: Part | None = None
    moves: tuple[Move, ...] = ()
    own: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    counts: dict[str, str] = {}
    edits: str = ""
    of: str = ""


class Outline(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of speech.

    ``file_title`` and ``title`` are patterns with slots; ``roles`` are the Word roles it has.
    ``folder`` is where it was loaded from.
    """

    kind: str
    summary: str
    title: str
    file_title: str
    questions: tuple[Question, ...]
    roles: tuple[str, ...] = ()
    folder: Path = Path()

    def question(self, name: str) -> Question | None:
        """The question of that name, or None."""
        return next((question for question in self.questions if question.name == name), None)
