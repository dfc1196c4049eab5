"""``drafter check``: what a careful colleague would find before a text leaves the office."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace
from rich.console import Console

from drafter import paths
from drafter.checks.beside import Beside, Limits
from drafter.checks.registry import RULES
from drafter.checks.settings import Settings, entry, with_muted, without_muted
from drafter.checks.settings_file import usual_text
from drafter.cli.banks import opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.cli.export import phrase_names
from drafter.cli.output import print_json
from drafter.cli.skipped import SOME_SKIPPED
from drafter.errors import ReadError, UsageError, UserError
from drafter.export.layout_files import layout_named
from drafter.flows.check import (
    Checked,
    beside_of,
    checked_file,
    json_of,
    read_settings,
    remarks_of,
    write_settings,
)
from drafter.flows.export import export_draft, work_of
from drafter.flows.fix import mended_file
from drafter.profile.model import Profile
from drafter.profile.store import read_profile
from drafter.storage.files import is_folder
from drafter.terminal.console import notices, results, say, say_folded
from drafter.terminal.findings import print_changes, print_report, print_rules

_REVIEW = "review-copy"


@click.command(
    "check",
    cls=ChineseCommand,
    examples=(
        "drafter check 初稿.docx",
        "drafter check 讲话.md --fix               能自动改的改好，另存一份",
        "drafter check 初稿.docx --format docx -o 初稿批注.docx",
        "drafter check --mute 落款                 不再报这一类",
        "drafter check --mute 人名:周兰            不再报这一处",
        "drafter check --rules",
    ),
)
@click.argument("files", nargs=-1, metavar="文件...", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="每一类都逐条列全")
@click.option("--json", "as_json", is_flag=True, help="每个文件一行 JSON")
@click.option(
    "--format",
    "form",
    metavar="docx",
    type=click.Choice(["docx"]),
    help="出一份 Word，检查结果写在批注里",
)
@click.option(
    "-o",
    "--output",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="写到哪里（配 --format、--fix）",
)
@click.option("--fix", is_flag=True, help="只改机械的，逐处列出；另存一份，不动原稿")
@click.option("--in-place", is_flag=True, help="配 --fix：直接改原稿")
@click.option("--mute", metavar="名字[:字样]", multiple=True, help="不再报这一类，或这一处")
@click.option("--unmute", metavar="名字[:字样]", multiple=True, help="重新报")
@click.option("--muted", is_flag=True, help="列出不看的、另开的、界限")
@click.option("--rules", is_flag=True, help="列出每条规则：出自哪里、什么层级")
@click.option(
    "--bank", "bank_path", metavar="文件", type=click.Path(path_type=Path), help="用哪个词库"
)
def command(
    files: tuple[Path, ...],
    everything: bool,
    as_json: bool,
    form: str | None,
    output: Path | None,
    fix: bool,
    in_place: bool,
    mute: tuple[str, ...],
    unmute: tuple[str, ...],
    muted: bool,
    rules: bool,
    bank_path: Path | None,
) -> None:
    """出手之前过一遍：残留、编号、标点、提法、引文、人名职务、雷同、节奏、事实、朗读。

    有必改的，退出码是 1；没有必改、有文件读不了的，是 3。没条件查的写“没查”，不算通过。
    """
    _refuse_wrong_usage(files, output, form=form, fix=fix, in_place=in_place)
    if as_json and (fix or form):
        raise UsageError("--json 只出结果，不改也不出 Word", "去掉 --json，或分两次来")
    settings = _settings(tell=muted)
    if mute or unmute:
        settings = _muted(settings, mute, unmute)
    if muted:
        _print_muted(settings)
    if rules:
        print_rules(results(), RULES.values())
    if not files:
        if not (mute or unmute or muted or rules):
            raise UsageError("没说查哪个文件", "写成 drafter check 初稿.docx")
        return
    profile = read_profile(paths.user_profile())
    must = 0
    unread: list[Path] = []
    with opened_bank(bank_path) as bank:
        beside = beside_of(profile=profile, bank=bank, settings=settings, today=date.today())
        for path in files:
            try:
                found = checked_file(path, beside=beside, settings=settings)
                must += len(found.report.must)
                if as_json:
                    print_json(json_of(found))
                    continue
                print_report(results(), found.name, found.text, found.report, everything=everything)
                if fix:
                    must -= _fix(path, found, beside, settings, in_place=in_place, target=output)
                if form:
                    _print_commented(path, found, output)
            except UserError as error:
                if isinstance(error, ReadError):
                    unread.append(path)
                else:
                    must += 1  # it was checked, and then could not be written
                _tell_of(error, path, as_json=as_json)
    if unread:
        say_folded(notices(), f"! {len(unread)} 份没做成，没查不算通过", "yellow")
    if not as_json and must:
        say(results(), f"{_roster_age(profile)}不想再看某一类：drafter check --mute 名字", "dim")
    raise click.exceptions.Exit(1 if must else SOME_SKIPPED if unread else 0)


def _tell_of(error: UserError, path: Path, *, as_json: bool) -> None:
    """Says of a file why nothing came of it; the others are still checked."""
    if as_json:
        print_json({"file": path.name, "error": str(error)})
    told = str(error)
    say(notices(), f"✗ {told if path.name in told else f'{path.name}：{told}'}", "red")


def _refuse_wrong_usage(
    files: tuple[Path, ...], output: Path | None, *, form: str | None, fix: bool, in_place: bool
) -> None:
    if in_place and not fix:
        raise UsageError("--in-place 要和 --fix 一起用", "写成 --fix --in-place")
    if output and not (form or fix):
        raise UsageError("-o 要和 --format docx 或 --fix 一起用", "只看结果，不用 -o")
    if output and form and fix:
        raise UsageError("--format 和 --fix 各出一份，-o 只有一个名字", "分两次来，或不写 -o")
    if output and in_place:
        raise UsageError("-o 和 --in-place 不能一起用", "留一个")
    if output and len(files) > 1 and not is_folder(output):
        raise UsageError("几个文件出到一个名字里，放不下", "-o 写一个文件夹")


def _muted(settings: Settings, mute: tuple[str, ...], unmute: tuple[str, ...]) -> Settings:
    for each in (*mute, *unmute):
        name = entry(each).partition(":")[0]
        if name not in RULES:
            known = "、".join(RULES)
            raise UsageError(f"没有“{name}”这一类", f"有：{known}")
    for each in mute:
        settings = with_muted(settings, each)
        say_folded(results(), f"✓ 不再报：{entry(each)}　要恢复：--unmute {entry(each)}", "green")
    for each in unmute:
        settings = without_muted(settings, each)
        say(results(), f"✓ 重新报：{entry(each)}", "green")
    write_settings(settings)
    return settings


def _settings(*, tell: bool) -> Settings:
    """What the user wants of checks; with ``tell`` how it is written, where it cannot be read."""
    try:
        return read_settings()
    except UserError:
        if tell:
            say(results(), "该这么写，数都是平常的：", "dim")
            for line in usual_text().splitlines():
                say(results(), line)
        raise


def _roster_age(profile: Profile) -> str:
    """When the roster was last looked at, "" where there is none or it does not say."""
    if not profile.leaders or profile.checked is None:
        return ""
    return f"名册是 {profile.checked.month}月{profile.checked.day}日 更新的。"


def _print_muted(settings: Settings) -> None:
    console = results()
    for title, held in (("不看", settings.muted), ("另开", settings.also)):
        say(console, f"{title}  {'　'.join(held) if held else '没有'}")
    usual, own = Limits().by_name(), settings.limits.by_name()
    say(console, "界限")
    for name, value in own.items():
        changed = "" if value == usual[name] else f"  # 平常 {usual[name]}"
        say(console, f"  {name}: {value}{changed}")
    say_folded(console, f"都在 {paths.user_checks()}，可以直接改", "dim")


def _fix(
    path: Path,
    found: Checked,
    beside: Beside,
    settings: Settings,
    *,
    in_place: bool,
    target: Path | None,
) -> int:
    """Mends and tells; how many of what must be mended is mended thereby."""
    console: Console = results()
    if target is not None and is_folder(target):
        target = target / path.name
    done = mended_file(
        path, found, beside=beside, settings=settings, in_place=in_place, target=target
    )
    if done.path is None:
        say(console, "没有能自动改的")
        return 0
    say(console, f"改了 {len(done.fixed.changes)} 处")
    print_changes(console, done.fixed.changes)
    for line in done.left:
        say_folded(notices(), f"! 这一行没改成（有脚注、域或标记）：{line[:40]}", "yellow")
    say(console, f"✓ {done.path}", "green")
    mended = [each for each in found.report.must if each.finding.fix is not None]
    return 0 if done.left else len(mended)


def _print_commented(path: Path, found: Checked, output: Path | None) -> None:
    """Writes the text as a Word file with the findings in its comments."""
    target = output or path.with_name(f"{path.stem}-检查.docx")
    if is_folder(target):
        target = target / f"{path.stem}-检查.docx"
    layout = layout_named(_REVIEW)
    names = phrase_names(layout) if found.file is not None else {}
    if found.file is None:
        layout = replace(layout, remarks=("检查",))
    work = work_of(
        found.draft,
        layout=layout,
        remarks=remarks_of(found.report, found.draft),
        phrases=names,
        pace=found.text.pace,
    )
    written = export_draft(work, target, allow_gaps=True, source=path)
    say(results(), f"✓ Word  {written}", "green")
