"""How well structures are found on annotated speeches; a figure that drops fails."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from bench.merging import families_by_every_pair, patterns
from drafter.mining.merging import families

_LEAST = {"heading": 0.93, "phrase": 0.92, "sentence": 0.78}


def _bench(name: str) -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "bench" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"bench_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_structures_are_found_as_well_as_is_recorded(shared: Path) -> None:
    found = _bench("structures").figures(shared, shared / "eval" / "gold.jsonl")
    assert {kind: found[kind].f1 for kind in _LEAST if found[kind].f1 < _LEAST[kind]} == {}


def test_merging_finds_what_comparing_every_pair_finds(shared_corpus: Path) -> None:
    for part, those in patterns([shared_corpus]).items():
        assert families(those, part=part) == families_by_every_pair(those, part=part)
