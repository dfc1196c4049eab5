"""What a notice says, printed: for ``drafter draft --notice`` where nobody can confirm it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from drafter.cli.output import print_json
from drafter.flows.notice import notice_in, told
from drafter.outlines.load import outline_named
from drafter.terminal.console import notices, results, say
from drafter.terminal.notice import print_notice


def print_proposals(path: Path, *, kind: str | None, as_json: bool, today: date) -> None:
    """Prints what the notice proposes and takes none of it. Raises ReadError."""
    notice = notice_in(path, today=today)
    if as_json:
        print_json(told(notice, outline_named(kind) if kind else None))
        return
    if not notice.proposals:
        say(notices(), f"{notice.source.name} 里没有读出会议的名称、时间、地点，看看是不是会议通知")
        return
    print_notice(results(), notice)
    say(notices(), "没有终端可问，一项也没有算作答案。拿得准的直接用：加 --accept-notice")
