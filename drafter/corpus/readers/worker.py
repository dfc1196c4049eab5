"""Files read in another process, so that a hostile one can neither hang nor fill ours.

The first takes 0.1 s more than reading it does, for the process.
"""

from __future__ import annotations

from importlib import import_module

import msgspec

from drafter.corpus.read_text import ReadText
from drafter.errors import ReadError
from drafter.storage.apart import BrokeDown, TookTooLong, answer_apart

SECONDS = 20.0
"""Processor time for one file. A PDF of 272 pages takes 1.8 s, the worst .docx and .html that pass
their limits 5 s."""

MEMORY = 600 * 1024 * 1024
"""Bytes of address space, limited on Linux only; the largest files that pass the readers'
limits take 40 MB (.docx) to 350 MB (.html)."""


class _Outcome(msgspec.Struct, frozen=True):
    """What comes back: a text, or the cause of a ReadError."""

    text: ReadText | None = None
    cause: str = ""


def read_apart(module: str, content: bytes, name: str, *, seconds: float = SECONDS) -> ReadText:
    """What ``read(content, name)`` of the reader ``module`` gives, called in another process.

    Raises ReadError: the reader's own, and for a reader that takes too long, too much memory, or
    breaks down.
    """
    try:
        answer = answer_apart(
            __name__, "outcome_bytes", content, module, seconds=seconds, memory=MEMORY
        )
        outcome = msgspec.msgpack.decode(answer, type=_Outcome)
    except TookTooLong as error:
        raise ReadError(name, f"{seconds:g} 秒还没读完，不像文稿") from error
    except (BrokeDown, msgspec.DecodeError) as error:
        raise ReadError(name, "文件已损坏") from error
    if outcome.text is None:
        raise ReadError(name, outcome.cause or "文件已损坏")
    return outcome.text


def outcome_bytes(content: bytes, module: str) -> bytes:
    """In the other process: the file ``content`` read with ``module``, as MessagePack."""
    try:
        outcome = _Outcome(import_module(module).read(content, ""))
    except ReadError as error:
        outcome = _Outcome(cause=error.cause)
    except MemoryError:
        outcome = _Outcome(cause=f"读它要 {MEMORY // 2**20} MB 以上的内存，不像文稿")
    return msgspec.msgpack.encode(outcome)
