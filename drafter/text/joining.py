"""Where a value meets the words behind its place: what both say stands once.

Offices name one matter 防汛备汛, 防汛备汛工作, 防汛备汛任务 or 防汛备汛工作任务; a sentence goes on
with a 工作 or 任务 of its own.
"""

from __future__ import annotations

import re

_LONGEST_REPEATED = 6
_DUTY = re.compile(r"(?:工作|任务)*任务\Z")
_WORK = "工作"


def joined(value: str, following: str) -> tuple[str, str]:
    """``value`` and ``following`` so that no words stand twice where they meet.

    What repeats the end of the value is taken off what follows (供热保障工作 and 工作会议); a value
    that ends in 任务 gives way to a 工作 behind it (防汛备汛工作任务 and 工作 give 防汛备汛工作).
    """
    if following.startswith(_WORK):
        value = _DUTY.sub("", value)
    return value, following[_repeated(value, following) :]


def _repeated(value: str, following: str) -> int:
    """How many characters, two or more, of ``following`` repeat the end of ``value``."""
    longest = min(len(value), len(following), _LONGEST_REPEATED)
    return next((n for n in range(longest, 1, -1) if value.endswith(following[:n])), 0)
