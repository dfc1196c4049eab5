"""Many drafts at once: a result for each, and one that is wrong does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.bank import Bank, open_bank
from drafter.errors import UserError
from drafter.flows.batch import Result, drafted_all, row_entries
from drafter.flows.export import opened
from drafter.outlines.load import outline_named
from drafter.profile.model import Leader, Profile
from tests.made_up import bank_file

PLEDGE = outline_named("表态发言")
HEAD = "会议全称,发言人,时间,单位,任务,主题,要点1,要点2"
GOOD = (
    "全县春耕工作会议,周岚 县农业农村局局长,2027-02-19,县农业农村局,春耕任务,"
    "备肥；备种,备肥：到户；包村,备种：到田"
)
GAP = "全县秋收工作会议,【谁，问组织部】,2027-09-01,县农业农村局,秋收任务,抢收、归仓,抢收,归仓"
BAD = "全县防汛工作会议,周岚 局长,9.1,县水利局,防汛任务,巡堤、备料,巡堤,备料"


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    with open_bank(bank_file(tmp_path / "b.db")) as opened_bank:
        yield opened_bank


def table(tmp_path: Path, *rows: str, encoding: str = "utf-8", head: str = HEAD) -> Path:
    path = tmp_path / "各县.csv"
    path.write_bytes("\n".join([head, *rows, ""]).encode(encoding))
    return path


def results(
    path: Path,
    bank: Bank,
    folder: Path,
    *,
    profile: Profile | None = None,
    overwrite: bool = False,
) -> list[Result]:
    office = profile or Profile()
    entries = row_entries(path, PLEDGE, office)
    return list(
        drafted_all(
            entries, PLEDGE, bank, profile=office, extra={}, folder=folder, overwrite=overwrite
        )
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_row_is_a_draft_in_any_encoding_an_office_saves(
    encoding: str, tmp_path: Path, bank: Bank
) -> None:
    (found,) = results(table(tmp_path, GOOD, encoding=encoding), bank, tmp_path / "出稿")
    assert (found.name, found.gaps, found.fault) == ("第 2 行", (), "")
    assert found.path is not None
    assert found.path.name == "20270219_全县春耕工作会议表态发言_周岚.docx"
    answers = opened(found.path.with_suffix(".md")).answers
    assert answers["主题"] == ["备肥", "备种"]
    assert answers["要点1"] == ["备肥：到户", "包村"]


def test_a_bad_row_does_not_stop_the_run(tmp_path: Path, bank: Bank) -> None:
    found = results(table(tmp_path, BAD, "", GAP, GOOD), bank, tmp_path / "出稿")
    assert [each.name for each in found] == ["第 2 行", "第 4 行", "第 5 行"]
    assert [each.good for each in found] == [False, False, True]
    assert "年份不能省" in found[0].fault
    assert found[0].path is None
    assert found[1].gaps == ("谁",)
    assert found[1].path is not None
    assert found[1].path.suffix == ".md"
    assert len(list((tmp_path / "出稿").glob("*.docx"))) == 1


def test_lines_in_one_cell(tmp_path: Path, bank: Bank) -> None:
    row = GOOD.replace("备肥：到户；包村", '"备肥：到户；到田\n包村"')
    (found,) = results(table(tmp_path, row), bank, tmp_path / "出稿")
    assert found.path is not None
    answers = opened(found.path.with_suffix(".md")).answers
    assert answers["要点1"] == ["备肥：到户；到田", "包村"]


def test_columns_by_tabs(tmp_path: Path, bank: Bank) -> None:
    path = table(tmp_path, GOOD.replace(",", "\t"), head=HEAD.replace(",", "\t"))
    assert results(path, bank, tmp_path / "出稿")[0].good


def test_the_profile_completes_rows_too(tmp_path: Path, bank: Bank) -> None:
    office = Profile(leaders=(Leader("周岚", "青屏县农业农村局局长"),))
    row = GOOD.replace("周岚 县农业农村局局长", "周岚")
    (found,) = results(table(tmp_path, row), bank, tmp_path / "出稿", profile=office)
    assert found.path is not None
    assert opened(found.path.with_suffix(".md")).answers["发言人"] == "周岚 青屏县农业农村局局长"


def test_two_rows_of_one_name_get_two_files(tmp_path: Path, bank: Bank) -> None:
    found = results(table(tmp_path, GOOD, GOOD), bank, tmp_path / "出稿")
    assert len({each.path for each in found}) == 2


def test_overwriting_spares_what_the_same_run_wrote(tmp_path: Path, bank: Bank) -> None:
    folder = tmp_path / "出稿"
    other = GOOD.replace("县农业农村局,春耕任务", "县农业农村局,抗旱任务")
    (before,) = results(table(tmp_path, GOOD), bank, folder)
    first, second = results(table(tmp_path, GOOD, other), bank, folder, overwrite=True)
    assert first.path is not None
    assert second.path is not None
    assert first.path == before.path != second.path
    tasks = [opened(p.with_suffix(".md")).answers["任务"] for p in (first.path, second.path)]
    assert tasks == ["春耕任务", "抗旱任务"]


@pytest.mark.parametrize(
    ("head", "row"),
    [(HEAD, f"{GOOD},育秧"), (f"{HEAD},,", f"{GOOD},,育秧"), (f",{HEAD}", f"育秧,{GOOD}")],
)
def test_a_cell_under_no_column_is_a_fault_of_its_row(
    head: str, row: str, tmp_path: Path, bank: Bank
) -> None:
    found = results(table(tmp_path, row, head=head), bank, tmp_path / "出稿")
    assert [each.path for each in found] == [None]
    assert "育秧" in found[0].fault
    assert "加引号" in found[0].fault


def test_empty_cells_beyond_the_head_are_nothing(tmp_path: Path, bank: Bank) -> None:
    assert results(table(tmp_path, f"{GOOD},,"), bank, tmp_path / "出稿")[0].good


def test_pace_and_rewritten_sentences_are_columns_as_in_an_answers_file(
    tmp_path: Path, bank: Bank
) -> None:
    edit = '"{原句: 我们一定抓好落实。, 改作: 我们一定说到做到。}"'
    path = table(tmp_path, f"{GOOD},180,{edit}", f"{GOOD},,抓好", head=f"{HEAD},语速,改句1")
    good, bad = results(path, bank, tmp_path / "出稿")
    assert good.path is not None
    answers = opened(good.path.with_suffix(".md")).answers
    assert answers["语速"] == 180
    assert answers["改句1"] == {"原句": "我们一定抓好落实。", "改作": "我们一定说到做到。"}
    assert "改句1" in bad.fault


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("会议全称,电话\n甲,1\n", "“电话”"),
        ("会议全称,会议全称\n甲,乙\n", "两列都叫"),
        ("会议全称,任务\n", "没有一行答案"),
        ('会议全称,任务\n"全县春耕工作会议,春耕\n', "CSV"),
        ("", "读不出来"),
    ],
)
def test_a_table_that_cannot_be_used_is_one_sentence(
    content: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "表.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=told) as caught:
        row_entries(path, PLEDGE, Profile())
    assert caught.value.advice
