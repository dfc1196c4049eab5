"""Every rule, in the order in which a report names them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from drafter.checks.rule import Rule
from drafter.checks.rules import (
    attributives,
    beginnings,
    chrome,
    cut_short,
    doubled,
    half_width,
    heading_stops,
    leftovers,
    levels,
    markers,
    metaphors,
    minutes,
    numbers,
    pairs,
    parallels,
    quoted_items,
    rare,
    rhythm,
    series,
    signature,
    spaces,
    stops,
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
