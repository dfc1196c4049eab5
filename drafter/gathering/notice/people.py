"""Who speaks, who takes the chair, and for how long, as a notice says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from drafter.text.numerals import number_of
from drafter.text.posts import POSTS
from drafter.text.surnames import DOUBLE_SURNAMES, has_surname

_DOUBLE = "|".join(DOUBLE_SURNAMES)
_POSTS = (
    f"{POSTS}|指挥|总?[\u4e00-\u9fff]{{1,3}}师|教授|研究员|[\u4e00-\u9fff]长|总裁|主编|院士|秘书|干事"
    "|负责人|主管"
)
"""Posts, and what a notice names people by besides."""
_NUMBER = "[一二三四五六七八九十]+[、是]"
_POST = rf"(?P<post>(?!{_NUMBER})(?:(?!由|请)[\u4e00-\u9fff、]){{0,50}}?(?:{_POSTS}))"
_NAME = (
    rf"(?P<name>(?:{_DOUBLE})[\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]{{2,3}}?"
    r"|[\u4e00-\u9fff][ ]+[\u4e00-\u9fff])"
)
_COMES = (
    "(?:主持(?:会议)?并|(?:出席|到会|到场|到|参加|参会)(?:(?:会议?|活动|开幕式|仪式|大会|座谈)?"
    "|[^，。；\n]{0,10}?(?=[，并和]))(?:，)?[并和]?)?(?:将)?"
    "(?:(?:代表|就|围绕|结合|以)[^。；\n]{2,40}?)?"
)
_DOES: dict[str, str] = {
    "讲话人": _COMES + r"(?:(?:作|做|发表|进行)了?[\u4e00-\u9fff]{0,8}?"
    "|(?:重要|总结|动员|部署|主旨|专题|工作)*)讲话",
    "致辞人": _COMES + "(?:作|发表)?致(?:欢迎|开幕|开场|答谢|贺)?[辞词]",
    "主讲人": _COMES + "(?:(?:为[\u4e00-\u9fff]{2,10}?)?(?:讲授|带头讲|上|讲|作)"
    "[^，。；\n]{0,30}?(?:党课|辅导|辅导报告|专题报告)"
    "|(?:作|进行)?(?:专题|辅导)*(?:主讲|授课|宣讲|讲(?:专题|廉政|主题)?党课|辅导报告))",
    "主持人": "主持",
}
_PERSONS = {
    role: re.compile(
        r"(?<![\u4e00-\u9fff、])"
        rf"(?:{_NUMBER})?(?:(?:最后|随后|会上|届时)?(?:由|请)|[\u4e00-\u9fff]{{0,8}}由|最后|届时)?"
        rf"{_POST}[ ]*{_NAME}[ ]*(?:同志(?:[^。；，\n]{{2,30}}?并)?)?[ ]*{does}"
    )
    for role, does in _DOES.items()
}  # fmt: skip
_END = r"[ ]*(?:同志)?[）)]?[。；]?[ ]*$"
_IN_TURN = (
    re.compile(rf"[ ]*(?:由)?{_POST}[ ]*{_NAME}{_END}", re.MULTILINE),
    re.compile(rf"[ ]*{_NAME}[ ]*(?:同志)?[ ]*[ （(，,]{_POST}{_END}", re.MULTILINE),
)
"""Post and name, or name and post, that stand alone."""
_NAMED_BEHIND = {
    role: re.compile(
        rf"{word}[ ]*(?:[（(：:—]+|\n)[ ]*(?:由)?{_POST}[ ]*{_NAME}[ ]*(?:同志)?[ ]*"
        r"(?=[）)；。\n]|$)"
    )
    for role, word in (
        ("讲话人", "讲话"),
        ("致辞人", "致辞"),
        ("主讲人", "(?:授课|主讲|党课)"),
        ("主持人", "主持人?"),
    )
}
"""……讲话（市委书记 许衡）."""
_WHICH = re.compile("^(?:分管|负责|主管|协管|联系)[\u4e00-\u9fff、]*?的")
"""What tells one of several of the same post (分管日常工作的)."""
_NO_NAME = ("出席", "参加", "代表", "主持", "最后", "同志", "现场", "视频", "分别", "集中", "共同")
_OF = (
    "讲话|经验介绍|表态发言|交流发言|发言|表态|致辞|汇报|述职|党课|授课|演讲|介绍|讲述|宣讲"
    "|点评|通报"
)
_NUMBERS = (
    r"(?P<amount>\d{1,5}|[一二三四五六七八九十]{1,3})"
    r"(?:[ ]*(?:分钟|字)?[-—~～至][ ]*(?P<most>\d{1,5}))?"
    r"[ ]*(?P<unit>分钟|字)"
)
_LENGTHS = (
    re.compile(rf"(?P<of>{_OF}|讲稿|稿件|材料)(?P<between>[^。\n]{{0,28}}?){_NUMBERS}"),
    re.compile(
        rf"(?P<between>){_NUMBERS}(?:左右|以内|之内|以上)?的?(?P<of>[^，。；\n]{{0,6}}?(?:{_OF})(?:稿|材料)?)"
    ),
    re.compile(
        r"(?P<of>每(?:人|家|位|项|个?(?:单位|县区|乡镇|镇街|[\u4e00-\u9fff]{1,4})))"
        rf"(?P<between>[^。；\n\d]{{0,12}}?){_NUMBERS}"
    ),
)
"""What is said and for how long: 发言不超过8分钟, 3分钟左右的汇报, 每家5分钟."""
_NOT_LENGTH = re.compile("提前|会前|开始前|之前|入场|签到|会期|迟到|休息")


class Person(Struct, frozen=True):
    """Somebody at ``start:end``: name, post, and whether his first character is a surname."""

    start: int
    end: int
    name: str
    post: str
    known: bool


class Amount(Struct, frozen=True):
    """A length at ``start:end``: ``values`` as answers (8分钟; of a range both ends), of what."""

    start: int
    end: int
    values: tuple[str, ...]
    of: str


def persons(text: str, role: str, start: int, end: int) -> Iterator[Person]:
    """Those who do what ``role`` says, by post and name."""
    behind = _NAMED_BEHIND.get(role)
    for match in (
        *_PERSONS[role].finditer(text, start, end),
        *(behind.finditer(text, start, end) if behind else ()),
    ):
        person = _person(match)
        if person is not None:
            yield person


def person_alone(text: str, start: int, end: int) -> Person | None:
    """Post and name that stand alone behind a label."""
    found = (_person(match) for each in _IN_TURN if (match := each.match(text, start, end)))
    return next((person for person in found if person is not None and person.known), None)


def lengths(text: str, end: int) -> Iterator[Amount]:
    """How long what is said at the meeting may take."""
    seen: set[int] = set()
    for pattern in _LENGTHS:
        place = 0
        while (match := pattern.search(text, place, end)) is not None:
            if _NOT_LENGTH.search(match["between"]) or match.start("amount") in seen:
                place = match.start() + 1
                continue
            place = match.end()
            seen.add(match.start("amount"))
            amounts = [number_of(each) for each in (match["amount"], match["most"]) if each]
            values = tuple(f"{each}{match['unit']}" for each in amounts if each)
            of = _said_at(text, match.start()) if match["of"][0] == "每" else match["of"]
            yield Amount(match.start(), match.end(), values, of)


def _said_at(text: str, place: int) -> str:
    """What is said that an amount of each one (每家5分钟) is said of: the last named before
    it in its line."""
    line = text.rfind("\n", 0, place) + 1
    found = re.findall(_OF, text[line:place])
    return str(found[-1]) if found else "发言"


def _person(match: re.Match[str]) -> Person | None:
    name = match["name"].replace(" ", "")
    if name in _NO_NAME or any(word in name for word in ("同志", "讲话", "会议")):
        return None
    known = has_surname(name)
    start = min(match.start("post"), match.start("name"))
    end = max(match.end("post"), match.end("name"))
    post = _WHICH.sub("", match["post"])
    if start == match.start("post"):
        start += len(match["post"]) - len(post)
    return Person(start, end, name, post, known)
