"""A file of material and its snippets."""

from __future__ import annotations

import hashlib
from typing import Literal, get_args

from msgspec import Struct

Kind = Literal["数字", "成绩", "问题", "要求", "打算", "精神", "旧稿"]
"""数字: figures that say neither good nor bad; 要求: what a superior demands; 精神: the meeting he
spoke at; 打算: what is to be done; 旧稿: a heading of last year's speech."""

KINDS: tuple[Kind, ...] = get_args(Kind)

Role = Literal["报告", "上级讲话", "去年讲话"]
"""What the file is to the writer."""

ROLES: tuple[Role, ...] = get_args(Role)


class Snippet(Struct, frozen=True):
    """A stretch of the file's text: ``text == material.text[start:end]``, never reworded.

    ``figures`` are the amounts in it with their units, ``when`` the time that they are of and
    ``whose`` the place or unit, each as the file has it, "" where it does not say. ``place`` is
    what a person calls it (第 3 段).
    """

    id: str
    kind: Kind
    start: int
    end: int
    text: str
    place: str
    figures: tuple[str, ...] = ()
    when: str = ""
    whose: str = ""


class Material(Struct, frozen=True):
    """A file that was brought: ``name``, ``sha256`` of its bytes, decoded ``text``; ``day`` is the
    date it is signed with or the year in its title, "" without one. ``draft`` is the id of the only
    draft it is for, ``occasion`` words of the occasion it is for; both "": for all."""

    id: str
    name: str
    sha256: str
    role: Role
    text: str
    snippets: tuple[Snippet, ...]
    day: str = ""
    draft: str = ""
    occasion: str = ""


def material_id(sha256: str, draft: str, occasion: str) -> str:
    """The id of a file brought for a draft or an occasion: the same file for the same is the
    same."""
    return hashlib.sha256(f"{sha256}\n{draft}\n{occasion}".encode()).hexdigest()[:8]
