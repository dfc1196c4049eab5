"""Speeches of many kinds, and texts that only sound like one."""

from __future__ import annotations

import pytest

from drafter.corpus.reading import reading
from drafter.model import Source, Speech
from tests.corpus.speeches import only, read
from tests.corpus.varied import (
    CASES,
    NOT_SPEECHES,
    TALKS,
    TALKS_BY_TITLE,
    TALKS_ON_ONE_LINE,
    Case,
)


def _opening(speech: Speech) -> tuple[str | None, str | None]:
    moved = [s.text for s in speech.opening if s.move == "transition"]
    last = speech.opening[-1].text.replace("\n", "") if speech.opening else None
    return last, moved[0].replace("\n", "") if moved else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_speech_has_the_structure_a_careful_reader_gives_it(case: Case) -> None:
    speech = only(case.text)
    title = speech.title.text if speech.title else None
    salutation = speech.salutation.text if speech.salutation else None
    closing = speech.closing[0].text if speech.closing else None
    assert (title, salutation) == (case.title, case.salutation)
    assert _opening(speech) == (case.opening, case.transition)
    assert tuple((h.level, h.text) for h in speech.headings) == case.headings
    assert closing == case.closing


def test_short_talks_in_one_file_are_told_apart() -> None:
    found = read(TALKS)
    titles = [speech.title.text if speech.title else None for speech in found.speeches]
    assert titles == ["在挑担子中长本事", "把脚印留在田埂上", "用真心换民心"]
    assert all(speech.salutation for speech in found.speeches)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            TALKS_BY_TITLE,
            [
                "在全县教育工作会议上的讲话",
                "在全县卫生工作会议上的讲话",
                "在企业家座谈会上的致辞",
            ],
        ),
        (TALKS_ON_ONE_LINE, ["在青年大会上的发言"] * 3),
    ],
)
def test_each_talk_begins_at_its_own_title(text: str, titles: list[str]) -> None:
    speeches = read(text).speeches
    assert [speech.title.text if speech.title else None for speech in speeches] == titles
    assert all(speech.salutation and speech.closing for speech in speeches)


@pytest.mark.parametrize(("text", "kind"), NOT_SPEECHES, ids=lambda value: value[:6])
def test_what_is_no_speech_says_what_it_is(text: str, kind: str) -> None:
    found = read(text)
    assert found.speeches == ()
    assert kind in found.reason


@pytest.mark.parametrize(("text", "kind"), NOT_SPEECHES, ids=lambda value: value[:6])
def test_a_writer_may_say_that_it_is_a_speech(text: str, kind: str) -> None:
    found = reading(Source("稿.txt", "0" * 64, "utf-8", text), as_speech=True)
    assert kind
    assert len(found.speeches) == 1
    assert found.reason == ""
