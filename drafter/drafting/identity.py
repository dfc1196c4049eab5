"""The lasting name of a draft: what its versions, comments and material are kept under."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

import msgspec

from drafter.interview.answers import Value

_SHAPE = re.compile(r"d[0-9a-f]{15}")


def draft_id(outline: str, answers: Mapping[str, Value], seed: int, *, copy: int = 1) -> str:
    """The id that a draft gets when it is made: a hash of what it is made from, so that the same
    answers give the same file anywhere. ``copy`` counts the drafts of the same answers that are
    drafts of their own. It begins with a letter: YAML reads it as a word."""
    made_from: tuple[object, ...] = (outline, dict(answers), seed)
    if copy > 1:
        made_from += (copy,)
    content = msgspec.json.encode(made_from, order="deterministic")
    return f"d{hashlib.sha256(content).hexdigest()[:15]}"


def is_draft_id(text: str) -> bool:
    """Whether ``text`` has the shape of an id; a hand may have put anything there."""
    return _SHAPE.fullmatch(text) is not None
