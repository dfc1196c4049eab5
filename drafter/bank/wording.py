"""A pattern that a person writes in place of a mined one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.errors import UserError
from drafter.model import ENTITY_SLOTS, SLOT
from drafter.text.clean import clean_line

_LONGEST = 400  # characters


def checked_pattern(words: str, *, slots: Sequence[str]) -> str:
    """``words`` as a pattern; ``slots`` are those of the pattern it takes the place of.

    Raises UserError where it is empty, too long, or has a slot that nothing could fill.
    """
    pattern = clean_line(words)
    if not SLOT.sub("", pattern).strip():
        raise UserError("词条不能只有空位", "写上字，例如 把{事项}抓实抓细")
    if len(pattern) > _LONGEST:
        raise UserError(f"词条最长 {_LONGEST} 字", "留下最要紧的一句")
    if re.search("[{}]", SLOT.sub("", pattern)):
        raise UserError("花括号没有配对", "空位写成 {事项} 这样")
    known = tuple(dict.fromkeys((*slots, *ENTITY_SLOTS)))
    for name in SLOT.findall(pattern):
        if name not in known:
            raise UserError(f"没有空位 {{{name}}}", f"可以写 {'、'.join(known)}")
    return pattern
