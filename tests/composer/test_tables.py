"""The 搭配表: what ships is sound, a user's own table shadows, a fault is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.composer.composer import composer_of, heading_sets
from drafter.composer.tables import (
    GENERAL,
    LEAD_SHAPES,
    entries,
    own_tables_in,
    shadowed,
    shipped_tables,
    table_in,
    tables_in,
)
from drafter.errors import OutlineError

OWN = """\
领域: 养蜂
识别词: 蜂
主题组:
- 主题词: 蜂群越冬
  动词: 护好
  比喻: 守牢…底线
  双动宾: 保温防潮
- 主题词: 蜂蜜销售
  动词: 拓宽
  比喻: 叫响…招牌
  双动宾: 提价扩销
"""


def test_the_fields_that_ship() -> None:
    fields = {table.field for table in shipped_tables()}
    assert fields >= {
        "安全生产", "经济与招商引资", "乡村振兴与农业", "教育学校", "医疗卫生", "企业经营",
        "党的建设", "党风廉政", "作风与干部", "城市管理与民生", "生态环境", "基层治理",
        "改革创新", "文化宣传", GENERAL,
    }  # fmt: skip


def test_a_lead_has_four_characters_and_one_shape() -> None:
    shapes: dict[str, set[str]] = {}
    for table in shipped_tables():
        for group in table.groups:
            for shape, leads in group.leads().items():
                for lead in leads:
                    assert len(lead) == 4, lead
                    shapes.setdefault(lead, set()).add(shape)
    assert {lead: each for lead, each in shapes.items() if len(each) > 1} == {}
    assert set.union(*shapes.values()) == set(LEAD_SHAPES)


def test_every_verb_has_two_characters_and_every_bare_noun_its_verbs() -> None:
    known = {noun for table in shipped_tables() for noun in table.noun_verbs}
    for table in shipped_tables():
        for group in table.groups:
            assert [verb for verb in entries(group.verbs) if len(verb) != 2] == [], group.heads
            bare = {noun for noun in entries(group.nouns) if "…" not in noun}
            assert bare <= known, (group.heads, bare - known)


def test_an_entry_may_suit_some_themes_only() -> None:
    line = "抓实 建强（队伍、班子） 加强（建设）"
    assert entries(line, "护林队伍") == ["抓实", "建强"]
    assert entries(line, "队伍建设") == ["抓实", "加强"]
    assert entries(line) == ["抓实", "建强", "加强"]


def test_a_users_own_table_is_used_and_shadows_the_field(tmp_path: Path) -> None:
    (tmp_path / "养蜂.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "安全.yaml").write_text("领域: 安全生产\n", encoding="utf-8")
    tables = shadowed(shipped_tables(), tables_in(tmp_path))
    assert [table.field for table in tables].count("安全生产") == 1
    assert next(table for table in tables if table.field == "安全生产").groups == ()
    sets = heading_sets(composer_of(tables), ("蜂群越冬", "蜂蜜销售"))
    assert ("护好蜂群越冬", "拓宽蜂蜜销售") in [each.texts for each in sets]
    assert ("守牢蜂群越冬底线", "叫响蜂蜜销售招牌") in [each.texts for each in sets]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("领域: 养蜂\n主题组:\n- {主题词: 蜂群, 比喻: 守牢底线}\n", "守牢底线"),
        ("领域: 养蜂\n主题组:\n- {主题词: 蜂群, 动作: 护好}\n", "第 3 行"),
        ("识别词: 蜂\n", "缺少必填的一项 领域"),
        ('领域: 养蜂\n同一比喻: [""]\n', "同一比喻"),
        ('领域: 养蜂\n名词动词: {招牌: ""}\n', "名词动词"),
        ('领域: 养蜂\n主题组: [{主题词: ""}]\n', "主题组"),
    ],
)
def test_a_broken_table_is_named_with_its_fault(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "养蜂.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OutlineError, match=told):
        table_in(path)


def test_no_folder_has_no_tables(tmp_path: Path) -> None:
    assert tables_in(tmp_path / "没有") == ()


def test_a_broken_table_of_the_users_stops_no_other_and_the_shipped_one_stands(
    tmp_path: Path,
) -> None:
    (tmp_path / "养蜂.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "安全.yaml").write_text("领域: 安全生产\n主题组: [\n", encoding="utf-8")
    (tmp_path / "空.yaml").write_text('领域: 防汛\n同一比喻: [""]\n', encoding="utf-8")
    own, broken = own_tables_in(tmp_path)
    assert len(own) == 1
    assert [error.message.partition(" ")[0] for error in broken] == ["安全.yaml", "空.yaml"]
    fields = {table.field: table for table in shadowed(shipped_tables(), own)}
    assert fields["安全生产"].groups
