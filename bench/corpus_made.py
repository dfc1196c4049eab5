#!/usr/bin/env python3
"""A made-up corpus of any size: the same seed gives the same bytes.

usage: python -m bench.corpus_made FOLDER [--megabytes N] [--seed N] [--jsonl]

Speeches as offices hold them (title, salutation, opening, numbered headings, paragraphs, closing),
in our own words about made-up places. Words are drawn by rank (the r-th of a list with weight
1 / (r + 3)), so formulas come back and most sentences do not: per megabyte about as many phrases
are mined, and as many of them distinct, as in the five speeches this project was measured on.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

WORDS = {
    name: words.split(" ")
    for line in Path(__file__).with_name("corpus_words.txt").read_text("utf-8").splitlines()
    for name, _, words in [line.partition(" ")]
}
"""v verbs, n nouns, a adverbs, m modifiers, f four-character phrases, e outcomes, u offices."""

SENTENCES = (
    "要{a}{v}{m}{n}，{a}{v}{m}{n}，让{n}{e}。",
    "要坚持{f}、{f}，把{n}和{n}结合起来，{a}{v}{n}。",
    "各部门要{a}{v}{n}，{v}{n}，{v}{n}，做到{f}、{f}。",
    "今年以来，{p}{l}{a}{v}{m}{n}，{n}{v}取得新的进展，{n}明显{v}。",
    "从检查的情况看，{m}{n}还不够扎实，有的地方{n}{v}不及时，有的单位{n}没有{v}到位。",
    "{n}事关{n}，事关{n}，事关{n}，必须{a}抓紧抓好。",
    "我们必须清醒地看到，{m}{n}与群众的期待相比还有差距，{n}的{n}还没有真正{v}起来。",
    "要在{v}{n}上下功夫，在{v}{n}上求突破，在{v}{n}上见成效。",
    "对{m}{n}，要逐项{v}；对{m}{n}，要{a}{v}；对{m}{n}，要重点{v}。",
    "既要{v}{n}，又要{v}{n}，更要{v}{n}。",
    "{m}{n}是{n}的基础，{m}{n}是{n}的关键，{m}{n}是{n}的保证。",
    "{p}{l}{u}要牵头{v}{m}{n}，会同有关单位在{d}月底前拿出{n}，{a}{v}{n}。",
    "要把{n}作为头等大事，主要负责同志亲自{v}，分管负责同志具体{v}，一级抓一级，层层抓落实。",
    "只有{a}{v}{n}，才能{v}{n}；只有{a}{v}{n}，才能{v}{n}。",
    "全{l}上下要{f}、{f}，以{n}的新成效{v}{n}。",
    "要注重{v}{m}{n}，防止{n}与{n}脱节；要注重{v}{m}{n}，防止{n}流于形式。",
    "这些{n}来之不易，是全{l}干部群众{f}的结果，是各部门{f}的结果。",
    "围绕{m}{n}，{p}{l}先后{v}{n}{k}个，{v}{n}{k}项，{n}比上年提高{k}个百分点。",
    "要多到{n}去，多听{n}的意见，多解{n}的难题，把{n}办到群众心坎上。",
    "不{v}{n}，{n}就没有保证；不{v}{n}，{n}就会落空。",
    "{u}负责同志介绍的做法很有启发，概括起来就是{v}{n}、{v}{n}、{v}{n}。",
    "要{a}{v}以{n}为核心的{n}，{v}覆盖{m}{n}的{n}，使{m}{n}{e}、{m}{n}{e}。",
    "凡是{n}反映强烈的{n}，都要列入{n}，明确{n}，{a}{v}，件件有回音。",
    "实践告诉我们，{v}{n}离不开{n}，{v}{n}离不开{n}，归根到底要靠{n}。",
)  # fmt: skip
OPENINGS = (
    "今天，我们在这里召开{t}，主要任务是{v}{m}{n}，{v}{m}{n}，{a}{v}{n}。",
    "刚才，{u}通报了{m}{n}情况，{p}{l}作了发言，讲得都很好，我都同意。",
    "一年来，大家{f}、{f}，{a}{v}{n}，各项{n}取得了明显成效。",
    "在此，我代表{p}{l}委、{p}{l}政府，向长期奋战在{n}一线的同志们表示衷心的感谢！",
    "这次会议是在{v}{m}{n}的关键时期召开的一次重要会议。",
)
CLOSINGS = (
    "同志们，{n}任重道远，{n}时不我待。",
    "希望大家回去以后，{a}{v}{n}，{f}、{f}，确保{m}{n}{e}。",
    "让我们{f}、{f}，为{v}{n}、{v}{n}而努力奋斗！",
    "让我们更加紧密地团结起来，{a}{v}{m}{n}，奋力开创{n}新局面！",
)
HEADINGS = (
    "{v}{n}，{a}{v}{m}{n}",
    "突出{n}，{a}{v}{n}",
    "{a}{v}{m}{n}",
    "{f}，{v}{m}{n}",
)
SUBHEADINGS = ("{v}{m}{n}。", "在{v}{n}上{e}。", "{a}{v}{n}。")
NUMBERS = "一二三四五六"


class Writer:
    """Draws words by rank and writes sentences of them; one random state, from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._place = ""
        self._level = ""
        self._meeting = ""

    def word(self, those: Sequence[str]) -> str:
        """One of these, the first ones oftener."""
        return self.random.choices(those, cum_weights=_weights(len(those)))[0]

    def filled(self, shape: str) -> str:
        """A shape with a word in each place, none of a kind twice where it can be helped."""
        pieces = shape.split("{")
        out, used = [pieces[0]], set[str]()
        for piece in pieces[1:]:
            kind, rest = piece[0], piece[2:]
            word = self._drawn(kind)
            for _ in range(4):
                if word not in used or kind in "pltu":
                    break
                word = self._drawn(kind)
            used.add(word)
            out += (word, rest)
        return "".join(out)

    def speech(self, *, paragraphs: int) -> str:
        """One speech; a paragraph has some three hundred characters."""
        choice = self.random.choice
        self._place = choice(WORDS["places"]) + choice(WORDS["places"])
        self._level = choice(WORDS["levels"])
        year = self.random.randint(2012, 2025)
        theme = self.filled("{m}{n}{v}") + choice(("", "工作"))
        self._meeting = f"{self._place}{self._level}{year}年{theme}{choice(WORDS['meetings'])}"
        lines = [
            f"在{self._meeting}上的讲话",
            f"（{year}年{self.random.randint(1, 12)}月）",
            "同志们：",
        ]
        lines.append(
            "".join(map(self.filled, self.random.sample(OPENINGS, 3))) + "下面，我讲三点意见。"
        )
        for number in NUMBERS[:3]:
            lines.append(f"{number}、{self.filled(choice(HEADINGS))}")
            for at in range(max(1, paragraphs // 3)):
                lead = f"（{NUMBERS[at % 6]}）{self.filled(choice(SUBHEADINGS))}" if at < 6 else ""
                lines.append(lead + "".join(self.filled(choice(SENTENCES)) for _ in range(6)))
        lines.append("".join(map(self.filled, self.random.sample(CLOSINGS, 3))))
        return "\n".join(lines) + "\n"

    def _drawn(self, kind: str) -> str:
        match kind:
            case "p":
                return self._place
            case "l":
                return self._level
            case "t":
                return self._meeting
            case "k":
                return str(self.random.randint(2, 980))
            case "d":
                return str(self.random.randint(1, 12))
            case _:
                return self.word(WORDS[kind])


@lru_cache(maxsize=64)
def _weights(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 3) for rank in range(count)))


def made_speeches(size: int, *, seed: int = 0) -> Iterator[str]:
    """Speeches of some eight thousand characters that come to ``size`` bytes or a little more."""
    writer = Writer(seed)
    written = 0
    while written < size:
        text = writer.speech(paragraphs=writer.random.choice((6, 12, 18, 24)))
        written += len(text.encode())
        yield text


def made_patterns(count: int, *, seed: int = 0) -> Iterator[str]:
    """Distinct patterns as a bank holds them."""
    writer = Writer(seed)
    seen = set[str]()
    while len(seen) < count:
        writer._place, writer._level = "{地区}", ""
        writer._meeting = "{会议名称}"
        shape = writer.random.choice((*SENTENCES, *OPENINGS, *CLOSINGS, *HEADINGS))
        pattern = writer.filled(shape)
        if pattern not in seen:
            seen.add(pattern)
            yield pattern


def write_corpus(folder: Path, size: int, *, seed: int = 0) -> int:
    """Writes a corpus of ``size`` bytes as text files into a new folder; gives its true size."""
    folder.mkdir(parents=True)
    total = 0
    for number, text in enumerate(made_speeches(size, seed=seed)):
        content = text.encode()
        total += len(content)
        (folder / f"{number:06}.txt").write_bytes(content)
    return total


def write_lines(path: Path, size: int, *, seed: int = 0) -> int:
    """The same as one .jsonl file."""
    total = 0
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(made_speeches(size, seed=seed)):
            total += len(text.encode())
            line = {"name": f"{number:06}.txt", "text": text}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jsonl", action="store_true")
    wanted = parser.parse_args()
    size = int(wanted.megabytes * 1e6)
    write = write_lines if wanted.jsonl else write_corpus
    print(f"{write(wanted.folder, size, seed=wanted.seed):,} bytes in {wanted.folder}")


if __name__ == "__main__":
    main()
