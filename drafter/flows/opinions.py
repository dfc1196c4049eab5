"""What others said of a draft, on disk beside its versions."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.drafting.markdown import DraftFile
from drafter.errors import UserError
from drafter.flows.kept_list import list_held, list_in, write_list
from drafter.flows.versions import kept_folder, version_file, versions_of
from drafter.revising.opinions import Decision, Opinion, settled, those_of, with_opinions
from drafter.storage.files import private_folder

_LIST = "opinions.json"


def opinions_on(draft_id: str) -> tuple[Opinion, ...]:
    """The opinions on a draft in the order of their numbers. Raises UserError."""
    path = kept_folder(draft_id) / _LIST
    return list_in(path, list[Opinion], name="意见清单", where="没有动它；从备份里取回来再来")


def keep_opinions(draft_id: str, came: Iterable[Opinion]) -> tuple[tuple[Opinion, ...], int]:
    """Adds what came to what is known of a draft. Gives the opinions that came, as they are known
    now (one that was settled before is), and how many of them were new. Raises UserError."""
    came = tuple(came)
    folder = private_folder(kept_folder(draft_id))
    with list_held(folder / _LIST):
        known = opinions_on(draft_id)
        found = with_opinions(known, came)
        if len(found) > len(known):
            write_list(folder / _LIST, found)
    return those_of(came, found), len(found) - len(known)


def settle(draft_id: str, number: int, decision: Decision, reason: str) -> Opinion:
    """Decides one opinion, and gives it. Raises UserError where there is none of that number."""
    folder = private_folder(kept_folder(draft_id))
    with list_held(folder / _LIST):
        known = opinions_on(draft_id)
        if number not in {each.number for each in known}:
            there = f"现有第 1 到第 {len(known)} 条" if known else "这份稿子还没有意见"
            raise UserError(f"没有第 {number} 条意见", there)
        found = settled(known, number, decision, reason)
        write_list(folder / _LIST, found)
    return next(each for each in found if each.number == number)


def is_untouched(draft: DraftFile, opinion: Opinion) -> bool:
    """Whether the sentences that a comment stands on read as they did in the version that came with
    it; False where that version cannot be read, or does not have its words."""
    words = opinion.quoted.strip()
    version = next((v for v in versions_of(draft.id) if v.number == opinion.version), None)
    if not words or version is None:
        return False
    try:
        then = version_file(draft.id, version).draft.texts
    except UserError:
        return False
    meant = [text for text in then if words in text or text in words]
    now = set(draft.draft.texts)
    return bool(meant) and all(text in now for text in meant)
