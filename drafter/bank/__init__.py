"""Phrases and their occurrences: kept in SQLite, searched, ranked, decided about, shipped."""

from drafter.bank.bank import AddedCounts, Bank, open_bank
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
from drafter.bank.decision_lines import decision_lines, decisions_in
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
from drafter.bank.telling import usual_neighbours, usual_place, wordings_found
from drafter.bank.verifying import Stray, Verified
from drafter.bank.warnings import phrase_warnings

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
    "Decision",
    "Facet",
    "FacetName",
    "Facts",
    "Found",
    "Grade",
    "Listing",
    "Order",
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
    "phrase_warnings",
    "shipped_decisions",
    "shipped_source",
    "usual_neighbours",
    "usual_place",
    "wordings_found",
    "write_phrasebank",
]
