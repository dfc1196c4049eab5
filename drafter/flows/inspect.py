"""Reading one file: its speeches with everything known of them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from drafter.corpus.readers import read_source
from drafter.corpus.reading import reading
from drafter.flows.names import readable_name
from drafter.mining import annotated
from drafter.model import Reading, Source


def inspected(path: Path) -> Reading:
    """What one file holds, structures and quotations included. Raises ReadError."""
    return inspected_source(read_source(path, name=readable_name(path.name)))


def inspected_source(source: Source) -> Reading:
    """What a source that is already read holds, structures and quotations included."""
    found = reading(source)
    return msgspec.structs.replace(
        found, speeches=tuple(annotated(source.text, speech) for speech in found.speeches)
    )
