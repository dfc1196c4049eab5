"""Comments and tracked changes of a Word file: who, where, what."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from drafter.corpus.read_text import Note, ReadText
from drafter.corpus.readers import read_worked_over
from drafter.corpus.readers.docx import edited, unedited
from drafter.corpus.readers.docx.notes import MOST_NOTES
from drafter.errors import ReadError

WHO = 'w:author="王秘书" w:date="2026-11-25T10:30:00Z"'


def body(*paragraphs: str) -> bytes:
    """A Word file of paragraphs whose content is XML."""
    document = Document()
    for xml in reversed(paragraphs):
        document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


def plain(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def new(text: str, who: str = WHO) -> str:
    return f'<w:ins w:id="1" {who}>{plain(text)}</w:ins>'


def cut(text: str, who: str = WHO) -> str:
    return f'<w:del w:id="2" {who}><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def mark(kind: str) -> str:
    return f'<w:pPr><w:rPr><w:{kind} w:id="3" {WHO}/></w:rPr></w:pPr>'


def accepted(content: bytes) -> ReadText:
    return edited.read(content, "讲话.docx")


def refused(content: bytes) -> ReadText:
    return unedited.read(content, "讲话.docx")


def note(kind: str, quoted: str, text: str, paragraph: int, at: int) -> tuple[object, ...]:
    return kind, quoted, text, paragraph, at


def seen(read: ReadText) -> list[tuple[object, ...]]:
    return [note(n.kind, n.quoted, n.text, n.paragraph, n.start) for n in read.notes]


def test_an_insertion_is_in_the_accepted_text_and_not_in_the_refused() -> None:
    content = body(plain("同志们："), plain("种子要") + new("一律") + plain("抽检。"))

    assert accepted(content).text == "同志们：\n种子要一律抽检。"
    assert refused(content).text == "同志们：\n种子要抽检。"
    assert accepted(content).notes == (
        Note("增", "王秘书", "2026-11-25 10:30", 1, 3, 3, "", "一律"),
    )


def test_a_deletion_is_the_other_way_round() -> None:
    content = body(plain("种子要") + cut("全部") + plain("抽检。"))

    assert accepted(content).text == "种子要抽检。"
    assert refused(content).text == "种子要全部抽检。"
    assert seen(refused(content)) == [note("删", "全部", "", 0, 3)]


def test_a_cut_and_a_new_text_side_by_side_are_one_change() -> None:
    content = body(plain("种子要") + cut("全部") + new("逐") + new("批") + plain("抽检。"))

    assert seen(accepted(content)) == [note("改", "全部", "逐批", 0, 3)]


def test_changes_of_two_people_are_two() -> None:
    other = 'w:author="陈主任" w:date="2026-11-25T11:00:00Z"'
    content = body(plain("种子要") + new("逐批") + new("从严", other) + plain("抽检。"))

    assert [n.author for n in accepted(content).notes] == ["王秘书", "陈主任"]


def test_a_new_paragraph_is_one_change_with_its_end() -> None:
    content = body(plain("种子要抽检。"), mark("ins") + new("农机要检修。"), plain("散会。"))

    assert accepted(content).text == "种子要抽检。\n农机要检修。\n散会。"
    assert refused(content).text == "种子要抽检。\n散会。"
    assert [n.text for n in accepted(content).notes] == ["农机要检修。\n"]


def test_two_paragraphs_joined_and_one_cut_in_two() -> None:
    joined = body(mark("del") + plain("种子要抽检。"), plain("农机要检修。"))
    parted = body(mark("ins") + plain("种子要抽检。"), plain("农机要检修。"))

    assert accepted(joined).text == refused(parted).text == "种子要抽检。农机要检修。"
    assert refused(joined).text == accepted(parted).text == "种子要抽检。\n农机要检修。"
    assert seen(accepted(joined)) == [note("删", "\n", "", 0, 6)]


def test_comments_with_what_they_stand_on(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("同志们：")
    paragraph = document.add_paragraph("种子要")
    run = paragraph.add_run("3月10日前")
    paragraph.add_run("抽检。")
    document.add_comment(run, text="来得及吗？\n问种子站。", author="陈主任", initials="陈")
    path = tmp_path / "讲话.docx"
    document.save(str(path))

    (found,) = read_worked_over(path).notes

    assert (found.kind, found.author, found.paragraph) == ("批注", "陈主任", 1)
    assert (found.start, found.end, found.quoted) == (3, 9, "3月10日前")
    assert found.text == "来得及吗？\n问种子站。"
    assert read_worked_over(path).text == "同志们：\n种子要3月10日前抽检。"


def test_a_change_of_format_is_counted_and_not_listed() -> None:
    content = body(
        f'<w:pPr><w:pPrChange w:id="5" {WHO}><w:pPr/></w:pPrChange></w:pPr>' + plain("散会。")
    )

    assert accepted(content).lost == ("格式修订 1 处",)
    assert accepted(content).notes == ()


def test_characters_that_look_like_a_sign_of_ours_are_no_sign() -> None:
    forged = "\ue010c0\ue011"
    content = body(plain(f"种子{forged}要") + new("一律") + plain("抽检。"))

    assert accepted(content).text == "种子c0要一律抽检。"
    assert seen(accepted(content)) == [note("增", "", "一律", 0, 5)]


def test_a_file_full_of_changes_is_no_draft() -> None:
    authors = (f'w:author="{number % 2}"' for number in range(MOST_NOTES + 1))
    content = body("".join(new("改", who) for who in authors))

    with pytest.raises(ReadError, match="批注、修订超过"):
        accepted(content)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "讲话.txt"
    path.write_text("同志们：", encoding="utf-8")

    with pytest.raises(ReadError, match=r"不是 \.docx"):
        read_worked_over(path)
    with pytest.raises(ReadError, match="没有这个文件"):
        read_worked_over(tmp_path / "没有.docx")
