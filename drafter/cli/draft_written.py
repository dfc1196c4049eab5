"""The draft of a complete interview: looked over, written, said where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from drafter import paths
from drafter.bank import Bank
from drafter.cli.checked import checked_before_export
from drafter.cli.draft_wish import Wish
from drafter.cli.export import phrase_names, print_gaps
from drafter.cli.keeping import kept
from drafter.drafting.markdown import DraftFile
from drafter.export.layout_files import layout_named
from drafter.export.remarks import Remark
from drafter.flows.draft import (
    draft_of,
    fixed_wording,
    missing_wording,
    phrases_used,
    unused_answers,
    unused_edits,
)
from drafter.flows.export import default_path, write_draft
from drafter.flows.gaps import gap_key, gap_line, gap_lines
from drafter.flows.offers import composer
from drafter.flows.parallels import parallel_notes
from drafter.flows.session import Session
from drafter.flows.session_files import finished
from drafter.flows.versions import with_own_id
from drafter.interview.length import length_question, target_characters
from drafter.profile.roster import names_checked
from drafter.storage.files import is_folder
from drafter.terminal.console import can_ask, notices, results, say
from drafter.terminal.summary import Review, print_summary, print_written


def written_out(
    session: Session,
    wish: Wish,
    bank: Bank,
    *,
    allow_gaps: bool,
    today: date,
    asked: bool = True,
    remarks: Sequence[Remark] | None = None,
) -> int:
    """Writes the draft of a complete session, says what it is and where; the exit code. ``asked``:
    somebody sits at a terminal, and has the review before him. ``remarks``: those of a check that
    he has seen already; None has it checked now."""
    file = draft_of(session)
    target = wish.output
    if target is None or is_folder(target):
        target = default_path(file, session.title, folder=target or paths.speeches_folder())
    file = with_own_id(file, over=target.with_suffix(".md") if wish.force else None)
    layout = layout_named(wish.layout)
    console = results()
    if not asked:
        print_review(console, session, file, bank, today=today)
    if remarks is None:
        remarks = checked(session, file, bank, today=today)
    written = write_draft(
        file,
        target,
        allow_gaps=allow_gaps,
        overwrite=wish.force,
        layout=layout,
        phrases=phrase_names(layout),
        remarks=remarks,
    )
    kept(file, "起稿")
    saved_as = written.docx or written.markdown
    if saved_as and saved_as.stem != target.stem:
        say(notices(), f"已有 {target.stem}，没有动它，另存为 {saved_as.stem}")
    print_written(console, written)
    finished(session)
    if written.docx is None:
        if asked:
            print_gaps(gap_lines(file.draft.gaps, file))
        else:
            _print_missing(file, session, wish, written.markdown)
        return 1
    return 1 if missing_wording(file, session.outline) else 0


def checked(session: Session, file: DraftFile, bank: Bank, *, today: date) -> Sequence[Remark]:
    """Says what a check finds in the session's draft and gives it as remarks."""
    return checked_before_export(
        results(), file.draft, file, bank, today=today, profile=session.profile
    )


def _print_missing(file: DraftFile, session: Session, wish: Wish, markdown: Path | None) -> None:
    """Where nobody can be asked: what is missing, an example of each, and where to write it."""
    console, outline = notices(), session.outline
    gaps = file.draft.gaps
    why = "又不让问" if can_ask() else "又没有终端可问"
    name = markdown.name if markdown else ""
    say(
        console,
        f"缺 {len(gaps)} 个答案，{why}：没有出 Word，稿子存在 {name}，缺处写作【待补】",
    )
    for gap in gaps:
        say(console, f"  {gap_line(gap, outline, file.answers)}")
    form = wish.answers[0].name if wish.answers else "答案.yaml"
    key = gap_key(gaps[0], outline, file.answers) or gaps[0].name
    say(
        console,
        f"写进 {form}（空表：drafter questions {outline.kind}），或加 --data {key}=…；",
    )
    say(console, "带着缺口先出一稿：--allow-gaps")


def print_review(
    console: Console,
    session: Session,
    file: DraftFile,
    bank: Bank,
    *,
    today: date,
    stage: str = "",
) -> None:
    """The summary of a session's draft."""
    outline = session.outline
    review = Review(
        outline=outline,
        used=phrases_used(file, bank),
        missing_wording=missing_wording(file, outline),
        wordings=len(fixed_wording(file, outline)),
        parallels=parallel_notes(file.draft, composer()),
        unused=unused_answers(file, outline),
        waiting=unused_edits(session),
        target=target_characters(outline, file.answers) if length_question(outline) else 0,
        from_profile=tuple(k for k, v in session.layers.items() if v == "单位档案"),
        names=names_checked(file.draft, session.profile, today=today),
        gaps=tuple(gap_line(gap, outline, file.answers) for gap in file.draft.gaps),
    )
    print_summary(console, file, review, stage=stage)
