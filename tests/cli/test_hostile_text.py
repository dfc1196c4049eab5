"""What steers a terminal, turns text round or hides in it gets out nowhere, wherever it came in."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from drafter.bank import open_bank
from drafter.cli import group
from tests.web.served import Client, served

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "corpus"
HOSTILE = "\x1b[31m\x1b]0;标题\x07\u202e\u2066\u200b\x9b31m\x08\x7f\ue000"
MINED = "\x1b[31m\u202e\u200b"
"""As much of it as a text may hold that is not taken for a binary file."""

STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]"
)
"""What a terminal, Word or a browser must never be given; tab and line ends may be."""

posix = pytest.mark.skipif(os.name != "posix", reason="such file names are POSIX's")


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank mined from a file with such characters in every line of it, and in its name."""
    speech = sorted(EXAMPLES.glob("*.txt"))[0].read_text(encoding="utf-8")
    hostile = "\n".join(f"{line[:4]}{MINED}{line[4:]}" for line in speech.split("\n"))
    folder = tmp_path_factory.mktemp("库") / "旧稿"
    folder.mkdir()
    (folder / "会\x1b[31m\u202e议.txt").write_text(hostile, encoding="utf-8")
    path = folder.parent / "b.db"
    done = CliRunner().invoke(group, ["mine", str(folder), "--bank", str(path)])
    assert done.exit_code == 0, done.output
    assert not STEERING.findall(done.output)
    return path


def steering_in(path: Path) -> list[str]:
    """Such characters in a file that was written; of a package, in each of its parts."""
    content = path.read_bytes()
    if not content.startswith(b"PK"):
        return STEERING.findall(content.decode("utf-8"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [
            each for name in package.namelist()
            for each in STEERING.findall(package.read(name).decode("utf-8"))
        ]  # fmt: skip


@posix
def test_what_was_mined_is_shown_without(bank: Path) -> None:
    with open_bank(bank) as opened:
        numbers = [f"{phrase.number:04d}" for phrase in opened.search()[:5]]
    (speech,) = (bank.parent / "旧稿").iterdir()
    for command in (
        ["browse", "的"], ["browse", "的", "--json"], *(["browse", each] for each in numbers),
        *(["browse", each, "--all"] for each in numbers), ["stats"], ["inspect", str(speech)],
        ["inspect", "--json", str(speech)], ["bank", "info", "--sources"], ["bank", "verify"],
        ["check", str(speech)],
    ):  # fmt: skip
        files = [] if command[0] in ("inspect",) else ["--bank", str(bank)]
        done = CliRunner().invoke(group, [*command, *files])
        assert done.exception is None or isinstance(done.exception, SystemExit), command
        assert done.output, command
        assert not STEERING.findall(done.output), command


@posix
def test_the_page_shows_what_was_mined_without(bank: Path) -> None:
    with served(bank) as door:
        client = Client(door)
        client.enter()
        speeches = client.get("/speeches").text
        addresses = re.findall(r'href="(/speeches/[0-9a-f]+/\d+)', speeches)
        assert addresses
        for path in (
            "/phrases", "/phrases/1", "/phrases/1?all=1", "/speeches", "/statistics", *addresses,
            f"/phrases?q={quote(HOSTILE)}",
        ):  # fmt: skip
            answer = client.get(path)
            assert answer.status == 200, path
            assert not STEERING.findall(answer.text), path


def test_what_is_answered_is_written_without(tmp_path: Path) -> None:
    runner, draft = CliRunner(), tmp_path / "稿.md"
    for call in (
        ["draft", "表态发言", "--example", "-o", str(tmp_path / "稿")],
        ["draft", str(draft), "--set", f"称谓=各位{HOSTILE}领导"],
        ["export", str(draft), "--force"],
        ["export", str(draft), "-o", str(tmp_path / "稿.html")],
        ["export", str(draft), "-o", str(tmp_path / "稿.txt")],
    ):
        done = runner.invoke(group, call)
        assert done.exit_code == 0, done.output
        assert not STEERING.findall(done.output)
    for path in sorted(tmp_path.glob("稿.*")):
        assert not steering_in(path), path.name
    assert "各位领导" in draft.read_text(encoding="utf-8")


def test_a_draft_that_somebody_tampered_with_is_exported_without(tmp_path: Path) -> None:
    runner, draft = CliRunner(), tmp_path / "稿.md"
    written = runner.invoke(group, ["draft", "表态发言", "--example", "-o", str(tmp_path / "稿")])
    assert written.exit_code == 0, written.output
    text = draft.read_text(encoding="utf-8")
    draft.write_text(
        text.replace("决心", f"决{HOSTILE}心").replace("落实", f"落{HOSTILE}实"), "utf-8"
    )
    for form in ("docx", "html", "txt"):
        path = tmp_path / f"出.{form}"
        done = runner.invoke(group, ["export", str(draft), "-o", str(path)])
        assert done.exit_code == 0, done.output
        assert not STEERING.findall(done.output)
        assert not steering_in(path), path.name
