"""Work done in another process, so that hostile input can neither hang nor fill ours.

``serve`` is the other process: calls in on standard input, answers out on standard output, each
with its length before it. Starting one takes about 0.1 s, so it lives on for the next call; what
was large or slow, or broke down, has had its process for itself.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import IO

import msgspec
from msgspec import Struct

from drafter.errors import DrafterError

PATIENCE = 6
"""Times its processor time that a call may take by the clock: the machine may have other work."""
_MUCH = 0.5  # seconds of processor time of one call after which a process is not used again
_OUT_OF_TIME = 0 if sys.platform == "win32" else signal.SIGPROF
_MOST_CALLS = 500  # of one process; what libraries keep for each file adds up
_LAST, _NOT_LAST = b"\x01", b"\x00"  # before an answer: will this process take another call?


class TookTooLong(DrafterError):
    """The work was not done in its time; the process is gone."""


class BrokeDown(DrafterError):
    """The process ended without an answer (no memory, no such function, a crash)."""


class _Call(Struct, frozen=True):
    """One piece of work: what is called, with what, and in how many seconds of processor time."""

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
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", start, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    def answer(self, call: _Call) -> bytes:
        """Raises TookTooLong or BrokeDown; the process is gone then."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        patience = 1 if sys.platform == "win32" else PATIENCE
        timer = threading.Timer(call.seconds * patience, end)
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
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(1)  # it ended by itself: how is worth knowing
            self.close()
            if late.is_set() or self._process.returncode == -_OUT_OF_TIME:
                raise TookTooLong(f"{call.seconds:g} s")
            raise BrokeDown(f"exit {self._process.returncode}")
        if answer[:1] == _LAST:
            self.close()
        return answer[1:]

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was still to be sent has nobody to read it
                    pipe.close()


_Key = tuple[int, int, tuple[tuple[str, str], ...]]
_LIVING: dict[int, tuple[_Key, _Worker]] = {}
"""The process of each memory limit, with what it was started for: by whom and in which
environment. A process that was forked off starts its own."""
_ONE_AT_A_TIME = threading.Lock()


def answer_apart(
    module: str, function: str, content: bytes, *arguments: str, seconds: float, memory: int
) -> bytes:
    """What ``function(content, *arguments)`` of ``module`` gives, called in another process.

    ``seconds`` is processor time, by the clock six times as much (on Windows once); ``memory`` is
    bytes of address space, limited on Linux only. Raises TookTooLong or BrokeDown;
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
    calls = 0
    while (content := _received(sys.stdin.buffer)) is not None:
        call = msgspec.msgpack.decode(content, type=_Call)
        _end_after(call.seconds)
        begun = time.process_time()
        function: Callable[..., bytes] = getattr(import_module(call.module), call.function)
        answer = function(call.content, *call.arguments)
        calls += 1
        is_last = calls == _MOST_CALLS or time.process_time() - begun > _MUCH
        _send(out, (_LAST if is_last else _NOT_LAST) + answer)
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
    """Ends this process after so much processor time, be the caller there or not. 0: never."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory(memory: int) -> None:
    if sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
