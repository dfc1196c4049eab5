"""Reading one file: its speeches with everything known of them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from drafter.corpus.readers import read_source
from drafter.corpus.reading import reading
from drafter.flows.names import readable_name
from drafter.mining import annotated
from drafter.model import Reading, Source


def inspected(path: Path, *, as_speech: bool = False) -> Reading:
    """What one file holds, structures and quotations included. Raises ReadError."""
    source = read_source(path, name=readable_name(path.name))
    return inspected_source(source, as_speech=as_speech)


def inspected_source(
    source: Source, *, as_speech: bool = False, chrome: frozenset[str] = frozenset()
) -> Reading:
    """What a source that is already read holds, structures and quotations included.

    ``as_speech``: read it as one even where it does not look like one; ``chrome``: lines that
    several files of one site share (``repeated_chrome``).
    """
    found = reading(source, as_speech=as_speech, chrome=chrome)
    return msgspec.structs.replace(
        found, speeches=tuple(annotated(source.text, speech) for speech in found.speeches)
    )
