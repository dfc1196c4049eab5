"""The page's socket: on this machine only, and what is written goes out at once."""

from __future__ import annotations

import asyncio
import socket

import pytest

from drafter.web.listening import listening_at


def test_what_is_written_goes_out_at_once() -> None:
    without_delay: list[int] = []

    async def answered(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = writer.get_extra_info("socket")
        without_delay.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def asked() -> None:
        listening = listening_at(0)
        async with await asyncio.start_server(answered, sock=listening):
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            await reader.read()
            writer.close()

    asyncio.run(asked())
    assert without_delay == [1]


def test_a_port_that_is_taken_is_refused() -> None:
    with listening_at(0) as taken, pytest.raises(OSError, match="in use"):
        listening_at(taken.getsockname()[1])
