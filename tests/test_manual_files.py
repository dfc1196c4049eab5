"""What the docs tell to type besides calls of drafter, and the files that they show, are real."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drafter.checks.formulations import formulations_in
from drafter.checks.settings_file import settings_in
from drafter.export.layout_files import layout_named
from tests.test_manual import PAGES, ROOT

_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)
_YAML = re.compile(r"^```yaml\n(.*?)^```", re.M | re.S)
_MAKE = re.compile(r"(?:^|`)make ([a-z-]+)((?: [A-Z]+=[^ `]+)*)", re.M)
_PATH = re.compile(r"(?:drafter|tests|docs|tools|bench|templates|phrasebank|export)/[\w./*-]*")
"""A path in CONTRIBUTING.md; NAME and PART in capitals stand for any."""
_TARGETS = re.compile(r"^([a-z-]+):(?!=)", re.M)
_TEXTS = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def _a_layout(text: str, folder: Path) -> object:
    (folder / "house.yaml").write_text(text, encoding="utf-8")
    return layout_named("house", folder)


def _checks(text: str, _folder: Path) -> object:
    return settings_in(text, name="checks.yaml")


def _formulations(text: str, folder: Path) -> object:
    path = folder / "本县.yaml"
    path.write_text(text, encoding="utf-8")
    return formulations_in(path)


FILES: dict[str, Callable[[str, Path], object]] = {
    "layouts.md": _a_layout,
    "checks.md": _checks,
    "recipes.md": _formulations,
}
"""What reads the files that a page shows."""


def made() -> Iterator[tuple[Path, str, str]]:
    for page in _TEXTS:
        for match in _MAKE.finditer(page.read_text(encoding="utf-8")):
            yield page, match[1], match[2]


@pytest.mark.parametrize(("page", "target", "variables"), dict.fromkeys(made()))
def test_what_the_docs_make_can_be_made(page: Path, target: str, variables: str) -> None:
    assert target in _TARGETS.findall(MAKEFILE), page.name
    for name in re.findall(r"([A-Z]+)=", variables):
        assert f"$({name})" in MAKEFILE, page.name


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param(page, text, id=f"{page.name}-{number}")
        for page in PAGES
        for number, text in enumerate(_YAML.findall(page.read_text(encoding="utf-8")))
    ],
)
def test_a_file_that_the_docs_show_is_read_without_a_fault(
    page: Path, text: str, tmp_path: Path
) -> None:
    assert FILES[page.name](text, tmp_path)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_line_for_completion_completes(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    line = f'eval "$(drafter completion {shell})"'
    assert line in (ROOT / "docs" / "manual" / "install.md").read_text(encoding="utf-8")
    setting_up = {"bash": "", "zsh": "autoload -Uz compinit; compinit -u; "}[shell]
    asked = {"bash": "complete -p drafter", "zsh": "print $_comps[drafter]"}[shell]
    called = f'"{sys.executable}" -c "from drafter.cli import main; main()" "$@"'
    script = f"drafter() {{ {called}; }}; {setting_up}{line}; {asked}"

    done = subprocess.run(
        [program, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "drafter" in done.stdout


@pytest.mark.parametrize("page", _TEXTS, ids=lambda page: page.name)
def test_what_the_docs_type_into_a_shell_is_well_formed(page: Path) -> None:
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        done = subprocess.run(["bash", "-n"], input=block, text=True, check=False)
        assert done.returncode == 0, block


def test_the_paths_that_contributing_names_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {
        word
        for words in re.findall(r"`([^`\n]*/[^`\n]*)`", text)
        for word in words.split()
        if _PATH.fullmatch(word) and not re.search(r"[A-Z]{3}", word)
    }
    assert named
    missing = [
        name
        for name in sorted(named)
        if not any((*ROOT.glob(name), *(ROOT / "drafter").glob(name)))
    ]
    assert not missing
