"""The figure of overlap against brute force, and its cost: python -m bench.overlap [DRAFTS] [MB]
[FOLDER...]

Drafts are scripted (bench.drafts) from a bank that holds its sources' texts (examples/corpus and
bench/checks_texts, or those of the folders), each with passages of the sources put in. Brute force
looks at every place of the draft. The cost is of one check of one draft against a bank of MB
megabytes of text, in seconds of processor time; quotations beside it.
Exit code 1 where a figure differs, or a changed quotation is called equal.
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
import time
from pathlib import Path

from bench.checks_quotations import FRAMES, KINDS, a_changed_quotation
from bench.checks_seeding import with_block
from bench.checks_sources import passage, source_bank, take_from, texts
from bench.drafts import scripted
from drafter.bank import Bank, open_bank
from drafter.checks.beside import Beside
from drafter.checks.compared import compared
from drafter.checks.held import held
from drafter.checks.overlap import NO_SHARE, begun_with_a_word, share_of
from drafter.checks.quoted import checked_quotations
from drafter.checks.sharing import body_of, shared_with_sources
from drafter.checks.text import CheckedText
from drafter.flows.check import text_of_file
from drafter.flows.draft import draft_of
from drafter.model import SourceRecord, SpeechRecord
from drafter.outlines.load import outlines
from drafter.paths import shipped

_CHARACTERS_PER_SOURCE = 5_000
_PASSAGES = 6


def drafts(count: int) -> list[CheckedText]:
    """Scripted drafts with passages of the sources in them, the same every time."""
    bank = source_bank()
    kinds = outlines(shipped("templates"))
    found: list[CheckedText] = []
    for number in range(count):
        dealt = random.Random(number)
        session = scripted(kinds[number % len(kinds)], bank, dealt)
        text = text_of_file(draft_of(session))
        for _ in range(dealt.randint(0, _PASSAGES)):
            at = dealt.choice([n for n, _ in text.paragraphs()])
            text = with_block(text, at, f"{passage(dealt, least=dealt.randint(8, 70), most=200)}。")
        found.append(text)
    return found


def brute_force(text: str, source: str, *, least: int) -> list[tuple[int, int]]:
    """For every place of ``text`` the longest stretch from there that ``source`` has."""
    found: list[tuple[int, int]] = []
    end = 0
    for start in range(len(text)):
        end = max(end, start)
        while end < len(text) and text[start : end + 1] in source:
            end += 1
        if end - start >= least:
            found.append((start, end))
    return found


def _equal(count: int) -> bool:
    beside = Beside(bank=source_bank())
    least = beside.limits.overlap_run
    sources = [(each.record.sha256, each.text) for each in held(source_bank())]
    differ = compared_figures = 0
    largest = 0.0
    for text in drafts(count):
        body = body_of(text, beside)
        quick = {s.source.record.sha256: s for s in shared_with_sources(text, beside)}
        for sha256, source in sources:
            runs = begun_with_a_word(body.text, brute_force(body.text, source, least=least))
            slow = share_of(runs, body.counts, least=least)
            run = quick[sha256].run if sha256 in quick else NO_SHARE
            compared_figures += 1
            differ += (run.characters, run.longest) != (slow.characters, slow.longest)
            largest = max(largest, slow.characters / text.characters)
    print(
        f"雷同：{count} 篇稿子 × {len(sources)} 个来源，{compared_figures} 个数与逐字硬算比，"
        f"不同 {differ} 个；最大占比 {largest:.1%}"
    )
    return not differ


def _called_equal(count: int) -> bool:
    wrong = right = near = 0
    base = drafts(1)[0]
    for number in range(count):
        dealt = random.Random(number)
        original, changed = a_changed_quotation(dealt, KINDS[number % len(KINDS)])
        frame = dealt.choice(FRAMES)
        standings = []
        for quotation in (original, changed):
            text = CheckedText(with_block(base, 3, frame.format(quotation)).blocks[3:4])
            (each,) = checked_quotations(text, source_bank())
            standings.append(each.standing)
        right += standings[0] == "一致"
        wrong += standings[1] in ("一致", "已核对")
        near += standings[1] == "有出入"
    print(
        f"引文：{count} 处原样的，认作一致 {right}；{count} 处改了 1—3 字的，"
        f"认作一致 {wrong}，指出有出入 {near}，节引 {count - near - wrong}"
    )
    return wrong == 0 and right == count


def large_bank(bank: Bank, *, megabytes: float) -> int:
    """Fills ``bank`` with sources of shuffled sentences; gives the bytes of text that it holds."""
    sentences = [f"{each}。" for text in texts() for each in text.split("。") if len(each) > 5]
    dealt = random.Random(0)
    held_bytes = 0
    while held_bytes < megabytes * 1e6:
        text = ""
        while len(text) < _CHARACTERS_PER_SOURCE:
            text += dealt.choice(sentences)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        speech = SpeechRecord(0, len(text), "在某次会上的讲话", 2020)
        bank.add_source(SourceRecord(sha256, f"{sha256[:8]}.txt", "utf-8", (speech,), text), [])
        held_bytes += len(text.encode())
    return held_bytes


def _print_cost(megabytes: float) -> None:
    with tempfile.TemporaryDirectory() as folder, open_bank(Path(folder) / "bank.db") as bank:
        size = large_bank(bank, megabytes=megabytes)
        beside = Beside(bank=bank)
        text = drafts(3)[2]
        quoting = text
        for number in range(3):
            _, changed = a_changed_quotation(random.Random(number), KINDS[number])
            quoting = with_block(quoting, 4, FRAMES[number].format(changed))
        sources = len(bank.sources())
        print(f"词库 {size / 1e6:.0f} MB 原文，{sources} 个来源；稿子 {text.characters:,} 字")
        began = time.process_time()
        shared_with_sources(text, beside)
        print(f"  雷同查一遍 {time.process_time() - began:.1f} 秒（处理器时间）")
        began = time.process_time()
        checked_quotations(quoting, bank)
        print(f"  引文 3 处查一遍 {time.process_time() - began:.1f} 秒")
        began = time.process_time()
        for each in held(bank):
            compared(each.text)
        print(f"  其中取出原文、统一写法 {time.process_time() - began:.1f} 秒")


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    megabytes = float(sys.argv[2]) if len(sys.argv) > 2 else 50
    if len(sys.argv) > 3:
        take_from([Path(each) for each in sys.argv[3:]])
    fine = _equal(count)
    fine &= _called_equal(2 * count)
    _print_cost(megabytes)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
