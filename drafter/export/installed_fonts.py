"""Which of the faces that a layout names are on this machine, and what is shown instead."""

from __future__ import annotations

import shutil
import subprocess

from msgspec import Struct

from drafter.export.faces import substitute

_SECONDS = 20


class Shown(Struct, frozen=True):
    """A face that a file names and the one this machine shows for it; the same where it is here."""

    face: str
    shown: str

    @property
    def here(self) -> bool:
        return self.face == self.shown


def shown_faces(faces: tuple[str, ...]) -> tuple[Shown, ...] | None:
    """What is shown for each of ``faces``; None where the system has no fontconfig to ask."""
    if shutil.which("fc-list") is None or shutil.which("fc-match") is None:
        return None
    listed = _answer("fc-list", ":", "family")
    here = {name.strip() for line in listed.splitlines() for name in line.split(",")}
    return tuple(Shown(face, _shown(face, here)) for face in faces)


def _shown(face: str, here: set[str]) -> str:
    if face in here:
        return face
    other = substitute(face)
    if other in here:  # the file names it as the face's other name
        return other
    return _answer("fc-match", "-f", "%{family[0]}", face).strip() or "另一种字体"


def _answer(*command: str) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_SECONDS, check=False, errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
