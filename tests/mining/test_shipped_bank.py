"""The bank that ships keeps GENRE's rule of slots, and what leans on it finds what it needs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from drafter.bank.jsonlines import PhraseLine
from drafter.bank.shipped import PART_FILES
from drafter.mining.formulas import WHOLE
from drafter.model import SLOT, Part, phrase_id
from drafter.paths import shipped
from drafter.text.normalise import normalised

_MEASURED = {"place", "date", "number", "redaction", "censor_mask", "meeting", "programme"}
_LEAST: dict[Part, int] = {
    "opening": 28, "transition": 6, "heading": 30, "sentence": 40, "phrase": 110, "closing": 7,
}  # fmt: skip


def _lines(part: Part) -> list[PhraseLine]:
    content = (shipped("phrasebank") / PART_FILES[part]).read_bytes()
    return [msgspec.json.decode(line, type=PhraseLine) for line in content.splitlines()]


@pytest.mark.parametrize("part", list(_LEAST))
def test_there_is_enough_of_every_part(part: Part) -> None:
    assert len(_lines(part)) >= _LEAST[part]


def test_no_entity_of_the_gold_stands_in_a_pattern(shared: Path) -> None:
    entities = {
        normalised(slot["text"]): slot["label"]
        for line in (shared / "eval" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        for speech in json.loads(line)["speeches"]
        for slot in speech.get("slots", ())
        if slot["label"] in _MEASURED
    }
    assert len(entities) > 40
    offenders = [
        (label, entity, one.pattern)
        for part in PART_FILES
        for one in _lines(part)
        for entity, label in sorted(entities.items())
        if entity in WHOLE.sub("｜", SLOT.sub("｜", one.pattern))
    ]
    print(*offenders, sep="\n")
    assert offenders == []


def test_what_the_review_refused_is_not_shipped() -> None:
    content = (shipped("phrasebank") / "decisions.jsonl").read_bytes()
    refused = {json.loads(line)["id"] for line in content.splitlines()}
    kept = {one.id for part in PART_FILES for one in _lines(part)}
    assert len(refused) > 20
    assert refused & kept == set()


def test_every_phrase_of_an_example_is_shipped() -> None:
    kept = {one.id for part in PART_FILES for one in _lines(part)}
    examples = sorted(shipped("templates").glob("*/example.yaml"))
    chosen = [
        identity
        for path in examples
        for identity in re.findall(r"词条: *([0-9a-f]{12})", path.read_text(encoding="utf-8"))
    ]
    assert len(chosen) >= 5
    assert [identity for identity in chosen if identity not in kept] == []


def test_ids_are_of_the_words() -> None:
    for part in PART_FILES:
        for one in _lines(part):
            assert one.id == phrase_id(part, one.pattern)
