"""``drafter draft`` on a terminal: the interview, the review, the files."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from datetime import date

from msgspec.structs import replace
from rich.console import Console

from drafter import paths
from drafter.bank import Bank
from drafter.cli.draft_wish import Wish, given_answers, used_profile
from drafter.cli.draft_written import checked, print_review, written_out
from drafter.cli.unfit import say_unfit_defaults
from drafter.cli.version import program
from drafter.errors import InterviewStopped
from drafter.flows.draft import draft_of
from drafter.flows.notice import notice_in, proposed_by
from drafter.flows.session import Session, questions_in
from drafter.flows.session_files import (
    as_kept,
    finished,
    new_session,
    unfinished_sessions,
    unreadable_sessions,
)
from drafter.gathering.notice.answers import Proposed
from drafter.outlines.load import outline_named, outlines
from drafter.outlines.model import Outline
from drafter.storage.locks import held, is_held
from drafter.terminal.console import results, say
from drafter.terminal.drafting import (
    FILL,
    ONLY_KEEP,
    UNFINISHED,
    chosen_outline,
    chosen_session,
    gap_decision,
    print_gone_on,
    print_stopped,
)
from drafter.terminal.filling import gaps_filled
from drafter.terminal.interview import REVIEW, interviewed, print_keys, stage_name
from drafter.terminal.notice import print_read
from drafter.terminal.review_menu import EXPORT, KEEP, WRITE_BACK, reviewed
from drafter.terminal.running import WentBack
from drafter.terminal.signals import ended_by_signals, stop

_CONFIDENTIAL = "涉密内容不得在非涉密计算机上处理。"


def draft_by_asking(wish: Wish, bank: Bank, *, today: date) -> int:
    """Runs the interview and writes the draft; the exit code. Raises InterviewStopped."""
    console = results()
    session: Session | None = None
    with ended_by_signals(stop):
        try:
            _print_welcome(console, bank)
            while True:
                session = _begun(wish, today=today)
                try:
                    return _held_and_carried_on(session, wish, bank, console, today=today)
                except WentBack:
                    _left(session, console)
        except (InterviewStopped, KeyboardInterrupt):
            with suppress(OSError):  # the terminal may be gone
                print_stopped(console, _latest(session))
            raise


def _held_and_carried_on(
    session: Session, wish: Wish, bank: Bank, console: Console, *, today: date
) -> int:
    with ExitStack() as stack:
        if session.file is not None:
            stack.enter_context(held(session.file))
            session = as_kept(session)
        return _carried_on(session, wish, bank, console, today=today)


def _left(session: Session, console: Console) -> None:
    """Another speech is to be chosen: one in which nothing was typed yet is no unfinished one."""
    kept = _latest(session)
    if kept is not None and not set(kept.answers) - set(kept.layers) and not kept.half[1]:
        finished(kept)
    else:
        say(console, "这份留着，随时能接着写", "dim")


def _print_welcome(console: Console, bank: Bank) -> None:
    first_time = not paths.unfinished().exists()
    phrases, sources = sum(bank.counts().values()), bank.sources()
    speeches = sum(len(source.speeches) for source in sources)
    shipped = (
        "（随软件附带，已装好）" if all(bank.text(each.sha256) is None for each in sources) else ""
    )
    say(console, f"{program()}　讲话稿助手　离线运行，不用大模型；您没给的事实，一个也不写")
    say(console, f"词库 {phrases:,} 条，采自 {speeches} 篇讲话{shipped}", "dim")
    if first_time:
        say(console, f"! {_CONFIDENTIAL}", "yellow")
    print_keys(console)


def _carried_on(session: Session, wish: Wish, bank: Bank, console: Console, *, today: date) -> int:
    """The interview of a begun session, its review and its files; the exit code. Raises WentBack
    where the writer would rather choose another kind."""
    chosen_here = wish.kind is None
    session = interviewed(session, bank, console, today=today, can_leave=chosen_here)
    seen = None
    while True:
        if session.answers != seen:
            stage, file = stage_name(REVIEW), draft_of(session)
            print_review(console, session, file, bank, today=today, stage=stage)
            seen = session.answers
        session, choice = reviewed(session, bank, console, today=today)
        remarks = None
        if choice == EXPORT:
            file = draft_of(session)
            remarks = checked(session, file, bank, today=today)
            try:
                if file.draft.gaps and not wish.allow_gaps:
                    choice = gap_decision(session)
            except WentBack:
                continue
        if choice == FILL:
            session = gaps_filled(session, bank, console, today=today)
        elif choice in (KEEP, ONLY_KEEP):
            say(console, "✓ 稿子已存着。接着写：drafter draft", "green")
            return 0
        elif choice in (EXPORT, UNFINISHED):
            gaps = wish.allow_gaps or choice == UNFINISHED
            return written_out(session, wish, bank, allow_gaps=gaps, today=today, remarks=remarks)


def reviewed_to_the_end(
    session: Session, bank: Bank, console: Console, *, today: date
) -> Session | None:
    """The session of a saved draft, its answers changed until the writer wants it written back;
    None where he would rather go on later. Raises InterviewStopped."""
    session, seen = interviewed(session, bank, console, today=today), None
    while True:
        if session.answers != seen:
            file = draft_of(session)
            print_review(console, session, file, bank, today=today, stage=stage_name(REVIEW))
            seen = session.answers
        session, choice = reviewed(session, bank, console, today=today, ends=WRITE_BACK)
        if choice == WRITE_BACK:
            return session
        if choice == KEEP:
            say(console, "✓ 改的都存着，稿子还没有动。接着改：drafter draft 稿子.md", "green")
            return None


def _begun(wish: Wish, *, today: date) -> Session:
    """A session to go on with, or a new one of the kind that was named or chosen."""
    folder = paths.unfinished()
    for path in unreadable_sessions(folder):
        say(results(), f"! 有一份没写完的稿子读不出来，没有动它：{path}", "yellow")
    nothing_given = not wish.answers and not wish.data and not wish.notice
    profile = used_profile(wish)
    kept = unfinished_sessions(folder) if nothing_given else ()
    found = tuple(
        session
        for session in kept
        if session.file and session.edited is None and not is_held(session.file)
    )
    if wish.kind is not None:
        kind = outline_named(wish.kind).kind
        found = tuple(session for session in found if session.outline.kind == kind)
    if found:
        chosen = chosen_session(found, today=today)
        if chosen is not None:
            print_gone_on(results(), chosen)
            say_unfit_defaults(profile, chosen.outline)
            return replace(chosen, profile=profile)
    outline = outline_named(wish.kind) if wish.kind else chosen_outline(outlines())
    asked = questions_in(Session(outline, {}, profile=profile))
    say(results(), f"✓ 写一篇{outline.kind}，约 {asked} 问")
    say_unfit_defaults(profile, outline)
    noticed = _read_notice(wish, outline, today=today)
    given = given_answers(wish, outline, profile, noticed=noticed, today=today)
    return new_session(
        outline,
        given.answers,
        seed=wish.seed,
        folder=folder,
        profile=profile,
        layers=given.layers,
        proposed=noticed,
    )


def _read_notice(wish: Wish, outline: Outline, *, today: date) -> dict[str, Proposed]:
    """What the notice named proposes, once it is said that it was read."""
    if wish.notice is None:
        return {}
    notice = notice_in(wish.notice, today=today)
    print_read(results(), notice)
    return proposed_by(notice, outline)


def _latest(session: Session | None) -> Session | None:
    """The session as it is on disk: the interview was stopped after this value was made."""
    if session is None or session.file is None:
        return None
    kept = unfinished_sessions(session.file.parent)
    return next((each for each in kept if each.file == session.file), None)
