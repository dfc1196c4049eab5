"""Any text as the blocks of a speech: roles by style where a file has styles, else by shape.

Shape is numbering, face, weight and place. Whatever a paragraph is taken for, its text is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from drafter.corpus.front import front
from drafter.corpus.read_text import ParagraphForm, ReadText
from drafter.export.plain_lines import joined_lines, unmarked
from drafter.model import GAP, Block, BlockKind, Draft, DraftSentence, Gap, Origin
from drafter.text.sentences import sentence_spans

_TYPED = Origin("T")

STYLE_NAMES: dict[str, BlockKind] = {
    "title": "title", "标题": "title", "文件标题": "title", "公文标题": "title",
    "讲话标题": "title", "题目": "title", "大标题": "title", "speech title": "title",
    "讲话人": "byline", "署名": "byline", "作者": "byline", "主讲人": "byline",
    "speaker": "byline", "byline": "byline", "author": "byline",
    "date": "date", "日期": "date", "讲话日期": "date", "speech date": "date",
    "salutation": "salutation", "称呼": "salutation", "称谓": "salutation",
    "主送": "salutation", "主送机关": "salutation",
    "heading 1": "heading1", "heading 2": "heading2", "heading 3": "heading3",
    "heading 4": "heading4", "标题 1": "heading1", "标题 2": "heading2", "标题 3": "heading3",
    "标题 4": "heading4", "一级标题": "heading1", "二级标题": "heading2", "三级标题": "heading3",
    "四级标题": "heading4",
}  # fmt: skip
"""Name of a style, in lower case, to the role it is made for."""

_OUR_AIDS = ("分钟", "首页提示")
_CONTINUED = "续段"
_HEADINGS: tuple[BlockKind, ...] = ("heading1", "heading2", "heading3", "heading4")
_HAN = "[一二三四五六七八九十百]{1,4}"
_NUMBERS: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(rf"(?:{_HAN}[、.．]|第{_HAN}(?:部分|章|编)[，、：\s])"), "heading1"),
    (re.compile(rf"[（(]{_HAN}[）)]"), "heading2"),
    (re.compile(r"\d{1,2}[.．、](?!\d)"), "heading3"),
    (re.compile(r"[（(]\d{1,2}[）)](?!年)"), "heading4"),
)
_LEAD = re.compile(
    rf"(?:{_HAN}、|[（(]{_HAN}[）)]|\d{{1,2}}[.．、]|[（(]\d{{1,2}}[）)]"
    r"|第?[一二三四五六七八九十]+[是要、，]|首先，|其次，|再次，|最后，)"
)
_DATE = re.compile(
    r"[（(]?\s*[\d〇零○一二三四五六七八九十]{2,4}\s*年.{1,4}月.{1,4}日\s*(?:[（(].{1,4}[）)])?[）)]?"
)
_ENDS = "。！？；"
_LONGEST_HEADING = 60
_LONGEST_LEAD = 45
_LONGEST_BYLINE = 80
_LONGEST_TITLE_LINE = 45


class Paragraph(Struct, frozen=True):
    """A paragraph of a foreign text: its words and, of a Word file, its looks."""

    text: str
    form: ParagraphForm = ParagraphForm()


def paragraphs_of(read: ReadText, *, markdown: bool = False) -> tuple[Paragraph, ...]:
    """The paragraphs of a text that was read; a line each where the file has no paragraphs of its
    own, those that an editor broke put together. ``markdown``: its marks are no text."""
    if read.forms:
        starts = [place.start for place in read.places]
        ends = [start - 1 for start in starts[1:]] + [len(read.text)]
        pieces = [read.text[a:b].strip(" \t\u3000\n") for a, b in zip(starts, ends, strict=True)]
        found = [Paragraph(text, form) for text, form in zip(pieces, read.forms, strict=True)]
    else:
        lines = read.text.split("\n")
        whole = lines if markdown else joined_lines(lines)
        found = [_paragraph(line.strip(" \t\u3000"), markdown=markdown) for line in whole]
    return tuple(_joined(each for each in found if each.text))


def _paragraph(line: str, *, markdown: bool) -> Paragraph:
    if not markdown:
        return Paragraph(line)
    text, style = unmarked(line)
    return Paragraph(text, ParagraphForm(style))


def _joined(found: Iterator[Paragraph]) -> Iterator[Paragraph]:
    """Without what a layout of ours added: minutes, and the cuts between groups of sentences."""
    held: Paragraph | None = None
    for each in found:
        if each.form.style in _OUR_AIDS:
            continue
        if each.form.style == _CONTINUED and held is not None:
            held = Paragraph(held.text + each.text, held.form)
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held


def draft_of(paragraphs: Sequence[Paragraph]) -> Draft:
    """The paragraphs as a draft, every sentence typed by hand; 【待补：…】 in it are its gaps."""
    kinds = roles(paragraphs)
    blocks = tuple(_block(kind, text) for kind, text in _title_joined(paragraphs, kinds))
    names = dict.fromkeys(name for block in blocks for name in GAP.findall(block.text))
    byline = next((block.text for block in blocks if block.kind == "byline"), "")
    return Draft(
        outline="讲话",
        blocks=blocks,
        speaker=_speaker(byline),
        gaps=tuple(Gap(name) for name in names),
    )


def _title_joined(
    paragraphs: Sequence[Paragraph], kinds: Sequence[BlockKind]
) -> Iterator[tuple[BlockKind, str]]:
    """A title that stands in several paragraphs as one, a line each."""
    lines: list[str] = []
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        if kind == "title":
            lines.append(paragraph.text)
            continue
        if lines:
            yield "title", "\n".join(lines)
            lines = []
        yield kind, paragraph.text
    if lines:
        yield "title", "\n".join(lines)


def _block(kind: BlockKind, text: str) -> Block:
    if kind != "paragraph":
        return Block(kind, (DraftSentence(text, _TYPED),))
    ends = [end for _, end in sentence_spans(text)]
    starts = [0, *ends[:-1]]
    ends[-1:] = [len(text)]
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    lead = pieces[0].strip()
    runs_in = (
        len(pieces) > 1
        and bool(_LEAD.match(lead))
        and lead.endswith("。")
        and len(lead) <= _LONGEST_LEAD
    )
    return Block(kind, tuple(DraftSentence(piece, _TYPED) for piece in pieces), runs_in)


def _speaker(byline: str) -> str:
    """The name in 云岭市委副书记、市长　林知远 or 林知远　云岭市市长: the shortest of its words."""
    words = byline.split()
    return min(words, key=len) if len(words) > 1 else byline if len(byline) <= 4 else ""


def roles(paragraphs: Sequence[Paragraph]) -> tuple[BlockKind, ...]:
    """The role of each paragraph: what its style is made for; else by its place before the first
    sentence (title, byline, date, salutation); else by its number and looks (headings)."""
    kinds: list[BlockKind | None] = [_by_style(each.form) for each in paragraphs]
    _mark_front(paragraphs, kinds)
    numbered = _heading_like(paragraphs)
    usual = Counter(each.form.face for each in paragraphs if len(each.text) > _LONGEST_HEADING)
    body_face = usual.most_common(1)[0][0] if usual else ""
    return tuple(
        kind or numbered.get(i) or _by_looks(paragraphs[i], body_face) or "paragraph"
        for i, kind in enumerate(kinds)
    )


def _by_style(form: ParagraphForm) -> BlockKind | None:
    if form.style in STYLE_NAMES:
        return STYLE_NAMES[form.style]
    return _HEADINGS[form.outline - 1] if 1 <= form.outline <= len(_HEADINGS) else None


def _mark_front(paragraphs: Sequence[Paragraph], kinds: list[BlockKind | None]) -> None:
    """Gives title, byline, date and salutation their roles where no style says."""
    text = "\n".join(each.text.replace("\n", " ") for each in paragraphs)
    starts = [0]
    for each in paragraphs:
        starts.append(starts[-1] + len(each.text) + 1)
    head = front(text, 0, len(text))
    for i, paragraph in enumerate(paragraphs):
        if starts[i] >= head.body and not (head.salutation and starts[i] <= head.salutation[0]):
            break
        if kinds[i] is None:
            kinds[i] = _front_role(paragraph, starts[i], head.title, head.salutation)
    first = kinds.index("title") if "title" in kinds else 0
    if first and kinds[first - 1] is None and _goes_on(paragraphs, first):
        kinds[first - 1] = "title"
    if "title" not in kinds and paragraphs:
        _mark_centred_title(paragraphs, kinds)


def _goes_on(paragraphs: Sequence[Paragraph], first: int) -> bool:
    """Whether the paragraph at ``first``, the end of a title, goes on with the one before it."""
    before, title = paragraphs[first - 1].text, paragraphs[first].text
    opened = before.startswith(("在", "关于")) and not title.startswith(("在", "关于"))
    whole = len(before) <= _LONGEST_TITLE_LINE and before[-1] not in f"{_ENDS}：，"
    return whole and (opened or before.endswith("暨"))


def _front_role(
    paragraph: Paragraph,
    start: int,
    title: tuple[int, int] | None,
    salutation: tuple[int, int] | None,
) -> BlockKind | None:
    text, form = paragraph.text, paragraph.form
    if title and title[0] <= start < title[1] and len(text) <= 2 * _LONGEST_TITLE_LINE:
        return "title"
    if salutation and start == salutation[0] and text.endswith(("：", ":")):
        return "salutation"
    if _DATE.fullmatch(text):
        return "date"
    if "黑" in form.face and form.align != "center":
        return None  # a heading's looks
    if title and start >= title[1] and len(text) <= _LONGEST_BYLINE and text[-1] not in "。！？：":
        return "byline"
    return None


def _mark_centred_title(paragraphs: Sequence[Paragraph], kinds: list[BlockKind | None]) -> None:
    """The first paragraphs, centred and larger than the rest, are a title whatever they say."""
    sizes = Counter(each.form.size for each in paragraphs if len(each.text) > _LONGEST_HEADING)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    for i, each in enumerate(paragraphs[:4]):
        larger = each.form.size > usual > 0
        if kinds[i] is not None or each.form.align != "center" or not larger:
            break
        kinds[i] = "title"


def _heading_like(paragraphs: Sequence[Paragraph]) -> dict[int, BlockKind]:
    """The short numbered paragraphs that are headings: one without a full stop, or one that ends
    with it and is followed by prose instead of its next sibling."""
    found: dict[int, BlockKind] = {}
    for i, each in enumerate(paragraphs):
        pattern, kind = next(
            ((pattern, kind) for pattern, kind in _NUMBERS if pattern.match(each.text)),
            (None, None),
        )
        if pattern is None or kind is None or not _is_short(each.text):
            continue
        following = paragraphs[i + 1].text if i + 1 < len(paragraphs) else ""
        stopped = each.text[-1] in _ENDS
        if not stopped or (kind == "heading1" and following and not pattern.match(following)):
            found[i] = kind
    return found


def _by_looks(paragraph: Paragraph, body_face: str) -> BlockKind | None:
    """A short line without a number and a stop, in 黑体 or bold where the text is not."""
    form = paragraph.form
    if not _is_short(paragraph.text) or paragraph.text[-1] in f"{_ENDS}：，、":
        return None
    if form.align in ("center", "right") or "\n" in paragraph.text:
        return None
    if form.face and form.face != body_face and "黑" in form.face:
        return "heading1"
    if form.face and form.face != body_face and "楷" in form.face and form.bold:
        return "heading2"
    return "heading1" if form.bold and body_face else None


def _is_short(text: str) -> bool:
    inner = text[:-1]
    return len(text) <= _LONGEST_HEADING and not any(end in inner for end in _ENDS)
