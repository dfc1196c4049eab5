"""A draft becomes files: nothing overwritten, nothing final with a gap in it, byte for byte."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from msgspec.structs import replace

from drafter.bank import open_bank
from drafter.drafting.markdown import DraftFile
from drafter.errors import UserError
from drafter.export.layout_files import layout_named
from drafter.export.work import Work
from drafter.flows.answer_files import answers_file
from drafter.flows.draft import draft_of
from drafter.flows.export import (
    default_path,
    export_draft,
    finished_path,
    opened,
    reading_time,
    work_of,
    write_draft,
)
from drafter.flows.foreign import foreign
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.model import Draft, Gap
from drafter.outlines.load import outline_named
from tests.made_up import WORK_MEETING, bank_file


def drafted(folder: Path, *, gap: bool = False) -> DraftFile:
    folder.mkdir(exist_ok=True)
    path = folder / "会议.yaml"
    text = WORK_MEETING.replace("2.3万亩", "【整地亩数，问县林草局】万亩") if gap else WORK_MEETING
    path.write_text(text, encoding="utf-8")
    meeting = outline_named("工作会议讲话")
    with open_bank(bank_file(folder / "b.db")) as bank:
        return draft_of(with_defaults(Session(meeting, answers_file(path, meeting)), bank))


def work(markdown: Path) -> Work:
    """What an exporter gets of an edited draft."""
    return work_of(opened(markdown).draft)


def paragraphs(docx: Path) -> list[str]:
    return [each.text for each in Document(io.BytesIO(docx.read_bytes())).paragraphs]


def header(docx: Path) -> str:
    with zipfile.ZipFile(docx) as package:
        names = [name for name in package.namelist() if "header" in name]
        return "".join(package.read(name).decode("utf-8") for name in names)


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    one = write_draft(drafted(tmp_path / "甲"), tmp_path / "甲.docx", allow_gaps=False)
    two = write_draft(drafted(tmp_path / "乙"), tmp_path / "乙.docx", allow_gaps=False)
    for first, second in ((one.markdown, two.markdown), (one.docx, two.docx)):
        assert first is not None
        assert second is not None
        assert first.read_bytes() == second.read_bytes()


def test_word_holds_the_draft_and_nothing_about_it(tmp_path: Path) -> None:
    file = drafted(tmp_path / "稿")
    written = write_draft(file, tmp_path / "讲话.docx", allow_gaps=False)
    assert written.docx is not None
    text = "".join(paragraphs(written.docx)).replace("\n", "")
    assert "山上栽好树，等于修水库" in text
    for block in file.draft.blocks:
        assert "".join(block.text.split()) in "".join(text.split())
    for word in ("来历", "提纲", "词条", "待补", "未定稿"):
        assert word not in text + header(written.docx)


def test_no_file_is_overwritten_unless_asked(tmp_path: Path) -> None:
    file = drafted(tmp_path / "稿")
    (tmp_path / "讲话.docx").write_bytes(b"old")
    (tmp_path / "讲话-2.md").write_bytes(b"old")
    written = write_draft(file, tmp_path / "讲话.docx", allow_gaps=False)
    assert written.docx == tmp_path / "讲话-3.docx"
    assert written.markdown == tmp_path / "讲话-3.md"
    assert (tmp_path / "讲话.docx").read_bytes() == b"old"
    assert (tmp_path / "讲话-2.md").read_bytes() == b"old"
    forced = write_draft(file, tmp_path / "讲话.docx", allow_gaps=False, overwrite=True)
    assert forced.docx == tmp_path / "讲话.docx"
    assert (tmp_path / "讲话.docx").read_bytes()[:2] == b"PK"


def test_a_gap_stops_word_but_not_the_draft(tmp_path: Path) -> None:
    written = write_draft(drafted(tmp_path / "稿", gap=True), tmp_path / "讲话", allow_gaps=False)
    assert written.docx is None
    assert written.markdown == tmp_path / "讲话.md"
    assert "【待补：整地亩数】" in written.markdown.read_text(encoding="utf-8")
    assert not (tmp_path / "讲话.docx").exists()


def test_a_draft_with_gaps_says_so_in_its_header(tmp_path: Path) -> None:
    file = drafted(tmp_path / "稿", gap=True)
    written = write_draft(file, tmp_path / "讲话.docx", allow_gaps=True)
    assert written.docx is not None
    assert "未定稿（待补 1 处）" in header(written.docx)


def test_an_edited_draft_is_exported_as_it_was_edited(tmp_path: Path) -> None:
    written = write_draft(
        drafted(tmp_path / "稿", gap=True), tmp_path / "一.docx", allow_gaps=False
    )
    markdown = written.markdown
    assert markdown is not None
    assert export_draft(work(markdown), tmp_path / "二.docx", allow_gaps=False) is None
    text = markdown.read_text(encoding="utf-8")
    edited = text.replace("【待补：整地亩数】", "2.3").replace("每500亩配", "每300亩配")
    markdown.write_text(edited, encoding="utf-8")
    assert export_draft(work(markdown), tmp_path / "二.docx", allow_gaps=False) == (
        tmp_path / "二.docx"
    )
    told = "".join(paragraphs(tmp_path / "二.docx"))
    assert "整地2.3万亩" in told
    assert "每300亩配一名护林员" in told


def test_export_spares_what_is_there_and_never_the_draft(tmp_path: Path) -> None:
    written = write_draft(drafted(tmp_path / "稿"), tmp_path / "讲话.docx", allow_gaps=False)
    assert written.markdown is not None
    assert written.docx is not None
    before = written.markdown.read_bytes()
    with pytest.raises(UserError, match="是原稿，不能盖掉"):
        export_draft(work(written.markdown), written.markdown, allow_gaps=False, overwrite=True)
    assert written.markdown.read_bytes() == before
    again = export_draft(work(written.markdown), written.docx, allow_gaps=False)
    assert again == tmp_path / "讲话-2.docx"
    assert again.read_bytes() == written.docx.read_bytes()


def test_the_source_of_a_foreign_text_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "来稿.txt"
    source.write_text("同志们：\n抓紧。\n", encoding="utf-8")
    with pytest.raises(UserError, match="是原稿"):
        export_draft(
            work_of(foreign(source).draft), source, allow_gaps=True, overwrite=True, source=source
        )


def test_an_unknown_form_is_refused_with_those_there_are(tmp_path: Path) -> None:
    file = drafted(tmp_path / "稿")
    with pytest.raises(UserError, match=r"\.docx、\.md、\.txt、\.html、\.pdf 结尾"):
        export_draft(work_of(file.draft), tmp_path / "讲话.wps", allow_gaps=False)
    with pytest.raises(UserError, match=r"以 \.docx 结尾"):
        write_draft(file, tmp_path / "讲话.pdf", allow_gaps=False)


def test_a_name_with_a_dot_in_it_is_no_other_form(tmp_path: Path) -> None:
    file = drafted(tmp_path / "稿")
    written = export_draft(work_of(file.draft), tmp_path / "第1.2稿", allow_gaps=False)
    assert written == tmp_path / "第1.2稿.docx"


def test_minutes_go_by_the_draft_s_pace_unless_the_layout_sets_one() -> None:
    draft = Draft("讲话", ())
    reading_copy = layout_named("reading-copy")
    assert work_of(draft, layout=reading_copy, pace=160).layout.pace == 160
    assert work_of(draft, layout=replace(reading_copy, pace=240), pace=160).layout.pace == 240


def test_an_outline_needs_no_fact_that_stands_in_no_heading(tmp_path: Path) -> None:
    file = drafted(tmp_path / "稿", gap=True)
    outline = work_of(file.draft, layout=layout_named("outline-only"))
    assert file.draft.gaps
    assert outline.draft.gaps == ()
    written = export_draft(outline, tmp_path / "提纲.txt", allow_gaps=False)
    assert written is not None
    assert "一、" in written.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "读不了"),
        (b"\xb9\xab\xce\xc4", "UTF-8"),
        ("同志们：".encode(), "不是 drafter 存的稿子"),
    ],
)
def test_what_cannot_be_opened(tmp_path: Path, content: bytes | None, told: str) -> None:
    path = tmp_path / "讲话.md"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError, match=told):
        opened(path)


def named(*, day: date | None = None, speaker: str = "", gap: bool = False) -> DraftFile:
    gaps = (Gap("人数"),) if gap else ()
    return DraftFile(Draft("工作会议讲话", (), speaker=speaker, day=day, gaps=gaps), {})


def test_a_name_tells_day_title_speaker_and_state(tmp_path: Path) -> None:
    day = date(2027, 2, 19)
    full = default_path(
        named(day=day, speaker="沈放", gap=True), "全县春耕会议讲话", folder=tmp_path
    )
    assert full == tmp_path / "20270219_全县春耕会议讲话_沈放_未定稿.docx"
    bare = default_path(named(), "全县春耕会议讲话", folder=tmp_path)
    assert bare.name == "日期未定_全县春耕会议讲话.docx"


def test_a_long_or_hostile_title_still_gives_a_name_that_tells_the_state(tmp_path: Path) -> None:
    file = named(day=date(2027, 2, 19), speaker="沈放", gap=True)
    name = default_path(file, "青屏县" * 60, folder=tmp_path).name
    assert name.startswith("20270219_青屏县青屏县")
    assert name.endswith("_沈放_未定稿.docx")
    assert len(name.encode()) < 230
    assert default_path(file, "../../x", folder=tmp_path).parent == tmp_path


@pytest.mark.parametrize(
    ("characters", "told"),
    [(0, "0秒"), (30, "10秒"), (200, "1分00秒"), (1101, "5分30秒"), (6000, "30分00秒")],
)
def test_reading_time_at_two_hundred_a_minute(characters: int, told: str) -> None:
    assert reading_time(characters) == told


@pytest.mark.parametrize(
    ("name", "gaps", "label", "expected"),
    [
        ("讲话.md", False, "", "讲话.docx"),
        ("讲话.md", True, "", "讲话_未定稿.docx"),
        ("讲话_未定稿.md", True, "", "讲话_未定稿.docx"),
        ("讲话_未定稿-2.md", False, "", "讲话-2.docx"),
        ("讲话_未定稿.md", True, "朗读稿", "讲话_朗读稿_未定稿.docx"),
        ("会议2026-11.md", False, "素版", "会议2026-11_素版.docx"),
    ],
)
def test_a_name_says_the_layout_and_that_facts_are_missing(
    name: str, gaps: bool, label: str, expected: str
) -> None:
    found = finished_path(Path("稿") / name, gaps=gaps, label=label)
    assert found == Path("稿") / expected


def test_a_long_name_keeps_what_tells_it_apart() -> None:
    found = finished_path(Path("字" * 84 + ".md"), gaps=True, label="朗读稿")
    assert found.name.endswith("字_朗读稿_未定稿.docx")
    assert len(found.name.encode()) <= 255
