"""Many drafts at once: an answers file or a row of a table each, and a result for every one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

from msgspec import Struct

from drafter.bank import Bank
from drafter.corpus.decoding import decoded
from drafter.drafting.markdown import DraftFile
from drafter.errors import ReadError, UsageError, UserError, os_reason
from drafter.export.layout import Layout
from drafter.flows.answer_files import answers_file
from drafter.flows.draft import draft_of, unused_answers
from drafter.flows.export import NO_NAMES, STANDARD_LAYOUT, default_path, write_draft
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.flows.versions import with_own_id
from drafter.interview.answers import Value, is_sentence_edit, question_of
from drafter.interview.checked import checked_answers
from drafter.interview.given import given_lines
from drafter.interview.layers import merged, profile_answers
from drafter.interview.length import PACE_KEY
from drafter.outlines.model import Outline
from drafter.outlines.yaml_file import yaml_value
from drafter.profile.model import Profile

_MOST_ROWS = 1000


class Entry(Struct, frozen=True):
    """One draft to be: what a person calls it (a file, a row), and how its answers are read."""

    name: str
    answers: Callable[[], Mapping[str, Value]]


class Result(Struct, frozen=True):
    """What became of one entry. ``path`` is the Word file, or the draft where gaps stopped it;
    ``gaps`` names what is missing, ``unused`` what was answered and not used; ``fault`` says why
    nothing was written."""

    name: str
    path: Path | None = None
    characters: int = 0
    gaps: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    fault: str = ""

    @property
    def good(self) -> bool:
        return not self.fault and not self.gaps


def file_entries(paths: Iterable[Path], outline: Outline, profile: Profile) -> tuple[Entry, ...]:
    """An entry for each answers file."""

    def reader(path: Path) -> Callable[[], Mapping[str, Value]]:
        return lambda: answers_file(path, outline, profile=profile)

    return tuple(Entry(path.name, reader(path)) for path in paths)


def row_entries(path: Path, outline: Outline, profile: Profile) -> tuple[Entry, ...]:
    """An entry for each row of a CSV table whose columns are named for questions.

    Raises UserError where the table cannot be read, UsageError where a column names no question.
    """
    entries: list[Entry] = []
    for number, row in _rows(path, outline):

        def answers(row: Mapping[str, str] = row) -> Mapping[str, Value]:
            return _row_answers(row, outline, profile)

        entries.append(Entry(f"第 {number} 行", answers))
    if not entries:
        raise UserError(f"{path.name} 里没有一行答案", "第一行写问题的名字，下面一行一篇")
    if len(entries) > _MOST_ROWS:
        raise UserError(f"{path.name} 有 {len(entries)} 行", f"一次最多 {_MOST_ROWS} 行，分几次来")
    return tuple(entries)


def _rows(path: Path, outline: Outline) -> Iterator[tuple[int, dict[str, str]]]:
    """(row as a spreadsheet counts it, cells by column) of each row that holds something; cells
    under no column's name stand together at ""."""
    text = _table_text(path)
    head = text.partition("\n")[0]
    tabs = "\t" in head and "," not in head
    table = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",", strict=True)
    names: list[str] = []
    try:
        for number, cells in enumerate(table, start=1):
            if not any(cell.strip() for cell in cells):
                continue
            if not names:
                names = [cell.strip() for cell in cells]
                _check_columns(names, outline, path)
                continue
            yield number, _by_column(names, cells)
    except csv.Error as error:
        raise UserError(
            f"{path.name} 第 {table.line_num} 行不合 CSV 写法", "看看引号配没配对，或重新导出一次"
        ) from error


def _by_column(names: list[str], cells: list[str]) -> dict[str, str]:
    row: dict[str, str] = {}
    unnamed: list[str] = []
    for name, cell in zip_longest(names, cells, fillvalue=""):
        if name:
            row[name] = cell
        elif cell.strip():
            unnamed.append(cell.strip())
    return row | ({"": "、".join(unnamed)} if unnamed else {})


def _table_text(path: Path) -> str:
    try:
        return decoded(path.read_bytes(), name=path.name)[0].removeprefix("\ufeff")
    except OSError as error:
        raise UserError(f"读不了 {path}（{os_reason(error)}）", "看看文件名和权限对不对") from error
    except ReadError as error:
        raise UserError(f"{path.name} 读不出来：{error.cause}", "存成 CSV（UTF-8）再来") from error


def _check_columns(names: list[str], outline: Outline, path: Path) -> None:
    for name in names:
        if name and not _is_key(name, outline):
            known = "、".join(each.name for each in outline.questions)
            raise UsageError(
                f"{path.name} 的一列叫“{name}”，“{outline.kind}”没有这一问", f"有的是：{known}"
            )
    twice = next((name for name in names if name and names.count(name) > 1), "")
    if twice:
        raise UsageError(f"{path.name} 有两列都叫“{twice}”", "留一列")


def _is_key(name: str, outline: Outline) -> bool:
    """Whether an answers file may have ``name`` as a key."""
    if question_of(name, outline) is not None or name.startswith("{"):
        return True
    return name == PACE_KEY or is_sentence_edit(name)


def _row_answers(row: Mapping[str, str], outline: Outline, profile: Profile) -> Mapping[str, Value]:
    """The answers in a row. Raises UsageError where one is wrong or a cell is under no column."""
    if "" in row:
        raise UsageError(f"多出来的格子对不上哪一列：{row['']}", "格子里有逗号，就给它加引号")
    raw: dict[str, Any] = {}
    for name, cell in row.items():
        question = question_of(name, outline)
        if not cell.strip():
            continue
        if question is None and is_sentence_edit(name):
            raw[name] = yaml_value(cell, name=name, as_typed=True)
        elif question is not None and question.type in ("lines", "list", "items"):
            raw[name] = given_lines(cell)
        else:
            raw[name] = cell.strip() if name == PACE_KEY else cell
    return checked_answers(raw, outline, profile=profile)


def _nowhere(_: DraftFile) -> None:
    """Keeps no version."""


def drafted_all(
    entries: Iterable[Entry],
    outline: Outline,
    bank: Bank,
    *,
    profile: Profile,
    extra: Mapping[str, Value],
    folder: Path,
    seed: int = 0,
    allow_gaps: bool = False,
    overwrite: bool = False,
    layout: Layout = STANDARD_LAYOUT,
    phrases: Mapping[str, str] = NO_NAMES,
    keep: Callable[[DraftFile], object] = _nowhere,
) -> Iterator[Result]:
    """The result of each entry, in order, each written before the next is begun. A fault ends one
    entry, never the run. ``extra`` comes before what an entry says (--data). ``overwrite``: files
    of before; never one that this run wrote. ``phrases``: as ``write_draft`` has it; ``keep``: is
    given each draft that was written, to keep it as a version."""
    mine: set[Path | None] = set()
    for entry in entries:
        try:
            given = merged(
                ("单位档案", profile_answers(profile)),
                ("答案文件", entry.answers()),
                ("命令行", extra),
            )
            begun = Session(outline, given.answers, seed, profile=profile, layers=given.layers)
            session = with_defaults(begun, bank)
            file = draft_of(session)
            target = default_path(file, session.title, folder=folder)
            again = overwrite and target.with_suffix(".md") not in mine
            file = with_own_id(file, over=target.with_suffix(".md") if again else None)
            written = write_draft(
                file,
                target,
                allow_gaps=allow_gaps,
                overwrite=again,
                layout=layout,
                phrases=phrases,
            )
            mine.add(written.markdown)
            keep(file)
            yield _result(entry.name, file, outline, written.docx or written.markdown)
        except UserError as error:
            yield Result(entry.name, fault=str(error))


def _result(name: str, file: DraftFile, outline: Outline, path: Path | None) -> Result:
    return Result(
        name,
        path,
        file.draft.characters,
        tuple(gap.name for gap in file.draft.gaps),
        unused_answers(file, outline),
    )
