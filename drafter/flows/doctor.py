"""What is in order on this machine and what is not, a finding a matter."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from drafter import paths
from drafter.bank import open_user_bank
from drafter.checks.formulations import own_formulations, shipped_formulations
from drafter.composer.tables import own_tables_in, shipped_tables
from drafter.errors import UserError
from drafter.export.installed_fonts import shown_faces
from drafter.export.layout import Layout
from drafter.export.layout_files import layout_files, layout_named
from drafter.export.office import office_program
from drafter.export.styles import faces_of
from drafter.flows.check import read_settings
from drafter.flows.session_files import unfinished_sessions, unreadable_sessions
from drafter.outlines.load import shelf
from drafter.profile.store import read_profile


class Finding(Struct, frozen=True):
    """``part``: what was looked at; ``good``; ``said``: what was found and, where it is not good,
    what follows from it."""

    part: str
    good: bool
    said: str


def findings() -> tuple[Finding, ...]:
    """Everything that is looked at, in the order in which it matters."""
    return tuple(look() for look in _LOOKS)


def _bank() -> Finding:
    path = paths.user_bank()
    try:
        with open_user_bank(path, shipped=paths.shipped("phrasebank"), read_only=True) as bank:
            count = sum(bank.counts().values())
            speeches = sum(len(source.speeches) for source in bank.sources())
            faults, waiting = bank.holdings.faults(), bank.pending.sources()
    except UserError as error:
        return Finding("词库", False, str(error))
    if faults:
        advice = "先 drafter bank export 导出能读的，再把它改名移开，重新采一遍"
        return Finding("词库", False, f"{path} 有毛病：{'；'.join(faults)}。{advice}")
    left = f"，另有 {waiting} 份采过了还没收进来：再运行一遍 drafter mine" if waiting else ""
    return Finding("词库", True, f"{count} 条，{speeches} 篇，完好　{path}{left}")


def _outlines() -> Finding:
    try:
        found = shelf()
    except UserError as error:
        return Finding("提纲", False, str(error))
    own = sum(each.own for each in found.shelved)
    said = f"自带 {len(found.shelved) - own} 种" + (f"，自建 {own} 种" if own else "")
    return _with_broken("提纲", said, found.broken)


def _tables() -> Finding:
    own, broken = own_tables_in(paths.own_collocations())
    said = f"自带 {len(shipped_tables())} 张" + (f"，自建 {len(own)} 张" if own else "")
    return _with_broken("搭配表", said, broken)


def _formulations() -> Finding:
    own, broken = own_formulations(paths.own_formulations())
    said = f"自带 {len(shipped_formulations())} 条" + (f"，自建 {len(own)} 条" if own else "")
    return _with_broken("旧提法", said, broken)


def _profile() -> Finding:
    try:
        profile = read_profile(paths.user_profile())
    except UserError as error:
        return Finding("档案", False, str(error))
    return Finding("档案", True, profile.unit or "没填单位")


def _checks() -> Finding:
    try:
        settings = read_settings()
    except UserError as error:
        return Finding("检查", False, str(error))
    counts = (
        ("不看", len(settings.muted), "条"),
        ("另开", len(settings.also), "类"),
        ("界限改了", len(settings.limits.named()), "项"),
    )
    said = "，".join(f"{what} {count} {unit}" for what, count, unit in counts if count)
    return Finding("检查", True, said or "都照平常")


def _layouts() -> Finding:
    files = layout_files()
    broken: list[UserError] = []
    for file in files:
        try:
            layout_named(file.name)
        except UserError as error:
            broken.append(error)
    own = sum(file.own for file in files)
    said = f"{len(files)} 个" + (f"，其中自建 {own} 个" if own else "")
    return _with_broken("版式", said, broken)


def _with_broken(part: str, said: str, broken: Sequence[UserError]) -> Finding:
    """What there is of a part, and why some of the user's own are left out."""
    if not broken:
        return Finding(part, True, said)
    return Finding(part, False, "；".join([said, *(f"没有用上：{each}" for each in broken)]))


def _drafts() -> Finding:
    folder = paths.unfinished()
    broken = unreadable_sessions(folder)
    if broken:
        names = "、".join(path.name for path in broken)
        return Finding("稿子", False, f"有 {len(broken)} 份没写完的读不出来：{names}，在 {folder}")
    count = len(unfinished_sessions(folder))
    return Finding("稿子", True, f"{count} 份没写完" if count else "没有写了一半的")


def _data_folder() -> Finding:
    folder = paths.data_home()
    there = _nearest(folder)
    if not os.access(there, os.W_OK | os.X_OK):
        return Finding("数据夹", False, f"{folder} 写不进去：请管理员放开权限")
    return Finding("数据夹", True, f"能写　{folder}")


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that exists."""
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)


def _fonts() -> Finding:
    faces = shown_faces(faces_of(Layout()))
    if faces is None:
        return Finding("字体", True, "这个系统没有 fontconfig，没查；Word 里照写国标字体")
    missing = [each for each in faces if not each.here]
    if not missing:
        return Finding("字体", True, f"{'、'.join(each.face for each in faces)} 都在")
    names = "、".join(each.face for each in missing)
    shown = list(dict.fromkeys(each.shown for each in missing))
    instead = "都用" if len(shown) == 1 else "分别用"
    if len(shown) > 1:
        shown = [each.shown for each in missing]
    said = f"缺 {names}：Word 里照写，本机显示{instead} {'、'.join(shown)} 代"
    return Finding("字体", False, said)


def _office() -> Finding:
    program = office_program()
    if not program:
        return Finding("PDF", False, "没有 LibreOffice：出 Word 不受影响，PDF 在 Word、WPS 里另存")
    return Finding("PDF", True, f"能出，用 {program}")


def _network() -> Finding:
    return Finding("网络", True, "不联网")


_LOOKS: tuple[Callable[[], Finding], ...] = (
    _bank, _outlines, _tables, _formulations, _profile, _checks, _layouts, _drafts, _data_folder,
    _fonts, _office, _network,
)  # fmt: skip
