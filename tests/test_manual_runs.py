"""The calls in the docs are made, each in a folder and a home of its own with what it names."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.manual_stage import build, run
from tests.test_manual import PAGES, shell_lines

_EXPLAINED = re.compile(r"\s{2,}|\s#")
"""What parts a call from what is said of it."""
_REDIRECTED = re.compile(r"\s+[>|]\s+\S+")

ASKS = (
    "drafter draft", "drafter draft 讲话.md", "drafter browse", "drafter bank review",
    "drafter profile edit", "drafter purge 讲话.md", "drafter purge 工作会议讲话-1",
    "drafter comments 讲话.md --ask", "drafter bank remove-source 旧讲话.txt",
)  # fmt: skip
"""What asks on a terminal. Here there is none: it says what to write instead."""

TELLS = ("drafter draft 表态发言 --data 任务=明年招商引资任务", "drafter bank renew")
"""What has something left to say, so that it ends with 1: a gap, a bank that is new already."""

ELSEWHERE = re.compile(
    r"drafter (?:serve|export .*\.pdf$|outline check(?! 座谈会)|mine .*--engine)"
)
"""What serves until it is stopped, starts LibreOffice, tries all outlines for a minute, or wants
more machines: tests/web, tests/export and tests/flows see to these."""

MADE_ANEW = re.compile(r"drafter (?:outline (?:new|derive)|bank export)")
"""What wants a place that is free: those that the stage has are taken away before."""


def calls() -> list[str]:
    """Each call of the docs once, without what is said of it."""
    lines = (line for page in PAGES for line in shell_lines(page))
    bare = (_REDIRECTED.sub("", _EXPLAINED.split(line)[0]).strip() for line in lines)
    return list(dict.fromkeys(each for each in bare if not ELSEWHERE.match(each)))


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("stage")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAFTER_HOME", str(folder / "home"))
        patch.setenv("DRAFTER_OUT", str(folder / "work" / "讲话稿"))
        patch.chdir(folder)
        build(folder)
        yield folder


@pytest.fixture(scope="module")
def numbers(stage: Path) -> dict[str, str]:
    """What the docs' made-up numbers are on the stage."""
    assert Path.cwd() == stage / "work"
    snippet = re.search(r"\b[0-9a-f]{8,}\b", run("material", "show", "应急局报告.docx").stdout)
    source = re.search(r"\b([0-9a-f]{6,})\b.*旧讲话", run("bank", "info", "--sources").stdout)
    assert snippet is not None
    assert source is not None
    return {"3fa9c1d2": snippet[0], "3fa2c1": source[1]}


@pytest.mark.parametrize("call", calls())
def test_a_call_in_the_docs_does_what_it_says(
    call: str,
    stage: Path,
    numbers: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(stage, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("HOME", str(tmp_path / "work"))
    monkeypatch.chdir(tmp_path / "work")
    words = list(_words(call, numbers))
    if MADE_ANEW.match(call):
        for place in (Path(words[-1]), tmp_path / "home" / "outlines" / words[-1]):
            if place.is_dir():
                shutil.rmtree(place)
        shutil.rmtree("词库备份", ignore_errors=True)

    done = run(*words)

    expected = 2 if call in ASKS else 1 if call in TELLS else 0
    assert done.exit_code == expected, f"{call}：{done.output}{done.exception}"
    assert done.exit_code == 0 or done.stderr


def _words(call: str, numbers: dict[str, str]) -> Iterator[str]:
    for word in shlex.split(call)[1:]:
        if "*" in word:
            yield from sorted(map(str, Path().glob(word)))
        else:
            yield numbers.get(word, str(Path(word).expanduser()) if word[0] == "~" else word)
