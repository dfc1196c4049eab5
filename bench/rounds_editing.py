"""What two authors do to a Word file, by python-docx and lxml: tracked changes, comments, and edits
that leave no trace. Each edit says which sentences it touched and what they read now."""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree
from msgspec import Struct

from drafter.text.sentences import sentence_spans

WORDS = ("进一步", "逐项", "当面", "连夜", "挨家挨户", "一并")
SENTENCES = (
    "这件事，办公室每{}天调度一次。",
    "前{}位出了问题，就从前{}位查起。",
    "请各单位会后{}天内报送方案。",
    "有困难要提前{}天说，不要等到最后。",
)
COMMENTS = (
    "这里的数字请和统计局再核一次。",
    "语气偏重，建议换一个说法。",
    "时限写早了，基层做不到。",
    "与通知原文不一致，请照原文。",
    "这一段可以再压一压。",
)


class Edit(Struct, frozen=True):
    """Sentences that are gone, and those that are there instead; ``tracked`` is what a tracked
    change cut or put in, "" where it left no trace."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    tracked: str = ""


class Said(Struct, frozen=True):
    """A comment that was left."""

    author: str
    text: str


class Worked(Struct, frozen=True):
    """What was done to a file."""

    edits: tuple[Edit, ...]
    comments: tuple[Said, ...]


def worked_over(path: Path, dealt: random.Random) -> Worked:
    """Edits a Word file in place: tracked changes by 王秘书, edits without a trace, comments by
    陈主任 and 王秘书. Every paragraph is edited once at most."""
    document = Document(str(path))
    body = [each for each in document.paragraphs if _is_body(each)]
    places = dealt.sample(range(len(body)), min(8, len(body)))
    edits: list[Edit] = []
    for number, place in enumerate(places):
        paragraph = body[place]
        match number:
            case 0 | 1:
                edits.append(_tracked_word(paragraph, dealt))
            case 2:
                edits.append(_tracked_sentence(paragraph, dealt))
            case 3:
                edits.append(_tracked_cut(paragraph))
            case 4 | 5:
                edits.append(_word(paragraph, dealt))
            case 6:
                edits.append(_new_paragraph(paragraph, dealt))
            case 7:
                edits.append(_gone(paragraph))
    document.save(str(path))
    return Worked(tuple(edits), commented(path, ("陈主任", "王秘书", "陈主任"), dealt))


def commented(path: Path, authors: Sequence[str], dealt: random.Random) -> tuple[Said, ...]:
    """Adds a comment by each author to a Word file in place."""
    document = Document(str(path))
    said = tuple(_comment(document, author, dealt) for author in authors)
    document.save(str(path))
    return said


def _written(dealt: random.Random) -> str:
    """A sentence that stands nowhere else."""
    return dealt.choice(SENTENCES).replace("{}", str(dealt.randint(100, 99_999)))


def _is_body(paragraph: Paragraph) -> bool:
    style = paragraph.style.name if paragraph.style else ""
    return style == "Body Text" and len(paragraph.text) > 20


def _sentences(paragraph: Paragraph) -> list[tuple[int, int, str]]:
    text = paragraph.text
    return [(a, b, text[a:b]) for a, b in sentence_spans(text)]


def _target(paragraph: Paragraph, dealt: random.Random) -> tuple[int, int, str]:
    """A sentence of the paragraph that stands in one run."""
    spans = _run_spans(paragraph)
    fit = [s for s in _sentences(paragraph) if any(a <= s[0] and s[1] <= b for a, b, _ in spans)]
    return dealt.choice(fit or _sentences(paragraph)[-1:])


def _run_spans(paragraph: Paragraph) -> list[tuple[int, int, etree._Element]]:
    spans: list[tuple[int, int, etree._Element]] = []
    at = 0
    for run in paragraph.runs:
        spans.append((at, at + len(run.text), run._r))
        at += len(run.text)
    return spans


def _split(paragraph: Paragraph, at: int) -> etree._Element:
    """The run that begins at a character of the paragraph, cut out of the one it stood in."""
    for start, end, run in _run_spans(paragraph):
        if start == at:
            return run
        if start < at < end:
            text = "".join(t.text or "" for t in run.iter(qn("w:t")))
            following = copy.deepcopy(run)
            _set_text(run, text[: at - start])
            _set_text(following, text[at - start :])
            run.addnext(following)
            return following
    raise ValueError(at)


def _set_text(run: etree._Element, text: str, tag: str = "w:t") -> None:
    for old in [*run.iter(qn("w:t")), *run.iter(qn("w:delText"))]:
        run.remove(old)
    element = OxmlElement(tag)
    element.text = text
    element.set(qn("xml:space"), "preserve")
    run.append(element)


def _change(kind: str, runs: list[etree._Element]) -> etree._Element:
    element = OxmlElement(f"w:{kind}")
    for name, value in (("id", "9"), ("author", "王秘书"), ("date", "2026-11-25T10:30:00Z")):
        element.set(qn(f"w:{name}"), value)
    for run in runs:
        element.append(run)
    return element


def _inserted(paragraph: Paragraph, at: int, text: str) -> None:
    """A tracked insertion before a character."""
    following = _split(paragraph, at)
    run = copy.deepcopy(following)
    _set_text(run, text)
    following.addprevious(_change("ins", [run]))


def _tracked_word(paragraph: Paragraph, dealt: random.Random) -> Edit:
    start, _, text = _target(paragraph, dealt)
    at = len(text) // 2
    word = dealt.choice(WORDS)
    _inserted(paragraph, start + at, word)
    return Edit((text,), (text[:at] + word + text[at:],), word)


def _tracked_sentence(paragraph: Paragraph, dealt: random.Random) -> Edit:
    start, _, _ = _target(paragraph, dealt)
    sentence = _written(dealt)
    _inserted(paragraph, start, sentence) if start else _appended(paragraph, sentence)
    return Edit((), (sentence,), sentence)


def _appended(paragraph: Paragraph, sentence: str) -> None:
    last = paragraph.runs[-1]._r
    run = copy.deepcopy(last)
    _set_text(run, sentence)
    last.addnext(_change("ins", [run]))


def _tracked_cut(paragraph: Paragraph) -> Edit:
    """The last two characters before the paragraph's last stop, cut as a tracked change."""
    _, end, text = _sentences(paragraph)[-1]
    at = end - 3
    _split(paragraph, end - 1)
    cut = _split(paragraph, at)
    words = text[-3:-1]
    following = cut.getnext()
    _set_text(cut, words, "w:delText")
    element = _change("del", [])
    cut.addprevious(element)
    element.append(cut)
    assert following is not None
    return Edit((text,), (text[:-3] + text[-1],), words)


def _word(paragraph: Paragraph, dealt: random.Random) -> Edit:
    """A word put in without a trace."""
    start, end, text = _target(paragraph, dealt)
    for a, b, run in _run_spans(paragraph):
        if a <= start and end <= b:
            held = "".join(t.text or "" for t in run.iter(qn("w:t")))
            at = start - a + len(text) // 2
            word = dealt.choice(WORDS)
            _set_text(run, held[:at] + word + held[at:])
            middle = len(text) // 2
            return Edit((text,), (text[:middle] + word + text[middle:],))
    return Edit()


def _new_paragraph(paragraph: Paragraph, dealt: random.Random) -> Edit:
    sentence = _written(dealt)
    new = copy.deepcopy(paragraph._p)
    for child in list(new):
        if child.tag != qn("w:pPr"):
            new.remove(child)
    paragraph._p.addnext(new)
    Paragraph(new, paragraph._parent).add_run(sentence)
    return Edit((), (sentence,))


def _gone(paragraph: Paragraph) -> Edit:
    before = tuple(text for _, _, text in _sentences(paragraph))
    parent = paragraph._p.getparent()
    assert parent is not None
    parent.remove(paragraph._p)
    return Edit(before, ())


def _comment(document: DocxDocument, author: str, dealt: random.Random) -> Said:
    paragraphs = [each for each in document.paragraphs if each.runs]
    paragraph = dealt.choice(paragraphs)
    text = dealt.choice(COMMENTS)
    document.add_comment(paragraph.runs[0], text=text, author=author, initials=author[0])
    return Said(author, text)
