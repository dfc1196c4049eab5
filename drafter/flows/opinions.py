"""What others said of a draft, on disk beside its versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from drafter.errors import UserError, os_reason
from drafter.flows.versions import kept_folder
from drafter.revising.opinions import Decision, Opinion, settled, those_of, with_opinions
from drafter.storage.files import atomic_write, private_folder
from drafter.storage.locks import held

_LIST = "opinions.json"
_WAIT = 20.0  # seconds for another window that is saving


def opinions_on(draft_id: str) -> tuple[Opinion, ...]:
    """The opinions on a draft in the order of their numbers. Raises UserError."""
    path = kept_folder(draft_id) / _LIST
    try:
        return tuple(msgspec.json.decode(path.read_bytes(), type=list[Opinion]))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UserError(f"读不了 {path}（{os_reason(error)}）", "看看文件夹的权限") from error
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise UserError(f"意见清单坏了：{path}", "没有动它；从备份里取回来再来") from error


def keep_opinions(draft_id: str, came: Iterable[Opinion]) -> tuple[tuple[Opinion, ...], int]:
    """Adds what came to what is known of a draft. Gives the opinions that came, as they are known
    now (one that was settled before is), and how many of them were new. Raises UserError."""
    came = tuple(came)
    folder = private_folder(kept_folder(draft_id))
    with held(folder / _LIST, seconds=_WAIT):
        known = opinions_on(draft_id)
        found = with_opinions(known, came)
        if len(found) > len(known):
            _write(folder, found)
    return those_of(came, found), len(found) - len(known)


def settle(draft_id: str, number: int, decision: Decision, reason: str) -> Opinion:
    """Decides one opinion, and gives it. Raises UserError where there is none of that number."""
    folder = private_folder(kept_folder(draft_id))
    with held(folder / _LIST, seconds=_WAIT):
        known = opinions_on(draft_id)
        if number not in {each.number for each in known}:
            there = f"现有第 1 到第 {len(known)} 条" if known else "这份稿子还没有意见"
            raise UserError(f"没有第 {number} 条意见", there)
        found = settled(known, number, decision, reason)
        _write(folder, found)
    return next(each for each in found if each.number == number)


def _write(folder: Path, opinions: Sequence[Opinion]) -> None:
    content = msgspec.json.format(msgspec.json.encode(list(opinions)))
    atomic_write(folder / _LIST, content + b"\n")
