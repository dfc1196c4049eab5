"""Sentences that announce the points of a speech."""

from __future__ import annotations

import re

from drafter.text.numerals import NUMERAL, number_of

_COUNT = rf"(?P<count>\d{{1,2}}|[{NUMERAL}]{{1,3}}|几)"
_NOUN = (
    "意见|问题|希望|倡议|要求|建议|想法|体会|看法|认识|事情|事|工作|内容|感受|打算|话|嘱托"
    "|期望|主张|措施|任务|观点|思考"
)
_WHAT = (
    rf"(?:(?:个方面|方面|点|层)(?:的?[^，。：；\n]{{0,12}})"
    rf"|(?:个|条|件|项|句)[^，。：；\n]{{0,6}}?(?:{_NOUN}))"
)
_TAIL = r"(?:[，,][^，。；\n]{0,14})?[：:。！，,；]?$"
_SAY = r"(?:讲|谈|提|说|强调|汇报|交流|报告|围绕|发表|分享|明确|部署|安排)"
_COUNTED = re.compile(rf"{_SAY}(?:出|了|上|一下)?[^。；]{{0,12}}?{_COUNT}{_WHAT}{_TAIL}")
_FROM_HERE = re.compile(
    r"(?:从|在|抓好|做好|做到|把握好?|注意|突出|围绕)[^，。；]{0,10}?"
    rf"{_COUNT}(?:个方面|方面|点|个|条|件|项)[^，。；]{{0,12}}{_TAIL}"
)
_CUES = "下面|接下来|这里|现[将就]|在此|借此机会|借这个机会|现在|最后|为此|结合"
_CUE = re.compile(f"(?:{_CUES})[^。]{{0,90}}")
_I = re.compile(r"我(?!们|国|市|县|省|区|局|校|院|党|军)")
_UNCOUNTED = re.compile(
    r"(?:提(?:出)?|讲|谈)(?:以下|如下|一些|一点|点|谈|一谈|下)?(?:自己)?(?:的)?[^，。；]{0,8}"
    r"(?:意见|要求|希望|建议|体会|看法|想法|问题|认识)"
    + _TAIL
    + rf"|(?:下面|接下来|在此|这里)[^。]{{0,60}}(?:作|做)[^，。；]{{0,10}}"
    rf"(?:汇报|发言|表态|说明|总结|部署|安排|动员|介绍|交流|述职|报告){_TAIL}"
    rf"|(?:汇报|报告|发言|部署|说明|要求|安排|表态)如下{_TAIL}"
    r"|(?:讲|谈|提|强调)(?:几|一|些)(?:个方面|点|个|条|句)"
)
_THEME = re.compile(
    r"我[^。]{0,6}(?:就|围绕|结合|着重|重点|主要|简要|简单|对)[^。]{2,70}"
    r"(?:[讲谈说](?:[讲谈说]|一[讲谈说]|一下|几句|点)|交流(?:一下)?|汇报一下)[^，。]{0,16}"
    rf"{_TAIL}"
    r"|我(?:想)?[^。]{0,12}(?:[讲谈说](?:[讲谈说]|一[讲谈说]|几句))[^，。]{0,20}(?:体会|看法|想法|认识|意见|问题|感受)"
    rf"{_TAIL}"
)
"""Announcing a theme without a count: 我就…谈谈看法."""
_TITLED = re.compile(r"(?:汇报|发言|演讲|授课|讲座|交流|讲)的?(?:题目|主题|内容)是")
"""Naming what the speech is called: 我发言的题目是《…》."""
_SIGN = re.compile(rf"[\d{NUMERAL}几](?:个|方面|点|层|条|件|项|句)|(?:题目|主题|内容)是|我|{_CUES}")
"""What stands in every sentence that announces."""
_ASKS_FOR = re.compile(r"审议|请[^，。]{2,24}提(?:出)?")
_CHAIR = re.compile(r"下面，?(?:有?请|由(?!我)|进行|让我们|欢迎)")
_LISTED = re.compile(r"[：，,](?=一是|一要|第一[，、是]|首先|其一|1[.、])")
_LONGEST = 220


def _announcement(sentence: str) -> str:
    """The end of a sentence, without the list of the points where it gives them already."""
    listed = _LISTED.search(sentence)
    return (sentence[: listed.start() + 1] if listed else sentence)[-_LONGEST:]


def announced_number(sentence: str) -> int | None:
    """The number of points that an announcing sentence names; None where it names none."""
    sentence = _announcement(sentence)
    match = _COUNTED.search(sentence) or _FROM_HERE.search(sentence)
    number = number_of(match["count"]) if match else None
    return number if number != 1 else None


def announces(sentence: str) -> bool:
    """Whether a sentence announces the points to come: 下面，我讲三点意见。

    A chair's 下面请…讲话 does not, nor a report laid before an assembly (请予审议), nor a count
    without a word of saying or a cue.
    """
    if not _SIGN.search(sentence):
        return False
    sentence = _announcement(sentence)
    if _CHAIR.search(sentence) or _ASKS_FOR.search(sentence):
        return False
    counted = _COUNTED.search(sentence)
    if counted and counted["count"] not in ("一", "1"):
        return bool(_CUE.search(sentence) or _I.search(sentence) or len(sentence) <= 30)
    if _FROM_HERE.search(sentence):
        return bool(re.search(r"以下|如下|下面|着力|入手|努力|要求|工作", sentence))
    if _THEME.search(sentence) or _TITLED.search(sentence):
        return True
    return bool(_UNCOUNTED.search(sentence) and (_CUE.search(sentence) or _I.search(sentence)))


def restarts_the_points(passage: str, *, after_a_section: bool) -> bool:
    """Whether the speaker announces points anew in ``passage`` in his own person (我提三点要求),
    so that numbering begins again at the top.

    ``after_a_section``: what came before is a numbered section (一、), which may hold such a list
    itself; there it takes a word that adds (最后，我提三点要求；再强调三点).
    """
    for piece in re.split(r"[。！？\n]", passage[-600:]):
        adds = re.search(r"[再还]|^(?:最后|另外|此外)", piece)
        again = adds or (not after_a_section and _I.search(piece))
        if again and _COUNTED.search(piece) and not _CHAIR.search(piece):
            return True
    return False
