"""Clauses that climb by fixed steps: 既是……，也是……，更是……; 从……，到……，再到……"""

from __future__ import annotations

from drafter.mining.clauses import Clause

Spans = tuple[tuple[int, int], ...]
"""The places of the items of one run."""

_CLIMBS = (
    ("既", "也", "更"), ("既", "也", "还"), ("既", "又", "更"), ("既", "又", "还"),
    ("不仅", "也", "更"), ("不仅", "还", "更"), ("从", "到", "再到"),
)  # fmt: skip


def climbing_runs(clauses: list[Clause]) -> list[Spans]:
    """既是……，也是……，更是……: three steps, each one clause or more, the last to the end of its
    own clause, or of the next where the others end in ……的…… and it does not yet."""
    runs: list[Spans] = []
    whole = "，".join([one.form.text for one in clauses])
    for steps in _CLIMBS:
        if steps[0] not in whole or "，" + steps[1] not in whole:
            continue
        at = 0
        for i, one in enumerate(clauses):
            if i < at:
                continue
            first = one.text.find(steps[0])
            if first < 0:
                continue
            second = _step(clauses, i + 1, steps[1])
            third = _step(clauses, second + 1, steps[2]) if second else 0
            if third:
                start = one.start + first
                last = _last_step(clauses, second, third)
                runs.append(
                    (
                        (start, clauses[second - 1].end),
                        (clauses[second].start, clauses[third - 1].end),
                        (clauses[third].start, clauses[last].end),
                    )
                )
                at = last + 1
    return runs


def _last_step(clauses: list[Clause], second: int, third: int) -> int:
    """Where the last of three steps ends: with the first clause that has 的 where the two before
    it have, else with its own."""
    if "的" in clauses[second - 1].text and "的" in clauses[third - 1].text:
        for i in range(third, min(third + 2, len(clauses))):
            if "的" in clauses[i].text:
                return i
    return third


def _step(clauses: list[Clause], at: int, word: str) -> int:
    """The next clause that begins with ``word``, at most two clauses on; 0 if none."""
    return next(
        (i for i in range(at, min(at + 2, len(clauses))) if clauses[i].text.startswith(word)), 0
    )
