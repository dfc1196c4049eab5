"""What a speech is about: its topic, which becomes a slot, and a few key words for searching."""

from __future__ import annotations

import re
from collections import Counter

from drafter.mining.words import words
from drafter.model import Speech
from drafter.text.joined_titles import one_line_title
from drafter.text.normalise import normalised
from drafter.text.tokens import weighted_words

_MEETING = re.compile(
    r"(?:在|召开|举行|开好)(?:的)?(?P<name>[^，。；：“”\n]{2,40}?)"
    r"(?:暨[^，。；：\n]{2,20})?(?:工作|专题|推进|动员|部署|总结|表彰|调度|扩大|学习){0,3}"
    r"(?:会议|座谈会|推进会|动员会|大会|学习会|调度会|培训班|会)(?:上|，|。|的)"
)
_SCOPE = re.compile(
    r"^(?:全国|全省|全市|全县|全区|全镇|全局|全系统|全院|全校|我[省市县区局]|[省市县区]级|[省市县区]|"
    r"\d{4}年度?|今年|本年度|[×X*○]+(?:年|省|市|县|区|局)?|[\u4e00-\u9fff]{2,3}[省市县区])+"
)
_TAIL = re.compile(r"(?:的)?(?:工作|专题|推进|动员|部署|总结|表彰|建设工作)$")
_AUDIENCE = re.compile(
    r"(?:干部|党员|群众|代表|同志|人员|人民|成员|党组|党委|中央|工作|建设|问题|政治)$"
)
_SHORT_FORMS = (("党建", "党的建设"), ("党建", "党的工作"), ("党建", "党建工作"))
_TITLE_TIMES, _HEADING_TIMES = 5, 3
_WEIGHED = 40  # weighty words among which the nouns are looked for
_MOST_NAMES = 3
_TOPIC_TAGS = ("n", "vn", "nz", "l", "nt")


def topic_of(text: str, speech: Speech) -> tuple[str, ...]:
    """The wordings of what ``speech`` is about, longest first: from its title, else from the
    sentence that names the meeting, else a noun group that three headings share.

    ``text`` is the source's own.
    """
    plain = normalised(text)
    candidates = [one_line_title(speech.title.text)] if speech.title else []
    candidates += [sentence.text for sentence in speech.opening if sentence.move == "occasion"][:2]
    for candidate in candidates:
        for match in _MEETING.finditer(normalised(candidate)):
            topic = _SCOPE.sub("", match["name"])
            topic = _TAIL.sub("", topic)
            topic += "工作" if topic.endswith("党的") else ""
            if 2 <= len(topic) <= 12 and not re.search(r"[、×*A-Za-z0-9]|中心组|扩大", topic):
                return _wordings(topic)
    return _wordings(_shared_by_headings(plain, speech))


def _wordings(topic: str) -> tuple[str, ...]:
    """``topic`` and its long and short forms."""
    forms = {topic} - {""}
    for short, long in _SHORT_FORMS:
        forms |= {form.replace(short, long) for form in forms if short in form}
        forms |= {form.replace(long, short) for form in forms if long in form}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _shared_by_headings(plain: str, speech: Speech) -> str:
    """The noun group of 3 to 8 characters that most headings (three at least, a third of all)
    hold; "" if none."""
    counts: Counter[str] = Counter()
    for heading in speech.headings:
        counts.update(_noun_groups(plain[heading.start : heading.end]))
    least = max(3, len(speech.headings) // 4)
    shared = [(n, len(group), group) for group, n in counts.items() if n >= least]
    return max(shared)[2] if shared else ""


def _noun_groups(text: str) -> set[str]:
    """Rows of one to three words of noun kind in ``text``."""
    found = words(text)
    groups = set()
    for i in range(len(found)):
        for j in range(i + 1, min(i + 3, len(found)) + 1):
            row = found[i:j]
            group = "".join(word.text for word in row)
            kinds = all(
                word.tag.startswith(_TOPIC_TAGS) and len(word.text) > 1 for word in row[:-1]
            )
            named = row[-1].tag.startswith((*_TOPIC_TAGS, "v") if len(row) > 1 else _TOPIC_TAGS)
            if kinds and named and 3 <= len(group) <= 8 and not _AUDIENCE.search(group):
                groups.add(group)
    return groups


def key_words(text: str, speech: Speech) -> tuple[str, ...]:
    """At most three names of what ``speech`` is about: its topic, then the nouns that weigh most
    in title, headings and text (TF-IDF), title and headings counted several times."""
    plain = normalised(text)
    title = one_line_title(plain[speech.title.start : speech.title.end]) if speech.title else ""
    headings = [plain[each.start : each.end] for each in speech.headings]
    weighed = "\n".join(
        [*[title] * _TITLE_TIMES, *headings * _HEADING_TIMES, plain[speech.start : speech.end]]
    )
    topic = topic_of(text, speech)[-1:]
    names = [
        word
        for word, _ in weighted_words(weighed, most=_WEIGHED)
        if not any(word in each for each in topic) and _names_a_matter(word)
    ]
    return (*topic, *names)[:_MOST_NAMES]


def _names_a_matter(word: str) -> bool:
    """Whether ``word`` is a noun that can name what a speech is about: not a person, a place or
    the listeners."""
    found = words(word)
    tag = found[-1].tag
    named = tag.startswith(("n", "vn", "l")) and not tag.startswith(("nr", "ns"))
    return named and not _AUDIENCE.search(word)
