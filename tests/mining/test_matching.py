"""What two rows have in common is what difflib says."""

from __future__ import annotations

import difflib

from hypothesis import given
from hypothesis import strategies as st

from drafter.mining.matching import match_ratio, matched

_ROW = st.text(alphabet="抓早小细实nv", max_size=14)


@given(_ROW, _ROW)
def test_the_figures_are_difflibs(one: str, other: str) -> None:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    assert matched(one, other) == sum(block.size for block in matcher.get_matching_blocks())
    assert match_ratio(one, other) == matcher.ratio()
