"""What is saved under faults: each command that saves, where it is run, and what is there then."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import msgspec

from bench.faults_stage import ANSWER, started
from drafter.bank import decision_lines, open_bank
from drafter.bank.schema import SCHEMA_VERSION
from drafter.flows.answer_files import example_answers
from drafter.flows.export import opened
from drafter.flows.session import Session
from drafter.flows.session_files import saved, unfinished_sessions
from drafter.gathering.material import Material
from drafter.outlines.load import outline_named

_KIND = "表态发言"
_EXAMPLE = ("draft", _KIND, "--example", "-o", "稿/x.docx")
_PARAGRAPHS = 6  # of each speech: every write meets three faults
_SPEECHES = Path(__file__).resolve().parents[1] / "examples" / "corpus"


class Save(NamedTuple):
    """A command that saves, run where ``before`` was prepared.

    ``state``: what is there, piece by piece, in a form that can be compared; raises UserError or
    ValueError where something is unreadable."""

    name: str
    command: Sequence[str]
    before: Callable[[Path], None]
    state: Callable[[Path], Sequence[object]]


def _run(folder: Path, *command: str) -> None:
    done = started(folder, *command).done()
    assert done.code == 0, done.said


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


# --- drafts and what is made of them -----------------------------------------------------------


def _a_draft(folder: Path) -> None:
    (folder / "稿").mkdir()
    _run(folder, *_EXAMPLE)


def _no_draft(folder: Path) -> None:
    """The program was used before, but for nothing that is still there."""
    _a_draft(folder)
    for path in ("稿", "home/versions", "home/cache/layouts"):
        shutil.rmtree(folder / path)
    (folder / "稿").mkdir()


def _another_draft(folder: Path) -> None:
    _a_draft(folder)
    for path in (folder / "稿").iterdir():
        if path.suffix == ".md":
            path.write_text(path.read_text(encoding="utf-8").replace("同志", "同仁"), "utf-8")
        else:
            path.write_bytes(b"PK old")


def _draft_state(folder: Path) -> Sequence[object]:
    """Of each file its bytes; a draft that is there must open, and so must its versions and the
    layouts that are kept ready."""
    markdown = folder / "稿" / "x.md"
    if markdown.exists():
        opened(markdown)
    for path in (folder / "home" / "cache" / "layouts").glob("*.zip"):
        assert ZipFile(path).testzip() is None
    return [_content(markdown), _content(folder / "稿" / "x.docx"), *_versions(folder, 3)]


def _versions(folder: Path, most: int) -> Sequence[object]:
    """The texts of the versions that are listed, each read; None for those there are not."""
    texts: list[object] = []
    for listed in sorted((folder / "home" / "versions").glob("*/versions.json")):
        for each in msgspec.json.decode(listed.read_bytes()):
            texts.append((each["stage"], (listed.parent / f"{each['text']}.md").read_bytes()))
    return [*texts, *[None] * (most - len(texts))]


def _an_old_export(folder: Path) -> None:
    _a_draft(folder)
    (folder / "稿" / "y.docx").write_bytes(b"PK old")


def _export_state(folder: Path) -> Sequence[object]:
    return [*_draft_state(folder), _content(folder / "稿" / "y.docx")]


def _filed_state(folder: Path) -> Sequence[object]:
    """The draft and what is in the archive of each kind: whole or not there."""
    filed = sorted((folder / "稿" / "归档").rglob("*.*"))
    kinds = {suffix: [path.read_bytes() for path in filed if path.name.endswith(suffix)]
             for suffix in (".md", ".docx", "_答案.yaml")}  # fmt: skip
    return [*_draft_state(folder), *(kinds[each] or None for each in kinds)]


# --- the bank ----------------------------------------------------------------------------------


def _a_bank(folder: Path) -> None:
    for name, speech in zip(("甲.txt", "乙.txt"), sorted(_SPEECHES.glob("*.txt")), strict=False):
        lines = speech.read_text(encoding="utf-8").split("\n")
        (folder / name).write_text("\n".join([*lines[:_PARAGRAPHS], *lines[-4:]]), encoding="utf-8")
    _run(folder, "mine", "甲.txt", "--bank", "b.db")


def _decisions_to_take_in(folder: Path) -> None:
    _a_bank(folder)
    with open_bank(folder / "b.db") as bank:
        for phrase in bank.decisions.undecided()[:20]:
            bank.decisions.drop(phrase)
        (folder / "决定.jsonl").write_bytes(decision_lines(bank.decisions.own()))
        for phrase in bank.decisions.dropped():
            bank.decisions.keep(phrase)


def an_older_bank(folder: Path) -> None:
    """b.db, said to be of the schema before today's, with decisions."""
    _decisions_to_take_in(folder)
    with closing(sqlite3.connect(folder / "b.db")) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")


def _bank_state(folder: Path) -> Sequence[object]:
    """What the bank holds; it must be whole."""
    with open_bank(folder / "b.db") as bank:
        if faults := bank.holdings.faults():
            raise ValueError("；".join(faults))
        return [(tuple(bank.holdings.contents(with_text=True)), bank.decisions.own())]


def _renewed_state(folder: Path) -> Sequence[object]:
    """The bank's version, where it is today's what it holds, and the backup, which is whole."""
    with closing(sqlite3.connect(folder / "b.db")) as raw:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
        (whole,) = raw.execute("PRAGMA integrity_check").fetchone()
    if whole != "ok":
        raise ValueError(whole)
    held = _bank_state(folder) if version == SCHEMA_VERSION else None
    (backup,) = [_content(path) for path in folder.glob("*备份*")] or [None]
    if held is not None and backup is None:
        raise ValueError("翻新了，却没有备份")
    return [(version, held), backup]


# --- the rest ----------------------------------------------------------------------------------


def _a_session(folder: Path) -> None:
    file = folder / "home" / "unfinished" / f"{_KIND}-1.yaml"
    outline = outline_named(_KIND)
    saved(Session(outline, dict(list(example_answers(outline).items())[:3]), file=file))


def _session_state(folder: Path) -> Sequence[object]:
    (session,) = unfinished_sessions(folder / "home" / "unfinished")
    return [dict(session.answers)]


def _material_state(folder: Path) -> Sequence[object]:
    kept = sorted((folder / "home" / "material").glob("*.json"))
    return [[msgspec.json.decode(path.read_bytes(), type=Material) for path in kept]]


SAVES = (
    Save("存稿子（盖旧稿）", (*_EXAMPLE, "--force"), _another_draft, _draft_state),
    Save("存稿子（新名）", _EXAMPLE, _no_draft, _draft_state),
    Save("改答案、存版本", ("draft", "稿/x.md", "--set", "称谓=各位代表"), _a_draft, _draft_state),
    Save("定稿次", ("versions", "稿/x.md", "--stage", "送审稿"), _a_draft, _draft_state),
    Save("导出（盖旧的）", ("export", "稿/x.md", "-o", "稿/y.docx", "--force"),
         _an_old_export, _export_state),
    Save("导出（新名）", ("export", "稿/x.md", "-o", "稿/y.docx"), _a_draft, _export_state),
    Save("定稿归档", ("finish", "稿/x.md", "--anyway"), _a_draft, _filed_state),
    Save("存答案", (ANSWER,), _a_session, _session_state),
    Save("收素材", ("material", "add", "甲.txt"), _a_bank, _material_state),
    Save("写词库", ("mine", "乙.txt", "--bank", "b.db"), _a_bank, _bank_state),
    Save("收决定", ("bank", "review", "--import", "决定.jsonl", "--bank", "b.db"),
         _decisions_to_take_in, _bank_state),
    Save("翻新词库", ("bank", "renew", "--bank", "b.db"), an_older_bank, _renewed_state),
)  # fmt: skip
