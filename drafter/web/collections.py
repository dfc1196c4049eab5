"""Favourites and the reader's own collections as files."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from drafter.bank import Bank
from drafter.model import PART_LABELS, Phrase
from drafter.storage.files import safe_name
from drafter.text.clean import clean_line
from drafter.web.pages import attachment, desk_of
from drafter.web.phrase_list import shelves_of


def collection_file(request: Request) -> Response:
    """A collection as plain text: each phrase with its slots as 【】, below it where it is from."""
    name = clean_line(request.query_params.get("of", ""))
    with desk_of(request).reading() as bank:
        ids = shelves_of(bank)[1].get(name)
        if not ids:
            raise HTTPException(404)
        phrases = [phrase for each in ids if (phrase := bank.phrase(each)) is not None]
        text = "\n".join(_entry(bank, phrase) for phrase in phrases)
    content = f"{name}　{len(phrases)} 条\n\n{text}"
    headers = attachment(f"{safe_name(name)}.txt")
    return Response(content, media_type="text/plain; charset=utf-8", headers=headers)


def _entry(bank: Bank, phrase: Phrase) -> str:
    words = phrase.pattern.replace("{", "【").replace("}", "】")
    decision = bank.decisions.of(phrase.id)
    noted = decision.why if decision is not None and not decision.shipped else ""
    titles = dict.fromkeys(
        found.speech.title for found in bank.occurrences(phrase) if found.speech is not None
    )
    told = f"    {phrase.number:04d}　{PART_LABELS[phrase.part]}　{phrase.speeches} 篇"
    lines = [words, told, *(f"    {title}" for title in list(titles)[:_NAMED] if title)]
    return "\n".join([*lines, f"    批注　{noted}"] if noted else lines) + "\n"


_NAMED = 3  # speeches

ROUTES = (Route("/collections", collection_file),)
