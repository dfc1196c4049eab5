"""From a file with a speech to an outline's folder."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.bank import Bank
from drafter.corpus.readers import read_source
from drafter.deriving import Derived, Restored, derived, restored, sample_of
from drafter.deriving.facts import main_meeting
from drafter.errors import UsageError, UserError
from drafter.flows.inspect import OWN_DRAFT, inspected_source
from drafter.flows.names import readable_name
from drafter.interview.checked import checked_answers
from drafter.mining.context import circumstances_of
from drafter.mining.topics import topic_of
from drafter.model import Source, Speech
from drafter.outlines.load import outline
from drafter.outlines.model import Outline
from drafter.outlines.writing import outline_yaml, write_outline
from drafter.outlines.yaml_file import text_of_yaml
from drafter.storage.files import safe_name
from drafter.text.joined_titles import one_line_title

_SCOPE = re.compile(r"^(?:\d{4}年度?)?(?:[全我本][省市县区镇乡校局]|[省市县区](?!级))?")
"""Year and level in front of a meeting's name: of last year's, not of the kind."""


class SampleSpeech(Struct, frozen=True):
    """The one speech of a file that is to be the sample."""

    source: Source
    speech: Speech


class WrittenOutline(Struct, frozen=True):
    """An outline that was made from a sample and written to ``outline.folder``."""

    outline: Outline
    derived: Derived
    restored: Restored


def sample_speech(
    path: Path, *, number: int | None = None, as_speech: bool = False
) -> SampleSpeech:
    """The speech in the file at ``path``, the ``number``-th (from 1) where there are several.

    Raises ReadError for a file that cannot be read, UserError with the reader's reason for one
    that is no speech (``as_speech`` overrides), UsageError where one of several must be named.
    """
    source = read_source(path, name=readable_name(path.name))
    reading = inspected_source(source, as_speech=as_speech)
    speeches = reading.speeches
    if reading.reason == OWN_DRAFT:
        raise UserError(
            f"{source.name} {OWN_DRAFT}，它的提纲已经有了",
            "要照改定的稿子另立一份，先 drafter export 成 Word，再用那份 Word",
        )
    if not speeches:
        raise UserError(f"{source.name} 不像讲话：{reading.reason}", "确实是讲话，就加 --as-speech")
    if number is None and len(speeches) > 1:
        titles = "；".join(
            f"{n} {one_line_title(speech.title.text) if speech.title else '（无题）'}"
            for n, speech in enumerate(speeches, start=1)
        )
        raise UsageError(
            f"{source.name} 里有 {len(speeches)} 篇讲话：{titles}", "用 --speech 第几篇 指定一篇"
        )
    chosen = number or 1
    if not 1 <= chosen <= len(speeches):
        raise UsageError(f"{source.name} 里只有 {len(speeches)} 篇讲话", "换一个数")
    return SampleSpeech(source, speeches[chosen - 1])


def kind_of_sample(sample: SampleSpeech) -> str:
    """A name for the outline: what the speech is about and its occasion, else the file's name."""
    source, speech = sample.source, sample.speech
    topics = topic_of(source.text, speech)
    occasion = circumstances_of(source.text, speech).occasion
    if occasion:
        about = topics[-1] if topics else ""
        tail = "" if occasion in ("党课", "政府工作报告") else "讲话"
        return safe_name(f"{about}{occasion}{tail}")
    meeting = main_meeting("", [sentence.text for sentence in speech.opening])
    if meeting:
        return safe_name(f"{_SCOPE.sub('', meeting)}讲话")
    return safe_name(Path(source.name).stem)


def write_derived(sample: SampleSpeech, bank: Bank, *, kind: str, folder: Path) -> WrittenOutline:
    """Makes the outline of ``kind`` from a sample and writes it to ``folder``, which must not be
    there yet; says how much of the sample it gives back. Raises UserError."""
    made = derived(sample_of(sample.source, sample.speech), bank.search(), kind=kind)
    write_outline(
        folder,
        outline_text=_HEAD + outline_yaml(made.outline),
        template=made.template,
        example=_EXAMPLE_HEAD + text_of_yaml(made.answers),
    )
    loaded = outline(folder, apart=True)
    answers = checked_answers(made.answers, loaded)
    return WrittenOutline(
        loaded, made, restored(replace(loaded, apart=False), answers, sample.speech)
    )


_HEAD = "# 由一篇讲话生成：问题可以改名、合并、删去，改后跑 drafter outline check。\n"
_EXAMPLE_HEAD = "# 原稿自己的事实，用来核对提纲，不是这次的答案。\n"
