"""Items by the lot, as an engine works on them: a lot costs one way there and back.

What is mined comes back packed as the bank puts it by, so that the process that writes has little
to do with it.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator

from msgspec import Struct

from drafter.bank import Packed, packed
from drafter.flows.looking import Examined, Item, Looked, Order, Skipped, found_in, looked
from drafter.text.tokens import tagged_words, weighted_words

_MOST_ITEMS = 32


class Absent(Struct, frozen=True):
    """A file that could not be seen where the work was done, on the machine ``host``."""

    host: str


class Mined(Struct, frozen=True):
    """What an item gave: None and a reason where it holds no speech."""

    packed: Packed | None
    reason: str
    examined: Examined | None


class MiningLot(Struct, frozen=True):
    """Items to mine, and how: as in ``Order``."""

    items: tuple[Item, ...]
    as_speech: bool
    chrome: frozenset[str]
    examine: bool


def get_ready() -> None:
    """Loads what mining needs of the dictionary, which takes longer than a small file does."""
    tagged_words("先把词典装好")
    weighted_words("先把词典装好", most=1)


def size_of(item: Item) -> int:
    """How much an item is, in bytes, about."""
    if item.source is not None:
        return 3 * len(item.source.text)
    try:
        return item.path.stat().st_size
    except OSError:
        return 0


def in_lots(items: Iterable[Item], *, size: int) -> Iterator[tuple[Item, ...]]:
    """The items in lots of ``size`` bytes or a little more; 0: each by itself."""
    lot: list[Item] = []
    held = 0
    for item in items:
        lot.append(item)
        held += size_of(item)
        if held >= size or len(lot) >= _MOST_ITEMS:
            yield tuple(lot)
            lot, held = [], 0
    if lot:
        yield tuple(lot)


def looked_at(items: tuple[Item, ...]) -> tuple[Looked | Skipped | Absent, ...]:
    """What is known of each item before any is mined."""
    return tuple(_absent(item) or looked(item) for item in items)


def mined_from(lot: MiningLot) -> tuple[Mined | Skipped | Absent, ...]:
    """What is mined from each item."""
    return tuple(_absent(item) or _mined(item, lot) for item in lot.items)


def _mined(item: Item, lot: MiningLot) -> Mined | Skipped:
    found = found_in(Order(item, lot.as_speech, lot.chrome, lot.examine))
    if isinstance(found, Skipped):
        return found
    held = None if found.record is None else packed(found.record, found.phrases)
    return Mined(held, found.reason, found.examined)


def _absent(item: Item) -> Absent | None:
    if item.source is not None or item.path.exists():
        return None
    return Absent(platform.node())
