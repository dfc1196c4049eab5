"""Every rule, in the order in which a report names them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from drafter.checks.rule import Family, Rule
from drafter.checks.rules import (
    attributives,
    beginnings,
    chrome,
    cut_short,
    dated_wording,
    dates,
    doubled,
    facts,
    formulations,
    half_width,
    heading_stops,
    leftovers,
    levels,
    markers,
    meeting_name,
    metaphors,
    minutes,
    names,
    numbers,
    overlap,
    pairs,
    parallels,
    plenums,
    precedence,
    quotations,
    quoted_items,
    rare,
    rhythm,
    series,
    signature,
    spaces,
    stops,
    used_before,
    weights,
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            leftovers.RULE,
            chrome.RULE,
            doubled.RULE,
            cut_short.RULE,
            signature.RULE,
            series.RULE,
            levels.RULE,
            markers.RULE,
            heading_stops.RULE,
            pairs.RULE,
            stops.RULE,
            half_width.RULE,
            spaces.RULE,
            numbers.RULE,
            quoted_items.RULE,
            meeting_name.RULE,
            dates.RULE,
            plenums.RULE,
            names.RULE,
            precedence.RULE,
            facts.RULE,
            quotations.RULE,
            dated_wording.RULE,
            formulations.RULE,
            overlap.RULE,
            used_before.RULE,
            parallels.RULE,
            beginnings.RULE,
            metaphors.RULE,
            weights.RULE,
            rhythm.RULE,
            minutes.RULE,
            attributives.RULE,
            rare.RULE,
        )
    }
)

FAMILIES: tuple[Family, ...] = (
    "残留", "编号", "标点", "提法", "引文", "人名职务", "雷同", "节奏", "事实", "朗读",
)  # fmt: skip
"""The families in the order in which a report sums them up."""
