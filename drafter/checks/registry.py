"""Every rule, in the order in which a report names them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from drafter.checks.rule import Rule
from drafter.checks.rules import leftovers

RULES: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in (leftovers.RULE,)})
