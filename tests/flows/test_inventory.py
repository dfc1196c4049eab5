"""What is known of the items to be mined, in their order."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from drafter.errors import UserError
from drafter.flows.inventory import open_inventory
from drafter.flows.looking import Item, Looked, Skipped
from drafter.flows.lots import Absent, in_lots, looked_at
from drafter.model import Source


def _looked(words: str, *, edges: tuple[str, ...] = (), source: Source | None = None) -> Looked:
    return Looked(f"sha of {words}", words, frozenset(edges), source)


def test_the_second_of_the_same_words_is_a_duplicate_and_the_first_is_named() -> None:
    with open_inventory() as inventory:
        inventory.add("甲.txt", 10, _looked("一样"), is_held=False)
        inventory.add("乙.txt", 20, _looked("一样"), is_held=False)
        inventory.add("丙.txt", 30, _looked("两样"), is_held=True)
        inventory.add("丁.txt", 40, Skipped("丁.txt", "unreadable", "空的"), is_held=False)
        told = [(each.name, each.is_held, each.skipped) for each in inventory.entries()]
        assert told == [
            ("甲.txt", False, None),
            ("乙.txt", False, Skipped("乙.txt", "duplicate", "与 甲.txt 逐字相同")),
            ("丙.txt", True, None),
            ("丁.txt", False, Skipped("丁.txt", "unreadable", "空的")),
        ]
        assert len(inventory) == 4
        assert inventory.to_mine == 10


def test_furniture_is_what_three_files_have_that_are_not_the_same() -> None:
    with open_inventory() as inventory:
        for number, words in enumerate(("一", "一", "一", "二")):
            edges = ("栏目导航",)
            inventory.add(f"{number}.txt", 1, _looked(words, edges=edges), is_held=False)
        assert inventory.furniture() == frozenset()
        inventory.add("4.txt", 1, _looked("三", edges=("栏目导航", "别的")), is_held=False)
        assert inventory.furniture() == {"栏目导航"}


def test_what_was_dear_to_read_is_kept() -> None:
    source = Source("甲.pdf", "0" * 64, "pdf", "同志们：\n")
    with open_inventory() as inventory:
        inventory.add("甲.pdf", 1, _looked("同志们", source=source), is_held=False)
        assert [each.source for each in inventory.entries()] == [source]


def test_lots_are_of_some_bytes_and_none_is_empty() -> None:
    def item(length: int) -> Item:
        return Item(Path("记录.jsonl"), "名", Source("名", "0" * 64, "utf-8", "字" * length))

    items = [item(length) for length in (1, 1, 9, 1)]
    assert [len(lot) for lot in in_lots(items, size=9)] == [3, 1]
    assert [len(lot) for lot in in_lots(items, size=0)] == [1, 1, 1, 1]
    assert list(in_lots([], size=9)) == []


def test_a_file_that_is_not_there_is_told_apart_from_one_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    items = tuple(Item(tmp_path / name, name) for name in ("空.txt", "没有.txt"))
    empty, absent = looked_at(items)
    assert isinstance(empty, Skipped)
    assert isinstance(absent, Absent)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process")
def test_a_full_temporary_folder_is_said() -> None:
    import resource

    words = "".join(map(chr, Random(7).choices(range(0x4E00, 0x9FA5), k=8_000_000)))
    source = Source("档案.jsonl", "0" * 64, "utf-8", words)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def added() -> None:
        with open_inventory() as inventory:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
            inventory.add("档案.jsonl", 10, _looked("一样", source=source), is_held=False)

    try:
        with pytest.raises(UserError, match="放临时文件的地方写不下去"):
            added()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
