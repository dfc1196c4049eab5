"""The frozen values that flow through the program, from a source file to a line in Word.

Offsets are 0-based code points into the decoded source text, newlines untouched, end exclusive;
``source_text[start:end] == text`` holds for every span.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from msgspec import Struct

# --- reading -----------------------------------------------------------------------------------

Move = Literal[
    "greeting", "occasion", "identity", "significance", "acknowledgement", "thanks", "review",
    "situation", "transition", "readdress", "summary", "call", "pledge", "slogan", "wish", "other",
]  # fmt: skip

MOVE_LABELS: dict[Move, str] = {
    "greeting": "问候",
    "occasion": "缘由",
    "identity": "身份",
    "significance": "意义",
    "acknowledgement": "肯定发言",
    "thanks": "致谢",
    "review": "回顾",
    "situation": "形势",
    "transition": "过渡",
    "readdress": "重提称谓",
    "summary": "总结",
    "call": "号召",
    "pledge": "表态",
    "slogan": "口号",
    "wish": "祝愿",
    "other": "其他",
}

StructureKind = Literal["heading", "sentence", "phrase"]


class Place(Struct, frozen=True, gc=False):
    """What a person calls the place in the file that the text from ``start`` on (up to the next
    place) comes from: 第 3 段, 第 2 页."""

    start: int
    name: str


class Source(Struct, frozen=True):
    """One input file: its name for lists, the sha256 of its bytes, encoding and decoded text.

    For a format that is not text, ``text`` is what its reader read, ``encoding`` the format (docx,
    pdf, doc) and ``places``, by start, leads back to the file; empty for plain text.
    """

    name: str
    sha256: str
    encoding: str
    text: str
    places: tuple[Place, ...] = ()


class Span(Struct, frozen=True):
    """A stretch of the source text; ``why`` names the rule that found it, or ""."""

    start: int
    end: int
    text: str
    why: str = ""


class MovedSentence(Struct, frozen=True):
    """A sentence of an opening or closing and what it does (its rhetorical move); ``why`` names the
    rule behind the move, or ""."""

    start: int
    end: int
    move: Move
    text: str
    why: str = ""


class Heading(Struct, frozen=True):
    """A point's heading: ``level`` by nesting in this speech (1..4); ``marker`` such as 一、 一要;
    ``text`` is the whole span, marker included, final punctuation not; ``why`` names the rule that
    found it, or ""."""

    start: int
    end: int
    level: int
    marker: str
    text: str
    why: str = ""


class Structure(Struct, frozen=True):
    """n parallel items with a shared frame. ``items`` are verbatim, ``frame`` is one item with what
    varies as ``{一}`` ``{二}`` slots (empty when no common frame was found)."""

    kind: StructureKind
    start: int
    end: int
    items: tuple[str, ...]
    frame: str


class Quote(Struct, frozen=True):
    """A direct quotation, without its quotation marks; ``speaker`` as named before it, or ""."""

    start: int
    end: int
    speaker: str
    text: str


class Speech(Struct, frozen=True):
    """One speech inside a source. ``year`` comes from its title or date line, else None;
    ``announced`` is the number of points its transition announces, else None;
    ``truncated``: the text breaks off, so it has no closing; ``warnings`` (Chinese) say what a
    reader should look at; ``why`` names the rules that bound it, its opening and its closing."""

    start: int
    end: int
    title: Span | None = None
    salutation: Span | None = None
    opening: tuple[MovedSentence, ...] = ()
    headings: tuple[Heading, ...] = ()
    structures: tuple[Structure, ...] = ()
    closing: tuple[MovedSentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    year: int | None = None
    announced: int | None = None
    truncated: bool = False
    warnings: tuple[str, ...] = ()
    why: str = ""


class Reading(Struct, frozen=True):
    """What was read from one source; ``reason`` says in Chinese why there is no speech."""

    source: str
    sha256: str
    encoding: str
    speeches: tuple[Speech, ...]
    reason: str = ""


# --- mining and the bank -----------------------------------------------------------------------

Part = Literal["opening", "transition", "heading", "sentence", "phrase", "closing"]

PART_LABELS: dict[Part, str] = {
    "opening": "开头",
    "transition": "过渡",
    "heading": "标题",
    "sentence": "句",
    "phrase": "短语",
    "closing": "结尾",
}

ENTITY_SLOTS = (
    "会议名称", "单位", "地区", "人名", "职务", "日期",
    "年份", "数量", "文件", "活动", "上级", "事项",
)  # fmt: skip

SLOT = re.compile(r"\{([^{}]{1,12})\}")
"""A slot inside a pattern: ``{会议名称}``."""

BETWEEN_HEADINGS = "；"
"""What joins the headings of a set that is kept as one phrase."""


def phrase_id(part: Part, pattern: str) -> str:
    """The content id of a phrase: 12 hex digits, the same on every machine and in every bank."""
    from hashlib import sha256  # here, for a browse starts without it

    return sha256(f"{part}\n{pattern}".encode()).hexdigest()[:12]


class Occurrence(Struct, frozen=True, order=True):
    """Where a phrase was found: ``source`` is the sha256 of the file's bytes, ``speech`` the start
    offset of the speech in it."""

    source: str
    speech: int
    start: int
    end: int


class MinedPhrase(Struct, frozen=True):
    """A pattern lifted out of one place of one speech; ``occasion``, ``level`` and ``speaker`` say
    what its title tells of them (推进会, 市, 市委书记), "" where it does not."""

    part: Part
    move: Move | None
    pattern: str
    occurrence: Occurrence
    topics: tuple[str, ...] = ()
    occasion: str = ""
    level: str = ""
    speaker: str = ""


class SpeechRecord(Struct, frozen=True, order=True):
    """What the bank remembers of a speech: where it is in its source, title, year, and what title
    and byline tell: ``occasion`` (推进会), ``level`` (市) and ``speaker``, "" where they do not.
    ``words`` is a hash of its words alone: the same speech in another file, encoding or layout has
    the same.
    """

    start: int
    end: int
    title: str
    year: int | None = None
    occasion: str = ""
    level: str = ""
    speaker: str = ""
    words: str = ""


class SourceRecord(Struct, frozen=True):
    """What the bank remembers of a source. ``text`` is None for the shipped bank's sources."""

    sha256: str
    name: str
    encoding: str
    speeches: tuple[SpeechRecord, ...]
    text: str | None = None
    grade: Literal["网络", "权威"] = "网络"


class Phrase(Struct, frozen=True):
    """A reusable pattern. ``number`` is its short number in one bank (for reading); ``speeches``
    and ``sources`` count where it was found; years are None where no speech was dated;
    ``variants`` are near-identical patterns counted with it; ``speakers`` counts those that are
    known, ``occasions`` and ``levels`` are the known ones, sorted."""

    id: str
    number: int
    part: Part
    move: Move | None
    pattern: str
    topics: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    speeches: int
    sources: int
    first_year: int | None
    last_year: int | None
    variants: tuple[str, ...] = ()
    speakers: int = 0
    occasions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    @property
    def single(self) -> bool:
        """孤例: found in one speech only, so never a default."""
        return self.speeches < 2

    @property
    def slots(self) -> tuple[str, ...]:
        """Names of the slots in the pattern, in order, each once."""
        return tuple(dict.fromkeys(SLOT.findall(self.pattern)))


# --- drafting ----------------------------------------------------------------------------------

BlockKind = Literal[
    "title", "byline", "date", "salutation",
    "heading1", "heading2", "heading3", "heading4", "paragraph",
]  # fmt: skip


LETTER_LABELS = {"A": "答案", "M": "素材", "O": "提纲", "P": "词库", "T": "手写"}
"""What the letters of an origin say; the first is the one that is counted."""


class Origin(Struct, frozen=True):
    """Where a sentence comes from. ``letters``: A answer, M material, O outline, P phrase, T typed;
    the first gave the wording (``PA`` is worded by a phrase and filled with answers)."""

    letters: str
    phrase: str = ""
    questions: tuple[str, ...] = ()


class DraftSentence(Struct, frozen=True):
    """A sentence of the draft; in a title ``text`` may hold a line break."""

    text: str
    origin: Origin


class Block(Struct, frozen=True):
    """A paragraph-sized piece of the draft. ``run_in``: the first sentence is a heading that runs
    on into its paragraph (一要……。), set in 楷体."""

    kind: BlockKind
    sentences: tuple[DraftSentence, ...]
    run_in: bool = False

    @property
    def text(self) -> str:
        return "".join(sentence.text for sentence in self.sentences)


GAP = re.compile(r"【待补：([^【】]{1,60})】")
"""A required fact nobody has given yet, as it stands in a draft."""


class Gap(Struct, frozen=True):
    """A missing fact: its name and whom to ask ("" where nobody was named)."""

    name: str
    ask: str = ""


class Draft(Struct, frozen=True):
    """A composed speech. ``outline`` is the kind (工作会议讲话); ``day`` the speech's date if
    known; ``gaps`` in the order in which they stand in the text."""

    outline: str
    blocks: tuple[Block, ...]
    speaker: str = ""
    day: date | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def sentences(self) -> tuple[DraftSentence, ...]:
        """All sentences in order; of title, byline, date, salutation and a heading each is one."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)

    @property
    def texts(self) -> list[str]:
        """The words of ``sentences``."""
        return [sentence.text for sentence in self.sentences]

    @property
    def title(self) -> str:
        """The title on one line."""
        return "".join(b.text for b in self.blocks if b.kind == "title").replace("\n", "")

    @property
    def characters(self) -> int:
        """字数: salutation, headings and body with punctuation; not title, byline and date."""
        counted = (b.text for b in self.blocks if b.kind not in ("title", "byline", "date"))
        return sum(not char.isspace() for text in counted for char in text)
