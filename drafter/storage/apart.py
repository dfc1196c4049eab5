"""Work done in another process, so that hostile input can neither hang nor fill ours.

``serve`` is the other process: calls in on standard input, answers out on standard output, each
with its length before it. Starting one takes about 0.1 s, so it lives on for the next call; what
was large or slow, or broke down, has had its process for itself.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import IO

import msgspec
from msgspec import Struct

from drafter.errors import DrafterError

_GRACE = 5  # seconds after its time at which a process whose caller is gone ends itself
_MUCH = 1.0  # seconds of one call after which a process is not used again
_MOST_CALLS = 500  # of one process; what libraries keep for each file adds up


class TookTooLong(DrafterError):
    """The work was not done in its time; the process is gone."""


class BrokeDown(DrafterError):
    """The process ended without an answer (no memory, no such function, a crash)."""


class _Call(Struct, frozen=True):
    """One piece of work: what is called, with what, and in how many seconds."""

    module: str
    function: str
    content: bytes
    arguments: tuple[str, ...]
    seconds: float


class _Worker:
    """A process that answers one call after the other, with a memory limit in bytes."""

    def __init__(self, memory: int, environment: dict[str, str]) -> None:
        # -P leaves the current folder out of the path: nothing in a user's folder is imported.
        start = f"from {__name__} import serve; serve()"
        self._calls = 0
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", start, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    def answer(self, call: _Call) -> bytes:
        """Raises TookTooLong or BrokeDown; the process is gone then."""
        begun = time.monotonic()
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(call.seconds, end)
        timer.daemon = True
        timer.start()
        try:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            _send(self._process.stdin, msgspec.msgpack.encode(call))
            answer = _received(self._process.stdout)
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is None or late.is_set():
            self.close()
            if late.is_set():
                raise TookTooLong(f"{call.seconds:g} s")
            raise BrokeDown(f"exit {self._process.returncode}")
        self._calls += 1
        if time.monotonic() - begun > _MUCH or self._calls >= _MOST_CALLS:
            self.close()
        return answer

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was still to be sent has nobody to read it


_Key = tuple[int, int, tuple[tuple[str, str], ...]]
_LIVING: dict[int, tuple[_Key, _Worker]] = {}
"""The process of each memory limit, with what it was started for: by whom and in which
environment. A process that was forked off starts its own."""
_ONE_AT_A_TIME = threading.Lock()


def answer_apart(
    module: str, function: str, content: bytes, *arguments: str, seconds: float, memory: int
) -> bytes:
    """What ``function(content, *arguments)`` of ``module`` gives, called in another process.

    ``memory`` is bytes of address space, limited on Linux only. Raises TookTooLong or BrokeDown;
    an error that the caller should know must come back among the bytes.
    """
    call = _Call(module, function, content, arguments, seconds)
    with _ONE_AT_A_TIME:
        try:
            return _living(memory).answer(call)
        except OSError as error:
            raise BrokeDown(str(error.strerror)) from error


def _living(memory: int) -> _Worker:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    key = (os.getpid(), memory, tuple(sorted(environment.items())))
    held = _LIVING.get(memory)
    if held is not None and held[0] == key and held[1].is_alive:
        return held[1]
    if held is not None and held[0][0] == os.getpid():
        held[1].close()
    worker = _Worker(memory, environment)
    _LIVING[memory] = key, worker
    return worker


@atexit.register
def _end_all() -> None:
    for (process, *_), worker in _LIVING.values():
        if process == os.getpid():
            worker.close()


def serve() -> None:
    """The other process: limits its memory, answers calls until there are no more."""
    _limit_memory(int(sys.argv[1]))
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what is printed is no answer
    while (content := _received(sys.stdin.buffer)) is not None:
        call = msgspec.msgpack.decode(content, type=_Call)
        _end_after(call.seconds + _GRACE)
        answer: Callable[..., bytes] = getattr(import_module(call.module), call.function)
        _send(out, answer(call.content, *call.arguments))
        _end_after(0)


def _send(pipe: IO[bytes], content: bytes) -> None:
    pipe.write(len(content).to_bytes(8, "big") + content)
    pipe.flush()


def _received(pipe: IO[bytes]) -> bytes | None:
    """The next message; None where the other side is gone."""
    head = pipe.read(8)
    if len(head) < 8:
        return None
    length = int.from_bytes(head, "big")
    content = pipe.read(length)
    return content if len(content) == length else None


def _end_after(seconds: float) -> None:
    """The caller's clock ends what takes too long; this one where the caller is gone. 0: no end."""
    if sys.platform != "win32":
        import signal

        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(memory: int) -> None:
    if sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
