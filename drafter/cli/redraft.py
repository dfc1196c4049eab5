"""``drafter draft 稿子.md``: an answer of a saved draft changed, what hands did to it kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace
from rich.console import Console

from drafter.bank import Bank
from drafter.drafting.markdown import DraftFile
from drafter.errors import InterviewStopped, UsageError
from drafter.flows.answering import with_answers
from drafter.flows.draft import merged_again
from drafter.flows.export import opened
from drafter.flows.offers import with_defaults
from drafter.flows.redraft import session_left, session_over, written_back
from drafter.flows.session import Edited, Session
from drafter.flows.session_files import as_kept
from drafter.interview.answers import Answers, Value, lines_of, question_of
from drafter.interview.checked import checked_answers
from drafter.interview.given import given_values
from drafter.interview.heads import head_and_body
from drafter.outlines.load import outline_named
from drafter.profile.model import Profile
from drafter.storage.locks import held
from drafter.terminal.clashes import for_answers, print_clashes
from drafter.terminal.console import notices, results, say, say_folded
from drafter.terminal.drafting import print_stopped
from drafter.terminal.signals import ended_by_signals, stop

KEPT_BY_HAND = 1
"""The exit code where a clash was left as the hand has it and nobody was asked."""


def is_draft_path(text: str | None) -> bool:
    """Whether what stands in the place of a kind names a draft's file."""
    return text is not None and text.lower().endswith(".md")


def redrafted_without_asking(
    path: Path, given: Mapping[str, Sequence[str]], bank: Bank, *, profile: Profile, today: date
) -> int:
    """Changes the answers ``given`` of the draft at ``path`` and writes it; the exit code."""
    file = opened(path)
    if not given:
        raise UsageError("没有说改哪个答案", f"加 --set 名=值；有哪些：{_names(file)}")
    changed = _changed(file, path, given, profile, today)
    session = with_defaults(changed, bank)
    clashes = merged_again(session).clashes
    _written(session)
    if clashes:
        say(notices(), f"有 {len(clashes)} 句，您手改过，答案也变了：留着您手改的，没有动。")
        print_clashes(results(), clashes)
        return KEPT_BY_HAND
    return 0


def redrafted_by_asking(
    path: Path, given: Mapping[str, Sequence[str]], bank: Bank, *, profile: Profile, today: date
) -> int:
    """The review of a saved draft on a terminal, its clashes shown to choose; the exit code. Raises
    InterviewStopped."""
    from drafter.cli.draft_asking import reviewed_to_the_end  # questionary loads slowly

    console, session = results(), None
    with ExitStack() as stack, ended_by_signals(stop):
        try:
            session = _begun(path, profile, stack, console)
            session = with_answers(session, _checked(session, given, today))
            if not given:
                reviewed = reviewed_to_the_end(session, bank, console, today=today)
                if reviewed is None:
                    return 0
                session = reviewed
            session = with_defaults(session, bank)
            _written(_settled(session, console))
        except (InterviewStopped, KeyboardInterrupt):
            with suppress(OSError):
                print_stopped(console, session)
            raise
    return 0


def _begun(path: Path, profile: Profile, stack: ExitStack, console: Console) -> Session:
    """The session of this draft that was left, or a new one."""
    left = session_left(path)
    if left is not None and left.file is not None:
        stack.enter_context(held(left.file))
        say(console, "✓ 上次改到一半，接着改")
        return as_kept(replace(left, profile=profile))
    session = session_over(path, profile=profile)
    if session.file is not None:
        stack.enter_context(held(session.file))
    return session


def _settled(session: Session, console: Console) -> Session:
    """The session with each clash settled as the writer chose."""
    clashes = merged_again(session).clashes
    if not clashes or session.edited is None:
        return session
    say(console, f"有 {len(clashes)} 句，您手改过，答案也变了。一句一句定：")
    chosen = for_answers(clashes)
    return replace(session, edited=replace(session.edited, for_answers=chosen))


def _changed(
    file: DraftFile,
    path: Path,
    given: Mapping[str, Sequence[str]],
    profile: Profile,
    today: date,
) -> Session:
    outline = outline_named(file.draft.outline)
    edited = Edited(path.resolve(), file)
    session = Session(outline, file.answers, file.seed, profile=profile, edited=edited)
    return with_answers(session, _checked(session, given, today))


def _checked(session: Session, given: Mapping[str, Sequence[str]], today: date) -> dict[str, Value]:
    values = given_values(given, session.outline)
    answers = checked_answers(values, session.outline, profile=session.profile, today=today)
    for key in answers:
        had, left = (_without_head(each, key) for each in (session.answers, answers))
        lines = len(lines_of(session.answers, key))
        if left and had < lines and _takes_heads(session, key):
            say(
                notices(),
                f"! “{key}”有 {left} 条没写小题，稿子里这几条就没有小题了；写法：小题：内容",
                "yellow",
            )
    return answers


def _takes_heads(session: Session, key: str) -> bool:
    question = question_of(key, session.outline)
    return question is not None and question.type == "items"


def _without_head(answers: Answers, key: str) -> int:
    """How many lines of an answer have no head (小题：)."""
    return sum(not head_and_body(line)[0] for line in lines_of(answers, key))


def _written(session: Session) -> None:
    """Writes the draft where it was, and says what became of it."""
    written = written_back(session, now=datetime.now())
    path = written.path
    if written.same:
        say(results(), f"✓ 没有要改的：{path.name}")
        return
    if written.unkept:
        say(notices(), f"! 稿子写好了，这一版没有存进版本：{written.unkept}", "yellow")
    say(results(), f"✓ 稿子  {path}")
    say(
        results(),
        f"  照新答案改了 {written.changed} 句，手改过的都在。前一版：drafter versions {path.name}",
    )
    for sentence in written.moved:
        say_folded(results(), f"! 您移过的这句，照新答案该在别处，没有动：{sentence}", "yellow")


def _names(file: DraftFile) -> str:
    outline = outline_named(file.draft.outline)
    asked = (each.name for each in outline.questions if each.type not in ("phrase", "headings"))
    return "、".join(asked)
