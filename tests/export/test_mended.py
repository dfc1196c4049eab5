"""A Word file with some of its words changed and everything else as it was."""

from __future__ import annotations

import io

import pytest
from docx import Document

from drafter.export.mended import Line, mended_docx


def document(*pieces: str) -> bytes:
    """A Word file of one paragraph, a run for each piece; tabs and line breaks are its own."""
    made = Document()
    paragraph = made.add_paragraph()
    for piece in pieces:
        paragraph.add_run(piece)
    paragraph.paragraph_format.tab_stops.add_tab_stop(100_000)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def runs(content: bytes) -> list[str]:
    return [each.text for each in Document(io.BytesIO(content)).paragraphs[0].runs]


@pytest.mark.parametrize(
    ("pieces", "before", "after", "wanted"),
    [
        (["今年很好,\t要继续,", "再干。"], "今年很好,\t要继续,再干。", "今年很好，\t要继续，再干。",
         ["今年很好，\t要继续，", "再干。"]),
        (["今年很好，\t", "要继续。"], "今年很好，\t要继续。", "今年很好，要继续。",
         ["今年很好，", "要继续。"]),
        (["\t今年很好,要干。"], "\t今年很好,要干。", "\t今年很好，要干。", ["\t今年很好，要干。"]),
        (["\t", "今年很好。"], "\t今年很好。", "　今年很好。", ["", "　今年很好。"]),
        (["今年很好,\n要继续。"], "今年很好,", "今年很好，", ["今年很好，\n要继续。"]),
    ],
)  # fmt: skip
def test_tabs_and_line_breaks_stay_where_they_are(
    pieces: list[str], before: str, after: str, wanted: list[str]
) -> None:
    content, left = mended_docx(document(*pieces), [Line(before, after)])
    assert (runs(content), left) == (wanted, ())


def test_a_line_that_no_paragraph_holds_is_named() -> None:
    line = Line("明年更好,", "明年更好，")
    assert mended_docx(document("今年很好,"), [line])[1] == (line,)
