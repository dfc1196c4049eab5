"""``drafter serve``: the local page."""

from __future__ import annotations

import socket
import webbrowser
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Thread

import click

from drafter.cli.banks import bank_option, opened_bank
from drafter.cli.chinese import ChineseCommand
from drafter.cli.version import program
from drafter.errors import UserError
from drafter.terminal.console import results, say
from drafter.terminal.signals import ended_by_signals

PORT = 8765
_TRIED = 20


@click.command(
    "serve",
    cls=ChineseCommand,
    examples=("drafter serve", "drafter serve --no-open", "drafter serve --port 9000"),
)
@click.option(
    "--port", metavar="端口", type=click.IntRange(1024, 65535), help=f"用哪个端口（平常 {PORT}）"
)
@click.option("--no-open", is_flag=True, help="不自动打开浏览器，只给出网址")
@bank_option("用另一个词库文件")
def command(port: int | None, no_open: bool, bank: Path | None) -> None:
    """在本机浏览器里查词库、写稿。只有这台机器、这个浏览器打得开；关掉这个窗口（Ctrl+C）就停。

    网址里的口令只能用一次，不要发给别人。答过的都当时存好，和在终端上写的是同一份。
    """
    with opened_bank(bank):  # a broken bank is said before a browser opens
        pass
    from drafter.web.serving import prepared, server_of  # loads the web server

    listening = _listening(port)
    door, app = prepared(listening.getsockname()[1], now=datetime.now, version=program(), bank=bank)
    console = results()
    say(console, f"页面  {door.address}", "bold")
    say(console, "网址只能用一次，只在本机有效。停下：Ctrl+C", "dim")
    if not no_open:
        Thread(target=webbrowser.open, args=[door.address], daemon=True).start()
    server = server_of(app)

    def stop(_exit_code: int) -> None:
        server.should_exit = True

    with suppress(KeyboardInterrupt), ended_by_signals(stop):
        server.run(sockets=[listening])
    say(console, "页面停了。答过的都已存好，在终端上也能接着写：drafter draft")


def _listening(port: int | None) -> socket.socket:
    """A socket on the loopback address. Raises UserError where the port that was asked for is
    taken; without one the next free port is used."""
    from drafter.web.listening import listening_at  # loads the web server

    for number in [port] if port else range(PORT, PORT + _TRIED):
        with suppress(OSError):
            return listening_at(number)
    taken = f"端口 {port} 已被占用" if port else f"端口 {PORT}–{PORT + _TRIED - 1} 都被占用"
    raise UserError(taken, "用 --port 换一个")
