"""The file of what is not reported, turned on, limited: as a person writes and keeps it."""

from __future__ import annotations

import re

import pytest

from drafter.checks.beside import Limits
from drafter.checks.settings import Settings, with_muted, without_muted
from drafter.checks.settings_file import settings_in, settings_text, text_with_muted, usual_text
from drafter.errors import UserError

NAME = "checks.yaml"
OWN = """# 办公室的，周主任定的
不看:
- 落款   # 我们单位落款在文末
- 人名：周兰

# 平常不开的
另开:
- 引号间顿号
界限:
  雷同: 0.10     # 从严
  雷同起算: 13
  此后几篇: 20
"""


def changed(text: str, *, mute: str = "", unmute: str = "") -> str:
    settings = settings_in(text, name=NAME)
    settings = with_muted(settings, mute) if mute else settings
    settings = without_muted(settings, unmute) if unmute else settings
    return text_with_muted(text, settings, name=NAME)


def test_what_is_written_reads_back() -> None:
    settings = Settings(
        ("落款", "人名:周兰"), ("引号间顿号",), Limits(sentence=90, overlap_share=0.1)
    )
    assert settings_in(settings_text(settings), name=NAME) == settings
    assert settings_in(settings_text(Settings()), name=NAME) == Settings()


def test_the_usual_is_told_whole_and_reads_back() -> None:
    assert settings_in(usual_text(), name=NAME) == Settings()
    assert "  一句: 120\n" in usual_text()
    assert "  雷同: 0.15\n" in usual_text()


def test_a_limit_nobody_knows_is_named() -> None:
    with pytest.raises(UserError, match="句长"):
        settings_in("界限:\n  句长: 90\n", name=NAME)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("界限:\n  雷同：0.1\n", "第 2 行“雷同：”用的是全角冒号：改成半角的，写成 雷同: 0.1"),
        ("界限:\n  一句: 100\n  雷同：0.1 # 从严\n", "第 3 行“雷同：”用的是全角冒号"),
        ("界限：\n  雷同: 0.1\n", "第 1 行“界限：”用的是全角冒号"),
        ("界限：雷同：0.1\n", "第 1 行“雷同：”用的是全角冒号"),
        ("不看：\n- 落款\n", "第 1 行“不看：”用的是全角冒号"),
        ("界限:\n  雷同起算:13\n", "第 2 行“雷同起算:”的冒号后面没空格：写成 雷同起算: 13"),
        ("界限:\n  雷同: 10\n", "第 2 行：“雷同: 10”不对，份额在 0 和 1 之间，写成 0.1"),
        ("界限:\n  一句: 9\n  雷同: 10%\n", "第 3 行：“雷同: 10%”不对，份额在 0 和 1 之间"),
        ("界限:\n  时长: 20％\n", "写成 0.2"),
        ("界限:\n  雷同: -0.1\n", "份额在 0 和 1 之间"),
        ("界限:\n  雷同: .nan\n", "份额在 0 和 1 之间"),
        ("界限:\n  雷同: 少些\n", "份额在 0 和 1 之间"),
        ("界限:\n  一句: 120字\n", "“一句: 120字”不对，要写 1 以上的整数，不带单位"),
        ("界限:\n  一句: 0\n", "要写 1 以上的整数"),
        ("界限:\n  一句: true\n", "要写 1 以上的整数"),
        ("不看: 落款\n", "要写成一行一条、以 - 开头"),
        ("不看:\n- 人名: 周兰\n", "要写成文字"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_the_writers_words(text: str, told: str) -> None:
    with pytest.raises(UserError, match=re.escape(told)) as raised:
        settings_in(text, name=NAME)
    assert NAME in str(raised.value)
    assert not re.search("float|int|str|array|object|类型", str(raised.value))


@pytest.mark.parametrize("value", ["0", "0.15", "1"])
def test_a_share_lies_between_0_and_1(value: str) -> None:
    found = settings_in(f"界限:\n  雷同: {value}\n", name=NAME)
    assert found.limits.overlap_share == float(value)


def test_muting_adds_a_line_and_leaves_the_rest_as_it_was() -> None:
    line = "- 人名：周兰\n"
    assert changed(OWN, mute="编号") == OWN.replace(line, line + "- 编号\n")
    assert changed(OWN, mute="落款") == OWN
    assert changed(changed(OWN, mute="编号"), unmute="编号") == OWN


def test_unmuting_takes_a_line_out_and_leaves_the_rest_as_it_was() -> None:
    assert changed(OWN, unmute="人名:周兰") == OWN.replace("- 人名：周兰\n", "")
    none = changed(changed(OWN, unmute="人名:周兰"), unmute="落款")
    assert settings_in(none, name=NAME).muted == ()
    assert "# 平常不开的" in none


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("界限:\n  雷同起算: 13\n", "界限:\n  雷同起算: 13\n不看:\n- 编号\n"),
        ("不看:\n# 没有\n另开:\n", "不看:\n- 编号\n# 没有\n另开:\n"),
        ("不看:\n    - 落款\n另开:\n", "不看:\n    - 落款\n    - 编号\n另开:\n"),
        ("不看: []  # 没有\n另开:\n", "不看:  # 没有\n- 编号\n另开:\n"),
        ("不看: [落款]\n", "不看:\n- 落款\n- 编号\n"),
        ("# 只有一句话\n", "# 只有一句话\n不看:\n- 编号\n"),
    ],
)
def test_muting_keeps_to_the_way_in_which_the_list_is_written(before: str, after: str) -> None:
    assert changed(before, mute="编号") == after


@pytest.mark.parametrize("words", ["残留:#号", "残留:- 一", "数字:2023-2025", "残留:{{ 单位 }}"])
def test_any_words_can_be_muted(words: str) -> None:
    for text in (OWN, "不看: [落款]\n"):
        assert words in settings_in(changed(text, mute=words), name=NAME).muted


def test_a_list_over_several_lines_is_left_alone_and_told() -> None:
    with pytest.raises(UserError, match="一行一条"):
        changed("不看: [\n  落款,\n  编号]\n", mute="残留")
