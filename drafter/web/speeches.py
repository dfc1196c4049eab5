"""A speech of the bank: its text with moves, headings, structures and quotations marked."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafter import paths
from drafter.bank import Bank
from drafter.flows.derive import SampleSpeech, kind_of_sample, write_derived
from drafter.flows.outlines import outline_folder
from drafter.flows.speeches import held_speeches, speech_read
from drafter.model import MOVE_LABELS, Move, StructureKind
from drafter.outlines.load import shelf
from drafter.report.marked_text import heading_anchor, move_class, text_with_phrases
from drafter.text.clean import clean_line
from drafter.text.joined_titles import one_line_title
from drafter.web.forms import posted, text_in
from drafter.web.pages import desk_of, page

_ANCHOR = "t"
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_KINDS: tuple[tuple[StructureKind, str, str], ...] = (
    ("heading", "sh", "标题并列"),
    ("sentence", "ss", "句并列"),
    ("phrase", "sp", "短语并列"),
)


class Outlined(Struct, frozen=True):
    """A heading in the outline at the side, with the place it leads to."""

    level: int
    text: str
    anchor: str


class Sign(Struct, frozen=True):
    """What a colour or a line under the text means, and how often it is there."""

    cls: str
    label: str
    count: int


def speech_list(request: Request) -> Response:
    """Every speech whose text is held."""
    with desk_of(request).reading() as bank:
        found, sources = held_speeches(bank), bank.sources()
    query = clean_line(request.query_params.get("q", ""))
    shown = [each for each in found if query in each.speech.title or query in each.source.name]
    elsewhere = sum(len(each.speeches) for each in sources) - len(found)
    return page(
        request,
        "speeches/index.html",
        found=shown,
        total=len(found),
        elsewhere=elsewhere,
        query=query,
    )


def speech_page(request: Request) -> Response:
    """One speech."""
    key, start = request.path_params["source"], request.path_params["start"]
    with desk_of(request).reading() as bank:
        sample = _sample(bank, key, start)
        places = bank.tallies.phrases_in(sample.source.sha256)
    speech, text = sample.speech, sample.source.text
    phrases = [
        (place.end, f"{place.number:04d}", f"/phrases/{place.number:04d}")
        for place in places
        if speech.start <= place.start < speech.end
    ]
    hit = _SPAN.fullmatch(request.query_params.get("mark", ""))
    return page(
        request,
        "speeches/speech.html",
        sample=sample,
        key=key,
        title=one_line_title(speech.title.text) if speech.title else "（无题）",
        characters=sum(not char.isspace() for char in text[speech.start : speech.end]),
        html=text_with_phrases(
            text,
            speech,
            phrases,
            anchor=_ANCHOR,
            hit=(int(hit[1]), int(hit[2])) if hit else None,
        ),
        outline=[
            Outlined(heading.level, heading.text, heading_anchor(_ANCHOR, number))
            for number, heading in enumerate(speech.headings)
        ],
        signs=_signs(sample),
        phrases=len({number for _, number, _ in phrases}),
        kind=kind_of_sample(sample),
    )


def _sample(bank: Bank, key: str, start: int) -> SampleSpeech:
    """The speech, read once for as long as its source is looked at. A source is named by at least
    twelve digits of its sha256. Raises HTTPException, UserError."""
    if not re.fullmatch("[0-9a-f]{12,64}", key):
        raise HTTPException(404)
    return _read(_Held(bank), str(bank.path), key, start)


class _Held:
    """An open bank that is equal to any other: the cache below goes by what is read."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=16)
def _read(held: _Held, _path: str, key: str, start: int) -> SampleSpeech:
    return speech_read(held.bank, key, start)


def _signs(sample: SampleSpeech) -> list[Sign]:
    """The legend: only what this speech has."""
    speech = sample.speech
    moves: Counter[Move] = Counter(s.move for s in (*speech.opening, *speech.closing))
    signs = [
        Sign(move_class(move), label, moves[move])
        for move, label in MOVE_LABELS.items()
        if moves[move]
    ]
    kinds = Counter(structure.kind for structure in speech.structures)
    signs += [Sign(cls, label, kinds[kind]) for kind, cls, label in _KINDS if kinds[kind]]
    if speech.quotes:
        signs.append(Sign("q", "引文", len(speech.quotes)))
    return signs


@posted
def make_outline(request: Request, form: FormData) -> Response:
    """An outline of the user's own out of a speech (以稿写稿)."""
    key, start = request.path_params["source"], request.path_params["start"]
    with desk_of(request).reading() as bank:
        sample = _sample(bank, key, start)
        kind = clean_line(text_in(form, "kind")) or kind_of_sample(sample)
        known = {each.outline.kind for each in shelf().shelved}
        folder = outline_folder(kind, folder=paths.user_outlines())
        written = write_derived(sample, bank, kind=kind, folder=folder)
    return page(
        request, "speeches/outlined.html", written=written, kind=kind, shadows=kind in known
    )


ROUTES = (
    Route("/speeches", speech_list),
    Route("/speeches/{source}/{start:int}", speech_page),
    Route("/speeches/{source}/{start:int}/outline", make_outline, methods=["POST"]),
)
