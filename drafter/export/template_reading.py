"""A unit's template read in another process: it comes from somewhere, as every Word file does."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from drafter.corpus.readers.worker import MEMORY, SECONDS
from drafter.errors import ReadError
from drafter.export.template import Template, template
from drafter.storage.apart import BrokeDown, TookTooLong, answer_apart


class _Outcome(Struct, frozen=True):
    """What comes back: a template, or the cause of a ReadError."""

    template: Template | None = None
    cause: str = ""


def read_template(content: bytes, name: str) -> Template:
    """The template in a Word file's bytes. Raises ReadError where it cannot be read, takes too
    long or too much memory."""
    try:
        answer = answer_apart(__name__, "outcome_bytes", content, seconds=SECONDS, memory=MEMORY)
        outcome = msgspec.msgpack.decode(answer, type=_Outcome)
    except TookTooLong as error:
        raise ReadError(name, f"{SECONDS:g} 秒还没读完，不像模板") from error
    except (BrokeDown, msgspec.DecodeError) as error:
        raise ReadError(name, "文件已损坏") from error
    if outcome.template is None:
        raise ReadError(name, outcome.cause or "文件已损坏")
    return outcome.template


def outcome_bytes(content: bytes) -> bytes:
    """In the other process: the template in ``content``, as MessagePack."""
    try:
        outcome = _Outcome(template(content, ""))
    except ReadError as error:
        outcome = _Outcome(cause=error.cause)
    except MemoryError:
        outcome = _Outcome(cause=f"读它要 {MEMORY // 2**20} MB 以上的内存，不像模板")
    return msgspec.msgpack.encode(outcome)
