"""Announcing sentences: 下面，我讲{数量}点意见。"""

from __future__ import annotations

import re

from drafter.corpus.announcing import announces
from drafter.mining.promotion import Context, promoted, windows
from drafter.mining.slots import is_damaged
from drafter.model import MinedPhrase
from drafter.text.normalise import normalised
from drafter.text.sentences import sentence_spans

_BEGINS = re.compile(
    r"下面|接下来|借此|借这|在此|这里|现在|最后|今天|结合|针对|围绕|就|为此|为了|再|我|讲|谈|提"
)


def transition_phrases(context: Context) -> list[MinedPhrase]:
    """One phrase an announcing sentence, in the opening or where the points begin anew; the last
    part that still announces where the whole is too much of its own speech."""
    text = context.source.text
    plain = normalised(text)
    found = []
    for start, end in sentence_spans(plain, context.speech.start, context.speech.end):
        if is_damaged(plain[start:end]) or not announces(plain[start:end]):
            continue
        parts = [span for span in windows(text, start, end) if announces(plain[span[0] : span[1]])]
        comma = [i + 1 for i in range(start, end) if plain[i] in "，；："]
        parts += [(i, end) for i in comma if announces(plain[i:end])]
        for part in parts:
            if not _BEGINS.match(plain[part[0] : part[1]].strip()):
                continue
            phrase = promoted(context, "transition", "transition", *part, least=4)
            if phrase:
                found.append(phrase)
                break
    return found
