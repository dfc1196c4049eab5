"""What the options of ``drafter draft`` ask for, and the answers that they give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from drafter import paths
from drafter.errors import UsageError
from drafter.flows.answer_files import answers_file, example_answers
from drafter.flows.notice import accepted_answers, notice_in, proposed_by
from drafter.gathering.notice.answers import Proposed
from drafter.interview.answers import Value
from drafter.interview.checked import checked_answers
from drafter.interview.given import given_values
from drafter.interview.layers import Layer, Layered, merged, profile_answers
from drafter.outlines.model import Outline
from drafter.profile.model import Profile
from drafter.profile.store import read_profile


class Wish(Struct, frozen=True):
    """What the command's options ask for."""

    kind: str | None
    answers: tuple[Path, ...]
    data: tuple[str, ...]
    rows: Path | None
    example: bool
    defaults: bool
    no_input: bool
    output: Path | None
    seed: int
    allow_gaps: bool
    force: bool
    layout: str
    notice: Path | None = None
    accept_notice: bool = False
    as_json: bool = False
    changes: tuple[str, ...] = ()


def used_profile(wish: Wish) -> Profile:
    """The user's profile; an empty one for the example, which is the same in every office.

    Raises UserError where it is broken.
    """
    return Profile() if wish.example else read_profile(paths.user_profile())


def data_answers(
    wish: Wish, outline: Outline, profile: Profile, *, today: date
) -> dict[str, Value]:
    """What --data says, its days read as the interview reads them on ``today``."""
    values = given_values(pairs_in(wish.data), outline)
    return checked_answers(values, outline, profile=profile, today=today)


def noticed_in(wish: Wish, outline: Outline, *, today: date) -> dict[str, Proposed]:
    """What the notice named proposes for each question; nothing where none is named."""
    return proposed_by(notice_in(wish.notice, today=today), outline) if wish.notice else {}


def given_answers(
    wish: Wish, outline: Outline, profile: Profile, *, noticed: Mapping[str, Proposed], today: date
) -> Layered:
    """The layers that need nobody to type: profile, example, notice where it is accepted, file,
    --data."""
    layers: list[tuple[Layer, Mapping[str, Value]]] = [("单位档案", profile_answers(profile))]
    if wish.example:
        layers.append(("样例答案", example_answers(outline)))
    if noticed and wish.accept_notice:
        layers.append(("会议通知", accepted_answers(noticed, outline)))
    layers += [("答案文件", answers_file(each, outline, profile=profile)) for each in wish.answers]
    return merged(*layers, ("命令行", data_answers(wish, outline, profile, today=today)))


def pairs_in(data: tuple[str, ...], *, option: str = "--data") -> dict[str, list[str]]:
    """The texts behind each name of ``option``, which is written 名字=内容. Raises UsageError."""
    pairs: dict[str, list[str]] = {}
    for each in data:
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"{option} {each} 少了等号", f"写成 {option} 名字=内容")
        pairs.setdefault(name.strip(), []).append(value)
    return pairs
