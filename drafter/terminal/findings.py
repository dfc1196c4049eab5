"""The screen of a check: what must be mended first, then what is worth a look, then the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console

from drafter.checks.checking import Found, Report
from drafter.checks.fixing import Change
from drafter.checks.registry import FAMILIES
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.flows.export import reading_time
from drafter.terminal.console import TEXT_CELLS, folded, padded, say

_SHOWN = 14  # characters of a finding's words
_MOST = 6  # lines of one rule before the rest is only counted


class _Line(Struct, frozen=True):
    rule: Rule
    place: str
    words: tuple[str, ...]
    advice: str


def print_report(
    console: Console, name: str, text: CheckedText, report: Report, *, everything: bool = False
) -> None:
    """A check of one file: its head, 必改, 请看, 能自动改, 没查."""
    kinds = len({each.finding.label for each in report.mechanical})
    auto = f"　能自动改 {kinds} 类（--fix）" if kinds else ""
    said = (
        f"{text.characters:,} 字，朗读 {reading_time(text.characters, pace=text.pace)}"
        f"　必改 {len(report.must)}　请看 {len(report.look)}{auto}"
    )
    if cell_len(f"{name}　{said}") <= TEXT_CELLS:
        say(console, f"{name}　{said}", "bold")
    else:
        say(console, name, "bold")
        say(console, f"  {said}", "bold")
    _print_found(console, "必改", report.must, text, "red", everything=everything)
    _print_found(console, "请看", report.look, text, "yellow", everything=everything)
    _print_mechanical(console, report.mechanical)
    _print_unchecked(console, report.unchecked)
    if report.muted:
        say(console, f"不看的 {report.muted} 处：drafter check --muted", "dim")
    if not report.found:
        left = "；没查的不算通过" if report.unchecked else ""
        say(console, f"没有看出问题{left}", "green")


def print_brief(console: Console, text: CheckedText, report: Report, seconds: float) -> None:
    """A check before an export: what must be mended, what is worth a look, which families passed
    (with their figures), what was not checked."""
    asked = {rule.family for rule, _ in report.passed} | {each.rule.family for each in report.found}
    say(console, f"检查 {len(asked)} 类，{max(0.1, seconds):.1f} 秒")
    for line in _lines(report.must, text):
        _say(console, f"  ✗ {line.rule.name}  {line.place}  {_told(line)}", "red")
    noticed = Counter(each.rule.name for each in report.found if each not in report.must)
    if noticed:
        told = "　".join(f"{name} {count}" for name, count in noticed.items())
        _say(console, f"  ! {told}　逐条看：drafter check 稿子", "yellow")
    marred = {each.rule.family for each in report.found}
    fine = [family for family in FAMILIES if family in asked - marred]
    figures = [f"{rule.name} {said}" for rule, said in report.passed if said]
    if fine:
        _say(console, "  ✓ " + "、".join(fine) + "".join(f"；{each}" for each in figures), "green")
    for reason in _unchecked(report.unchecked):
        _say(console, f"  - {reason}", "dim")


def print_rules(console: Console, rules: Iterable[Rule]) -> None:
    """Every rule by family: name, level of its source, source."""
    family = ""
    for rule in sorted(rules, key=lambda each: FAMILIES.index(each.family)):
        if rule.family != family:
            family = rule.family
            say(console, family, "bold")
        off = "（平常不开）" if not rule.on else ""
        first, *rest = folded(f"{rule.source}{off}", TEXT_CELLS - 20)
        say(console, f"  {padded(rule.name, 12)}[{rule.authority}] {first}")
        for line in rest:
            say(console, " " * 20 + line)


def print_changes(console: Console, changes: Sequence[Change]) -> None:
    """Every change that was made, a line each."""
    for change in changes:
        shown = change.context.replace("\n", " ")
        after = f"“{change.after}”" if change.after else "删掉"
        _say(
            console,
            f"  {change.place}  {change.label}  “{shown}”里的“{change.before}” → {after}",
        )


def _print_found(
    console: Console,
    title: str,
    found: Sequence[Found],
    text: CheckedText,
    style: str,
    *,
    everything: bool,
) -> None:
    if not found:
        return
    say(console, title, style)
    lines = _lines(found, text)
    authority = max(cell_len(each.rule.authority) for each in lines) + 2
    name = max(cell_len(each.rule.name) for each in lines)
    place = max(cell_len(each.place) for each in lines)
    shown: Counter[str] = Counter()
    for line in lines:
        shown[line.rule.name] += 1
        if shown[line.rule.name] > _MOST and not everything:
            continue
        head = f"  {padded(f'[{line.rule.authority}]', authority)} {padded(line.rule.name, name)}  "
        head += f"{padded(line.place, place)}  "
        room = TEXT_CELLS - cell_len(head)
        for number, part in enumerate(folded(_told(line), room)):
            say(console, (head if not number else " " * cell_len(head)) + part)
    more = {each: count - _MOST for each, count in shown.items() if count > _MOST}
    if more and not everything:
        told = "　".join(f"{each} {count} 处" for each, count in more.items())
        say(console, f"  还有 {told}：--all 全列", "dim")


def _lines(found: Sequence[Found], text: CheckedText) -> list[_Line]:
    """The findings a line each; those of one rule in one paragraph with one advice together."""
    lines: dict[tuple[str, str, str], list[Found]] = {}
    for each in found:
        place = each.finding.place or text.place_of(each.finding.block)
        lines.setdefault((each.rule.name, place, each.finding.advice), []).append(each)
    return [
        _Line(group[0].rule, place, tuple(_shown(each) for each in group), advice)
        for (_, place, advice), group in lines.items()
    ]


def _shown(found: Found) -> str:
    words = found.finding.text.strip().replace("\n", " ")
    if not words or words in found.finding.advice:
        return ""
    return f"“{words[:_SHOWN]}{'……' if len(words) > _SHOWN else ''}”"


def _told(line: _Line) -> str:
    words = "".join(dict.fromkeys(each for each in line.words if each))
    return f"{words}{'：' if words else ''}{line.advice}"


def _print_mechanical(console: Console, found: Sequence[Found]) -> None:
    """What ``--fix`` mends, counted by sort under each source."""
    sources: dict[str, Counter[str]] = {}
    for each in found:
        source = f"[{each.rule.authority} {each.rule.source.split('-')[0]}]"
        sources.setdefault(source, Counter())[each.finding.label or each.rule.name] += 1
    for number, (source, counts) in enumerate(sources.items()):
        told = "　".join(f"{label} {count} 处" for label, count in counts.items())
        head = "能自动改  " if not number else " " * 10
        parts = folded(f"{source} {told}", TEXT_CELLS - 10)
        for place, part in enumerate(parts):
            say(console, (head if not place else " " * 10) + part)


def _print_unchecked(console: Console, unchecked: Sequence[tuple[Rule, str]]) -> None:
    for line in _unchecked(unchecked):
        _say(console, f"没查  {line}", "dim")


def _unchecked(unchecked: Sequence[tuple[Rule, str]]) -> list[str]:
    """What was not checked, the rules of one reason together."""
    reasons: dict[str, list[str]] = {}
    for rule, why in unchecked:
        reasons.setdefault(why, []).append(rule.name)
    return [f"{'、'.join(names)}：{why}" for why, names in reasons.items()]


def _say(console: Console, text: str, style: str = "") -> None:
    for number, part in enumerate(folded(text, TEXT_CELLS)):
        say(console, part if not number else " " * 6 + part, style)
