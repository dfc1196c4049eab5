"""Composes scripted drafts with varied answers and checks what must hold of every one:
python -m bench.drafts [N] [SEED].

Answers are the outlines' examples with optional ones left out and every phrase place re-chosen by
seed among its candidates. Checked: each sentence has an origin; where the text of a phrase's source
is in the bank its slice is what the phrase was lifted from; without a gap no 【待补】 stands in the
text; the same answers give the same Word file.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from pathlib import Path

from drafter.bank import Bank, open_user_bank
from drafter.drafting.markdown import DraftFile
from drafter.export.layout import Layout
from drafter.export.word import docx_bytes
from drafter.flows.answer_files import example_answers
from drafter.flows.answering import with_answer
from drafter.flows.draft import draft_of
from drafter.flows.mine import mine
from drafter.flows.offers import default_answer, offered
from drafter.flows.session import Session, next_in
from drafter.interview.answers import Value
from drafter.model import SLOT, Occurrence, Phrase
from drafter.outlines.load import outlines
from drafter.outlines.model import Outline
from drafter.paths import shipped
from drafter.text.normalise import normalised

_EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "corpus"

_STOPS = re.compile("[，。；：！？]")


def scripted(outline: Outline, bank: Bank, dealt: random.Random) -> Session:
    """A finished session: the example's facts, some optional ones left out, phrases by chance."""
    example = example_answers(outline)
    session = Session(outline, {})
    while (ask := next_in(session)) is not None:
        session = with_answer(session, ask.key, _answer(session, bank, example, dealt))
    return session


def _answer(session: Session, bank: Bank, example: dict[str, Value], dealt: random.Random) -> Value:
    ask = next_in(session)
    if ask is None:
        raise ValueError("the interview is over")
    if ask.question.type == "phrase":
        found = [each for each in offered(session, ask, bank)[:5] if not each.open]
        return dict(dealt.choice(found).choice) if found else None
    if ask.key in example and (ask.question.required or dealt.random() < 0.7):
        return example[ask.key]
    return default_answer(session, ask, bank)


def faults_of(file: DraftFile, session: Session, bank: Bank) -> list[str]:
    """What does not hold of a draft; empty where all does."""
    found: list[str] = []
    for sentence in (each for block in file.draft.blocks for each in block.sentences):
        if not sentence.origin.letters:
            found.append(f"no origin: {sentence.text}")
        phrase = bank.phrase(sentence.origin.phrase) if sentence.origin.phrase else None
        for occurrence in phrase.occurrences if phrase else ():
            text = bank.text(occurrence.source)
            if phrase and text is not None and not _lifted_from(phrase, text, occurrence):
                found.append(f"not lifted from its place: {sentence.text}")
    body = "".join(block.text for block in file.draft.blocks)
    if not file.draft.gaps and "待补" in body:
        found.append("待补 without a gap")
    if docx_bytes(file.draft, Layout()) != docx_bytes(draft_of(session).draft, Layout()):
        found.append("other bytes the second time")
    return found


def _lifted_from(phrase: Phrase, text: str, occurrence: Occurrence) -> bool:
    """Whether all literal words of one of the phrase's wordings stand at its place in the source;
    the place of a set of headings (甲；乙；丙) is that of the first."""
    place = _STOPS.sub("", normalised(text[occurrence.start : occurrence.end]))
    wordings = [phrase.pattern, *phrase.variants]
    if phrase.part == "heading":
        wordings = [each.partition("；")[0] for each in wordings]
    pieces = (SLOT.split(_STOPS.sub("", each))[::2] for each in wordings)
    return any(all(piece in place for piece in each) for each in pieces)


def run(number: int, seed: int) -> tuple[int, int, list[str]]:
    """How many drafts and sentences were made, and what does not hold."""
    sentences, faults = 0, list[str]()
    kinds = outlines(shipped("templates"))
    with (
        tempfile.TemporaryDirectory() as folder,
        open_user_bank(Path(folder) / "b.db", shipped=shipped("phrasebank")) as bank,
    ):
        mine(sorted(_EXAMPLES.glob("*.txt")), bank=bank)
        for turn in range(number):
            outline = kinds[turn % len(kinds)]
            session = scripted(outline, bank, random.Random(f"{seed}:{turn}"))
            file = draft_of(session)
            sentences += sum(len(block.sentences) for block in file.draft.blocks)
            faults += [f"{outline.kind}: {each}" for each in faults_of(file, session, bank)]
    return number, sentences, faults


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    drafts, sentences, faults = run(number, seed)
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{drafts} 篇，{sentences} 句，不合的 {len(faults)} 处")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
