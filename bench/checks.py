"""Seeds faults into clean drafts and texts, checks them, and prints recall and false alarms a rule.

usage: python -m bench.checks [--small] [--misses] [--shared DIR] [--seed N]

Clean are the examples of the shipped outlines, examples/corpus and bench/checks_texts (made-up
places and people, varied styles). Each seeded text has one fault; it is found where a rule that is
answerable for it says something in its paragraph that it does not say of the clean text. With
``--shared`` the texts of eval/unlabelled, eval/more and corpus in that folder are checked too: real
texts with real faults, so their 必改 are for reading (``--alarms`` prints each). Exit code 1 where
a recall is under what is asked for, or clean text has more than one 必改 in 10,000 characters.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from msgspec import Struct

from bench import (
    checks_dates,
    checks_facts,
    checks_leftovers,
    checks_numbering,
    checks_overlaps,
    checks_punctuation,
    checks_quotations,
    checks_roster,
)
from bench.checks_seeding import Area, Seeded
from drafter.bank import Bank, open_user_bank
from drafter.checks.beside import Beside
from drafter.checks.checking import Found, Report
from drafter.checks.settings import Settings
from drafter.checks.text import CheckedText
from drafter.drafting.markdown import draft_file
from drafter.flows.check import beside_of, report_on, text_of, text_of_file
from drafter.flows.foreign import foreign
from drafter.paths import shipped, user_bank
from drafter.profile.model import Profile
from drafter.terminal.console import padded

AREAS: Mapping[str, Area] = {
    "残留": Area(200, checks_leftovers.SEEDERS, recall=1.0),
    "编号": Area(100, checks_numbering.SEEDERS),
    "标点": Area(200, checks_punctuation.SEEDERS),
    "引文": Area(200, checks_quotations.SEEDERS),
    "名册": Area(100, checks_roster.SEEDERS),
    "日期": Area(60, checks_dates.SEEDERS),
    "旧提法": Area(40, checks_dates.FORMULATIONS),
    "雷同": Area(40, checks_overlaps.SEEDERS),
    "事实": Area(60, checks_facts.SEEDERS),
}
"""What is seeded, by area; a plug of another file is a line more here."""

_HERE = Path(__file__).resolve().parent
_PER = 10_000
_TRIES = 200


class Clean(Struct, frozen=True):
    """A clean text with what the rules say of it before any fault is put in."""

    name: str
    text: CheckedText
    report: Report


def clean_texts(beside: Beside) -> tuple[Clean, ...]:
    """The examples of the shipped outlines, and the texts written for this."""
    found: list[tuple[str, CheckedText]] = []
    for path in sorted(shipped("templates").glob("*/golden.md")):
        file = draft_file(path.read_text(encoding="utf-8"), name=path.name)
        found.append((path.parent.name, text_of_file(file)))
    folders = (_HERE / "checks_texts", _HERE.parent / "examples" / "corpus")
    for path in sorted(each for folder in folders for each in folder.glob("*.txt")):
        found.append((path.stem, text_of(foreign(path).draft, pace=beside.profile.pace)))
    return tuple(Clean(name, text, _report(text, beside)) for name, text in found)


def seeded_texts(
    area: Area, clean: Sequence[Clean], *, seed: int, share: int = 1
) -> Iterator[tuple[Clean, Seeded]]:
    """The faults of an area, dealt round over its seeders and the clean texts; ``share``: only so
    many-eth of them."""
    draw = Random(seed)
    names = list(area.seeders)
    done = tries = 0
    while done < area.wanted // share and tries < _TRIES * area.wanted:
        seeder = area.seeders[names[tries % len(names)]]
        base = draw.choice(clean)
        tries += 1
        fault = seeder(draw, base.text)
        if fault is not None:
            done += 1
            yield base, fault


def is_found(base: Clean, fault: Seeded, report: Report) -> bool:
    """Whether a rule that is answerable says something in the fault's block that it did not say of
    the clean text."""
    before = Counter(_key(each) for each in base.report.found)
    new = Counter(_key(each) for each in report.found) - before
    return any(
        rule in fault.rules and (fault.far or block == fault.text.blocks[fault.block].text)
        for rule, block in (
            (each.rule.name, fault.text.blocks[each.finding.block].text)
            for each in report.found
            if new[_key(each)]
        )
    )


def _key(found: Found) -> tuple[str, str, str]:
    finding = found.finding
    return found.rule.name, finding.text, finding.advice


def _report(text: CheckedText, beside: Beside) -> Report:
    return report_on(text, beside=beside, settings=Settings())


def main() -> int:
    """Prints all figures; 1 where one is not what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true", help="a tenth of the faults")
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    parser.add_argument("--alarms", action="store_true", help="print every 必改 in clean texts")
    parser.add_argument("--shared", type=Path, default=None)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    with open_user_bank(user_bank(), shipped=shipped("phrasebank")) as bank:
        return _measured(wanted, bank)


def _measured(wanted: argparse.Namespace, bank: Bank) -> int:
    beside = beside_of(profile=Profile(), bank=bank, settings=Settings())
    clean = clean_texts(beside)
    fine = True
    for name, area in AREAS.items():
        fine &= _print_recall(name, area, clean, beside, wanted)
    fine &= _print_alarms("写的干净稿", [(c.name, c.text, c.report) for c in clean], alarms=True)
    if wanted.shared is not None:
        for folder in ("eval/unlabelled", "eval/more", "corpus"):
            read = []
            for path in sorted((wanted.shared / folder).glob("*.txt")):
                text = text_of(foreign(path).draft, pace=200)
                read.append((path.name, text, _report(text, beside)))
            _print_alarms(folder, read, alarms=wanted.alarms)
    return 0 if fine else 1


def _print_recall(
    name: str, area: Area, clean: Sequence[Clean], beside: Beside, wanted: argparse.Namespace
) -> bool:
    kinds: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for base, fault in seeded_texts(area, clean, seed=wanted.seed, share=10 if wanted.small else 1):
        kinds[fault.kind] += 1
        report = _report(fault.text, fault.beside or beside)
        if is_found(base, fault, report):
            hit[fault.kind] += 1
        elif wanted.misses:
            print(f"  没查出 {fault.kind} {base.name}：{fault.text.blocks[fault.block].text[:400]}")
    total = sum(kinds.values())
    recall = sum(hit.values()) / total if total else 0.0
    print(f"{name} {total} 处，查出 {sum(hit.values())}，召回 {recall:.3f}（要 {area.recall}）")
    for kind, count in sorted(kinds.items()):
        print(f"  {padded(kind, 14)} {hit[kind]:3}/{count}")
    return recall >= area.recall


def _print_alarms(
    name: str, read: Sequence[tuple[str, CheckedText, Report]], *, alarms: bool
) -> bool:
    characters = sum(text.characters for _, text, _ in read)
    must: Counter[str] = Counter()
    look: Counter[str] = Counter()
    for file, text, report in read:
        for each in report.found:
            (must if each.finding.severity == "必改" else look)[each.rule.name] += 1
            if alarms and each.finding.severity == "必改":
                line = text.blocks[each.finding.block].text
                around = line[max(0, each.finding.start - 12) : each.finding.end + 12]
                print(f"  {file} {each.rule.name} {around!r} {each.finding.advice}")
    per = sum(must.values()) * _PER / characters if characters else 0.0
    print(f"{name} {len(read)} 篇 {characters:,} 字：必改 {sum(must.values())}，每万字 {per:.2f}")
    print(f"  必改 {dict(must)}")
    print(f"  建议 {dict(look)}")
    return per <= 1


if __name__ == "__main__":
    sys.exit(main())
