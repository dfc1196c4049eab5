"""Reading one file: its speeches with everything known of them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from drafter.corpus.readers import read_source
from drafter.corpus.reading import reading
from drafter.drafting.markdown import is_draft_file
from drafter.flows.names import readable_name
from drafter.mining import annotated
from drafter.model import Reading, Source

OWN_DRAFT = "是 drafter 自己存的稿子"
"""Why a draft of this program is no speech to read: its sentences came from the bank."""


def inspected(path: Path, *, as_speech: bool = False) -> Reading:
    """What one file holds, structures and quotations included. Raises ReadError."""
    source = read_source(path, name=readable_name(path.name))
    return inspected_source(source, as_speech=as_speech)


def inspected_source(
    source: Source, *, as_speech: bool = False, chrome: frozenset[str] = frozenset()
) -> Reading:
    """What a source that is already read holds, structures and quotations included.

    ``as_speech``: read it as one even where it does not look like one; ``chrome``: lines that
    several files of one site share (``repeated_chrome``). A draft that this program saved holds no
    speech, whatever it looks like.
    """
    if is_draft_file(source.text):
        return Reading(source.name, source.sha256, source.encoding, (), OWN_DRAFT)
    found = reading(source, as_speech=as_speech, chrome=chrome)
    return msgspec.structs.replace(
        found, speeches=tuple(annotated(source.text, speech) for speech in found.speeches)
    )
