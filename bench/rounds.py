"""Rounds of comments on drafts of several kinds: python -m bench.rounds [KINDS] [SEED].

A round: the draft is exported, two authors work over the Word file, it is imported, what they said
is settled. Round 1 is edited by python-docx (tracked changes, edits without a trace, comments),
then a sentence is changed in the Markdown and an answer after it; round 2 is edited in LibreOffice
by a macro that records its changes, round 3 by python-docx again; then one version goes to two
leaders, who work on it apart, and both files are imported one after the other. At the end the
花脸稿 of first against last is accepted and refused in LibreOffice. Prints what was lost, and how
many sentences keep their origin that should, or should not; exits with 1 where the bounds are not
kept.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from bench.rounds_editing import WORDS, Edit, Worked, commented, worked_over
from drafter.bank import Bank, open_user_bank
from drafter.corpus.readers import read_source
from drafter.drafting.markdown import DraftFile, markdown_of
from drafter.export.layout import Layout
from drafter.export.setting import paragraphs
from drafter.flows.answer_files import example_answers
from drafter.flows.answering import with_answers
from drafter.flows.comparing import Compared, write_tracked
from drafter.flows.draft import draft_of
from drafter.flows.export import export_draft, opened, work_of
from drafter.flows.importing import imported
from drafter.flows.offers import with_defaults
from drafter.flows.opinions import opinions_on, settle
from drafter.flows.opinions_table import write_table
from drafter.flows.session import Edited, Session
from drafter.flows.versions import keep_version, version_file, versions_of
from drafter.model import Draft, Origin
from drafter.outlines.load import outline_named, outlines
from drafter.paths import shipped
from drafter.revising.opinions import Opinion
from drafter.storage.files import atomic_write
from drafter.text.sentences import sentence_spans
from tests.export.office_macros import (
    ACCEPT_ALL,
    REFUSE_ALL,
    Job,
    dispatched,
    recorded,
    replaced,
    run,
)

NOW = datetime(2026, 11, 25, 18, 0)
LEAST_KEPT = 0.97


class Tally(Struct):
    """Counts over all rounds."""

    untouched: int = 0
    kept: int = 0
    touched: int = 0
    wrongly_kept: int = 0
    edits: int = 0
    edits_lost: int = 0
    said: int = 0
    said_lost: int = 0

    def add(self, other: Tally) -> None:
        for name in Tally.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def judged(
    before: DraftFile, after: DraftFile, worked: Worked, opinions: Sequence[Opinion]
) -> Tally:
    """What became of the sentences of ``before`` in a round. ``opinions``: all kept so far; both
    comments and tracked changes have to be among them."""
    old, new = _origins(before), _origins(after)
    touched = {text for edit in worked.edits for text in edit.after}
    gone = {text for edit in worked.edits for text in edit.before}
    untouched = [text for text in old if text not in gone and text not in touched]
    known = {(each.author, each.text) for each in opinions if each.kind == "批注"}
    changes = [each.text + each.quoted for each in opinions if each.kind != "批注"]
    tracked = [edit.tracked for edit in worked.edits if edit.tracked]
    return Tally(
        untouched=len(untouched),
        kept=sum(new.get(text) == old[text] for text in untouched),
        touched=len(touched),
        wrongly_kept=sum(new.get(text, Origin("T")).letters != "T" for text in touched),
        edits=len(worked.edits),
        edits_lost=sum(not _stands(edit, new) for edit in worked.edits),
        said=len(worked.comments) + len(tracked),
        said_lost=sum((each.author, each.text) not in known for each in worked.comments)
        + sum(not any(text in change for change in changes) for text in tracked),
    )


def _origins(file: DraftFile) -> dict[str, Origin]:
    return {
        sentence.text.replace("\n", ""): sentence.origin
        for block in file.draft.blocks
        for sentence in block.sentences
    }


def _stands(edit: Edit, new: dict[str, Origin]) -> bool:
    gone = [text for text in edit.before if text not in edit.after]
    return all(text in new for text in edit.after) and not any(text in new for text in gone)


def in_office(path: Path, folder: Path, dealt: random.Random) -> Worked:
    """Edits a Word file in LibreOffice, changes recorded. The comments come by python-docx:
    LibreOffice without a window dies of a new comment's box about every second time."""
    text = read_source(path).text
    draft = [line for line in text.split("\n") if len(line) > 30]
    steps, edits = [recorded()], list[Edit]()
    for line in dealt.sample(draft, min(3, len(draft))):
        sentence = next(iter(_sentences(line)))
        if len(sentence) < 12 or text.count(sentence) != 1:
            continue
        words = sentence[3:9]
        if text.count(words) != 1:
            continue
        word = dealt.choice(WORDS)
        steps.append(replaced(words, words[:3] + word + words[3:]))
        changed = sentence.replace(words, words[:3] + word + words[3:])
        edits.append(Edit((sentence,), (changed,), word))
    target = folder / f"{path.stem}_office.docx"
    run([Job(path, target, "\n".join(steps))], folder)
    shutil.move(target, path)
    return Worked(tuple(edits), commented(path, ("李市长", "陈主任"), dealt))


def _sentences(line: str) -> list[str]:
    return [line[a:b] for a, b in sentence_spans(line)]


def by_hand(path: Path, dealt: random.Random) -> Worked:
    """A sentence changed in the Markdown, as a writer does."""
    file = opened(path)
    fit = [
        sentence.text
        for block in file.draft.blocks
        if block.kind == "paragraph"
        for sentence in block.sentences
        if len(sentence.text) > 12
    ]
    sentence = dealt.choice(fit)
    changed = dealt.choice(SENTENCES_BY_HAND) + sentence
    front, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    atomic_write(path, front + "\n---\n" + body.replace(sentence, changed, 1))
    return Worked((Edit((), (changed[: -len(sentence)],)),), ())


def answer_changed(path: Path, bank: Bank) -> Tally:
    """An answer changed after hand edits: every typed sentence has to be there still. Nothing where
    the outline has no such answer."""
    before = opened(path)
    if not before.answers.get(_ANSWER):
        return Tally()
    session = Session(
        outline_named(before.draft.outline),
        before.answers,
        before.seed,
        edited=Edited(path, before),
    )
    changed = with_defaults(with_answers(session, {_ANSWER: _CHANGED}), bank)
    atomic_write(path, markdown_of(draft_of(changed)))
    old, new = _origins(before), _origins(opened(path))
    typed = [text for text, origin in old.items() if origin.letters == "T"]
    others = [text for text in old if text not in typed and text in new]
    return Tally(
        untouched=len(others),
        kept=sum(new[text] == old[text] for text in others),
        edits=len(typed),
        edits_lost=sum(new.get(text, Origin("A")).letters != "T" for text in typed),
    )


_ANSWER, _CHANGED = "称谓", "各位代表，同志们"
SENTENCES_BY_HAND = ("丑话说在前面。", "这句话，我想多讲两句。")


def exported(path: Path, target: Path) -> None:
    """The Word file of a draft, over the one that was there."""
    file = opened(path)
    keep_version(file, now=NOW, source="导出")
    export_draft(work_of(file.draft), target, allow_gaps=True, overwrite=True)


def rounds(file: DraftFile, folder: Path, bank: Bank, dealt: random.Random) -> Tally:
    """Three rounds with one draft."""
    tally = Tally()
    markdown, word = folder / "讲话.md", folder / "讲话.docx"
    atomic_write(markdown, markdown_of(file))
    for number in (1, 2, 3):
        exported(markdown, word)
        before = opened(markdown)
        worked = in_office(word, folder, dealt) if number == 2 else worked_over(word, dealt)
        found = imported(word, now=NOW, into=markdown)
        known = opinions_on(file.id)
        tally.add(judged(before, opened(markdown), worked, known))
        for each in found.opinions:
            settle(file.id, each.number, "采纳", "")
        if number == 1:
            before = opened(markdown)
            worked = by_hand(markdown, dealt)
            tally.add(judged(before, opened(markdown), worked, known))
            tally.add(answer_changed(markdown, bank))
    tally.add(two_leaders(markdown, folder, dealt))
    write_table(opened(markdown).draft, opinions_on(file.id), folder / "表.docx")
    return tally


def two_leaders(markdown: Path, folder: Path, dealt: random.Random) -> Tally:
    """One version worked over by two and imported one after the other. What either wrote has to
    stand, or to be shown where both changed one place; what either cut has to be gone, or shown.
    What neither touched keeps its origin."""
    words = (folder / "县长改.docx", folder / "书记批.docx")
    for word in words:
        exported(markdown, word)
    before = _origins(opened(markdown))
    worked = [worked_over(word, dealt) for word in words]
    for word in words:
        imported(word, now=NOW, into=markdown)
    after = opened(markdown)
    body = "".join(block.text for block in after.draft.blocks).replace("\n", "")
    edits = [edit for each in worked for edit in each.edits]
    gone = {text for edit in edits for text in edit.before}
    new = _origins(after)
    # A clash runs into the sentence behind it, until somebody decides it.
    untouched = [t for t in before if t not in gone and (t in new or t not in body)]
    shown = "两人都改了" in body
    lost = [
        edit
        for edit in edits
        if not all(text in body for text in edit.after)
        or (any(t in new for t in edit.before if t not in edit.after) and not shown)
    ]
    return Tally(
        untouched=len(untouched),
        kept=sum(new.get(text) == before[text] for text in untouched),
        edits=len(edits),
        edits_lost=len(lost),
    )


def lines(draft: Draft) -> list[str]:
    """What a Word file of a draft reads."""
    set_lines = (each.text for each in paragraphs(draft, Layout()))
    return [line for text in set_lines for line in text.split("\n") if line]


def redlined(draft_id: str, folder: Path) -> list[tuple[str, bool]]:
    """Whether accepting and refusing all in LibreOffice gives the last and the first version."""
    kept = versions_of(draft_id)
    first, last = (version_file(draft_id, each).draft for each in (kept[0], kept[-1]))
    before, after = Compared("第一版", first), Compared("最后一版", last)
    path = write_tracked(before, after, folder / "花脸稿.docx", layout=Layout(), author="修改")
    jobs = [
        Job(path, folder / "接受.docx", dispatched(ACCEPT_ALL)),
        Job(path, folder / "拒绝.docx", dispatched(REFUSE_ALL)),
    ]
    run(jobs, folder)
    return [
        (job.target.stem, [x for x in read_source(job.target).text.split("\n") if x] == want)
        for job, want in zip(jobs, (lines(last), lines(first)), strict=True)
    ]


def main(kinds: int = 3, seed: int = 0) -> int:
    whole, redlines = Tally(), []
    with tempfile.TemporaryDirectory(prefix="rounds-") as name:
        os.environ["DRAFTER_HOME"] = str(Path(name) / "home")
        for outline in outlines()[:kinds]:
            folder = Path(name) / outline.folder.name
            folder.mkdir()
            bank_path = Path(name) / "bank.db"
            with open_user_bank(bank_path, shipped=shipped("phrasebank")) as bank:
                session = with_defaults(Session(outline, example_answers(outline)), bank)
                file = draft_of(session)
                tally = rounds(file, folder, bank, random.Random(f"{seed} {outline.kind}"))
            marked = redlined(file.id, folder)
            redlines += [right for _, right in marked]
            told = "、".join(f"{what}{'对' if right else '错'}" for what, right in marked)
            print(
                f"{outline.kind}：没动的 {tally.untouched} 句，来历还在 {tally.kept}；"
                f"动过的 {tally.touched} 句，还挂着来历 {tally.wrongly_kept}；"
                f"手改 {tally.edits} 处，丢 {tally.edits_lost}；"
                f"批注和修订 {tally.said} 条，丢 {tally.said_lost}；花脸稿 {told}"
            )
            whole.add(tally)
    share = whole.kept / max(1, whole.untouched)
    print(
        f"合计：来历还在 {share:.1%}（至少 {LEAST_KEPT:.0%}），误挂 {whole.wrongly_kept}，"
        f"手改丢 {whole.edits_lost}／{whole.edits}，批注和修订丢 {whole.said_lost}／{whole.said}，"
        f"花脸稿错 {redlines.count(False)}／{len(redlines)}"
    )
    lost = whole.wrongly_kept + whole.edits_lost + whole.said_lost + redlines.count(False)
    return 1 if lost or share < LEAST_KEPT else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
