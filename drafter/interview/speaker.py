"""What a speaker's line tells: his name, post and region, and for whom he speaks."""

from __future__ import annotations

import re

from msgspec import Struct

from drafter.text.posts import POSTS
from drafter.text.surnames import is_name_shaped

_REGION = re.compile(
    r"(?:中共|共青团)?([\u4e00-\u9fff]{1,7}?(?:省|自治区|自治州|市|盟|县|旗|(?<!地)区|州(?!市|区|县)))"
    r"(?=委|人民政府|政府|人大|政协|纪委|[\u4e00-\u9fff]{1,12}?局|[副省市州县区旗]?[省市州县区旗]长|长|$)"
)
_NO_REGION = re.compile(r"国家|总局|总公司|城市|集团|^[全团]")
_POST_ALONE = re.compile(
    r"(?:(?:常务|第一)?副|正|原|前|时任|老|挂职|本|我|该|各)[省市县区旗州盟]"
    r"|(?:拟?代|代理)[省市县区旗州盟](?=长)"
    r"|[省市县区旗州盟]?(?:人民)?政府.*"
)
"""What stands before a level that belongs to the post, not to a place: 副县长, 代市长, 县政府县长.
代县 is a county where more than 长 follows it."""
_PARTY = re.compile(r"(省|市|州|县|区|镇|乡|旗|盟)?(委|党委|党组|党工委)(?:副书记|书记)")
_LEAGUE = re.compile(r"共青团[^、]*$|团$")
_GOVERNMENT = re.compile(r"(省|市|州|县|区|镇|乡)长(?!助理)")
_POST = re.compile(rf".*(?:{POSTS})")
_UNIT = re.compile(r".*(?:[局委办镇乡县市区部院校队站所村社厅处科室股]|街道|社区|公司|集团|中心)")
_POST_AND_NAME = re.compile(rf"(.*(?:{POSTS}))([\u4e00-\u9fff]{{2,4}})")
_NAME_AS_SUCH = re.compile("[\u4e00-\u9fff]*[×○]+|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+")
"""A masked name, or one with a dot within."""
_NO_NAME = frozenset(["代表", "干部", "农民", "高工", "党员", "职工", "成员"])
"""What a person is, though it begins with a surname."""
_SPACED_NAME = re.compile(r"(?<!\S)([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?!\S)")
"""A name of two characters as it is set to stand over one of three (沈　放)."""
_ENDS_IN_A_POST = re.compile(
    r"..+(?:书记|主席|主任|委员长|秘书长|[省市县区州旗镇乡局部厅处科院校所站队]长)"
)


class Speaker(Struct, frozen=True):
    """``represents`` is whom 我代表 names (市委、市政府), "" where the post does not tell."""

    name: str
    post: str = ""
    region: str = ""
    represents: str = ""


def speaker_of(line: str) -> Speaker:
    """The parts of "姓名 职务", "职务 姓名" or 职务姓名; only what the line says is derived, the
    rest is left empty."""
    name, post = _name_and_post(line)
    return Speaker(name, post, region_of(post), _represents(post))


def name_first(line: str) -> str:
    """A speaker's line as "姓名 职务", whichever stood first."""
    return " ".join(filter(None, _name_and_post(line)))


def _name_and_post(line: str) -> tuple[str, str]:
    words = _SPACED_NAME.sub(r"\1\2", line).split()
    if len(words) < 2:
        word = "".join(words)
        glued = _POST_AND_NAME.fullmatch(word)
        return (glued[2], glued[1]) if glued and is_name_shaped(glued[2]) else (word, "")
    begins_with_post = _POST.fullmatch(words[0]) or _UNIT.fullmatch(words[0])
    if begins_with_post and _may_be_name(words[-1]):
        return words[-1], " ".join(words[:-1])
    return words[0], " ".join(words[1:])


def _may_be_name(word: str) -> bool:
    """Whether the last word of a line that begins with a post or unit is who holds the post."""
    if _POST.fullmatch(word) or _UNIT.fullmatch(word) or word in _NO_NAME:
        return False
    return is_name_shaped(word) or _NAME_AS_SUCH.fullmatch(word) is not None


def region_of(text: str) -> str:
    """The place that a post or the name of an office begins with (青屏县人民政府: 青屏县); "" where
    it names none."""
    match = None if _NO_REGION.search(text) else _REGION.match(text)
    if match is None or _POST_ALONE.match(text[match.start(1) :]):
        return ""
    return match[1]


def names_only_a_post(line: str) -> bool:
    """Whether what stands where the name should is, or ends in, a post: 沈放县长, 青屏县县长."""
    return bool(_ENDS_IN_A_POST.fullmatch(speaker_of(line).name))


def _represents(post: str) -> str:
    """The committee (of the party, of the youth league) for its secretaries, the government too for
    its head. A member (常委) and a deputy head (副市长) are one of several and speak for a body
    only when they say so; of several posts the last is the one the speech is given in."""
    parts: list[str] = []
    secretaries = list(_PARTY.finditer(post))
    if secretaries:
        last = secretaries[-1]
        level, body = last[1] or "", last[2]
        league = "团" if _LEAGUE.search(post[: last.start()]) else ""
        parts.append("党组" if body == "党组" else f"{league}{level}{body}" if level else "")
    heads = [m for m in _GOVERNMENT.finditer(post) if not post[: m.start()].endswith("副")]
    if heads:
        parts.append(f"{heads[-1][1]}政府")
    return "、".join(part for part in parts if part)
