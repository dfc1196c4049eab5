"""Leftovers in clean texts: what templates, redactions, web pages and tired hands leave behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from bench.checks_seeding import Seeded, Seeder, a_paragraph, with_block, with_line
from drafter.checks.text import CheckedText
from drafter.text.tokens import frequency, tagged

_PLACEHOLDERS = (
    "【待补：完成率】", "【待补：会议名称】", "【数字】", "【】", "【市领导姓名】",
    "【签约金额，问商务局】", "{{ 单位 }}", "{{speaker}}", "{%if 地区%}", "{单位}", "{会议名称}",
    "${date}", "<单位名称>", "[日期]", "（请填写具体数字）", "（此处补充典型案例）",
    "（数字待核实）", "（待定）", "（根据实际情况填写）", "____", "＿＿＿", "________", "（  ）",
    "（）", "《》", "“”", "【　】", "「」", "TODO", "&nbsp;", "<br/>", "</p>", "&#8203;",
    "锟斤拷", "\ufffd", "#REF!", "[批注3]", "错误！未找到引用源", "（待补充）", "（需核对）",
    "□□□", "△△", "＊＊＊", "****",
)  # fmt: skip
_NAMES = (
    "×××同志", "×××", "XX同志", "XXX同志", "某某同志", "某某某同志", "***同志", "○○○同志",
    "××同志", "李××同志", "X局长",
)  # fmt: skip
_PLACES = (
    "××市", "XX县", "XXX镇", "××省××市", "某某公司", "○○县", "xx区", "× ×县", "**市", "XX局",
    "20XX年", "×月×日", "X月X日", "第X届", "××个", "XX%", "X万元",
)  # fmt: skip
_CHROME = (
    "责任编辑：王小明", "来源：云岭日报", "上一篇：没有了", "下一篇：在全市春耕生产会议上的讲话",
    "打印本页", "关闭窗口", "扫一扫在手机打开当前页", "分享到：微信 微博", "相关阅读：",
    "版权所有 云岭市人民政府办公室", "云ICP备12345678号-1", "第 3 页 共 12 页", "1 / 19",
    "发布时间：2026-03-12 10:21", "浏览次数：1024", "返回顶部", "当前位置：首页 > 领导讲话",
    "字号：大 中 小", "QQ群：123456789", "×",
)  # fmt: skip
_INLINE = (
    "点击下载完整文档", "更多精彩内容请关注公众号", "转载请注明出处",
    "https://www.example.com/a/1.html", "本文来自范文网整理", "未经授权不得转载", "免费下载全文",
    "打开APP查看全文",
)  # fmt: skip
_LITTLE = ("的", "了", "和", "在", "是", "我们", "与", "对", "把", "而", "也")


def _inserted(name: str, what: Sequence[str], rules: tuple[str, ...]) -> Seeder:
    """Something put in where a clause ends or a word could stand."""

    def seeder(draw: Random, text: CheckedText) -> Seeded:
        number = a_paragraph(draw, text)
        line = text.blocks[number].text
        places = [m.end() for m in re.finditer("[，。；]", line)] or [len(line)]
        at = draw.choice(places)
        return Seeded(
            name, with_line(text, number, line[:at] + draw.choice(what) + line[at:]), number, rules
        )

    return seeder


def _in_a_name(draw: Random, text: CheckedText) -> Seeded:
    number = a_paragraph(draw, text)
    line = text.blocks[number].text
    at = draw.choice([m.end() for m in re.finditer("[，。；]", line)] or [0])
    words = draw.choice(
        ("刚才，{}作了发言，", "{}要带好头，", "按{}的要求办，", "请{}牵头，")
    ).format(draw.choice(_NAMES))
    return Seeded("隐名", with_line(text, number, line[:at] + words + line[at:]), number, ("残留",))


def _in_a_place(draw: Random, text: CheckedText) -> Seeded:
    number = a_paragraph(draw, text)
    line = text.blocks[number].text
    at = draw.choice([m.end() for m in re.finditer("[，。；]", line)] or [0])
    words = draw.choice(("去年在{}开过现场会，", "到{}为止，", "比{}还多，")).format(
        draw.choice(_PLACES)
    )
    return Seeded("隐地", with_line(text, number, line[:at] + words + line[at:]), number, ("残留",))


def _chrome_line(draw: Random, text: CheckedText) -> Seeded:
    number = draw.randrange(2, len(text.blocks))
    return Seeded(
        "网页行", with_block(text, number, draw.choice(_CHROME)), number, ("网页", "残留")
    )


def _doubled_little(draw: Random, text: CheckedText) -> Seeded | None:
    number = a_paragraph(draw, text)
    line = text.blocks[number].text
    tags = tagged(line)
    place, places = 0, []
    for word, _ in tags:
        if word in _LITTLE:
            places.append((place, word))
        place += len(word)
    if not places:
        return None
    at, word = draw.choice(places)
    return Seeded(
        "虚字重", with_line(text, number, line[:at] + word + line[at:]), number, ("重字",)
    )


def _doubled_word(draw: Random, text: CheckedText) -> Seeded | None:
    number = a_paragraph(draw, text)
    line = text.blocks[number].text
    place, places = 0, []
    for word, tag in tagged(line):
        whole = 2 <= len(word) <= 4 and word[0] not in "一好"  # 一步一步, 好听好听 are meant
        if whole and tag[0] in "nvad" and re.fullmatch("[\u4e00-\u9fff]+", word):
            places.append((place, word))
        place += len(word)
    if not places:
        return None
    at, word = draw.choice(places)
    return Seeded("词重", with_line(text, number, line[:at] + word + line[at:]), number, ("重字",))


def _doubled_character(draw: Random, text: CheckedText) -> Seeded | None:
    """The first character of a word of four that everybody knows is typed twice."""
    found = [
        (n, m)
        for n, block in text.paragraphs()
        for m in re.finditer("领导|责任|群众|发展|安全|企业|制度", block.text)
        if not frequency(block.text[m.start() - 1 : m.start() + 1])  # 要领|领导 can be meant
    ]
    if not found:
        return None
    number, match = draw.choice(found)
    line = text.blocks[number].text
    changed = line[: match.start()] + match[0][0] + line[match.start() :]
    return Seeded("单字重", with_line(text, number, changed), number, ("重字",))


def _cut_anywhere(draw: Random, text: CheckedText) -> Seeded:
    number = a_paragraph(draw, text, least=60)
    line = text.blocks[number].text
    places = [
        n for n in range(30, len(line) - 3) if re.match("[\u4e00-\u9fff]{2}", line[n - 1 : n + 1])
    ]
    return Seeded(
        "断在半句", with_line(text, number, line[: draw.choice(places)]), number, ("断段",)
    )


def _cut_at_a_comma(draw: Random, text: CheckedText) -> Seeded | None:
    number = a_paragraph(draw, text, least=60)
    line = text.blocks[number].text
    places = [m.end() for m in re.finditer("[，、]", line) if m.end() > 25]
    if not places:
        return None
    return Seeded(
        "断在逗号", with_line(text, number, line[: draw.choice(places)]), number, ("断段",)
    )


SEEDERS: dict[str, Seeder] = {
    "占位": _inserted("占位", _PLACEHOLDERS, ("残留",)),
    "单字重": _doubled_character,
    "隐名": _in_a_name,
    "隐地": _in_a_place,
    "网页行": _chrome_line,
    "网页字": _inserted("网页字", _INLINE, ("网页",)),
    "虚字重": _doubled_little,
    "词重": _doubled_word,
    "断在半句": _cut_anywhere,
    "断在逗号": _cut_at_a_comma,
    "又一处占位": _inserted("占位", _PLACEHOLDERS, ("残留",)),
}
