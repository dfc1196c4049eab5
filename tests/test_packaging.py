"""What is built, be the checkout clean or not, holds what git holds, and works without it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = ("templates/", "phrasebank/")


def run(*args: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(arg) for arg in args], cwd=cwd, env=os.environ | env, capture_output=True, text=True,
        check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def files_of_git() -> set[str]:
    listed = run("git", "ls-files", "-z", cwd=ROOT)
    if listed.returncode != 0:
        pytest.skip("不是 git 的工作区，无从比较")
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}


def checkout_in(folder: Path, *, modified: int) -> Path:
    """A copy of what git holds, each file last changed at ``modified`` (seconds since 1970)."""
    for name in files_of_git():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
        os.utime(folder / name, (modified, modified))
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sdist and wheel, built as ``make dist`` does from a checkout in which other
    files lie about."""
    checkout = checkout_in(tmp_path_factory.mktemp("checkout"), modified=1_500_000_000)
    author = ("-c", "user.name=x", "-c", "user.email=x")
    for command in (("init", "-q"), ("add", "-A"), (*author, "commit", "-q", "-m", "x")):
        assert run("git", *command, cwd=checkout).returncode == 0
    (checkout / "drafter" / "__pycache__").mkdir()
    for name in (
        "drafter/__pycache__/x.pyc", "drafter/notes.txt", "drafter/text/scratch.py",
        "templates/secret.yaml", "phrasebank/bank.db", "examples/own.txt",
    ):  # fmt: skip
        (checkout / name).write_bytes(b"x")
    out = tmp_path_factory.mktemp("dist")
    done = run(
        "bash", "tools/dist.sh", sys.executable, out, cwd=checkout, SOURCE_DATE_EPOCH="1600000000"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


def test_the_wheel_holds_the_program_and_its_data_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {name for name in files_of_git() if name.startswith("drafter/")}
    expected |= {f"drafter/_data/{name}" for name in files_of_git() if name.startswith(SHIPPED)}
    assert inside == expected


def test_the_sdist_holds_what_git_holds_of_it(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    kept = ("drafter/", "examples/", "tests/", *SHIPPED)
    assert {name for name in inside if name.startswith(kept)} == {
        name for name in files_of_git() if name.startswith(kept)
    }
    assert {"README.md", "CHANGELOG.md", "Makefile", "pyproject.toml"} <= inside


def test_the_same_commit_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """From files written on another day, and the wheel not by way of the sdist."""
    checkout = checkout_in(tmp_path, modified=1_700_000_000)
    again = tmp_path / "dist"
    done = run(
        sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", again,
        cwd=checkout, SOURCE_DATE_EPOCH="1600000000",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in built.iterdir())
    assert sorted(path.name for path in again.iterdir()) == names
    for name in names:
        assert (again / name).read_bytes() == (built / name).read_bytes(), name


@pytest.mark.skipif(os.name != "posix", reason="a virtual environment's layout on POSIX")
def test_installed_it_drafts_from_an_empty_directory(wheel: Path, tmp_path: Path) -> None:
    """The program comes from the wheel, its dependencies from the environment of the tests."""
    environment, empty = tmp_path / "环境", tmp_path / "空"
    empty.mkdir()
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    (site,) = environment.glob("lib/python*/site-packages")
    installed = run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index",
        "--no-compile", "--disable-pip-version-check", wheel, cwd=empty,
    )  # fmt: skip
    assert installed.returncode == 0, installed.stderr
    dependencies = sysconfig.get_path("purelib")
    (site / "dependencies.pth").write_text(dependencies, encoding="utf-8")
    found = run(
        python, "-c", "import drafter.model as m; print(m.__file__)", cwd=empty, PYTHONPATH=""
    )
    assert Path(found.stdout.strip()).is_relative_to(site), found.stderr
    drafted = run(
        environment / "bin" / "drafter", "draft", "表态发言", "--example", "-o", "表态.docx",
        cwd=empty, DRAFTER_HOME=str(tmp_path / "home"), PYTHONPATH="",
    )  # fmt: skip
    assert drafted.returncode == 0, drafted.stderr
    assert (empty / "表态.docx").read_bytes()[:2] == b"PK"
    assert (empty / "表态.md").is_file()
