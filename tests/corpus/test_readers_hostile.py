"""Broken and hostile files: text or one kind of error, soon."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafter.corpus.archive import MOST_MEMBERS
from drafter.corpus.read_text import MOST_PARAGRAPHS, ReadText
from drafter.corpus.readers import READERS, doc, docx, html, pdf, read_source
from drafter.corpus.readers.worker import read_apart
from drafter.errors import ReadError
from tests.corpus import documents

_LINE = "今天我们在这里召开全县基层治理现场会，主要任务是总结经验、部署工作。"
_PAGE = f"<html><head><meta charset=utf-8></head><body><p>{_LINE}</p><table><tr><td>甲</table>"
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_NUMBERED = documents.paragraph(_LINE, '<w:numPr><w:numId w:val="1"/></w:numPr>')
_SAMPLES: dict[str, tuple[Callable[[bytes, str], ReadText], bytes]] = {
    "docx": (docx.read, documents.docx(_NUMBERED * 3, numbering=_NUMBERING)),
    "html": (html.read, _PAGE.encode()),
    "pdf": (pdf.read, documents.pdf([[_LINE, _LINE], [_LINE]])),
    "doc": (doc.read, (Path(__file__).with_name("data") / "old.doc").read_bytes()),
}
"""One a reader: its ``read``, and a file that it reads."""


def mutated(content: bytes, rng: random.Random) -> bytes:
    """``content`` with a few bytes changed, cut out, doubled or put in."""
    bytes_ = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(bytes_) + 1)
        length = rng.choice((1, 1, 4, 30))
        match rng.randrange(5):
            case 0:
                bytes_[at : at + length] = rng.randbytes(length)
            case 1:
                del bytes_[at : at + length]
            case 2:
                bytes_[at:at] = bytes_[at : at + 10 * length]
            case 3:
                bytes_[at : at + 1] = rng.choice((b"\0", b"\xff", b"<", b">", b"9", b"-", b"/"))
            case _:
                del bytes_[max(1, len(bytes_) - length) :]
    return bytes(bytes_)


def _mutated_inside(content: bytes, rng: random.Random) -> bytes:
    """A package whose parts were mutated, packed whole again."""
    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        return documents.package({name: mutated(archive.read(name), rng) for name in names})


def _outcome(read: Callable[[bytes, str], ReadText], content: bytes) -> ReadText | str:
    """The text, or the cause it is refused for."""
    try:
        return read(content, "坏")
    except ReadError as error:
        return error.cause


def test_every_reader_is_tried() -> None:
    assert set(_SAMPLES) == set(READERS.values()) - {"plain"}


@pytest.mark.parametrize("kind", _SAMPLES)
def test_mutated_files_give_text_or_a_read_error(kind: str) -> None:
    read, sample = _SAMPLES[kind]
    rng = random.Random(f"{kind} 2026")
    texts = 0
    for attempt in range(60 if kind == "doc" else 300):
        inside = sample.startswith(b"PK") and attempt % 2
        content = _mutated_inside(sample, rng) if inside else mutated(sample, rng)
        outcome = _outcome(read, content)
        assert outcome
        texts += isinstance(outcome, ReadText)
    assert texts or kind == "doc", "no mutant was left readable: they try nothing"


def _entities() -> bytes:
    grown = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    part = documents.word_part("document", "<w:body/>").replace(">", ' b="&a9;">', 1)
    return documents.package(
        {"word/document.xml": f'<!DOCTYPE a [<!ENTITY a0 "lol">{grown}]>{part}'}
    )


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a gigabyte of zeros": (lambda: documents.bomb(bytes(2**20), 1024), "解开有 1.0 GB，不像文稿"),
    "20 million paragraphs": (
        lambda: documents.bomb(b"<w:p/>" * 100_000, 200),
        "解开有 114 MB，不像文稿",
    ),
    "paragraphs under the limit of bytes": (
        lambda: documents.bomb(b"<w:p/>" * 60_000, 50),
        f"超过 {MOST_PARAGRAPHS // 10_000} 万段，不像文稿",
    ),
    "entities of entities": (_entities, "文件已损坏"),
    "a zip in a zip": (
        lambda: documents.package({"a.docx": documents.bomb(bytes(2**20), 64)}),
        "不是 Word 文件",
    ),
    "a page of 100 megabytes": (lambda: documents.pdf_bomb(100), "没有文字"),
    "a hundred thousand members": (
        lambda: documents.crowd(100_000),
        "里面的文件太多，不像文稿",
    ),
    "more members than a document has": (
        lambda: documents.crowd(MOST_MEMBERS + 1),
        f"里面有 {MOST_MEMBERS + 1} 个文件，不像文稿",
    ),
}


def bomb_name(content: bytes) -> str:
    """A name of the kind of file that it is."""
    return "包.pdf" if content.startswith(b"%PDF") else "包.docx"


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_are_refused(bomb: str, tmp_path: Path) -> None:
    make, cause = BOMBS[bomb]
    content = make()
    path = tmp_path / bomb_name(content)
    path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read_source(path)
    assert (caught.value.name, caught.value.cause) == (path.name, cause)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("讲话.docx", lambda: documents.docx(documents.paragraph(_LINE))),
        ("讲话.doc", lambda: documents.docx(documents.paragraph(_LINE))),
        ("讲话.DOC", lambda: b"\xef\xbb\xbf" + _PAGE.encode()),
        ("讲话.htm", lambda: _PAGE.encode()),
        ("讲话.pdf", lambda: documents.pdf([[_LINE]])),
    ],
)
def test_each_format_is_read_in_a_process_of_its_own(
    name: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(make())
    source = read_source(tmp_path / name)
    assert source.text.startswith(_LINE)
    assert source.text[source.places[0].start :].startswith(_LINE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_a_dtd_is_refused_whatever_it_is_written_in(part: str, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "乙">]>'
    body = documents.word_part("document", f"<w:body>{documents.paragraph(_LINE)}</w:body>")
    styles = documents.word_part("styles", "")
    parts = {"word/document.xml": body, "word/styles.xml": styles}
    content = documents.package({**parts, part: f"{declared}{parts[part]}".encode(encoding)})
    with pytest.raises(ReadError) as caught:
        docx.read(content, "坏.docx")
    assert caught.value.cause == "带有 DTD，不读"


def test_of_macros_and_what_lies_elsewhere_only_the_text_is_read(tmp_path: Path) -> None:
    """Tests are cut off from the network: what would be fetched would fail."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{office}/{kind}" Target="http://192.0.2.1/x"'
        ' TargetMode="External"/>'
        for number, kind in enumerate(("attachedTemplate", "image", "oleObject", "hyperlink"))
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    content = documents.package(
        {
            "word/document.xml": documents.word_part(
                "document", f"<w:body>{documents.paragraph(_LINE)}</w:body>"
            ),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{relations}'
            "</Relationships>",
            "word/vbaProject.bin": b"Sub AutoOpen()",
        }
    )
    (tmp_path / "讲话.docx").write_bytes(content)
    assert read_source(tmp_path / "讲话.docx").text == _LINE


def test_rtf_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "讲话.doc").write_bytes(rb"{\rtf1\ansi abc}")
    with pytest.raises(ReadError, match=r"是 RTF 格式，用 Word 另存为 \.docx"):
        read_source(tmp_path / "讲话.doc")


def test_a_module_beside_the_speeches_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit(3)")
    (tmp_path / "讲话.docx").write_bytes(documents.docx(documents.paragraph(_LINE)))
    monkeypatch.chdir(tmp_path)
    assert read_source(Path("讲话.docx")).text == _LINE


def _apart(body: str, folder: Path, monkeypatch: pytest.MonkeyPatch, seconds: float = 20) -> str:
    """The cause that comes back from a reader with that body."""
    (folder / "odd_reader.py").write_text(f"def read(content, name):\n    {body}\n")
    monkeypatch.syspath_prepend(folder)
    with pytest.raises(ReadError) as caught:
        read_apart("odd_reader", b"", "稿.pdf", seconds=seconds)
    assert caught.value.name == "稿.pdf"
    return caught.value.cause


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("print(content)", "文件已损坏"),
        ("raise KeyError(content)", "文件已损坏"),
        ("import os; os.abort()", "文件已损坏"),
        ("raise MemoryError", "读它要 600 MB 以上的内存，不像文稿"),
    ],
)
def test_a_reader_that_breaks_down_is_a_read_error(
    body: str, cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _apart(body, tmp_path, monkeypatch) == cause


def test_a_reader_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cause = _apart("while True: pass", tmp_path, monkeypatch, seconds=0.7)
    assert cause == "0.7 秒还没读完，不像文稿"


@pytest.mark.skipif(sys.platform != "linux", reason="只在 Linux 上限内存")
def test_memory_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cause = _apart("return bytearray(700 * 1024 * 1024)", tmp_path, monkeypatch)
    assert cause == "读它要 600 MB 以上的内存，不像文稿"
