"""What was found in a speech and did not come into the bank, each with what kept it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafter.mining.refusals import REFUSAL_LABELS, KeptOut
from drafter.model import PART_LABELS, MinedPhrase, Part, Speech
from drafter.report.markup import element, shown, table

_KINDS: dict[Part, str] = {"heading": "标题并列", "sentence": "句并列", "phrase": "短语并列"}
_SHOWN = 90  # characters of a wording
_REASONS = 3  # reasons that the summary counts


def kept_out_list(
    text: str, speech: Speech, kept_out: Sequence[KeptOut], phrases: Sequence[MinedPhrase]
) -> str:
    """A folded list in the text's order, its summary counting the commonest reasons; "" where all
    came in.

    ``kept_out`` and ``phrases`` are those of ``speech``: what stands inside a phrase came in with
    it.
    """
    if not kept_out:
        return ""
    counted = Counter(REFUSAL_LABELS[each.refusal] for each in kept_out)
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    reasons = "；".join(f"{label} {count} 处" for label, count in ranked[:_REASONS])
    more = "；……" if len(ranked) > _REASONS else ""
    items: dict[tuple[Part, int, int], str] = {
        (one.kind, one.start, one.end): "／".join(one.items) for one in speech.structures
    }
    rows = [
        [
            _KINDS.get(each.part, PART_LABELS[each.part]),
            shown(
                _cropped(items.get((each.part, each.start, each.end), text[each.start : each.end]))
            ),
            shown(REFUSAL_LABELS[each.refusal] + _inside(each, phrases)),
        ]
        for each in sorted(kept_out, key=lambda each: (each.start, each.end, each.part))
    ]
    summary = element("summary", shown(f"找到而没有收的 {len(kept_out)} 处：{reasons}{more}"))
    listed = table(["哪一类", "原文", "为什么没有收"], rows, cls="out")
    return element("details", summary + listed)


def _inside(each: KeptOut, phrases: Sequence[MinedPhrase]) -> str:
    around = any(
        phrase.occurrence.start <= each.start and each.end <= phrase.occurrence.end
        for phrase in phrases
    )
    return "；它所在的整句收了" if around else ""


def _cropped(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}……（共 {len(words)} 字）"
