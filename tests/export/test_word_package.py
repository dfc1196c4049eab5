"""The package holds what the speech needs, says nothing about its making, and repeats."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import docx
import pytest

from drafter.export.word import docx_bytes
from drafter.model import Draft
from tests.export.word_examples import block, full_speech, short_talk

CHECKOUT = Path(__file__).resolve().parents[2]

PARTS = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/footer2.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/theme/theme1.xml",
]


def members(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def test_there_is_no_part_but_the_speech_s_own() -> None:
    assert list(members(docx_bytes(full_speech()))) == PARTS


def test_headers_are_the_only_addition_of_an_unfinished_draft() -> None:
    names = list(members(docx_bytes(short_talk(done="【待补：整改处数】"))))
    assert sorted(set(names) - set(PARTS)) == ["word/header1.xml", "word/header2.xml"]


def test_neither_origins_nor_tools_nor_users_leave_a_trace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for variable in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(variable, "zhouwenyuan1987")
    everything = "".join(members(docx_bytes(short_talk(done="【待补：整改处数】"))).values())
    for trace in (
        "0123456789ab",
        "会议全称",
        "县林草局",
        "python-docx",
        "rsid",
        "w:comment",
        "ja-JP",
    ):
        assert trace not in everything
    assert os.environ.get("USER", "root") not in everything


def test_properties_come_from_the_draft() -> None:
    properties = docx.Document(io.BytesIO(docx_bytes(full_speech()))).core_properties
    assert properties.title == "在云岭市2026年工业经济高质量发展大会暨项目建设推进会上的讲话"
    assert (properties.author, properties.last_modified_by) == ("林知远", "林知远")
    assert properties.language == "zh-CN"
    assert properties.comments == ""
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2026, 3, 9, 9)


def test_an_undated_draft_without_speaker_has_plain_properties() -> None:
    draft = Draft("表态发言", (block("paragraph", "请领导放心。"),))
    properties = docx.Document(io.BytesIO(docx_bytes(draft))).core_properties
    assert properties.author == "未署名"
    assert properties.created is not None
    assert properties.created.date() == date(2020, 1, 1)


@pytest.mark.parametrize("length", [255, 256, 4000])
def test_a_title_longer_than_a_property_may_be_is_cut_there_only(length: int) -> None:
    draft = Draft("表态发言", (block("title", "长" * length),), speaker="名" * length)
    document = docx.Document(io.BytesIO(docx_bytes(draft)))
    assert len(document.core_properties.title) == 255
    assert document.paragraphs[0].text.replace("\n", "") == "长" * length


def test_members_carry_no_time_and_no_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_bytes(full_speech()))) as package:
        for member in package.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert (member.create_system, member.external_attr >> 16) == (3, 0o644)
            assert member.extra == b""
            assert member.compress_type == zipfile.ZIP_STORED


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert docx_bytes(full_speech()) == docx_bytes(full_speech())
    assert docx_bytes(full_speech()) != docx_bytes(short_talk())


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_bytes_do_not_depend_on_the_process(seed: str) -> None:
    program = (
        "import hashlib\n"
        "from tests.export.word_examples import full_speech\n"
        "from drafter.export.word import docx_bytes\n"
        "print(hashlib.sha256(docx_bytes(full_speech())).hexdigest())\n"
    )
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(CHECKOUT),
        "TZ": f"UTC+{seed}",
    }
    printed = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    ).stdout
    assert printed.strip() == hashlib.sha256(docx_bytes(full_speech())).hexdigest()
