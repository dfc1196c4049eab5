"""The page: what was read, what was mined from it, what was left out and why."""

from __future__ import annotations

from collections import Counter

from drafter.model import MOVE_LABELS, PART_LABELS, SLOT, MinedPhrase, Move, Speech
from drafter.report.kept_out import kept_out_list
from drafter.report.marked_text import heading_anchor, marked_speech, move_class
from drafter.report.markup import element, link, shown, table
from drafter.report.model import FileReport, Report
from drafter.report.plot import position_plot
from drafter.report.style import policy, style
from drafter.text.clean import displayable
from drafter.text.joined_titles import one_line_title
from drafter.text.normalise import normalised

LARGEST = 1_950_000
"""Bytes of a page; over that, texts are shortened, then left out."""

_STRUCTURES = (
    ("sh", "标题并列", "heading"),
    ("ss", "句并列", "sentence"),
    ("sp", "短语并列", "phrase"),
)
_OUTSIDE_SHOWN = 300  # characters of what lies outside of any speech
_OPEN_FILES = 8  # up to so many files, the outline is unfolded
_OUTLINED = 12  # first-level headings of a speech that the outline names


def report_page(report: Report) -> str:
    """The page as HTML; where it would grow too large, with texts shortened or left out."""
    for texts in ("whole", "short", "none"):
        page = _page(report, texts)
        if len(page.encode("utf-8")) <= LARGEST:
            break
    return page


def _page(report: Report, texts: str) -> str:
    speeches = [speech for file in report.files for speech in file.reading.speeches]
    note = {
        "whole": "",
        "short": "篇幅大，没有标记的长段落略去了中间；少放几份再出一页，就是全文。",
        "none": "篇幅太大，略去了正文；少放几份再出一页，就是全文。",
    }[texts]
    main = [
        element("h1", "采词报告", anchor="top"),
        element("p", shown(report.headline)),
        element("p", shown(note), cls="warn") if note else "",
        _counts(report),
        _plot(speeches),
        _left_out(report),
        _legend(speeches),
        *(_file(file, number, texts) for number, file in enumerate(report.files, 1)),
    ]
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>采词报告</title><style>{style()}</style></head>\n"
        f"<body>{_outline(report)}<main>{''.join(main)}</main></body></html>\n"
    )


def _outline(report: Report) -> str:
    rows = [link("#top", "总览")]
    if report.left_out:
        rows.append(link("#left", f"跳过 {len(report.left_out)} 份"))
    rows.append(link("#legend", "图例"))
    for number, file in enumerate(report.files, 1):
        inside = []
        for place, speech in enumerate(file.reading.speeches, 1):
            anchor = _anchor(number, place)
            heads = [
                link(f"#{heading_anchor(anchor, index)}", heading.text)
                for index, heading in enumerate(speech.headings)
                if heading.level == 1
            ]
            below = _list(heads[:_OUTLINED]) if heads else ""
            inside.append(link(f"#{anchor}", _title(speech)) + below)
        summary = element("summary", link(f"#f{number}", file.source.name))
        state = " open" if len(report.files) <= _OPEN_FILES else ""
        rows.append(f"<details{state}>{summary}{_list(inside)}</details>")
    return f'<nav aria-label="目录">{_list(rows)}</nav>'


def _counts(report: Report) -> str:
    rows = [
        [shown(name), *(str(counts.get(part, 0)) for part in PART_LABELS)]
        for name, counts in report.counts.items()
    ]
    return element("h3", "词条") + table(["", *PART_LABELS.values()], rows, cls="counts")


def _plot(speeches: list[Speech]) -> str:
    drawn = position_plot(speeches)
    if not drawn:
        return ""
    told = "一列是全文的二十分之一；数字是从那里起头的句数。"
    return (
        element("h3", "语步在文中的位置")
        + element("p", told, cls="dim")
        + element("div", drawn, cls="scroll")
    )


def _left_out(report: Report) -> str:
    if not report.left_out:
        return ""
    rows = [[shown(each.kind), shown(each.name), shown(each.reason)] for each in report.left_out]
    title = element("h3", f"跳过 {len(report.left_out)} 份", anchor="left")
    return title + table(["原因", "文件", "说明"], rows)


def _legend(speeches: list[Speech]) -> str:
    used: dict[Move, int] = Counter(
        sentence.move for speech in speeches for sentence in (*speech.opening, *speech.closing)
    )
    pieces = [
        element("span", f"{label} {used[move]}", cls=move_class(move))
        for move, label in MOVE_LABELS.items()
        if move in used
    ]
    levels = Counter(heading.level for speech in speeches for heading in speech.headings)
    pieces += [
        element("span", f"{level} 级标题 {levels[level]}", cls=f"h h{level}")
        for level in sorted(levels)
    ]
    kinds = Counter(structure.kind for speech in speeches for structure in speech.structures)
    for cls, label, kind in _STRUCTURES:
        count = next((kinds[each] for each in kinds if each == kind), 0)
        pieces.append(element("span", f"{label} {count} 组", cls=cls))
    quotes = sum(len(speech.quotes) for speech in speeches)
    pieces.append(element("span", f"引文 {quotes}", cls="q"))
    pieces.append(element("span", "网页杂项，没有收", cls="d"))
    pieces.append(element("span", "右上小号数字：采出的词条", cls="dim"))
    return element("h3", "图例", anchor="legend") + element("p", "".join(pieces), cls="legend")


def _file(file: FileReport, number: int, texts: str) -> str:
    text, place = file.source.text, 0
    html = [element("h2", shown(file.source.name), anchor=f"f{number}")]
    html.append(element("p", _facts(file), cls="dim file"))
    for index, speech in enumerate(file.reading.speeches, 1):
        html.append(_outside(text[place : speech.start]))
        html.append(_speech(file, speech, _anchor(number, index), texts))
        place = speech.end
    html.append(_outside(text[place:]))
    return element("section", "".join(html))


def _facts(file: FileReport) -> str:
    pieces = [
        f"{len(file.reading.speeches)} 篇讲话",
        f"采出 {len(file.phrases)} 处",
        file.source.encoding,
        f"sha256 {file.source.sha256[:12]}",
    ]
    return shown("　".join(pieces))


def _outside(text: str) -> str:
    """What lies before, between and after the speeches."""
    told = displayable(text).strip()
    if not told:
        return ""
    more = f"……（共 {len(told)} 字）" if len(told) > _OUTSIDE_SHOWN else ""
    summary = element("summary", f"讲话以外，没有收：{len(told)} 字")
    return element(
        "details", summary + element("p", shown(told[:_OUTSIDE_SHOWN] + more)), cls="dim file"
    )


def _speech(file: FileReport, speech: Speech, anchor: str, texts: str) -> str:
    numbered = [
        (str(number), phrase)
        for number, phrase in enumerate(
            sorted(
                (p for p in file.phrases if p.occurrence.speech == speech.start),
                key=lambda phrase: phrase.occurrence.start,
            ),
            1,
        )
    ]
    html = [element("h3", shown(_title(speech)), anchor=anchor)]
    year = "年份不详" if speech.year is None else f"{speech.year} 年"
    length = sum(not char.isspace() for char in file.source.text[speech.start : speech.end])
    told = f"{length:,} 字　{year}　并列 {len(speech.structures)} 组　词条 {len(numbered)} 处"
    html.append(element("p", shown(told), cls="dim file", title=speech.why))
    html += [element("p", shown(warning), cls="warn") for warning in speech.warnings]
    if texts != "none":
        text = marked_speech(
            file.source.text,
            speech,
            numbered,
            anchor=anchor,
            furniture=file.furniture,
            short=texts == "short",
        )
        html.append(element("div", text, cls="text"))
    html.append(_phrases(file.source.text, numbered, anchor))
    html.append(
        kept_out_list(
            file.source.text,
            speech,
            [each for each in file.kept_out if each.speech == speech.start],
            [phrase for _, phrase in numbered],
        )
    )
    return "".join(html)


def _phrases(text: str, numbered: list[tuple[str, MinedPhrase]], anchor: str) -> str:
    if not numbered:
        return element("p", "没有采出词条", cls="dim")
    rows = []
    for number, phrase in numbered:
        wording = text[phrase.occurrence.start : phrase.occurrence.end]
        rows.append(
            [
                element("span", number, anchor=f"{anchor}w{number}"),
                PART_LABELS[phrase.part],
                "" if phrase.move is None else MOVE_LABELS[phrase.move],
                _pattern(phrase.pattern),
                "" if _bare(wording) == _bare(phrase.pattern) else shown(wording),
            ]
        )
    summary = element("summary", f"采出的词条 {len(numbered)} 处")
    listed = table(["号", "部分", "语步", "词条", "原文"], rows, cls="words")
    return f"<details open>{summary}{listed}</details>"


def _bare(text: str) -> str:
    """What tells a pattern from its wording: not how it is punctuated at its end."""
    return normalised(text).rstrip("。；！ ")


def _pattern(pattern: str) -> str:
    """A pattern with its slots set off."""
    pieces = SLOT.split(pattern)
    return "".join(
        element("span", f"{{{shown(piece)}}}", cls="slot") if place % 2 else shown(piece)
        for place, piece in enumerate(pieces)
    )


def _list(rows: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def _anchor(file: int, speech: int) -> str:
    return f"f{file}s{speech}"


def _title(speech: Speech) -> str:
    title = "" if speech.title is None else one_line_title(speech.title.text)
    return title or "（无题）"
