"""Drafting: a session of answers that is on disk before the next question is asked."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import replace

from drafter.bank import Bank
from drafter.composer.composer import Composer, composer_of
from drafter.composer.tables import own_tables_in, shadowed, shipped_tables
from drafter.drafting.compose import composed, file_title
from drafter.drafting.markdown import DraftFile, markdown_of
from drafter.errors import UserError, os_reason
from drafter.flows.export import opened
from drafter.gathering.hand_edits import Clash, Merged, merged, with_sentences
from drafter.gathering.notice.answers import Proposed, Said
from drafter.interview.answers import (
    PATTERN,
    Answers,
    Value,
    checked_answers,
    filled_in,
    is_answered,
    is_sentence_edit,
    lines_of,
    question_aside,
    question_of,
    typed_lines_of,
)
from drafter.interview.asks import Ask, asks, heading_set, next_ask, previous_ask
from drafter.interview.heading_sets import Basis, default_heads, default_set
from drafter.interview.items import moved_answers
from drafter.interview.layers import Layer, layer_of_typed, profile_defaults
from drafter.interview.places import Candidate, candidates, used_choices
from drafter.interview.query import place_query, speaker_name
from drafter.interview.ranking import Query
from drafter.interview.sentence_edits import (
    sentence_edits,
    with_sentence_edit,
    without_sentence_edits,
)
from drafter.interview.slots import place_values
from drafter.model import Phrase
from drafter.outlines.load import EXAMPLE_FILE, outline_named
from drafter.outlines.model import Outline, Question
from drafter.outlines.yaml_file import text_of_yaml, yaml_text, yaml_value
from drafter.paths import own_collocations
from drafter.profile.model import Profile
from drafter.storage.files import atomic_write, private_folder, safe_name

NO_PROFILE = Profile()
_STOPS = "。！？"
_TYPED: Mapping[str, Layer] = {}
_NOTHING_PROPOSED: Mapping[str, Proposed] = {}
_LAYERS: dict[str, Layer] = {layer: layer for layer in get_args(Layer)}


class Edited(Struct, frozen=True):
    """A saved draft whose answers are being changed: where it is, as it stands there, and the
    clashes that the writer settled for the answers."""

    path: Path
    file: DraftFile
    for_answers: tuple[Clash, ...] = ()


class Session(Struct, frozen=True):
    """An interview under way. ``file`` is where it is kept (None: nowhere, for one that asks
    nothing); ``half`` what was typed when the writer stopped, and at which key; ``profile`` gives
    defaults and completes names; ``layers`` say where an answer that was not typed came from;
    ``proposed`` is what a notice says of a question, by its name: no answer until the writer
    confirms it; ``edited`` is the draft that is being gone over again, None for a new one."""

    outline: Outline
    answers: Mapping[str, Value]
    seed: int = 0
    file: Path | None = None
    half: tuple[str, str] = ("", "")
    profile: Profile = Profile()
    layers: Mapping[str, Layer] = {}
    proposed: Mapping[str, Proposed] = {}
    edited: Edited | None = None

    @property
    def title(self) -> str:
        """The short name of the speech, for lists and file names."""
        return file_title(self.outline, self.answers)


def course(session: Session) -> tuple[Ask, ...]:
    """Everything that applies in a session, answered or not, with the profile's defaults."""
    return asks(session.outline, session.answers, defaults=_defaults(session))


def next_in(session: Session) -> Ask | None:
    """The first that has no answer yet; None when the session is complete."""
    return next_ask(session.outline, session.answers, defaults=_defaults(session))


def previous_in(session: Session, key: str) -> Ask | None:
    """The one before ``key``, to go back to; None at the beginning."""
    return previous_ask(session.outline, session.answers, key, defaults=_defaults(session))


def _defaults(session: Session) -> dict[str, str]:
    return profile_defaults(session.profile, session.outline, session.answers)


def answers_file(
    path: Path, outline: Outline, *, profile: Profile = NO_PROFILE
) -> dict[str, Value]:
    """The answers in a YAML file, without what a form left empty, names completed from ``profile``.

    Raises UserError where it is missing or not YAML, UsageError where an answer has no question or
    the wrong shape.
    """
    value = yaml_value(yaml_text(path), name=path.name, as_typed=True)
    if isinstance(value, Mapping):
        value = filled_in(value, outline)
    return _checked(value, outline, name=path.name, profile=profile)


def example_answers(outline: Outline) -> dict[str, Value]:
    """The outline's own example answers."""
    return answers_file(outline.folder / EXAMPLE_FILE, outline)


def _checked(
    value: object, outline: Outline, *, name: str, profile: Profile = NO_PROFILE
) -> dict[str, Value]:
    if value in (None, ""):
        return {}
    if not isinstance(value, Mapping):
        raise UserError(f"{name} 里不是“名字: 内容”的写法", "空表可以用 drafter questions 印出来")
    return checked_answers(value, outline, profile=profile)


# --- kept on disk ------------------------------------------------------------------------------


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


def with_answer(session: Session, key: str, value: Value) -> Session:
    """The session with one more answer, on disk; what was half typed is settled by it.

    Headings that stand as a frame gave them follow a change of the frame or of the themes; those
    edited by hand stay. A set that was made for other themes or other heads is asked for again.
    What was answered about a theme goes with it (see ``moved_answers``).
    """
    answers = dict(session.answers)
    if answers.get(key) != value:
        for stale in (*_headings_as_offered(session, key), *_sets_made_for(session, key)):
            answers.pop(stale, None)
    layers = {name: layer for name, layer in session.layers.items() if name != key}
    layer = _layer(session, key, value)
    if layer != "键入":
        layers[key] = layer
    before = lines_of(answers, key)
    answers[key] = value
    now = lines_of(answers, key)
    answers = moved_answers(answers, session.outline, key, before=before, now=now)
    layers = moved_answers(layers, session.outline, key, before=before, now=now)
    half = ("", "") if session.half[0] == key else session.half
    return saved(replace(session, answers=answers, layers=layers, half=half))


def _layer(session: Session, key: str, value: Value) -> Layer:
    ask = next((ask for ask in course(session) if ask.key == key), None)
    if ask is None or ask.question.type in ("phrase", "headings"):
        return "键入"
    noticed = session.proposed[key].default if key in session.proposed else ""
    if noticed and value in (noticed, noticed.split("\n")):
        return "会议通知"
    return layer_of_typed(value, ask.question.name, _defaults(session), ask.default)


def with_answers(session: Session, several: Mapping[str, Value]) -> Session:
    """The session with several answers that were given on one screen, in their order."""
    for key, value in several.items():
        session = with_answer(session, key, value)
    return session


def _sets_made_for(session: Session, key: str) -> tuple[str, ...]:
    """Names of the heading sets whose patterns were made for the words at ``key``."""
    question = question_of(key, session.outline)
    return tuple(
        each.name
        for each in session.outline.questions
        if each.type == "headings"
        and question is not None
        and question.name in (each.each, each.of)
        and isinstance(kept := session.answers.get(each.name), dict)
        and isinstance(kept.get(PATTERN), list)
    )


def _headings_as_offered(session: Session, key: str) -> tuple[str, ...]:
    """Keys of headings, not edited by hand, that depend on the answer at ``key``."""
    found: list[str] = []
    for question in session.outline.questions:
        if question.edits and key in (question.edits, question.each):
            offered_before = heading_set(session.outline, session.answers, question.edits)
            for number, heading in enumerate(offered_before, start=1):
                if session.answers.get(f"{question.name}{number}") == heading:
                    found.append(f"{question.name}{number}")
    return tuple(found)


def with_half(session: Session, key: str, text: str) -> Session:
    """The session with what was typed when the writer stopped, on disk."""
    return saved(replace(session, half=(key, text)))


def with_sentence_rewritten(session: Session, sentence: str, text: str) -> Session:
    """The session whose draft reads ``text`` where it read ``sentence`` (see ``sentence_edits``),
    on disk; "" leaves the sentence out."""
    if text and sentence[-1] in _STOPS and not text.rstrip("”’").endswith((*_STOPS, "）", "：")):
        text += sentence[-1]
    return saved(replace(session, answers=with_sentence_edit(session.answers, sentence, text)))


def unused_edits(session: Session) -> tuple[str, ...]:
    """Rewritten sentences that wait: what they stood for is not made by the answers any more."""
    edits = sentence_edits(session.answers)
    if not edits:
        return ()
    plain = composed(session.outline, without_sentence_edits(session.answers))
    made = {sentence.text for block in plain.blocks for sentence in block.sentences}
    return tuple(text or original for original, text in edits.items() if original not in made)


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


def check_not_changed(session: Session) -> None:
    """Raises UserError where the draft that is changed again is not the one any more that was
    opened: written back it would replace what somebody changed meanwhile without a word."""
    edited = session.edited
    if edited is not None and markdown_of(opened(edited.path)) != markdown_of(edited.file):
        raise UserError(
            f"{edited.path.name} 刚才在别处改过，没有写回去",
            f"再来一遍，就照改过的稿子接着改：drafter draft {edited.path.name}",
        )


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def as_kept(session: Session) -> Session:
    """The session as it is on disk, for one that is held from now on: another window may have gone
    on with it since it was looked at. Raises UserError where it is there no more."""
    if session.file is None:
        return session
    kept = opened_session(session.file)
    if kept is None:
        raise UserError("这份稿子刚才在另一个窗口里写完了", "再运行一遍看还有哪些没写完")
    return replace(kept, profile=session.profile)


def opened_session(path: Path) -> Session | None:
    """The session in the file at ``path``; None where it cannot be read as one."""
    try:
        value = yaml_value(yaml_text(path), name=path.name)
        outline = outline_named(str(value["提纲"]))
        answers = _checked(value.get("答案"), outline, name=path.name)
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
        session.file.unlink(missing_ok=True)


# --- candidates and defaults -------------------------------------------------------------------


def offered(session: Session, ask: Ask, bank: Bank) -> tuple[Candidate, ...]:
    """What is on offer at a phrase place, best first."""
    question, answers = ask.question, session.answers
    return candidates(
        question,
        bank.search(part=question.part),
        place_values(question, session.outline, answers, index=ask.index),
        query=_query(session, ask, bank),
        used=used_choices(session.outline, answers, but=ask.key),
        required=frozenset(each.name for each in session.outline.questions if each.required),
        seed=session.seed,
    )


@lru_cache(maxsize=4)
def _composer(own_tables: Path) -> Composer:
    return composer_of(shadowed(shipped_tables(), own_tables_in(own_tables)[0]))


def composer() -> Composer:
    """The composer with the shipped tables and the user's own, which shadow them."""
    return _composer(own_collocations())


def heading_basis(session: Session, question: Question, bank: Bank) -> Basis:
    """What heading sets are made from at this point of the session."""
    return Basis(
        question,
        session.outline,
        session.answers,
        composer(),
        bank.search(part="heading"),
        session.seed,
    )


def _query(session: Session, ask: Ask, bank: Bank) -> Query:
    """What the place wants, with what the bank knows of this speaker and this writer."""
    outline, answers = session.outline, session.answers
    speaker = speaker_name(outline, answers)
    return replace(
        place_query(outline, answers, ask.question, index=ask.index, level=session.profile.level),
        by_speaker=bank.holdings.speeches_by(speaker) if speaker else frozenset(),
        of_unit=bank.holdings.own_sources(),
        favourites=frozenset(phrase.id for phrase in bank.favourite_phrases()),
    )


def default_answer(session: Session, ask: Ask, bank: Bank) -> Value:
    """What Enter gives: the best safe candidate at a place or among heading sets, the default
    elsewhere; empty where the writer would have to say it himself."""
    match ask.question.type:
        case "phrase":
            best = next(iter(offered(session, ask, bank)), None)
            safe = best and not best.open and not (best.phrase and best.phrase.single)
            return dict(best.choice) if best and safe else None
        case "headings":
            basis = heading_basis(session, ask.question, bank)
            return default_heads(basis) if ask.question.of else default_set(basis)
        case "lines" | "list" | "items":
            return list(typed_lines_of(ask.question, ask.default))
        case _:
            return ask.default


def with_defaults(session: Session, bank: Bank) -> Session:
    """The session with every open question answered by its default (required facts stay open)."""
    while (ask := next_in(session)) is not None:
        value = default_answer(session, ask, bank)
        layer: Layer = _layer(session, ask.key, value)
        layers = {**session.layers, ask.key: layer if layer == "单位档案" else "提纲默认"}
        session = replace(session, answers={**session.answers, ask.key: value}, layers=layers)
    return session


# --- the draft ---------------------------------------------------------------------------------


def draft_of(session: Session) -> DraftFile:
    """The draft that the session's answers give; of one that hands were at, with what they did."""
    if session.edited is None:
        draft = composed(session.outline, session.answers)
        return DraftFile(draft, session.answers, session.seed)
    file = session.edited.file
    draft = with_sentences(merged_again(session).draft, _new_edits(session.answers, file.answers))
    return replace(file, draft=draft, answers=_edits_used(session))


def merged_again(session: Session) -> Merged:
    """The draft that is gone over again, its hand edits merged with what the answers give now."""
    assert session.edited is not None
    file = session.edited.file
    return merged(
        composed(session.outline, file.answers),
        file.draft,
        composed(session.outline, session.answers),
        for_answers=session.edited.for_answers,
    )


def _new_edits(answers: Answers, before: Answers) -> dict[str, str]:
    """What was rewritten since ``before``, by the words that stood in the draft. Those of before
    are in its text already."""
    old = sentence_edits(before)
    return {
        old.get(original) or original: text
        for original, text in sentence_edits(answers).items()
        if old.get(original) != text
    }


def _edits_used(session: Session) -> Answers:
    """The answers without the newly rewritten sentences that only a hand's sentence bore: the text
    has them now. One of before waits where its sentence is not made any more."""
    assert session.edited is not None
    known = sentence_edits(session.edited.file.answers)
    plain = composed(session.outline, without_sentence_edits(session.answers))
    made = {sentence.text for block in plain.blocks for sentence in block.sentences} | set(known)
    return {
        key: value
        for key, value in session.answers.items()
        if not is_sentence_edit(key) or (isinstance(value, dict) and value.get(PATTERN) in made)
    }


def phrases_used(file: DraftFile, bank: Bank) -> tuple[tuple[str, Phrase], ...]:
    """Each phrase of the bank in the draft, with the first words of its sentence, in order."""
    used: dict[str, tuple[str, Phrase]] = {}
    for sentence in (sentence for block in file.draft.blocks for sentence in block.sentences):
        key = sentence.origin.phrase
        if key and key not in used:
            phrase = bank.phrase(key)
            if phrase is not None:
                used[key] = (sentence.text, phrase)
    return tuple(used.values())


def unused_answers(file: DraftFile, outline: Outline) -> tuple[str, ...]:
    """Names of the facts that were answered and stand in no sentence of the draft; of an item's
    answers those whose item is not in its list (要点3, 要点〔质量管护〕)."""
    used = {
        key
        for block in file.draft.blocks
        for sentence in block.sentences
        for key in sentence.origin.questions
    }
    facts = tuple(
        question.name
        for question in outline.questions
        if question.type in ("text", "date", "lines")
        and not question.each
        and not question.verbatim
        and not question.default
        and is_answered(file.answers, question.name)
        and question.name not in used
    )
    return facts + _without_item(file.answers, outline)


def _without_item(answers: Answers, outline: Outline) -> tuple[str, ...]:
    """Keys of what the writer himself said of an item that is not there."""
    found: list[str] = []
    for key, value in answers.items():
        question = question_of(key, outline)
        beyond = question is not None and question.each and key != question.name
        if beyond and question is not None:
            number = int(key.removeprefix(question.name))
            beyond = number > len(lines_of(answers, question.each))
        if (beyond or question_aside(key, outline)) and isinstance(value, str | list) and value:
            found.append(key)
    return tuple(found)


def fixed_wording(file: DraftFile, outline: Outline) -> tuple[str, ...]:
    """The lines that must stand in the draft unchanged (必写提法)."""
    return tuple(
        line
        for question in outline.questions
        if question.verbatim
        for line in lines_of(file.answers, question.name)
    )


def missing_wording(file: DraftFile, outline: Outline) -> tuple[str, ...]:
    """Those of ``fixed_wording`` that do not stand in the draft."""
    body = "".join(block.text for block in file.draft.blocks)
    return tuple(line for line in fixed_wording(file, outline) if line not in body)
