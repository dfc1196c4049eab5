"""Sessions on disk, each in a file of its own, written before the next question is asked."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, get_args

from msgspec.structs import replace

from drafter.errors import UserError, os_reason
from drafter.flows.answer_files import answers_in
from drafter.flows.export import opened
from drafter.flows.session import NO_PROFILE, Edited, Session
from drafter.gathering.notice.answers import Proposed, Said
from drafter.interview.answers import Value
from drafter.interview.layers import Layer
from drafter.outlines.load import outline_named
from drafter.outlines.model import Outline
from drafter.outlines.yaml_file import text_of_yaml, yaml_text, yaml_value
from drafter.paths import steps_of
from drafter.profile.model import Profile
from drafter.storage.files import atomic_write, private_folder, safe_name

_TYPED: Mapping[str, Layer] = {}
_NOTHING_PROPOSED: Mapping[str, Proposed] = {}
_LAYERS: dict[str, Layer] = {layer: layer for layer in get_args(Layer)}


def new_session(
    outline: Outline,
    answers: Mapping[str, Value],
    *,
    seed: int,
    folder: Path,
    edited: Edited | None = None,
    profile: Profile = NO_PROFILE,
    layers: Mapping[str, Layer] = _TYPED,
    proposed: Mapping[str, Proposed] = _NOTHING_PROPOSED,
) -> Session:
    """A session with a file of its own in ``folder``, already written."""
    private_folder(folder)
    for number in count(1):
        file = folder / f"{safe_name(outline.kind)}-{number}.yaml"
        try:
            file.touch(mode=0o600, exist_ok=False)  # two windows never get the same name
        except FileExistsError:
            continue
        except OSError as error:
            raise UserError(f"写不了 {file}（{os_reason(error)}）", "换一个能写的位置") from error
        begun = Session(
            outline,
            dict(answers),
            seed,
            file,
            profile=profile,
            layers=layers,
            proposed=proposed,
            edited=edited,
        )
        return saved(begun)
    raise AssertionError("count() has no end")


def saved(session: Session) -> Session:
    """The session, once it is on disk. Raises UserError when it cannot be written."""
    if session.file is not None:
        key, text = session.half
        content: dict[str, object] = {"提纲": session.outline.kind, "种子": session.seed}
        if text:
            content["半句"] = {"问": key, "写到": text}
        content["答案"] = dict(session.answers)
        if session.layers:
            content["取自"] = dict(session.layers)
        if session.edited:
            content["稿子"] = str(session.edited.path)
        if session.proposed:
            content["通知"] = {name: _kept(each) for name, each in session.proposed.items()}
        atomic_write(session.file, text_of_yaml(content))
    return session


def written_at(session: Session) -> datetime:
    """When the session was last on disk, in local time."""
    return datetime.fromtimestamp(session.file.stat().st_mtime if session.file else 0)


def unfinished_sessions(folder: Path) -> tuple[Session, ...]:
    """The sessions in ``folder``, the one last written first. Files that cannot be read are left
    out; ``unreadable_sessions`` names them."""
    found: list[tuple[float, Session]] = []
    for path in folder.glob("*.yaml"):
        session = opened_session(path)
        with suppress(FileNotFoundError):  # another window is done with it at this moment
            if session is not None:
                found.append((path.stat().st_mtime, session))
    found.sort(key=lambda each: (-each[0], str(each[1].file)))
    return tuple(session for _, session in found)


def unreadable_sessions(folder: Path) -> tuple[Path, ...]:
    """Files in ``folder`` that should be sessions and cannot be read as one. An empty one is a name
    that a window has just taken."""
    return tuple(
        path
        for path in sorted(folder.glob("*.yaml"))
        if opened_session(path) is None and _holds_something(path)
    )


def as_kept(session: Session) -> Session:
    """The session as it is on disk, for one that is held from now on: another window may have gone
    on with it since it was looked at. Raises UserError where it is there no more."""
    if session.file is None:
        return session
    kept = opened_session(session.file)
    if kept is None:
        raise UserError("这份稿子刚才在另一个窗口里写完了", "再运行一遍看还有哪些没写完")
    return replace(kept, profile=session.profile)


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def opened_session(path: Path) -> Session | None:
    """The session in the file at ``path``; None where it cannot be read as one."""
    try:
        value = yaml_value(yaml_text(path), name=path.name)
        outline = outline_named(str(value["提纲"]))
        answers = answers_in(value.get("答案"), outline, name=path.name)
        half = value.get("半句") or {}
        typed = (str(half.get("问", "")), str(half.get("写到", "")))
        layers = {str(k): each for k, v in _mapping(value, "取自") if (each := _LAYERS.get(str(v)))}
        proposed = {str(k): _proposed_again(v) for k, v in _mapping(value, "通知")}
        seed = int(value.get("种子", 0))
        again = Path(str(value["稿子"])) if value.get("稿子") else None
        edited = Edited(again, opened(again)) if again else None
        return Session(outline, answers, seed, path, typed, NO_PROFILE, layers, proposed, edited)
    except (UserError, TypeError, KeyError, ValueError, AttributeError):
        return None


def _kept(proposed: Proposed) -> dict[str, object]:
    said = [{"答": each.answer, "处": each.line} for each in proposed.said]
    return {"说法": said, "疑": proposed.doubt}


def _proposed_again(kept: Any) -> Proposed:
    said = tuple(Said(str(each["答"]), str(each["处"])) for each in kept["说法"])
    return Proposed(said, str(kept.get("疑") or ""))


def _mapping(value: Mapping[str, object], key: str) -> list[tuple[object, object]]:
    held = value.get(key)
    return list(held.items()) if isinstance(held, Mapping) else []


def finished(session: Session) -> None:
    """Takes the session's file away, once its draft is saved with all its answers."""
    if session.file is not None:
        steps_of(session.file).unlink(missing_ok=True)
        session.file.unlink(missing_ok=True)
