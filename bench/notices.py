"""What a notice proposes, against what a person reads in it.

    python -m bench.notices            # the notices under tests/gathering/notices
    python -m bench.notices --all      # and each field that is not right

A field is right where its one certain candidate is what the gold says; where the gold says that the
notice leaves it open, where nothing is certain and the gold's candidates are among those shown.
Wrong and certain is what would be taken by Enter alone: there must be none.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from drafter.corpus.readers import read_source
from drafter.gathering.notice import Proposal, proposals

NOTICES = Path(__file__).resolve().parent.parent / "tests" / "gathering" / "notices"
TODAY = date(2026, 11, 20)
_LINES = ("参会人员", "议程", "发文单位")
OUTCOMES = ("对", "拿不准（照实列出）", "漏", "错而不作默认", "错且作默认")


def outcomes(number: str, gold: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Each field of a notice with what became of it, and what was proposed."""
    found = {each.field: each for each in proposals(_text(number), today=TODAY)}
    for field, wanted in gold.items():
        proposal = found.pop(field, None)  # type: ignore[call-overload]
        yield field, _outcome(field, wanted, proposal), _told(proposal)
    for field, proposal in found.items():
        yield field, "错且作默认" if proposal.certain else "错而不作默认", _told(proposal)


def _text(number: str) -> str:
    return read_source(NOTICES / f"{number}.txt").text


def _outcome(field: str, wanted: object, proposal: Proposal | None) -> str:
    if proposal is None:
        return "漏"
    open_ = isinstance(wanted, Mapping)
    expected = wanted["候选"] if isinstance(wanted, Mapping) else [wanted]
    shown = [list(each.value) if field in _LINES else each.value[0] for each in proposal.candidates]
    right = all(each in shown for each in expected)
    if proposal.certain:
        return "对" if right and not open_ else "错且作默认"
    if right:
        return "对" if open_ else "拿不准（照实列出）"
    return "错而不作默认"


def _told(proposal: Proposal | None) -> str:
    if proposal is None:
        return "（没有提出）"
    told = "；或 ".join("／".join(each.value) for each in proposal.candidates)
    return told if proposal.certain else f"{told}（{proposal.doubt}）"


def golds(name: str = "gold.json") -> dict[str, dict[str, object]]:
    """The gold of each notice, by its number."""
    found: dict[str, dict[str, object]] = json.loads((NOTICES / name).read_text("utf-8"))
    return found


def main() -> None:
    """Prints the table."""
    for name in sorted(path.name for path in NOTICES.glob("gold*.json")):
        counted: Counter[str] = Counter()
        for number, gold in golds(name).items():
            for field, outcome, told in outcomes(number, gold):
                counted[outcome] += 1
                if outcome != "对" or "--all" in sys.argv:
                    print(f"{number} {field}　{outcome}　{told}")
        total = sum(counted.values())
        told = "　".join(f"{each} {counted[each]}" for each in OUTCOMES)
        print(f"{name}：{total} 项　{told}　提得对 {counted['对'] / total:.0%}")


if __name__ == "__main__":
    main()
