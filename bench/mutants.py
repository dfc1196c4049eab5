"""Would the tests notice? ``python -m bench.mutants --draw 150 --seed 0``

Draws small faults by seed in drafter/text, corpus, mining and drafting: a comparison or condition
turned round, a bound moved by one, a value not returned, a call left out. Each is put into a copy
of the project, and the tests of its folder that reach it are run there, with all those of its
module, until one fails. Prints what became of each and the share that was killed.

``--keep FOLDER --most 20`` tries twenty and keeps in FOLDER what became of them and which test
reaches what; the same again tries the next twenty, and what survived before, once more, where the
tests of its folder have changed since. The share is of all that were tried.

Own tool, since cosmic-ray and mutmut draw nothing by seed and start the interpreter, the segmenter
and all tests anew for each fault. A fault in which a program runs without end counts as killed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec
import pytest

from bench.faults_of_code import Mutant, mutants_of, source_with
from bench.reaching import ALWAYS, Contexts, Reached, measured, reached_in, tests_reaching

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("text", "corpus", "mining", "drafting")
COPIED = ("drafter", "tests", "bench", "tools", "templates", "phrasebank", "examples", "docs")
FILES = ("pyproject.toml", "README.md", "README.zh-CN.md")

CPU_SECONDS = 180
"""Of processor time for all tests of a folder: three times what the slowest folder takes."""


class Outcome(msgspec.Struct, frozen=True):
    """What became of a fault: survived, killed, or endless where the limit of processor time ended
    the tests; ``tests`` is the fingerprint of those of its folder."""

    mutant: Mutant
    found: str
    tests: str

    def holds(self, tests: str) -> bool:
        """Whether it would come out so again: what is killed stays so, whatever tests are added."""
        return self.found != "survived" or self.tests == tests


def drawn(*, number: int, seed: int) -> list[Mutant]:
    """``number`` faults of all that can be made in the folders, in drawing order: those whose hash
    of seed, file and change comes first, so that a line put in elsewhere draws no others."""
    everything = [each for folder in FOLDERS for each in _mutants_in(folder)]
    alike: Counter[tuple[str, str, str]] = Counter()
    order: list[tuple[str, Mutant]] = []
    for each in everything:
        change = (each.path, each.before, each.after)
        alike[change] += 1
        known = repr((seed, *change, alike[change])).encode()
        order.append((hashlib.sha256(known).hexdigest(), each))
    return [each for _, each in sorted(order, key=lambda one: one[0])[:number]]


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
    """What the tests say of the copy with this fault (None: as it is), as ``Outcome.found``.
    ``watch`` is a folder of drafter/ of which it is kept which test reaches what (``_kept``)."""
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
    """Where it is kept what reaches the modules of this folder as it is now."""
    return copy.parent / f"reached-{folder}-{_fingerprint(folder, 'drafter', 'tests')}"


@cache
def _fingerprint(folder: str, *above: str) -> str:
    digest = hashlib.sha256()
    for each in above:
        for file in sorted((ROOT / each / folder).rglob("*.py")):
            digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def _watched(copy: Path, tests: Sequence[str], folder: str) -> int:
    """In the child: pytest's exit code, with what reaches the folder's modules kept."""
    watching = measured(copy / "drafter" / folder, _kept(copy, folder))
    watching.start()
    code = _tested(copy, tests, seconds=4 * CPU_SECONDS, plugins=[Contexts(watching)])
    watching.stop()
    if code == 0:
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
    if copy.exists():
        shutil.rmtree(copy)
    copy.mkdir(parents=True)
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copyfile(ROOT / name, copy / name)
    if (ROOT.parent / "shared").is_dir() and not (place / "shared").is_symlink():
        (place / "shared").symlink_to(ROOT.parent / "shared")
    return copy


def _outcomes(record: Path) -> dict[Mutant, Outcome]:
    """What became of those tried before, the latest of each."""
    lines = record.read_bytes().splitlines() if record.exists() else []
    kept = [msgspec.json.decode(line, type=Outcome) for line in lines]
    return {each.mutant: each for each in kept}


def _tried(place: Path, chosen: Sequence[tuple[int, Mutant]], *, most: int) -> list[Outcome]:
    """What became of the faults chosen, of which at most so many are tried now."""
    record = place / "outcomes.jsonl"
    known = _outcomes(record)
    waiting = [
        (number, each)
        for number, each in chosen
        if each not in known or not known[each].holds(_fingerprint(each.folder, "tests"))
    ][:most]
    copy = _copy(place)
    for folder in sorted({each.folder for _, each in waiting}):
        tests = tests_of(copy / "tests" / folder)
        if (
            not _kept(copy, folder).exists()
            and outcome(copy, None, tests, watch=folder) != "survived"
        ):
            sys.exit(f"the tests of {folder} fail as they are")
    for number, mutant in waiting:
        started = time.monotonic()
        reached = reached_in(_kept(copy, mutant.folder), copy / mutant.path)
        found = outcome(copy, mutant, tests_for(mutant, copy, reached))
        known[mutant] = Outcome(mutant, found, _fingerprint(mutant.folder, "tests"))
        with record.open("ab") as file:
            file.write(msgspec.json.encode(known[mutant]) + b"\n")
        print(
            f"{number:4} {found:8} {time.monotonic() - started:4.0f} s  {mutant.label}", flush=True
        )
    return [known[each] for _, each in chosen if each in known]


def summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The lines that tell how many were killed: those that survived, by folder, and of all."""
    survived = [each for each in outcomes if each.found == "survived"]
    yield from (f"survived  {each.mutant.label}" for each in survived)
    of, lost = (Counter(each.mutant.folder for each in some) for some in (outcomes, survived))
    yield from (f"{each:10} {of[each] - lost[each]} of {of[each]} killed" for each in FOLDERS)
    killed = len(outcomes) - len(survived)
    yield f"{killed} of {len(outcomes)} killed ({killed / max(len(outcomes), 1):.0%})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draw", type=int, default=150, help="how many faults")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=FOLDERS, help="of the drawn those of one folder")
    parser.add_argument("--keep", type=Path, help="where to go on from, another time")
    parser.add_argument("--most", type=int, help="how many to try this time")
    wish = parser.parse_args()
    numbered = enumerate(drawn(number=wish.draw, seed=wish.seed), start=1)
    chosen = [(n, each) for n, each in numbered if wish.only in (None, each.folder)]
    _warmed()
    with tempfile.TemporaryDirectory() as place:
        kept = Path(place) if wish.keep is None else wish.keep.resolve()
        tried = _tried(kept, chosen, most=len(chosen) if wish.most is None else wish.most)
    print("\n".join(summary(tried)), f", seed {wish.seed}", sep="")


if __name__ == "__main__":
    main()
