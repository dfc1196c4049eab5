"""What is in order on this machine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafter.flows.doctor import Finding, findings
from drafter.paths import shipped


def of(part: str) -> Finding:
    return next(each for each in findings() if each.part == part)


def test_on_a_fresh_machine_all_but_programs_and_fonts_is_in_order() -> None:
    found = findings()
    assert [each.part for each in found] == [
        "词库", "提纲", "搭配表", "旧提法", "档案", "检查", "版式", "稿子", "数据夹", "字体", "PDF",
        "网络",
    ]  # fmt: skip
    assert all(each.good for each in found if each.part not in ("字体", "PDF"))


def test_a_broken_layout_is_named(drafter_home: Path) -> None:
    (drafter_home / "layouts").mkdir(parents=True)
    (drafter_home / "layouts" / "本室.yaml").write_text("行据: 30\n", encoding="utf-8")
    assert not of("版式").good
    assert "本室.yaml 第 1 行：不认识“行据”。是不是“行距”" in of("版式").said


@pytest.mark.parametrize(
    ("part", "file", "text", "told"),
    [
        ("档案", "profile.yaml", "语速: 快\n", "profile.yaml"),
        ("检查", "checks.yaml", "界限:\n  雷同：0.1\n", "第 2 行“雷同：”用的是全角冒号"),
        ("搭配表", "collocations/养蜂.yaml", "领域: [\n", "养蜂.yaml"),
        ("提纲", "outlines/养蜂/outline.yaml", "kind: [\n", "养蜂"),
    ],
)
def test_what_the_user_wrote_wrong_is_named(
    part: str, file: str, text: str, told: str, drafter_home: Path
) -> None:
    path = drafter_home / file
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    found = of(part)
    assert not found.good
    assert told in found.said


def test_the_users_outlines_are_counted_apart(drafter_home: Path) -> None:
    before = of("提纲").said
    assert before.startswith("自带 ")
    assert "自建" not in before
    own = drafter_home / "outlines" / "pledge"
    shutil.copytree(shipped("templates") / "pledge", own)
    count = int(before.split()[1])
    assert of("提纲").said == f"自带 {count - 1} 种，自建 1 种"


def test_a_draft_that_cannot_be_read_is_named(drafter_home: Path) -> None:
    (drafter_home / "unfinished").mkdir(parents=True)
    (drafter_home / "unfinished" / "甲-1.yaml").write_text("：", encoding="utf-8")
    assert not of("稿子").good
    assert "甲-1.yaml" in of("稿子").said


def test_a_bank_that_is_none_is_said(drafter_home: Path) -> None:
    drafter_home.mkdir(parents=True)
    (drafter_home / "bank.db").write_bytes(b"no database")
    assert not of("词库").good


def test_without_fontconfig_and_libreoffice_it_says_what_follows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    assert "没查" in of("字体").said
    assert "出 Word 不受影响" in of("PDF").said


def test_each_missing_face_is_named_with_what_is_shown_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, answer in (("fc-list", "宋体,SimSun"), ("fc-match", "Noto Sans CJK SC")):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\nprintf '%s' '{answer}'\n", encoding="utf-8")
        program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    found = of("字体")
    assert not found.good
    assert found.said == (
        "缺 方正小标宋简体、仿宋_GB2312、楷体_GB2312、黑体：Word 里照写，本机显示都用 "
        "Noto Sans CJK SC 代"
    )
