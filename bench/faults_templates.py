"""Templates that mean harm, rendered as a user's outline is: in a process of its own."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.faults_row import Row
from drafter.errors import OutlineError
from drafter.outlines.load import outline
from drafter.outlines.render import SECONDS, Value, rendered
from drafter.storage.apart import PATIENCE
from tests.made_up import outline_folder
from tests.outlines.payloads import CODE, ENDLESS, FILES, WORDS

_VALUES: dict[str, Value] = {"题目": "春耕", "清单": ["甲", "乙"], "长": "长" * 100_000}
_LONGEST = PATIENCE * SECONDS + 20
"""Seconds by the clock: what is promised where others have the processor, and a late start."""


def payloads(*, times: int) -> Iterator[Row]:
    """Every ``times``-th payload: refused, or rendered without having done it."""
    chosen = (*CODE, *FILES, *ENDLESS)[::times]
    with tempfile.TemporaryDirectory() as name:
        folder, longest = Path(name).resolve(), 0.0
        secret, mark = folder / "机密.j2", folder / "mark"
        secret.write_text(WORDS, encoding="utf-8")
        ran, read, endless, refused = list[str](), list[str](), list[str](), 0
        for number, template in enumerate(chosen):
            filled = template.replace("{secret}", str(secret)).replace("{mark}", str(mark))
            made = outline_folder(folder / str(number), template=filled)
            (made.parent / "机密.j2").write_text(WORDS, encoding="utf-8")
            (made / "连.j2").symlink_to(secret)
            begun = time.monotonic()
            try:
                text = rendered(outline(made, apart=True), _VALUES)
            except OutlineError:
                text, refused = "", refused + 1
            seconds = time.monotonic() - begun
            longest = max(longest, seconds)
            if mark.exists() or "<" in text or "kind:" in text:
                ran.append(f"{template}：{text[:60]}")
            if WORDS in text or "kind:" in text:
                read.append(template)
            if seconds > _LONGEST:
                endless.append(f"{template[:60]}：{seconds:.0f} 秒")
    told = (
        f"跑了代码 {len(ran)}、读了文件 {len(read)}、没停下 {len(endless)}；"
        f"拒绝 {refused}，最久 {longest:.1f} 秒"
    )
    yield Row("不怀好意的模板", len(chosen), (*ran, *read, *endless), told)
