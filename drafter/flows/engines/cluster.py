"""Many machines, by Dask: a scheduler that somebody started and the workers that came to it.

Of Dask only ``submit`` is used; a worker that goes away has its work done by another one. Its own
grouping is not: it does not hold up at as many keys as there are phrases (dask#9292).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib import import_module, metadata
from typing import Any, Generic, TypeVar

from drafter.errors import UserError
from drafter.flows.engines.engine import Lost

_Value = TypeVar("_Value")
_Result = TypeVar("_Result")

_AHEAD = 32  # values a thread of a worker
_PATIENCE = 20  # seconds: for the scheduler to answer, and between two looks at who is there
_LONGEST_ALONE = 3  # such looks in a row at a cluster without a worker
_PACKAGE = "speech-drafter"


class _Put(Generic[_Result]):
    def __init__(self, future: Any, cluster: Cluster) -> None:
        self._future, self._cluster = future, cluster

    def result(self) -> _Result:
        alone = 0
        while True:
            try:
                result: _Result = self._future.result(timeout=_PATIENCE)
            except TimeoutError as error:
                alone = 0 if self._cluster.threads() else alone + 1
                if alone == _LONGEST_ALONE:
                    raise _no_worker(self._cluster.address) from error
            except self._cluster.losses as error:
                raise Lost from error
            else:
                return result


class Cluster:
    """The workers of the Dask scheduler at ``address`` (tcp://…, tls://…).

    Raises UserError where Dask is not installed, nobody answers, no worker is there, or a worker
    has another version of the program, which might mine something else.
    """

    advice = "到调度器和各台工作机上看看还在不在；都好了再运行一遍，从断处接着采"

    def __init__(self, address: str) -> None:
        self.address = address
        self._client = _client(address)
        self.losses = _losses()
        try:
            self._wait_for_workers()
            self._compare_versions()
        except BaseException:
            self.close()
            raise
        self.ahead = self.threads() * _AHEAD

    def threads(self) -> int:
        """How many pieces of work are done at once; 0: there is no worker."""
        return sum(self._client.nthreads().values())

    def submit(self, function: Callable[[_Value], _Result], value: _Value) -> _Put[_Result]:
        try:
            return _Put(self._client.submit(function, value, pure=False), self)
        except self.losses as error:
            raise Lost from error

    def renew(self) -> None:
        self.close()
        self._client = _client(self.address)

    def close(self) -> None:
        self._client.close()

    def _wait_for_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise _no_worker(self.address) from error

    def _compare_versions(self) -> None:
        here = metadata.version(_PACKAGE)
        there = self._client.run(_version)
        others = sorted(
            f"{name} 是 {each or '没有装'}" for name, each in there.items() if each != here
        )
        if others:
            raise UserError(
                f"工作机上的 drafter 和这里的 {here} 不一样：{'；'.join(others)}",
                "每台机器都装同一版，采出来才一样",
            )


def _version() -> str:
    """The version of the program on a worker; "" where there is none. It uses nothing but the
    standard library, so that a worker without the program can say so."""
    from importlib import metadata as there

    try:
        return there.version("speech-drafter")
    except there.PackageNotFoundError:
        return ""


def _client(address: str) -> Any:
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise UserError(
            "没有装连多台机器的组件", 'pip install "speech-drafter[cluster]"，每台机器都要装'
        ) from error
    for name in ("distributed", "distributed.client", "distributed.comm"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong we say ourselves
    try:
        return distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise UserError(
            f"连不上调度器 {address}", "看看地址和端口对不对、dask scheduler 还在不在运行"
        ) from error


def _losses() -> tuple[type[BaseException], ...]:
    """What Dask raises where work is lost: a worker died again and again, a connection went."""
    client, scheduler = import_module("distributed.client"), import_module("distributed.scheduler")
    comm = import_module("distributed.comm")
    return (
        client.FutureCancelledError,
        scheduler.KilledWorker,
        comm.CommClosedError,
        ConnectionError,
    )


def _no_worker(address: str) -> UserError:
    return UserError(
        f"调度器 {address} 上一台工作机也没有", f"先在各台机器上运行 dask worker {address}"
    )
