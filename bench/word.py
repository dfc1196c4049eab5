"""The time a Word file takes, beside docxtpl's for the same speech: python bench/word.py [FILES]

Both make a six-page speech in the standard's layout: docxtpl fills a template that this program
made, with its styles, its page and a loop over the paragraphs; the template is opened anew for each
file, as its manual has it. Prints milliseconds and ratios: one file in a fresh process with all it
imports, one file in a process that has imported everything, and a batch of FILES (500). Both run in
turns, in one run, and the median counts.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

from drafter.model import Block, BlockKind, Draft, DraftSentence, Origin

ROUNDS = 5
_TYPED = Origin("T")
_LINES = (
    "今年以来，全县围绕“修一条路、富一方人”这个目标，新改建农村公路186公里，"
    "打通断头路23条，改造危桥9座，群众出行平均缩短20分钟。",
    "各乡镇、各部门要把任务落到路段、落到人头，做到“段段有人管、处处有人护”；"
    "对进度滞后的，一周一通报、半月一约谈。",
    "路修好了还要管好。管养经费列入预算，护路队伍配到行政村，雨季前后各拉网排查一次。",
)


def _block(kind: BlockKind, text: str) -> Block:
    return Block(kind, (DraftSentence(text, _TYPED),))


def speech() -> Draft:
    """A speech of six pages, some 2,400 characters, its title already broken as drafts have it."""
    points = tuple(
        piece
        for number in "一二三四五六七"
        for piece in (
            _block("heading1", f"{number}、把农村公路修成放心路、富民路"),
            *(_block("paragraph", line) for line in (*_LINES, *_LINES[::-1])),
        )
    )
    return Draft(
        "工作会议讲话",
        (
            _block("title", "在全县农村公路建设推进会暨\n县交通运输工作会议上的讲话"),
            _block("byline", "青屏县委书记　沈放"),
            _block("date", "（2026年4月16日）"),
            _block("salutation", "同志们："),
            *points,
        ),
        speaker="沈放",
        day=date(2026, 4, 16),
    )


def ours(folder: Path) -> Callable[[], bytes]:
    """A function that makes the file our way, with what is kept between runs in ``folder``."""
    from drafter.export.word import docx_bytes

    draft = speech()
    return lambda: docx_bytes(draft, kept_in=folder / "kept")


def docxtpl_s(folder: Path) -> Callable[[], bytes]:
    """A function that makes the file with docxtpl from the template in ``folder``."""
    from docxtpl import DocxTemplate

    draft = speech()
    named: dict[str, str] = {block.kind: block.text for block in draft.blocks[:4]}
    body = [(block.kind, block.text) for block in draft.blocks[4:]]
    context: dict[str, object] = {**named, "body": body}

    def made() -> bytes:
        template = DocxTemplate(folder / "template.docx")
        template.render(context, autoescape=True)
        written = io.BytesIO()
        template.save(written)
        return written.getvalue()

    return made


WAYS = {"ours": ours, "docxtpl": docxtpl_s}


def write_template(folder: Path) -> None:
    """docxtpl's template: our own layout's page and styles, with a loop over the paragraphs."""
    import docx

    from drafter.export.word import docx_bytes

    empty = Draft("工作会议讲话", speech().blocks[:4])
    document = docx.Document(io.BytesIO(docx_bytes(empty)))
    names = ("{{ title }}", "{{ byline }}", "{{ date }}", "{{ salutation }}")
    for paragraph, name in zip(document.paragraphs, names, strict=True):
        for run in paragraph.runs[1:]:
            paragraph._p.remove(run._r)
        paragraph.runs[0].text = name
    for line, style in (
        ("{%p for kind, text in body %}", "Body Text"),
        ("{%p if kind == 'heading1' %}", "Body Text"),
        ("{{ text }}", "Heading 1"),
        ("{%p else %}", "Body Text"),
        ("{{ text }}", "Body Text"),
        ("{%p endif %}", "Body Text"),
        ("{%p endfor %}", "Body Text"),
    ):
        document.add_paragraph(line, style=style)
    document.save(str(folder / "template.docx"))


def paragraphs(content: bytes) -> list[str]:
    import docx

    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def cold(way: str, folder: Path) -> float:
    """One file in a process of its own, imports included, the interpreter's start not."""
    program = (
        "from time import perf_counter as now; start = now()\n"
        "import sys; sys.path[:0] = sys.argv[3:]\n"
        "from pathlib import Path\n"
        "from bench.word import WAYS\n"
        "WAYS[sys.argv[1]](Path(sys.argv[2]))()\n"
        "print(now() - start)\n"
    )
    checkout = str(Path(__file__).resolve().parents[1])
    told = subprocess.run(
        [sys.executable, "-P", "-c", program, way, str(folder), checkout],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return float(told)


def compared(label: str, measure: Callable[[str], float], *, most: float) -> None:
    """Prints both times and their ratio, of the medians of ROUNDS rounds taken in turns."""
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(ROUNDS):
        for way, taken in times.items():
            taken.append(measure(way))
    mine, theirs = (statistics.median(times[way]) * 1000 for way in WAYS)
    print(f"{label:<28}ours {mine:9.1f} ms   docxtpl {theirs:9.1f} ms   ratio {mine / theirs:.2f}"
          f"   (at most {most})")  # fmt: skip


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_template(folder)
        ready = {way: make(folder) for way, make in WAYS.items()}
        texts = [paragraphs(make()) for make in ready.values()]  # builds what is kept, too
        assert texts[0] == texts[1], "the two files do not say the same"
        print(f"{speech().characters:,} characters, {len(texts[0])} paragraphs")
        compared("one file, a fresh process", lambda way: cold(way, folder), most=1)
        compared("one file", lambda way: seconds(ready[way]), most=1)
        times = {
            way: seconds(lambda make=make: [make() for _ in range(files)])  # type: ignore[misc]
            for way, make in ready.items()
        }
        mine, theirs = times["ours"], times["docxtpl"]
        print(f"{f'{files} files':<28}ours {mine:9.2f} s    docxtpl {theirs:9.2f} s    "
              f"ratio {mine / theirs:.2f}   (at most 0.5)")  # fmt: skip


if __name__ == "__main__":
    main()
