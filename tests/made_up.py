"""A small bank, an outline and answers of made-up places and people that several tests share."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.bank import open_bank
from drafter.model import (
    MinedPhrase,
    Move,
    Occurrence,
    Part,
    Phrase,
    SourceRecord,
    SpeechRecord,
    phrase_id,
)
from drafter.outlines.load import outline
from drafter.outlines.model import Outline, Question


class Seen(NamedTuple):
    """A phrase to put into a bank and the number of speeches it was seen in."""

    part: Part
    move: Move | None
    pattern: str
    speeches: int = 2

    @property
    def id(self) -> str:
        return phrase_id(self.part, self.pattern)


OCCASION = Seen(
    "opening", "occasion", "今天把大家请来开{会议名称}，就是要把{事项}说清楚、办扎实。", 3
)
OCCASION_OPEN = Seen("opening", "occasion", "根据{上级}部署，我们用半天时间研究{事项}。", 4)
TRANSITION = Seen("transition", "transition", "下面，我就{事项}强调{数量}点。", 3)
REASON = Seen("sentence", None, "松一松，前功尽弃；紧一紧，柳暗花明。", 2)
REASON_SINGLE = Seen("sentence", None, "船到中流浪更急。", 1)
CLOSING = Seen("closing", "call", "让我们趁势而上，把{事项}办成百姓称心的事！", 2)
FRAME = Seen("heading", None, "以钉钉子的劲头抓{事项}", 2)
FRAME_SINGLE = Seen("heading", None, "奏响{事项}的新乐章", 1)
BANK = (
    OCCASION, OCCASION_OPEN, TRANSITION, REASON, REASON_SINGLE, CLOSING, FRAME, FRAME_SINGLE,
)  # fmt: skip


def bank_file(path: Path, seen: Sequence[Seen] = BANK) -> Path:
    """A bank at ``path`` in which each phrase was seen in as many speeches as it says."""
    with open_bank(path) as bank:
        for number in range(max((each.speeches for each in seen), default=0)):
            name = f"青屏县讲话{number + 1}.txt"
            sha256 = hashlib.sha256(name.encode()).hexdigest()
            text, phrases = "", []
            for each in seen:
                if each.speeches > number:
                    place = Occurrence(sha256, 0, len(text), len(text) + len(each.pattern))
                    phrases.append(MinedPhrase(each.part, each.move, each.pattern, place))
                    text += f"{each.pattern}\n"
            speech = SpeechRecord(0, len(text), "在全县春耕会上的讲话", 2020 + number)
            bank.add_source(SourceRecord(sha256, name, "utf-8", (speech,), text), phrases)
    return path


def phrase(seen: Seen, *, sources: int | None = None) -> Phrase:
    """The phrase as a bank would give it, without its occurrences."""
    count = seen.speeches if sources is None else sources
    return Phrase(
        seen.id, 1, seen.part, seen.move, seen.pattern, (), (), seen.speeches, count, 2020, 2024
    )


SMALL_TEMPLATE = """\
# {{ 题目 }}

{{ 讲话人 }}

{{ 称谓 }}：

{{ 缘由 }}

{% for 点 in 主题 %}
## {{ loop.index | 序 }}、{{ 点.大标题 }}

{{ 点.道理 }}
{% endfor %}

{{ 结尾 }}
"""

SMALL_OUTLINE = """\
kind: 短会讲话
summary: 十分钟的会
title: 在{会议全称}上的讲话
file_title: "{会议全称}讲话"
questions:
  - {name: 会议全称, prompt: 会议全称, stage: 会议, required: true, slot: 会议名称}
  - {name: 讲话人, prompt: 讲话人, stage: 会议, required: true, slot: 人名}
  - {name: 称谓, prompt: 称谓, stage: 会议, default: 同志们}
  - {name: 任务, prompt: 任务, stage: 会议, slot: 事项}
  - {name: 主题, prompt: 讲几点, stage: 立意, type: list, required: true}
  - {name: 标题组, prompt: 大标题, stage: 立意, type: headings, part: heading, each: 主题,
     own: ["把{项}抓到底", "在{项}上下真功夫"]}
  - {name: 大标题, prompt: "第{序}条", stage: 立意, each: 主题, edits: 标题组}
  - {name: 缘由, prompt: 开头, stage: 措辞, type: phrase, part: opening, moves: [occasion],
     own: ["今天开这个会，专门研究{任务}。"]}
  - {name: 道理, prompt: "第{序}点“{项}”的道理", stage: 措辞, type: phrase, part: sentence,
     each: 主题, own: ["{项}要一件一件做。", "说到{项}，贵在坚持。"]}
  - {name: 结尾, prompt: 结尾, stage: 措辞, type: phrase, when: 任务, part: closing,
     own: ["把{任务}办好，就从今天开始！"]}
"""


def outline_folder(
    parent: Path, *, text: str = SMALL_OUTLINE, template: str = SMALL_TEMPLATE
) -> Path:
    """An outline's folder under ``parent``, as an office would write one."""
    folder = parent / "short-talk"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "outline.yaml").write_text(text, encoding="utf-8")
    (folder / "speech.md.j2").write_text(template, encoding="utf-8")
    return folder


def small_outline(parent: Path) -> Outline:
    """The outline of a short talk, loaded."""
    return outline(outline_folder(parent))


def question(loaded: Outline, name: str) -> Question:
    """The question of that name, which there must be."""
    found = loaded.question(name)
    assert found is not None
    return found


WORK_MEETING = """\
会议全称: 全县春季造林工作会议
讲话人: 沈放 青屏县委副书记、县长
时间: 2027-02-19
部署事项: 今春造林绿化工作
上级精神: 全市国土绿化工作会议精神
必写提法:
  - 山上栽好树，等于修水库
前面议程:
  - 周岚同志通报了去冬整地情况
成绩:
  - 去冬整地2.3万亩
  - 备足苗木180万株
问题:
  - 重栽轻管，成活率不高
主题:
  - 任务落实
  - 质量管护
要点1:
  - 分解任务：2月底前，各乡镇把地块落到山头、落到人
  - 3月15日前完成第一轮栽植，山上栽好树，等于修水库
要点2:
  - 专人管护：每500亩配一名护林员，县林草局按月巡查
"""
"""Answers to every question of fact of 工作会议讲话; wording is left to the defaults."""
