"""Every rule, in the order in which a report names them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from drafter.checks.rule import Rule
from drafter.checks.rules import (
    dated_wording,
    dates,
    facts,
    formulations,
    leftovers,
    meeting_name,
    names,
    overlap,
    plenums,
    precedence,
    quotations,
    used_before,
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            leftovers.RULE,
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
        )
    }
)
