"""Work done in a process of its own, so that hostile input can neither hang nor fill ours.

``serve`` is the other process: bytes in on standard input, bytes out on standard output. A process
for each piece of work takes about 0.1 s, so there is no worker that lives on.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module

from drafter.errors import DrafterError


class TookTooLong(DrafterError):
    """The work was not done in its time; the process is gone."""


class BrokeDown(DrafterError):
    """The process ended without an answer (no memory, no such function, a crash)."""


def answer_apart(
    module: str, function: str, content: bytes, *arguments: str, seconds: float, memory: int
) -> bytes:
    """What ``function(content, *arguments)`` of ``module`` gives, called in another process.

    ``memory`` is bytes of address space, limited on Linux only. Raises TookTooLong or BrokeDown;
    an error that the caller should know must come back among the bytes.
    """
    # -P leaves the current folder out of the path: nothing in a user's folder is imported.
    start = f"from {__name__} import serve; serve()"
    command = [sys.executable, "-P", "-c", start, str(memory), module, function, *arguments]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TookTooLong(f"{seconds:g} s") from error
    except OSError as error:
        raise BrokeDown(str(error.strerror)) from error
    if done.returncode != 0:
        raise BrokeDown(f"exit {done.returncode}")
    return done.stdout


def serve() -> None:
    """The other process: limits its memory, calls the function that its arguments name."""
    memory, module, function, *arguments = sys.argv[1:]
    _limit_memory(int(memory))
    answer: Callable[..., bytes] = getattr(import_module(module), function)
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), *arguments))


def _limit_memory(memory: int) -> None:
    if sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
