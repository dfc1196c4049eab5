"""Where a text names a person: a name of two to four characters with a post or 同志 beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from drafter.text.posts import POSTS
from drafter.text.surnames import DOUBLE_SURNAMES, SURNAMES

_PREFIX = "常务副|第一副|副|代理|代"
AFTER = re.compile(rf"(?P<post>(?:{_PREFIX})?(?:{POSTS}))(?![代班助])|(?P<comrade>同志)(?!们)")
"""What stands right behind a name: his post, or 同志."""
BEFORE = re.compile(rf"(?P<post>[\u4e00-\u9fff（）()“”]*?(?:{POSTS}))$")
_BREAKS = re.compile(
    r"[，。；：！？、\s“”（）()《》]|(?:的|和|与|及|由|请|让|向|同|对|经|是|任命|为|给|代表|欢迎|感谢)(?=[\u4e00-\u9fff]*$)"
)
BESIDE_BRACKET = re.compile(r"（(?P<post>[^（）]{2,30})）")


class Named(Struct, frozen=True):
    """A name at ``start:end`` of a text, the post written before and after it ("" where none is),
    whether 同志 stands behind it, and whether the post
    behind it stands in a bracket."""

    start: int
    end: int
    name: str
    before: str = ""
    after: str = ""
    comrade: bool = False
    in_bracket: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether something beside it says that it is a person."""
        return bool(self.before or self.after or self.comrade)


def occurrences(name: str, text: str) -> Iterator[Named]:
    """Where ``name`` stands in ``text``."""
    for match in re.finditer(re.escape(name), text):
        yield named_at(text, *match.span())


def named_at(text: str, start: int, end: int) -> Named:
    """The name at ``start:end`` with the post and the 同志 beside it."""
    after = AFTER.match(text, end)
    bracket = BESIDE_BRACKET.match(text, end)
    post = after["post"] if after and after["post"] else bracket["post"] if bracket else ""
    return Named(
        start,
        end,
        text[start:end],
        post_before(text[:start]),
        post or "",
        comrade=bool(after and after["comrade"]),
        in_bracket=bool(bracket),
    )


_COMRADE = re.compile(
    rf"(?:^|(?<=[，。；：、！？（“\s和与由请让向同])|(?<=[长记任席员理政监]))"
    rf"((?:[{''.join(sorted(SURNAMES))}]|{'|'.join(DOUBLE_SURNAMES)})[\u4e00-\u9fff]{{1,2}})同志(?!们)"
)


def comrades(text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands between a mark, a joining word or a post and 同志."""
    return (match.span(1) for match in _COMRADE.finditer(text))


def post_before(text: str) -> str:
    """The post that ``text`` ends with, as far back as the last mark or joining word; "" where it
    ends with none."""
    tail = text[-24:].rstrip(" 　")
    last = 0
    for match in _BREAKS.finditer(tail):
        last = match.end()
    post = BEFORE.search(tail[last:])
    return post["post"] if post else ""


def variants(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a string of ``name``'s length with one other character stands; its surname (both
    characters of a double one) may be the one that differs."""
    for at, char in enumerate(name):
        before, after = re.escape(name[:at]), re.escape(name[at + 1 :])
        for match in re.finditer(f"(?={before}([\u4e00-\u9fff]){after})", text):
            if match[1] != char:
                yield match.start(), match.start() + len(name)


@lru_cache(maxsize=4096)
def sounds(char: str) -> frozenset[str]:
    """How a character may be read, without tones."""
    from pypinyin import Style, pinyin  # its dictionaries take a quarter of a second to load

    return frozenset(pinyin(char, style=Style.NORMAL, heteronym=True)[0])


def sound_alike(one: str, other: str) -> bool:
    """Whether two names of one length are read alike, character by character."""
    return all(a == b or sounds(a) & sounds(b) for a, b in zip(one, other, strict=True))


_OFFICE = re.compile(
    "[\u4e00-\u9fff]{2}(?:局|厅|委员会|办公室|中心|公司|集团|医院|学院|大学|银行)$"
)


def fitting(said: str, line: str) -> bool:
    """Whether the post ``said`` is one of those in a roster's ``line``, in full or shortened
    (云岭市副市长, 副市长); another office's, or one with 副 left out or added, is another post."""
    for post in posts_in(line):
        for longer, shorter in ((said, post), (post, said)):
            if longer.endswith(shorter):
                rest = longer[: len(longer) - len(shorter)]
                office = _OFFICE.search(rest)
                same = longer == post or office is None or _is_within(office[0], line)
                if same and not re.search(rf"(?:{_PREFIX})$", rest):
                    return True
    return False


def _is_within(short: str, full: str) -> bool:
    """Whether ``full`` has the characters of ``short`` in their order: 应急局, 应急管理局."""
    rest = iter(full)
    return all(char in rest for char in short)


def posts_in(post: str) -> tuple[str, ...]:
    """The posts that a roster's line joins: 市委副书记、市长 is two."""
    return tuple(part for part in re.split(r"[、，,；/\s]+|兼(?=[^职])", post) if part)
