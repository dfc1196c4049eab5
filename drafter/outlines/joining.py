"""How the lines of an answer become one sentence: what parts them, what leads in, what was done.

A line may be a value on its way through a template, between private-use marks; marks are passed
over, and a word that is added stands outside of them: it is the outline's, not the answer's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_RUN = 80
"""Characters of a sentence whose parts are told apart by commas alone."""

_OPENED = re.compile("\ue000[^\ue001]*\ue001")
_MARK = re.compile("\ue000[^\ue001]*\ue001|\ue002|【[^】]*】")
_INNER_STOP = re.compile(r"[，；]|(?<!\d)[,;]|[,;](?!\d)")
_HAN = "\u4e00-\u9fff"
_OWN_LEAD = re.compile(
    "(?:有[的些几]|仍|还有|尚|个别|少数|部分|一些|一部分|不少|多数|大多|许多|极少数|绝大多数|存在)"
    "|(?:抽查|检查|排查|暗访|督查|督导|调研|巡查|核查|统计|截至|近年|今年|去年|前[一二三]季度|[上下]半年)"
    "|[全我本各][省市县区州旗盟镇乡村局]"
    "|(?:近|约|超过?)?[0-9]"
    "|[一二两三四五六七八九十百]+[多余]?(?:个(?!人)|[家处户名件起项座所条])"
    "|[^，；的在对把和与等下到进驻入为给向从跟]{2,4}?(?:省|(?<!城)(?<!超)市|县|(?<!小)(?<!社)(?<!地)(?<!城)(?<!园)(?<!景)区"
    "|(?<!乡)(?<!集)镇|(?<!城)乡|(?<!农)(?<!行政)村|街道)(?!级|长|民|委|组|场)"
    "|[^，；]{2,14}?(?:仍有|尚有|还有|(?<![没所])有[近约]?[0-9])"
)
"""What a line begins with that has its subject already: a place, a figure, 仍有, 个别, 抽查."""

_CLAUSE = re.compile("[^，；]+")
_END = "(?=[\ue002]|$)"
_GAVE = re.compile(
    f"(?<![工合协操运写著动])作(?=[^，；]{{0,8}}?(?:发言|报告|说明|讲话|交流|汇报|通报|介绍|动员){_END})"
)
_TOLD = re.compile(
    f"(?<=[{_HAN}]{{2}})(?:通报|汇报|介绍|宣读|传达)(?![的会室中过人员稿])(?=[^\ue002]{{2}})"
)


def run_together(lines: Sequence[str]) -> str:
    """The lines as one sentence without its stop: parted by ； where a line has a stop inside or
    all are longer than ``LONGEST_RUN``, else by ，."""
    plain = [_MARK.sub("", line) for line in lines]
    apart = any(map(_INNER_STOP.search, plain)) or sum(map(len, plain)) > LONGEST_RUN
    return ("；" if apart else "，").join(lines)


def with_lead(line: str, lead: str) -> str:
    """``line`` with ``lead`` (有的) before it, unless it has a subject of its own."""
    return line if _OWN_LEAD.match(_MARK.sub("", line)) else f"{lead}{line}"


def as_done(line: str) -> str:
    """What somebody did before, with 了 behind its verb where it is missing: 通报情况, 作表态发言.
    What comes without a subject, and a clause that has its 了, stays as it is."""
    opened = _OPENED.match(line)
    particle = f"\ue002了{opened[0]}" if opened else "了"
    return _CLAUSE.sub(lambda match: _done(match[0], particle), line)


def _done(clause: str, particle: str) -> str:
    if "了" in clause:
        return clause
    verb = _GAVE.search(clause) or _TOLD.search(clause)
    return f"{clause[: verb.end()]}{particle}{clause[verb.end() :]}" if verb else clause
