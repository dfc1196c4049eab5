"""Would the tests notice? ``python -m bench.mutants --draw 150 --seed 0``

Draws small faults by seed in drafter/text, corpus, mining and drafting: a comparison or condition
turned round, a bound moved by one, a value not returned, a call left out. Each is put into a copy
of the project, and the tests of its folder that reach it are run there, with all those of its
module, until one fails. Prints what survived and the share that was killed.

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
from bench.reaching import ALWAYS, Contexts, Reached, measured, reached_in, tests_reaching

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


def tests_of(folder: Path) -> list[str]:
    """All test files of a folder of the copy."""
    return sorted(str(file) for file in folder.rglob("test_*.py"))


def tests_for(mutant: Mutant, copy: Path, reached: Reached) -> list[str]:
    """The tests to try a fault by: the files named for its module, then whatever else reaches it;
    all of its folder where it runs before any test does."""
    every = tests_of(copy / "tests" / mutant.folder)
    stem = Path(mutant.path).stem
    own = [file for file in every if stem in Path(file).stem]
    source = (ROOT / mutant.path).read_text(encoding="utf-8")
    reaching = tests_reaching(source, mutant.line, reached)
    if ALWAYS in reaching:
        return [*own, *(file for file in every if file not in own)]
    return [*own, *sorted(f"{copy}/{each}" for each in reaching)]


def outcome(copy: Path, mutant: Mutant | None, tests: Sequence[str], *, watch: str = "") -> str:
    """What the tests say of the copy with this fault (None: as it is): survived, killed, or endless
    where the limit of processor time ended them. ``watch`` is a folder of drafter/ of which it is
    kept which test reaches what (``_kept``)."""
    if not tests:
        return "survived"
    place = None if mutant is None else copy / mutant.path
    if place is not None and mutant is not None:
        place.write_text(source_with(mutant, place.read_text(encoding="utf-8")), encoding="utf-8")
    try:
        child = os.fork()
        if child == 0:
            os._exit(_watched(copy, tests, watch) if watch else _tested(copy, tests))
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


def _kept(copy: Path, folder: str) -> Path:
    return copy / f"reached-{folder}"


def _watched(copy: Path, tests: Sequence[str], folder: str) -> int:
    """In the child: pytest's exit code, with what reaches the folder's modules kept."""
    watching = measured(copy / "drafter" / folder, _kept(copy, folder))
    watching.start()
    code = _tested(copy, tests, seconds=4 * CPU_SECONDS, plugins=[Contexts(watching)])
    watching.stop()
    watching.save()
    return code


def _tested(
    copy: Path, tests: Sequence[str], *, seconds: int = CPU_SECONDS, plugins: Sequence[object] = ()
) -> int:
    """In the child: pytest's exit code."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
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
    arguments = ["-x", "--assert=plain", "-p", "no:cacheprovider", *tests]
    return int(pytest.main(arguments, plugins=list(plugins)))


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
    parser.add_argument("--only", choices=FOLDERS, help="of the drawn those of one folder")
    wish = parser.parse_args()
    numbered = list(enumerate(drawn(number=wish.draw, seed=wish.seed), start=1))[wish.skip :]
    chosen = [(n, each) for n, each in numbered if wish.only in (None, each.folder)]
    _warmed()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        copy = _copy(Path(place))
        for folder in sorted({each.folder for _, each in chosen}):
            if outcome(copy, None, tests_of(copy / "tests" / folder), watch=folder) != "survived":
                sys.exit(f"the tests of {folder} fail as they are")
        for number, mutant in chosen:
            started = time.monotonic()
            reached = reached_in(_kept(copy, mutant.folder), copy / mutant.path)
            tests = tests_for(mutant, copy, reached)
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
