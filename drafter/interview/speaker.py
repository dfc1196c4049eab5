"""What a speaker's line tells: his name, post and region, and for whom he speaks."""

from __future__ import annotations

import re

from msgspec import Struct

_REGION = re.compile(r"^([\u4e00-\u9fff]{1,8}?(?:省|自治区|市|自治州|州|盟|县|旗|区))(?!长|直)")
_PARTY = re.compile(r"(省|市|州|县|区|镇|乡)?(委|党委|党组|党工委)(?:常委|副书记|书记)")
_GOVERNMENT = re.compile(r"(省|市|州|县|区|镇|乡)长(?!助理)")
_LEVELS = "省市州县区旗盟镇乡"


class Speaker(Struct, frozen=True):
    """``represents`` is whom 我代表 names (市委、市政府), "" where the post does not tell."""

    name: str
    post: str = ""
    region: str = ""
    represents: str = ""


def speaker_of(line: str) -> Speaker:
    """The parts of "姓名 职务"; only what the line says is derived, the rest is left empty."""
    name, _, post = line.strip().replace("　", " ").partition(" ")
    post = post.strip()
    match = _REGION.match(post)
    return Speaker(name, post, match[1] if match else "", _represents(post))


def _represents(post: str) -> str:
    """The party committee for its secretaries, the government too for its head (副市长 is one of
    several and speaks for the government only when he says so)."""
    parts: list[str] = []
    if party := _PARTY.search(post):
        level = party[1] or ""
        body = party[2]
        if not level and body == "委":
            level = next((char for char in reversed(post[: party.start()]) if char in _LEVELS), "")
        parts.append(f"{level}{body}" if body != "党组" else "党组")
    if government := _GOVERNMENT.search(post):
        before = post[: government.start()]
        if not before.endswith("副"):
            parts.append(f"{government[1]}政府")
    return "、".join(parts)
