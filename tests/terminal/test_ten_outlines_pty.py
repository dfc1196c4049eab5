"""Every outline asked and answered on a pseudo-terminal as its example says: back, others, search,
an own sentence, the review and its edits among it; what comes out is the golden draft."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.bank import Bank, open_user_bank
from drafter.flows.answer_files import example_answers
from drafter.flows.draft import draft_of
from drafter.flows.offers import offered, with_defaults
from drafter.flows.session import Session, course, next_in
from drafter.interview.places import PAGE
from drafter.outlines.load import outline_named, outlines
from drafter.outlines.model import Outline
from drafter.paths import shipped
from tests.outlines.golden import GOLDEN_FILE
from tests.terminal.answering import Answerer, place_asks
from tests.terminal.stage import BACK, DOWN, ENTER, LINE_EMPTY, Home, Writer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

OWN = "这句先自己写，回头再换。"
CHANGED = "这一句先改一改。"
QUERY = "落实"
FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)


@pytest.fixture(scope="module")
def bank_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("词库") / "b.db"


@pytest.fixture(scope="module")
def bank(bank_path: Path) -> Iterator[Bank]:
    with open_user_bank(bank_path, shipped=shipped("phrasebank")) as opened:
        yield opened


@pytest.fixture(
    params=[each.kind for each in outlines()], ids=[each.folder.name for each in outlines()]
)
def outline(request: pytest.FixtureRequest) -> Outline:
    return outline_named(str(request.param))


def answers_the_questions(answerer: Answerer) -> None:
    """Answers all, going back once; at the first three phrase places an own sentence, all other
    candidates in turn, and a search, before what is wanted is taken."""
    writer, seen_places, went_back = answerer.writer, 0, False
    while (ask := next_in(answerer.session())) is not None:
        if not answerer.stands_before(ask):
            continue
        if not went_back and ask.number == 3:
            went_back = True
            before = next(each for each in course(answerer.session()) if each.number == 2)
            writer.types(BACK)
            answerer.stands_before(before)
            writer.types(ENTER)  # as it was answered
            writer.sees(f"✓ {before.number} ")
            answerer.stands_before(ask)
        if ask.question.type == "phrase" and seen_places < 3:
            seen_places += 1
            if seen_places == 1:
                for keys, shown in answerer.own_sentence(ask, OWN):
                    writer.types(keys)
                    writer.sees(shown or f"✓ {ask.number} ")
                continue
            found = offered(answerer.session(), ask, answerer.bank)
            steps = answerer.searched(ask, QUERY)
            if seen_places == 2 and len(found) > PAGE:
                keys = f"{PAGE + 1}{ENTER}"
                last = -len(found) % PAGE  # rows that the last page is short of
                turns = -(-len(found) // PAGE)
                for turn in range(turns):
                    writer.types(keys if turn < turns - 1 else f"{PAGE - last + 1}{ENTER}")
                    answerer.stands_before(ask)
            elif seen_places == 3:
                for keys, shown in steps:
                    writer.types(keys)
                    writer.sees(shown)
                found = answerer.found_for(ask, QUERY)
                for keys, shown in answerer.chosen(ask, answerer.wanted[ask.key], found):
                    writer.types(keys)
                    writer.sees(shown or f"✓ {ask.number} ")
                continue
        answerer.answers(ask)


def changes_things_at_the_review(answerer: Answerer) -> None:
    writer = answerer.writer
    writer.sees("审阅 4/4〕", "先存着")
    writer.types(f"4{ENTER}")
    writer.sees("换哪一处", "回车定）")
    session = answerer.session()
    listed = [a for a in course(session) if a.question.type in ("phrase", "headings")]
    place = place_asks(session)[0]
    writer.types(DOWN * listed.index(place) + ENTER)
    writer.sees("查词库")  # the place's own list; its name stands in the list above too
    answerer.answers(place)
    answerer.answers_all()  # what the phrase needs to know
    writer.sees("审阅 4/4〕", "先存着")
    writer.types(f"3{ENTER}")
    writer.sees("改哪一个", "回车定）")
    writer.types(ENTER)
    writer.sees_one_of("›", "（数字")
    writer.types(ENTER)
    writer.sees("✓ 1 ", "先存着")
    rewritten = [b for b in draft_of(answerer.session()).draft.blocks if b.kind == "paragraph"]
    sentence = rewritten[0].sentences[0].text
    for text in (CHANGED, sentence):
        writer.types(f"5{ENTER}")
        writer.sees("改哪一句", "回车定）")
        writer.types(ENTER)
        writer.sees("改完回车")
        writer.types(f"{LINE_EMPTY}{text}{ENTER}")
        writer.sees("✓ 改一句", "审阅 4/4〕", "先存着")
    assert "改句1" not in answerer.session().answers


def test_what_is_typed_gives_the_golden_draft(
    tmp_path: Path, outline: Outline, bank: Bank, bank_path: Path
) -> None:
    home = Home(tmp_path)
    wanted = with_defaults(Session(outline, example_answers(outline)), bank).answers
    writer = Writer(home, outline.kind, bank=bank_path)
    writer.sees(f"✓ 写一篇{outline.kind}")
    answerer = Answerer(writer, outline, wanted, bank)
    answers_the_questions(answerer)
    changes_things_at_the_review(answerer)
    writer.types(ENTER)
    writer.sees("✓ Word")
    writer.leaves(0)
    (written,) = home.out.glob("*.md")
    golden = (outline.folder / GOLDEN_FILE).read_text(encoding="utf-8")
    assert (
        FRONT_MATTER.split(written.read_text(encoding="utf-8"), 1)[1]
        == (FRONT_MATTER.split(golden, 1)[1])
    )
