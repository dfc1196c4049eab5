"""Would the tests notice? ``python -m bench.mutants --draw 150 --seed 0``

Draws small faults by seed in drafter/text, corpus, mining and drafting: a comparison or condition
turned round, a bound moved by one, a value not returned, a call left out. Each is put into a copy
of the project, and the tests of its folder are run there, those of its module first, until one
fails. Prints what survived and the share that was killed.

Own tool, since cosmic-ray and mutmut draw nothing by seed and start the interpreter, the segmenter
and all tests anew for each fault. A fault in which a program runs without end counts as killed.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bench.faults_of_code import Mutant, mutants_of, source_with

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("text", "corpus", "mining", "drafting")
COPIED = ("drafter", "tests", "bench", "tools", "templates", "phrasebank", "examples", "docs")
FILES = ("pyproject.toml", "README.md", "README.zh-CN.md")

CPU_SECONDS = 180
"""Of processor time for all tests of a folder: three times what the slowest folder takes."""


def drawn(*, number: int, seed: int) -> list[Mutant]:
    """``number`` faults of all that can be made in the folders, by seed, in drawing order."""
    everything = [each for folder in FOLDERS for each in _mutants_in(folder)]
    return random.Random(seed).sample(everything, min(number, len(everything)))


def tests_for(module: Path, folder: Path) -> list[str]:
    """The test files of ``folder``, those first whose name holds the module's, then those that
    import it; ``module`` is relative to the project."""
    dotted = ".".join(module.with_suffix("").parts)

    def distance(file: Path) -> int:
        if module.stem in file.stem:
            return 0
        return 1 if f"{dotted} import" in file.read_text(encoding="utf-8") else 2

    return [str(file) for file in sorted(folder.rglob("test_*.py"), key=lambda f: (distance(f), f))]


def outcome(copy: Path, mutant: Mutant | None, tests: Sequence[str]) -> str:
    """What the tests say of the copy with this fault (None: as it is): survived, killed, or endless
    where the limit of processor time ended them."""
    place = None if mutant is None else copy / mutant.path
    if place is not None and mutant is not None:
        place.write_text(source_with(mutant, place.read_text(encoding="utf-8")), encoding="utf-8")
    try:
        child = os.fork()
        if child == 0:
            os._exit(_tested(copy, tests))
        _, status = os.waitpid(child, 0)
    finally:
        if place is not None and mutant is not None:
            shutil.copyfile(ROOT / mutant.path, place)
    if os.WIFSIGNALED(status):
        return "endless" if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL) else "killed"
    return "survived" if os.WEXITSTATUS(status) == 0 else "killed"


def _mutants_in(folder: str) -> Iterator[Mutant]:
    for file in sorted((ROOT / "drafter" / folder).rglob("*.py")):
        yield from mutants_of(file.relative_to(ROOT), file.read_text(encoding="utf-8"))


def _tested(copy: Path, tests: Sequence[str]) -> int:
    """In the child: pytest's exit code."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.chdir(copy)
    sys.path[:] = [str(copy), *(each for each in sys.path if each not in ("", str(ROOT)))]
    for name in [each for each in sys.modules if each.split(".")[0] in ("drafter", "bench")]:
        del sys.modules[name]
    sys.dont_write_bytecode = True
    os.environ |= {
        "PYTHONPATH": str(copy),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HYPOTHESIS_PROFILE": "ci",
    }
    # Nobody reads why a test failed, and what is loaded already could not be rewritten.
    return int(pytest.main(["-x", "--assert=plain", "-p", "no:cacheprovider", *tests]))


def _warmed() -> None:
    """Loads once what every run of the tests would load: only the project itself is read anew."""
    for name in ("bs4", "docx", "hypothesis", "jieba.posseg", "jinja2", "lxml.etree", "pypdf"):
        __import__(name)


def _copy(place: Path) -> Path:
    copy = place / "project"
    copy.mkdir()
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copyfile(ROOT / name, copy / name)
    if (ROOT.parent / "shared").is_dir():
        (place / "shared").symlink_to(ROOT.parent / "shared")
    return copy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draw", type=int, default=150, help="how many faults")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--skip", type=int, default=0, help="how many of the drawn not to try")
    wish = parser.parse_args()
    chosen = drawn(number=wish.draw, seed=wish.seed)[wish.skip :]
    _warmed()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        copy = _copy(Path(place))
        for folder in sorted({each.folder for each in chosen}):
            if outcome(copy, None, tests_for(Path(folder), copy / "tests" / folder)) != "survived":
                sys.exit(f"the tests of {folder} fail as they are")
        for number, mutant in enumerate(chosen, wish.skip + 1):
            started = time.monotonic()
            tests = tests_for(Path(mutant.path), copy / "tests" / mutant.folder)
            found = outcome(copy, mutant, tests)
            counts[found] += 1
            counts[f"{mutant.folder} {found}"] += 1
            took = time.monotonic() - started
            print(f"{number:4} {found:8} {took:4.0f} s  {mutant.label}", flush=True)
    tried = len(chosen)
    killed = tried - counts["survived"]
    for folder in FOLDERS:
        lost = counts[f"{folder} survived"]
        of = sum(counts[f"{folder} {each}"] for each in ("survived", "killed", "endless"))
        print(f"{folder:10} {of - lost} of {of} killed")
    print(f"{killed} of {tried} killed ({killed / tried:.0%}), seed {wish.seed}")


if __name__ == "__main__":
    main()
