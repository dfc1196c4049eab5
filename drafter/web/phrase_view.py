"""One phrase as the page shows it: where it was found, aligned, and what that tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from drafter.bank import (
    Bank,
    Collection,
    Decision,
    Found,
    Verdict,
    phrase_warnings,
    usual_neighbours,
    usual_place,
    wordings_found,
)
from drafter.flows.own_phrases import OWN_SOURCE
from drafter.model import MOVE_LABELS, Phrase
from drafter.report.pictures import Picture, dispersion, sparkline

_SHOWN = 12
"""Occurrences that are shown before 全部."""

_MOST_SHOWN = 300
_SHORT = 16  # characters of wordings that stand one below the other
_WORDINGS = 4
_MOVES_NAMED = 3


class Place(Struct, frozen=True):
    """One occurrence: in which speech, and the words around it where the text is held."""

    found: Found
    year: str
    title: str
    readable: bool


class PhraseView(Struct, frozen=True):
    """A phrase and what is known of it; ``note`` is the reader's own, ``held``: the text of
    an occurrence is there; ``drawn`` SVG of ours."""

    phrase: Phrase
    warnings: tuple[str, ...]
    places: tuple[Place, ...]
    aligned: bool
    held: bool
    more: int
    wordings: tuple[tuple[str, int], ...]
    usual: tuple[str, ...]
    before: tuple[tuple[str, int], ...]
    after: tuple[tuple[str, int], ...]
    dispersion: Picture | None
    years: Picture | None
    note: str
    verdict: Verdict | None
    favourite: bool
    collections: tuple[tuple[Collection, bool], ...]
    own: bool


def phrase_view(
    bank: Bank, key: str, *, today: date, everything: bool = False
) -> PhraseView | None:
    """What the page shows of the phrase with this number or content id; None where there is
    none."""
    phrase = bank.phrase(key) if key else None
    if phrase is None:
        return None
    found = bank.occurrences(phrase, width=30)
    decision = bank.decisions.of(phrase.id)
    places = [each.place for each in found if each.place is not None]
    dated = [each.speech.year for each in found if each.speech and each.speech.year is not None]
    shown = found[: _MOST_SHOWN if everything else _SHOWN]
    return PhraseView(
        phrase=phrase,
        warnings=phrase_warnings(phrase, year=today.year),
        places=tuple(map(_place, shown)),
        held=any(each.text is not None for each in shown),
        aligned=all(len(each.text or "") <= _SHORT for each in shown),
        more=len(found) - len(shown),
        wordings=wordings_found(phrase, found)[:_WORDINGS],
        usual=tuple(filter(None, (usual_place(found), usual_neighbours(found)))),
        before=_commonest([each.move_before for each in found]),
        after=_commonest([each.move_after for each in found]),
        dispersion=dispersion(places),
        years=sparkline(dated),
        note=own_note(decision),
        verdict=own_verdict(decision),
        favourite=phrase.id in bank.favourites.ids(),
        collections=tuple((each, phrase.id in each.ids) for each in bank.collections.everything()),
        own=any(each.source.name == OWN_SOURCE for each in found),
    )


def own_note(decision: Decision | None) -> str:
    """The reader's own note in a decision; "" where there is none."""
    return decision.why if decision is not None and not decision.shipped else ""


def own_verdict(decision: Decision | None) -> Verdict | None:
    """What the reader himself decided; None where he did not."""
    return decision.verdict if decision is not None and not decision.shipped else None


def _place(found: Found) -> Place:
    speech = found.speech
    return Place(
        found,
        year=str(speech.year) if speech is not None and speech.year is not None else "不详",
        title=(speech.title if speech is not None else "") or found.source.name,
        readable=found.text is not None and speech is not None,
    )


def _commonest(moves: Sequence[str | None]) -> tuple[tuple[str, int], ...]:
    counted = {label: moves.count(move) for move, label in MOVE_LABELS.items() if move in moves}
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:_MOVES_NAMED])
