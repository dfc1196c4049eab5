"""The two stages of mining: every item is looked at, then those that are wanted are mined.

What each stage gives comes in the order of the items, whatever engine did the work.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain

import msgspec
from msgspec import Struct

from drafter.errors import UserError
from drafter.flows.engines.engine import Engine, in_order
from drafter.flows.inventory import Entry, Inventory
from drafter.flows.looking import Item, Looked, Skipped, looked
from drafter.flows.lots import Absent, Mined, MiningLot, in_lots, looked_at, mined_from, size_of

_LOT = 32 * 1024
"""Bytes that go to an engine at once, a quarter of a second's work, so that at the end no process
waits long for another one; one that does the work here gets each item by itself."""


class Wanted(Struct, frozen=True):
    """How to mine: as in ``Order``."""

    as_speech: bool
    chrome: frozenset[str]
    examine: bool


def look(
    items: Iterable[Item], inventory: Inventory, *, engine: Engine, is_held: Callable[[str], bool]
) -> None:
    """Looks at every item and notes in the inventory what is known of it."""
    waiting: deque[tuple[Item, ...]] = deque()

    def lots() -> Iterator[tuple[Item, ...]]:
        for items_of_lot in in_lots(items, size=_lot(engine)):
            waiting.append(items_of_lot)
            yield items_of_lot

    results = in_order(looked_at, lots(), engine=engine)
    with closing(results):
        for found in results:
            for item, each in zip(waiting.popleft(), found, strict=True):
                known = looked(_seen_here(item, each)) if isinstance(each, Absent) else each
                there = isinstance(known, Looked) and is_held(known.sha256)
                inventory.add(item.name, size_of(item), known, is_held=there)


def mined_entries(
    items: Iterator[Item],
    inventory: Inventory,
    wanted: Wanted,
    *,
    engine: Engine,
    tell: Callable[[Entry], None],
) -> Generator[tuple[Entry, Mined | Skipped | None], None, None]:
    """For each entry of the inventory what was mined from it; None where nobody asks. ``tell`` is
    told of each before."""

    def is_asked_for(entry: Entry) -> bool:
        return entry.skipped is None and (wanted.examine or not entry.is_held)

    waiting: deque[Item] = deque()

    def asked_for() -> Iterator[Item]:
        for item, entry in zip(items, inventory.entries(), strict=False):
            if is_asked_for(entry):
                item = msgspec.structs.replace(item, source=item.source or entry.source)
                waiting.append(item)
                yield item

    lots = (
        MiningLot(each, wanted.as_speech, wanted.chrome, wanted.examine)
        for each in in_lots(asked_for(), size=_lot(engine))
    )
    results = in_order(mined_from, lots, engine=engine)
    with closing(results):
        found = chain.from_iterable(results)
        for entry in inventory.entries():
            tell(entry)
            result: Mined | Skipped | Absent | None = entry.skipped
            if is_asked_for(entry):
                gone = Skipped(entry.name, "unreadable", "读的当中文件变了")
                result = next(found, gone)
                item = waiting.popleft() if waiting else None
                if isinstance(result, Absent) and item is not None:
                    result = Skipped(_seen_here(item, result).name, "unreadable", "文件不见了")
            assert not isinstance(result, Absent)
            yield entry, result


def _seen_here(item: Item, absent: Absent) -> Item:
    """The item, which is not here either. Raises UserError where it is: then the machine that
    should have read it does not see what we see."""
    if item.path.exists():
        raise UserError(
            f"工作机 {absent.host} 上读不到 {item.path}",
            "把讲话放到每台机器都能按同一个路径读到的共享文件夹里",
        )
    return item


def _lot(engine: Engine) -> int:
    return _LOT if engine.ahead > 1 else 0
