"""Bytes to text."""

from __future__ import annotations

import codecs
import re

from drafter.errors import ReadError
from drafter.text.normalise import CHINESE
from drafter.text.simplified import simplified

_CHINESE = re.compile(f"[{CHINESE}]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WITHOUT_BOM = ("gb18030", "big5", "cp950", "utf-16-le", "utf-16-be")

_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
    "说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机"
    "当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心"
    "反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程"
    "展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期"
    "根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志"
    "世金增争济阶思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目"
    "至达走积示议声报斗完类八离华名确才科张信马节话米整空况今集温传土许步群广石记需段研界拉林律叫究"
    "观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团"
    "往历市克何除消构府称太准精值号率族维划选标写存候亲快效院查江型眼王按格养易置派层片始却专状育厂"
    "京识适属圆包火住调满县局照参红细引听该企推促稳抓落责环乡村镇城障措施核绩检监督纪法宣治党委书记"
    "协座谈贯彻精神神奋斗使命担当服务群众创优势坚持深入全省市县项目投资财税金融银监管执策略预防护救灾"
    "同志们今天召开主要任务总结部署通知会议讲话讲稿领导座谈表彰动员推进部署希望感谢祝贺首先下面最后"
    "，。、；：！？“”《》（）"
)
"""Frequent characters of modern prose and of this genre, Simplified: two thirds of a speech."""

_LEAST_COMMON = 0.3
"""Share of frequent characters outside ASCII. Measured on stretches of 53 real documents in each
encoding: for 200 characters at least 0.64 as what it is and at most 0.13 as anything else, for 20
characters 0.41 and 0.30; of stretches of 4 or more, none but 1 in 7,000 was read wrongly."""

_CLEARER = 3.0
"""How many times more frequent characters the best reading must hold than any other."""

_LEAST_EVERYDAY = 0.5  # share of GB 2312's first level; other encodings read as GB18030 < 0.4
_SAMPLE = 20_000  # characters looked at


def decoded(content: bytes, *, name: str, declared: str = "") -> tuple[str, str]:
    """(text, encoding) of a file's bytes; newlines untouched, a byte order mark left out.

    Tried in order: the encoding a byte order mark names, strict UTF-8, then strict GB18030, Big5
    and UTF-16 without a mark, of which the one with the frequent characters wins. One of those
    wins over UTF-8 too where UTF-8 yields no Chinese (通知 alone in GB18030 is valid UTF-8).
    ``declared`` is what a page says of itself; it decides only where the bytes leave it open.

    Raises ReadError: empty, binary, an encoding that is not known, or a text too short to tell.
    """
    if not content.strip():
        raise ReadError(name, "空文件")
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            text = _strict(content, encoding)
            if text is None:
                raise ReadError(name, "编码认不出")
            return _some(text, name), encoding
    as_utf8 = _strict(content, "utf-8")
    if as_utf8 is not None and "\x00" not in as_utf8 and _CHINESE.search(as_utf8):
        return _some(as_utf8, name), "utf-8"
    readings = _readings(content)
    found = _plainest(readings, declared)
    if found is not None and (as_utf8 is None or not _latin(found[0])):
        return _some(found[0], name), found[1]
    if as_utf8 is not None:
        return _some(as_utf8, name), "utf-8"
    if _binary(content):
        raise ReadError(name, "不是文本（二进制）")
    unsure = len(readings) > 1 and len(content) < 100
    raise ReadError(name, "字太少，认不准编码" if unsure else "编码认不出")


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _some(text: str, name: str) -> str:
    if not text.strip():
        raise ReadError(name, "空文件")
    if len(_CONTROL.findall(text)) > len(text) // 50:
        raise ReadError(name, "不是文本（二进制）")
    return text


def _readings(content: bytes) -> dict[str, str]:
    """Encoding to text for each encoding in which ``content`` is valid and holds Chinese."""
    found: dict[str, str] = {}
    for encoding in _WITHOUT_BOM:
        if b"\x00" in content and not encoding.startswith("utf-16"):
            continue
        if encoding == "cp950" and "big5" in found:
            continue  # Windows' Big5, which holds a few characters more
        text = _strict(content, encoding)
        if text is not None and _CHINESE.search(text):
            found[encoding] = text
    return found


def _plainest(readings: dict[str, str], declared: str) -> tuple[str, str] | None:
    """(text, encoding) of the reading that is plain Chinese; None where none is, or several."""
    shares = {encoding: _common_share(text) for encoding, text in readings.items()}
    ranked = sorted(shares, key=lambda encoding: -shares[encoding])
    if not ranked:
        return None
    best, other = ranked[0], shares[ranked[1]] if len(ranked) > 1 else 0.0
    if shares[best] >= _LEAST_COMMON and shares[best] >= _CLEARER * other:
        return readings[best], best
    possible = [
        e for e in ranked if shares[e] > 0 or _everyday_share(readings[e], e) >= _LEAST_EVERYDAY
    ]
    said = _known(declared)
    if said in possible:
        return readings[said], said
    if possible == ["gb18030"]:
        everyday = _everyday_share(readings["gb18030"], "gb18030")
        return (readings["gb18030"], "gb18030") if everyday >= _LEAST_EVERYDAY else None
    return None


def _known(declared: str) -> str:
    """The name used here for an encoding as a page names it; "" for one that is not read here."""
    try:
        codec = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    return {"gb2312": "gb18030", "gbk": "gb18030"}.get(codec, codec)


def _common_share(text: str) -> float:
    """The share of frequent characters among those outside ASCII."""
    found = _OUTSIDE_ASCII.findall(simplified(text[:_SAMPLE]))
    return sum(char in _COMMON for char in found) / len(found) if found else 0.0


def _everyday_share(text: str, encoding: str) -> float:
    """The share of the Chinese characters that are in their standard's level of everyday ones."""
    found = _CHINESE.findall(text[:_SAMPLE])
    return sum(_everyday(char, encoding) for char in found) / len(found) if found else 0.0


def _latin(text: str) -> bool:
    """Whether ``text`` is mostly Latin letters, so that a few Chinese characters in it are chance
    (déjà vu in UTF-8, read as GB18030)."""
    return sum(char.isascii() and char.isalpha() for char in text) > len(_CHINESE.findall(text))


def _everyday(char: str, encoding: str) -> bool:
    """Whether ``char`` is one of the 3,755 of GB 2312's first level, or for Big5 of the 5,401 of
    its first level."""
    level, first, last = (
        ("big5", 0xA4, 0xC6) if encoding in ("big5", "cp950") else ("gb2312", 0xB0, 0xD7)
    )
    try:
        return first <= char.encode(level)[0] <= last
    except UnicodeEncodeError:
        return False


def _binary(content: bytes) -> bool:
    control = sum(byte < 9 or 13 < byte < 27 for byte in content[:4096])
    return control > len(content[:4096]) // 50
