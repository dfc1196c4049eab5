"""Phrases and their occurrences: kept in SQLite, searched, ranked, decided about, shipped.

Each name is loaded when it is asked for: a search must not wait for what writes.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.bank.bank import Bank, open_bank
    from drafter.bank.catalogue import (
        FACETS,
        ORDERS,
        Catalogue,
        Facet,
        FacetName,
        Listing,
        Order,
        Wanted,
    )
    from drafter.bank.collections import Collection
    from drafter.bank.covering import DecidedCounts, decided_counts
    from drafter.bank.deciding import VERDICT_LABELS, Decision, Verdict
    from drafter.bank.decision_file import decision_lines, decisions_in
    from drafter.bank.decisions import DecidedMeanwhile
    from drafter.bank.exchange import export_bank, exported, exported_favourites
    from drafter.bank.found import Found
    from drafter.bank.holdings import Content, Facts, Grade, Support, TakenIn
    from drafter.bank.jsonlines import (
        load_shipped,
        open_user_bank,
        shipped_decisions,
        shipped_source,
        write_phrasebank,
    )
    from drafter.bank.pending import Packed, packed
    from drafter.bank.telling import usual_neighbours, usual_place, wordings_found
    from drafter.bank.verifying import Stray, Verified
    from drafter.bank.warnings import phrase_warnings
    from drafter.bank.writing import AddedCounts

__all__ = [
    "FACETS",
    "ORDERS",
    "VERDICT_LABELS",
    "AddedCounts",
    "Bank",
    "Catalogue",
    "Collection",
    "Content",
    "DecidedCounts",
    "DecidedMeanwhile",
    "Decision",
    "Facet",
    "FacetName",
    "Facts",
    "Found",
    "Grade",
    "Listing",
    "Order",
    "Packed",
    "Stray",
    "Support",
    "TakenIn",
    "Verdict",
    "Verified",
    "Wanted",
    "decided_counts",
    "decision_lines",
    "decisions_in",
    "export_bank",
    "exported",
    "exported_favourites",
    "load_shipped",
    "open_bank",
    "open_user_bank",
    "packed",
    "phrase_warnings",
    "shipped_decisions",
    "shipped_source",
    "usual_neighbours",
    "usual_place",
    "wordings_found",
    "write_phrasebank",
]

_MODULES = {
    "FACETS": "catalogue",
    "ORDERS": "catalogue",
    "Catalogue": "catalogue",
    "Facet": "catalogue",
    "FacetName": "catalogue",
    "Listing": "catalogue",
    "Order": "catalogue",
    "Wanted": "catalogue",
    "Collection": "collections",
    "usual_neighbours": "telling",
    "usual_place": "telling",
    "wordings_found": "telling",
    "Stray": "verifying",
    "Verified": "verifying",
    "VERDICT_LABELS": "deciding",
    "AddedCounts": "writing",
    "Packed": "pending",
    "packed": "pending",
    "Bank": "bank",
    "Content": "holdings",
    "DecidedCounts": "covering",
    "DecidedMeanwhile": "decisions",
    "Decision": "deciding",
    "Facts": "holdings",
    "Found": "found",
    "Grade": "holdings",
    "Support": "holdings",
    "TakenIn": "holdings",
    "Verdict": "deciding",
    "decided_counts": "covering",
    "decision_lines": "decision_file",
    "decisions_in": "decision_file",
    "export_bank": "exchange",
    "exported": "exchange",
    "exported_favourites": "exchange",
    "load_shipped": "jsonlines",
    "open_bank": "bank",
    "open_user_bank": "jsonlines",
    "phrase_warnings": "warnings",
    "shipped_decisions": "jsonlines",
    "shipped_source": "jsonlines",
    "write_phrasebank": "jsonlines",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
