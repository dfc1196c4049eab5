#!/usr/bin/env python3
"""Reads the annotated documents and prints the scorer's table for each gold file.

usage: python bench/parse.py [--shared DIR] [--misses N] [--only gold|more]
       python bench/parse.py --transcoded   the gold speeches in other encodings and characters
       python bench/parse.py --leave-one-out   what is lost with furniture learned elsewhere
       python bench/parse.py --unlabelled   what is found in the unlabelled documents, counted
       python bench/parse.py --scaling      seconds for 25,000, 50,000 and 100,000 characters
"""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import msgspec
from docx import Document

from drafter.corpus.furniture import repeated_chrome
from drafter.corpus.readers import read_source
from drafter.corpus.reading import reading
from drafter.flows.inspect import inspected_source
from drafter.model import Reading, Source
from drafter.text.simplified import simplified

GOLD = {"gold": ("gold.jsonl", "corpus"), "more": ("more.jsonl", "eval/more")}


def whole_reading(source: Source) -> Reading:
    """What `drafter inspect` prints for ``source``."""
    return inspected_source(source)


def figures(shared: Path, gold: str, folder: str) -> dict[str, float]:
    """Each figure's F1 for the documents of one gold file."""
    table = json.loads(_scorer(shared, gold, folder, "--json"))
    return {figure: row["f"] for figure, row in table.items()}


def _scorer(
    shared: Path, gold: str, folder: str, *options: str, leave_out: bool | None = None
) -> str:
    """What the scorer prints for the documents of one gold file. ``leave_out``: with the furniture
    learned from all files of the folder (False) or from all but the one that is read (True)."""
    lines = (shared / "eval" / gold).read_text(encoding="utf-8").splitlines()
    texts = shared / folder
    names = [json.loads(line)["file"] for line in lines if line.strip()]
    if leave_out is None:
        readings = [whole_reading(read_source(texts / name)) for name in names]
    else:
        every = [read_source(path) for path in sorted(texts.glob("*.txt"))]
        readings = [
            reading(source, chrome=repeated_chrome(_others(every, source) if leave_out else every))
            for source in every
            if source.name in names
        ]
    with tempfile.TemporaryDirectory() as folder_name:
        parsed = Path(folder_name) / "parsed.jsonl"
        parsed.write_bytes(b"\n".join(msgspec.json.encode(found) for found in readings) + b"\n")
        command = [
            sys.executable, str(shared / "eval" / "score.py"), str(shared / "eval" / gold),
            str(parsed), "--texts", str(texts), *options,
        ]  # fmt: skip
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


TRANSCODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8 with BOM": lambda text: text.encode("utf-8-sig"),
    "GB18030": lambda text: text.encode("gb18030"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "half-width punctuation": lambda text: text.translate(_HALF_WIDTH).encode(),
    "Traditional": lambda text: _traditional(text).encode(),
    ".docx": lambda text: _docx(text),
    "one line": lambda text: text.replace("\r", "").replace("\n", "").encode(),
}
"""How a document may be written; each must read as the original does."""

_HALF_WIDTH = str.maketrans("，：；！？（）", ",:;!?()")

SCALED = {
    "一是。": "markers", "，": "commas", "尊敬的": "salutations", "讲话1\n": "titles",
    "——要做好\n": "dashes", "一、好\n": "headings", "中": "one word", "会议强调，": "reports",
    "要抓好工作，促进发展。": "prose", "附件1\n": "attachments",
    "下面，我讲三点意见。": "announcements",
    "领导讲话\n同志们：\n": "fronts", "（来源：某网）": "trailers", "第一，好。": "ordinals",
    "一、提高认识抓好工作": "run-in headings", "\u200b": "invisible", "各位代表！": "re-addresses",
    "第一、好\n一、好。\n": "nested runs", "朋友们！一是好。二是好。": "runs between re-addresses",
    "工作；\n": "broken lines", "1 / 9\n": "page numbers", "弘 扬": "spaced",
}  # fmt: skip
"""What a text is made of to try how the time grows with its length."""


def _docx(text: str) -> bytes:
    """``text`` as a Word file, a line a paragraph."""
    document = Document()
    for line in text.replace("\r", "").split("\n"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _traditional(text: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("s2t").convert(text))


def _others(sources: list[Source], left_out: Source) -> list[Source]:
    return [source for source in sources if source is not left_out]


def leave_one_out(shared: Path) -> dict[str, float]:
    """For each figure the most that is lost when what is learned (furniture that comes back in
    several files) is learned from the other files only."""
    lost: dict[str, float] = {}
    for gold, folder in GOLD.values():
        tables = [
            json.loads(_scorer(shared, gold, folder, "--json", leave_out=leave_out))
            for leave_out in (False, True)
        ]
        for figure, row in tables[0].items():
            loss = row["f"] - tables[1][figure]["f"]
            lost[figure] = max(lost.get(figure, 0.0), loss)
    return lost


def unlabelled_counts(shared: Path) -> dict[str, Counter[str]]:
    """Documents of eval/unlabelled/ by what was found in them: the reason for no speech, the
    numbering systems of the headings, how the last sentence ends."""
    counts: dict[str, Counter[str]] = {
        "no speech": Counter(), "numbering": Counter(), "closings": Counter(),
        "last sentence": Counter(),
    }  # fmt: skip
    for path in sorted((shared / "eval" / "unlabelled").glob("*.txt")):
        found = reading(read_source(path))
        if found.reason:
            counts["no speech"][found.reason] += 1
        for speech in found.speeches:
            systems = {
                name
                for name, pattern in _SYSTEMS.items()
                if any(re.match(pattern, heading.marker) for heading in speech.headings)
            }
            counts["numbering"].update(systems or {"none"})
            counts["closings"]["found" if speech.closing else "none"] += 1
            last = speech.closing[-1].text if speech.closing else ""
            ending = next((n for n, p in _ENDINGS.items() if re.search(p, last)), "no formula")
            counts["last sentence"][ending] += 1
    return counts


_SYSTEMS = {
    "第一，": r"第[一二三四五六七八九十]", "——": "——", "一是…二是": "[一二三四五六七八九十]+是",
    "一、": "[一二三四五六七八九十]+、", "（一）": "[（(][一二三四五六七八九十]+",
    "1.": r"\d+[.、．]",
    "一要…二要": "[一二三四五六七八九十]+要", "首先…其次": "首先|其次",
}  # fmt: skip
_ENDINGS = {
    "谢谢(大家)": "谢谢", "让我们…": "让我们", "祝/预祝…": "祝",
    "为…奋斗/贡献/新篇章": "奋斗|贡献|新篇章",
}  # fmt: skip


def transcoded(shared: Path) -> dict[str, float]:
    """For each way of writing the share of fields (title, salutation, each heading with its level,
    closing) of the gold documents' speeches that are read as in the original."""
    gold, folder = GOLD["gold"]
    lines = (shared / "eval" / gold).read_text(encoding="utf-8").splitlines()
    paths = [shared / folder / json.loads(line)["file"] for line in lines if line.strip()]
    shares: dict[str, float] = {}
    for way, written in TRANSCODINGS.items():
        same = total = 0
        for path in paths:
            original = read_source(path)
            with tempfile.TemporaryDirectory() as folder_name:
                copy = Path(folder_name) / path.with_suffix(_suffix(way)).name
                copy.write_bytes(written(original.text))
                found = _fields(reading(read_source(copy)))
            wanted = _fields(reading(original))
            same += (found & wanted).total()
            total += max(found.total(), wanted.total())
        shares[way] = same / total
    return shares


def _suffix(way: str) -> str:
    return way if way.startswith(".") else ".txt"


def _fields(found: Reading) -> Counter[tuple[str, ...]]:
    def plain(text: str) -> str:
        kept = (c for c in unicodedata.normalize("NFKC", simplified(text)) if c.isalnum())
        return "".join(kept)

    fields: Counter[tuple[str, ...]] = Counter()
    for speech in found.speeches:
        fields["title", plain(speech.title.text if speech.title else "")] += 1
        fields["salutation", plain(speech.salutation.text if speech.salutation else "")] += 1
        fields["closing", plain("".join(s.text for s in speech.closing))] += 1
        fields.update(("heading", str(h.level), plain(h.text)) for h in speech.headings)
    return fields


def scaling(lengths: tuple[int, ...] = (25_000, 50_000, 100_000)) -> dict[str, list[float]]:
    """The seconds that texts of each make in SCALED take at each of the ``lengths``."""
    table: dict[str, list[float]] = {}
    for unit, name in SCALED.items():
        table[name] = []
        for length in lengths:
            text = "同志们：\n" + unit * (length // len(unit)) + "我们要把工作做好。"
            source = Source("x", "0" * 64, "utf-8", text)
            runs = []
            for _ in range(3):
                begin = time.process_time()
                whole_reading(source)
                runs.append(time.process_time() - begin)
            table[name].append(min(runs))
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--shared", type=Path, default=default)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--only", choices=sorted(GOLD))
    parser.add_argument("--transcoded", action="store_true")
    parser.add_argument("--scaling", action="store_true")
    parser.add_argument("--leave-one-out", action="store_true")
    parser.add_argument("--unlabelled", action="store_true")
    wanted = parser.parse_args()
    if wanted.transcoded:
        for way, share in transcoded(wanted.shared).items():
            print(f"{way:24} {share:.3f}")
        return
    if wanted.leave_one_out:
        for figure, loss in leave_one_out(wanted.shared).items():
            print(f"{figure:30} {loss:6.3f}")
        return
    if wanted.unlabelled:
        for what, table in unlabelled_counts(wanted.shared).items():
            print(what, *(f"{name} {count}" for name, count in table.most_common()), sep="\n    ")
        return
    if wanted.scaling:
        for make, seconds in scaling().items():
            growth = max(b / max(a, 0.02) for a, b in pairwise(seconds))
            print(f"{make:18}", *(f"{s:7.3f} s" for s in seconds), f"  at most x{growth:.2f}")
        return
    for name, (gold, folder) in GOLD.items():
        if wanted.only in (None, name):
            print(f"== {gold}")
            print(_scorer(wanted.shared, gold, folder, "--misses", str(wanted.misses)))


if __name__ == "__main__":
    main()
