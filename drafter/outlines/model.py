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
    "length",  # how long the speech is: a preset, or typed as minutes or characters
]

Stage = Literal["会议", "立意", "措辞"]


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer of a choice question; ``note`` explains it beside the value; ``title`` is the
    speech's title pattern where it is chosen ("": the outline's). Of a length question it is a
    preset that stands for ``minutes``."""

    value: str
    note: str = ""
    title: str = ""
    minutes: int = 0


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked.

    ``name`` is the key of the answer and a variable of the template. ``prompt`` may hold ``{序}``
    and ``{项}`` where ``each`` names the list question it is asked for once an item. ``slot`` is
    the entity slot the answer fills. ``when`` names a question that must have an answer that is
    not empty, or with ``类别=成立`` a choice question and the answer it must have;
    ``from_minutes``: asked only where the speech is to be that long, and empty below it.
    ``pattern`` is a regular expression the whole answer must match, ``error`` what to say where it
    does not. ``verbatim`` lines must stand in the draft unchanged.

    ``lead`` is a word the template itself puts before the answer, dropped where it was typed too.

    Of phrase places: ``part`` and ``moves`` select the bank's phrases, ``not_with`` names words
    that do not suit this kind of speech; ``own`` are the outline's
    sentences, with ``{slots}`` that name questions or entity slots; ``counts`` maps a slot to the
    list question whose number of items fills it, or to a number where the template itself fixes how
    many points there are; ``members`` is the number of parallel headings that a phrase gives at
    once, joined by ； as the bank keeps them (the template gets a list of so many). Of heading sets
    ``own`` are frames with ``{项}``;
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
    from_minutes: int = 0
    each: str = ""
    pattern: str = ""
    error: str = ""
    verbatim: bool = False
    lead: str = ""
    part: Part | None = None
    moves: tuple[Move, ...] = ()
    own: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    counts: dict[str, str | int] = {}
    members: int = 1
    edits: str = ""
    of: str = ""

    @property
    def condition(self) -> tuple[str, str]:
        """``when`` as the question's name and the answer it must have ("": any)."""
        name, _, value = self.when.partition("=")
        return name, value


class Outline(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of speech.

    ``file_title`` and ``title`` are patterns with slots; ``roles`` are the Word roles it has.
    ``folder`` is where it was loaded from; ``apart``: it did not ship, so its template is rendered
    in a process of its own. Neither stands in outline.yaml.
    """

    kind: str
    summary: str
    title: str
    file_title: str
    questions: tuple[Question, ...]
    roles: tuple[str, ...] = ()
    folder: Path = Path()
    apart: bool = False

    def question(self, name: str) -> Question | None:
        """The question of that name, or None."""
        return next((question for question in self.questions if question.name == name), None)
