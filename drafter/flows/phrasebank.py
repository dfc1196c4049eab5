"""Making the bank that ships: mined from a corpus, written as JSON Lines with a list of sources."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from drafter.bank import open_bank, shipped_decisions, write_phrasebank
from drafter.bank.shipped import PART_FILES, SOURCES_FILE
from drafter.errors import UserError
from drafter.flows.mine import MineSummary, mine
from drafter.model import PART_LABELS, SLOT, Phrase, SourceRecord
from drafter.storage.files import atomic_write
from drafter.text.clean import displayable

SOURCES_PAGE = "SOURCES.md"

LONGEST_LITERAL = 60
"""Characters without a slot that a shipped pattern may hold when one document only has it."""


def ship(corpus: Iterable[Path], *, folder: Path) -> MineSummary:
    """Mines ``corpus`` into a bank of its own and writes the phrasebank to ``folder``.

    The summary's ``counts`` are what was written.

    A reader's review (``decisions.jsonl`` in ``folder``) holds: what it refused is left out, what
    it reworded goes with the new words. Run again on the same files it gives the same bytes. No
    text of the corpus goes along but the patterns. Near-identical ones go each by itself: the bank
    that takes them in merges them. Raises BankError and UserError.
    """
    with (
        tempfile.TemporaryDirectory() as temporary,
        open_bank(Path(temporary) / "bank.db") as bank,
    ):
        bank.replace_shipped("", (), decisions=shipped_decisions(folder))
        summary = mine(corpus, bank=bank)
        phrases = [phrase for phrase in bank.wordings() if is_shippable(phrase)]
        sources = bank.sources()
    if not phrases:
        raise UserError("一条词条也没采到，原来的没有动", "看看文件夹里有没有讲话")
    write_phrasebank(folder, phrases=phrases, sources=sources)
    atomic_write(folder / SOURCES_PAGE, sources_page(sources, phrases))
    for name in (*PART_FILES.values(), SOURCES_FILE, SOURCES_PAGE):
        (folder / name).chmod(0o644)  # atomic_write is for private files; these go to everybody
    return msgspec.structs.replace(summary, counts=dict(Counter(phrase.part for phrase in phrases)))


def is_shippable(phrase: Phrase) -> bool:
    """Whether a pattern may go to others: no long stretch that is one author's own."""
    return phrase.sources > 1 or all(
        len(literal) <= LONGEST_LITERAL for literal in SLOT.split(phrase.pattern)[::2]
    )


def sources_page(sources: Sequence[SourceRecord], phrases: Sequence[Phrase]) -> str:
    """SOURCES.md: which files and speeches the shipped phrases came from, in Chinese."""
    speeches = sum(len(source.speeches) for source in sources)
    totals = Counter(phrase.part for phrase in phrases)
    by_part = "，".join(f"{label} {totals[part]}" for part, label in PART_LABELS.items())
    counted = Counter(
        place for phrase in phrases for place in {(o.source, o.speech) for o in phrase.occurrences}
    )
    lines = [
        "# 随软件附带的词库采自哪里",
        "",
        f"词条 {len(phrases)} 条（{by_part}），采自 {len(sources)} 份文件、{speeches} 篇讲话。",
        "只收词条和出处的位置，不收原文。本页由 `make phrasebank` 写成，不要手改。",
        "",
        "| 文件 | 讲话 | 年份 | 词条 |",
        "|---|---|---|---|",
    ]
    for source in sorted(sources, key=lambda each: (each.name, each.sha256)):
        for number, speech in enumerate(source.speeches, 1):
            title = displayable(speech.title).replace("|", "／") or "（无题）"
            if len(source.speeches) > 1:
                title += f"（第 {number} 篇）"
            year = "不详" if speech.year is None else str(speech.year)
            count = counted[source.sha256, speech.start]
            lines.append(f"| {displayable(source.name)} | {title} | {year} | {count} |")
    return "\n".join([*lines, ""])
