"""A fault leaves the old file or the new one; a name from anywhere is one plain file name."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import UserError
from drafter.storage.files import (
    NameTaken,
    atomic_write,
    is_folder,
    is_taken,
    safe_name,
    unused_folder,
    unused_path,
    written,
    written_unused,
)

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX file modes")


def test_a_file_is_written_whole_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "讲话稿" / "一稿.md"
    atomic_write(path, "同志们：\n")
    atomic_write(path, "各位代表：\r\n".encode())
    assert path.read_bytes() == "各位代表：\r\n".encode()
    assert [each.name for each in path.parent.iterdir()] == ["一稿.md"]


@posix
def test_files_and_folders_are_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "讲话稿" / "一稿.md"
    atomic_write(path, "同志们：")
    path.chmod(0o644)
    atomic_write(path, "各位代表：")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_where_nothing_can_be_written_it_is_said_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "不是文件夹").write_text("原文", encoding="utf-8")
    with pytest.raises(UserError, match="建不了文件夹"):
        atomic_write(tmp_path / "不是文件夹" / "稿.md", "新文")
    assert (tmp_path / "不是文件夹").read_text(encoding="utf-8") == "原文"


def test_a_fault_leaves_the_old_one_and_no_scraps(tmp_path: Path) -> None:
    folder = tmp_path / "稿.md"
    (folder / "里面").mkdir(parents=True)
    with pytest.raises(UserError, match="写不了"):
        atomic_write(folder, "一个文件换不掉文件夹")
    assert [each.name for each in tmp_path.iterdir()] == ["稿.md"]
    assert (folder / "里面").is_dir()


def test_a_name_too_long_for_the_disk_is_a_user_error(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 100 + ".docx")
    assert not is_taken(path)
    assert not is_folder(path)
    with pytest.raises(UserError, match="写不了"):
        atomic_write(path, b"x")
    assert list(tmp_path.iterdir()) == []


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from drafter.errors import UserError
from drafter.storage.files import atomic_write
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    atomic_write(Path(sys.argv[1]), "新" * 1000)
except UserError as error:
    print(error)
"""


@posix
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "稿.md"
    path.write_text("旧文", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, path], capture_output=True, text=True, check=True
    )
    assert "原有文件没有动" in done.stdout
    assert path.read_text(encoding="utf-8") == "旧文"
    assert [each.name for each in tmp_path.iterdir()] == ["稿.md"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("全县春季造林工作会议讲话", "全县春季造林工作会议讲话"),
        ("../../etc/passwd", "etcpasswd"),
        ("/root/讲话", "root讲话"),
        ("C:\\稿\\讲话", "C稿讲话"),
        ("讲话：会议“全称”?", "讲话：会议“全称”"),
        ("讲话...", "讲话"),
        (" 　讲话　 ", "讲话"),
        ("CON", "未命名"),
        ("lpt1.txt", "未命名"),
        ("..", "未命名"),
        ("", "未命名"),
        ("一\n二\x00三", "一 二三"),
    ],
)
def test_safe_name(raw: str, name: str) -> None:
    assert safe_name(raw) == name


@given(st.text(max_size=300))
def test_a_safe_name_is_one_short_name_of_a_visible_file(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(f"{name}_未定稿.docx".encode()) <= 255
    assert not set(name) & set('\\/:*?"<>|\n\x00')
    assert name == name.strip(" .\u3000")
    assert safe_name(name) == name


def test_unused_path_steps_aside(tmp_path: Path) -> None:
    path = tmp_path / "讲话.docx"
    assert unused_path(path) == path
    path.touch()
    (tmp_path / "讲话-2.docx").touch()
    assert unused_path(path) == tmp_path / "讲话-3.docx"


def test_a_new_file_takes_no_other_ones_place(tmp_path: Path) -> None:
    path = tmp_path / "讲话.md"
    path.write_text("旧文", encoding="utf-8")
    with pytest.raises(NameTaken, match="已有"):
        atomic_write(path, "新文", new=True)
    assert written_unused(path, "新文").name == "讲话-2.md"
    assert path.read_text(encoding="utf-8") == "旧文"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["讲话-2.md", "讲话.md"]


def test_many_at_once_have_a_file_each(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        paths = list(
            pool.map(lambda text: written_unused(tmp_path / "稿.md", text), "一二三四五六七八")
        )
    assert len(set(paths)) == 8
    assert {path.read_text(encoding="utf-8") for path in paths} == set("一二三四五六七八")


def test_many_at_once_have_a_folder_each(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda _: unused_folder(tmp_path / "归档" / "稿"), range(8)))
    assert len(set(paths)) == 8
    assert all(path.is_dir() for path in paths)


def test_a_locked_file_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "讲话.md"
    path.write_text("旧文", encoding="utf-8")
    path.chmod(0o400)
    with pytest.raises(UserError, match=r"finish 讲话\.md --unlock"):
        atomic_write(path, "新文")
    assert written(path, "新文", overwrite=False).name == "讲话-2.md"
    assert path.read_text(encoding="utf-8") == "旧文"


@posix
def test_a_link_that_leads_nowhere_is_a_taken_name(tmp_path: Path) -> None:
    path = tmp_path / "讲话.docx"
    path.symlink_to(tmp_path / "没有")
    assert unused_path(path).name == "讲话-2.docx"
