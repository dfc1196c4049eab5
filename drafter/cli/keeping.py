"""Versions kept on the way: a draft that was written is never held up by its version."""

from __future__ import annotations

from datetime import datetime

from drafter.drafting.markdown import DraftFile
from drafter.errors import UserError
from drafter.flows.versions import keep_version
from drafter.revising.versions import Stage, Version
from drafter.terminal.console import notices, say


def kept(file: DraftFile, source: str, *, stage: Stage | None = None) -> Version | None:
    """The version that ``file`` now is; None, with a warning, where it could not be kept."""
    try:
        return keep_version(file, now=datetime.now(), source=source, stage=stage)
    except UserError as error:
        say(notices(), f"! 稿子写好了，这一版没有存进版本：{error}", "yellow")
        return None
