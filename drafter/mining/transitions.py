"""Announcing sentences: 下面，我讲{数量}点意见。"""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.corpus.announcing import announces
from drafter.mining.promotion import Context, kept_out, promoted, windows
from drafter.mining.refusals import KeptOut, first_promoted
from drafter.mining.slots import is_damaged
from drafter.model import MinedPhrase
from drafter.text.normalise import normalised
from drafter.text.sentences import sentence_spans

_BEGINS = re.compile(
    r"下面|关于|接下来|借此|借这|在此|这里|现在|最后|今天|结合|针对|围绕|就|为此|为了|再|我|讲|谈|提"
)


def transition_phrases(context: Context) -> list[MinedPhrase | KeptOut]:
    """One phrase an announcing sentence, in the opening or where the points begin anew; the last
    part that still announces where the whole is too much of its own speech."""
    text = context.source.text
    plain = normalised(text)
    found: list[MinedPhrase | KeptOut] = []
    for start, end in _sentences(context, plain):
        if not announces(plain[start:end]):
            continue
        if is_damaged(plain[start:end]):
            found.append(kept_out(context, "transition", start, end, "damaged"))
            continue
        parts = [span for span in windows(text, start, end) if announces(plain[span[0] : span[1]])]
        comma = [i + 1 for i in range(start, end) if plain[i] in "，；："]
        parts += [(i, end) for i in comma if announces(plain[i:end])]
        outcome = first_promoted(
            promoted(context, "transition", "transition", *part, least=4)
            for part in parts
            if _BEGINS.match(plain[part[0] : part[1]].strip())
        )
        if isinstance(outcome, MinedPhrase):
            found.append(outcome)
        else:
            reason = outcome or "points_back"
            found.append(kept_out(context, "transition", start, end, reason))
    return found


def _sentences(context: Context, plain: str) -> list[tuple[int, int]]:
    """The sentences of the speech, cut also where a point begins (讲三点意见：一、……)."""
    points = sorted({heading.start for heading in context.speech.headings})
    edges = [context.speech.start, *points, context.speech.end]
    return [span for start, end in pairwise(edges) for span in sentence_spans(plain, start, end)]
