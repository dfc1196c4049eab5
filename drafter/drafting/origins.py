"""The origin of a sentence: from the tags of its characters, or from a draft's block of origins."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from drafter.drafting.marks import Tagged, plain
from drafter.interview.answers import PATTERN, Value, phrase_in
from drafter.interview.edits import MOST_CHANGED, changed_share
from drafter.model import Origin
from drafter.text.sentences import sentence_spans

_TYPED = Origin("T")

_NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．]|（\d+）"
    r"|第?[一二三四五六七八九十]+[是要，])"
)


def origin_of(characters: list[Tagged]) -> Origin:
    """Letters of a sentence: the first gave its wording, A or M follows where answers or material
    filled it.

    A phrase or a typed sentence words what it holds; else the outline does as soon as one of its
    own words (numbering and punctuation aside) stands in it; else the answers do, or the material
    that was put into them.
    """
    counted = Counter[str]()
    phrases: dict[str, None] = {}
    numbering = _NUMBERING.match(plain(characters))
    for place, (char, tags) in enumerate(characters):
        for tag in tags:
            if tag.letter == "P":
                phrases[tag.key] = None
        outer = tags[0].letter if tags else "O"
        inner = tags[-1].letter if tags else "O"
        if not char.isalnum():
            continue
        if outer == "O" and numbering and place < numbering.end():
            continue
        counted[outer if outer in "PT" else inner] += 1
        if inner in "AM":
            counted[f"filled {inner}"] += 1
    return Origin(_letters(counted), next(iter(phrases), ""), questions_in(characters))


def questions_in(characters: list[Tagged]) -> tuple[str, ...]:
    """The keys of the answers that a sentence holds, in the order in which they stand in it."""
    runs = groupby(characters, key=itemgetter(1))
    keys = (tag.key for tags, _ in runs for tag in tags if tag.letter != "P")
    return tuple(key for key in dict.fromkeys(keys) if key)


def _letters(counted: Counter[str]) -> str:
    worded = max(("P", "T"), key=lambda letter: counted[letter])
    if counted[worded]:
        first = worded
    elif counted["O"] or not (counted["A"] or counted["M"]):
        first = "O"
    else:
        first = max(("A", "M"), key=lambda letter: counted[letter])
    return first + "".join(
        letter for letter in "AM" if counted[f"filled {letter}"] and letter != first
    )


def sentence_hash(text: str) -> str:
    """The key of a sentence in a draft file's block of origins: 12 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def origins_again(
    texts: Sequence[str], origins: Mapping[str, Sequence[Origin]], answers: Mapping[str, Value]
) -> Iterator[Origin]:
    """The origin of each sentence of a draft that a hand may have edited.

    ``origins`` are those the draft was saved with, by the hash of their sentence. Unchanged words
    have their origin back (of several the first that is not taken yet). A changed sentence takes
    that of a phrase whose own sentence is gone, where it still is that phrase by the words that
    ``answers`` keep of it; else it is typed.
    """
    left = {key: list(found) for key, found in origins.items()}
    hashes = [sentence_hash(text) for text in texts]
    gone = [each for key, found in left.items() if key not in hashes for each in found]
    patterns = sentences_of_phrases(answers)
    for key, text in zip(hashes, texts, strict=True):
        found = left.get(key)
        if found:
            yield found.pop(0) if len(found) > 1 else found[0]
            continue
        share, phrase = min(
            ((_share(p, text), each) for each in gone for p in patterns.get(each.phrase, ())),
            key=lambda pair: pair[0],
            default=(1.0, _TYPED),
        )
        if share > MOST_CHANGED:
            yield _TYPED
            continue
        gone.remove(phrase)
        yield phrase


def _share(pattern: str, text: str) -> float:
    """How much of the phrase changed; a number that the outline put before it is no change."""
    numbering = None if _NUMBERING.match(pattern) else _NUMBERING.match(text)
    return changed_share(pattern, text[numbering.end() :] if numbering else text)


def sentences_of_phrases(answers: Mapping[str, Value]) -> dict[str, list[str]]:
    """The sentences of each phrase of the bank that was chosen, by the phrase's id; of a frame
    that words a heading set, each heading's."""
    found: dict[str, list[str]] = {}
    for value in answers.values():
        phrase = phrase_in(value)
        if phrase and isinstance(value, dict):
            kept = value.get(PATTERN, "")
            patterns = kept if isinstance(kept, list) else [str(kept)]
            found.setdefault(phrase, []).extend(
                pattern[start:end] for pattern in patterns for start, end in sentence_spans(pattern)
            )
    return found
