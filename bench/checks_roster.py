"""Names, posts and orders that are not the roster's."""

from __future__ import annotations

from random import Random

from bench.checks_seeding import Seeded, Seeder, a_paragraph, with_block
from drafter.checks.beside import Beside
from drafter.checks.text import CheckedText
from drafter.profile.model import Leader, Profile

ROSTER = Profile(
    leaders=(
        Leader("严百川", "市委书记、市人大常委会主任"),
        Leader("林知远", "市委副书记、市长"),
        Leader("裴若宁", "市政协主席"),
        Leader("沈放", "市委常委、常务副市长"),
        Leader("欧阳修竹", "市委常委、市纪委书记"),
        Leader("程晚舟", "副市长"),
        Leader("陆一鸣", "副市长、市公安局局长"),
        Leader("周岚", "市应急管理局党委书记、局长"),
        Leader("卫青禾", "市教育局局长"),
    )
)
BESIDE = Beside(ROSTER)

_MISSPELT = {
    "严百川": ("严白川", "阎百川", "严百穿", "严柏川", "严百州"),
    "林知远": ("林志远", "林致远", "林知源", "林之远", "林和远"),
    "裴若宁": ("裴若凝", "裴偌宁", "斐若宁", "裴若柠"),
    "沈放": ("沈芳", "沈仿", "沈访", "申放", "沈效"),
    "欧阳修竹": ("欧阳秀竹", "欧阳修烛", "欧阳休竹", "欧阳修筑"),
    "程晚舟": ("程婉舟", "陈晚舟", "程晚州", "程挽舟", "程晓舟"),
    "陆一鸣": ("陆一明", "陆易鸣", "路一鸣", "陆一名"),
    "周岚": ("周兰", "周澜", "周蓝", "周斓", "周岗"),
    "卫青禾": ("卫清禾", "卫青和", "魏青禾", "卫青合", "卫青木"),
}
_WITH_NAME = (
    "刚才，{post}{name}同志通报了情况，讲得实在。",
    "请{post}{name}同志会后牵头，一周内拿出方案。",
    "这件事由{name}同志负总责，各部门配合。",
    "上周，{post}{name}带队到现场看过两次。",
    "会前我同{name}同志商量过，意见是一致的。",
    "{name}同志的三点要求，请大家抓好落实。",
    "{post}{name}主持今天的会议。",
)
_WITH_POST = (
    "刚才，{post}{name}同志通报了情况，讲得实在。",
    "请{post}{name}同志会后牵头，一周内拿出方案。",
    "上周，{post}{name}带队到现场看过两次。",
    "{name}（{post}）任专班组长。",
    "下面，由{post}{name}作具体部署。",
)
_OTHER_POSTS = ("县长", "市政府秘书长", "市委组织部部长", "市财政局局长", "区委书记", "副县长")
_LISTS = (
    "出席今天会议的市领导有{a}、{b}同志。",
    "{a}同志、{b}同志到会指导，我们表示欢迎。",
    "{a}（{x}）、{b}（{y}）参加调研。",
    "{x}{a}，{y}{b}出席开工仪式。",
    "请{a}和{b}同志多指导。",
    "专班由{a}、{b}、市直有关部门负责同志组成。",
)


def _line(draw: Random, text: CheckedText, kind: str, line: str) -> Seeded:
    number = a_paragraph(draw, text)
    return Seeded(kind, with_block(text, number, line), number, ("人名", "排序"), BESIDE)


def _misspelt(draw: Random, text: CheckedText) -> Seeded | None:
    """One character of a name is another of the same sound or of a like shape."""
    leader = draw.choice(ROSTER.leaders)
    wrong = draw.choice(_MISSPELT[leader.name])
    post = draw.choice((leader.post, leader.post.split("、")[-1]))
    return _line(draw, text, "错字", draw.choice(_WITH_NAME).format(name=wrong, post=post))


def _other_post(draw: Random, text: CheckedText) -> Seeded | None:
    """Somebody else's post, or one that nobody on the roster has."""
    leader = draw.choice(ROSTER.leaders)
    others = [each.post.split("、")[-1] for each in ROSTER.leaders if each != leader]
    wrong = [
        each
        for each in (*others, *_OTHER_POSTS)
        if not any(part.endswith(each) or each.endswith(part) for part in leader.post.split("、"))
    ]
    line = draw.choice(_WITH_POST).format(name=leader.name, post=draw.choice(wrong))
    return _line(draw, text, "错职务", line)


def _vice(draw: Random, text: CheckedText) -> Seeded | None:
    """副 is left out, or put in."""
    leader = draw.choice([each for each in ROSTER.leaders if "市长" in each.post])
    last = next(part for part in leader.post.split("、") if "市长" in part)
    wrong = "市长" if "副" in last else "副市长"
    return _line(
        draw, text, "丢副添副", draw.choice(_WITH_POST).format(name=leader.name, post=wrong)
    )


def _swapped(draw: Random, text: CheckedText) -> Seeded | None:
    """The one who comes later on the roster is named first."""
    after, before = sorted(draw.sample(range(len(ROSTER.leaders)), 2))
    first, second = ROSTER.leaders[before], ROSTER.leaders[after]
    line = draw.choice(_LISTS).format(a=first.name, b=second.name, x=first.post, y=second.post)
    return _line(draw, text, "倒了先后", line)


SEEDERS: dict[str, Seeder] = {
    "错字": _misspelt,
    "错职务": _other_post,
    "丢副添副": _vice,
    "倒了先后": _swapped,
}
