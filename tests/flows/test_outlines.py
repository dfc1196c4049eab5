"""In which order the kinds of speech are offered."""

from __future__ import annotations

from msgspec.structs import replace

from drafter.flows.outlines import commonest_first
from drafter.outlines.load import outline_named


def test_a_kind_of_ones_own_comes_first_and_a_new_shipped_one_last() -> None:
    pledge, opening = outline_named("表态发言"), outline_named("开幕致辞")
    own = replace(pledge, kind="柳滩例会讲话", apart=True)
    new = replace(pledge, kind="新近收进的讲话")
    assert commonest_first([new, opening, pledge, own]) == [own, pledge, opening, new]
    assert commonest_first([opening, replace(pledge, apart=True)])[0].kind == "表态发言"
