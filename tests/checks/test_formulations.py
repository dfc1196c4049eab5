"""Changed formulations in files: what is taken, what is refused, what ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.checks.formulations import formulations_in, own_formulations, shipped_formulations
from drafter.errors import UserError

OWN = """\
提法:
  - 现行: 青屏县古井保护中心
    曾作: [青屏县古井管理所]
    自: 2025-03-01
    至: 2027-01-01
    文件: 青编发〔2025〕3号
"""


def test_a_file_of_the_units_own_is_read(tmp_path: Path) -> None:
    path = tmp_path / "本单位.yaml"
    path.write_text(OWN, encoding="utf-8")
    (entry,) = formulations_in(path)
    assert entry.variants == ("青屏县古井管理所",)
    assert not entry.holds_on(entry.since.replace(year=2024))
    assert entry.holds_on(entry.since)
    assert not entry.holds_on(entry.since.replace(year=2028))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    文件: 青编发〔2025〕3号\n", "", "文件"),
        ("青编发〔2025〕3号", '""', "没有依据的不收"),
        ("青屏县古井管理所", "所", "太短"),
        ("青屏县古井管理所", "古井保护中心", "分不开"),
        ("2027-01-01", "2024-01-01", "至 要在 自 之后"),
        ("2025-03-01", "去年三月", "第 4 行"),
    ],
)
def test_what_is_not_right_is_refused_and_said(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "本单位.yaml"
    path.write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        formulations_in(path)
    assert said in str(caught.value)


def test_a_broken_file_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "好.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "坏.yaml").write_text("提法: 不是这样写", encoding="utf-8")
    found, broken = own_formulations(tmp_path)
    assert len(found) == 1
    assert len(broken) == 1


def test_every_shipped_entry_names_document_and_clause_and_is_told_once() -> None:
    entries = shipped_formulations()
    assert all(each.document and each.clause for each in entries)
    variants = [variant for each in entries for variant in each.variants]
    assert len(variants) == len(set(variants))
    assert not {each.canonical for each in entries} & set(variants)
