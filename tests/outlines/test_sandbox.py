"""A template gets plain data and can do little with it; what it may not do is named by line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from drafter.errors import OutlineError
from drafter.outlines.load import outline
from drafter.outlines.render import Value, rendered
from tests.made_up import outline_folder


def printed(folder: Path, template: str, values: Mapping[str, Any] | None = None) -> str:
    loaded = outline(outline_folder(folder, template=template))
    return rendered(loaded, cast("Mapping[str, Value]", values or {}))


def test_what_an_outline_needs_is_there(tmp_path: Path) -> None:
    template = (
        "{% for 点 in 主题 %}{{ loop.index | 序 }}、{{ 点.题 }}"
        "{% if not loop.last %}；{% endif %}{% endfor %}"
        '{{ "（共" ~ 主题 | length ~ "点）" }}{{ 清单 | join("、") }}{{ 3 * 4 }}'
    )
    values: dict[str, Any] = {"主题": [{"题": "育苗"}, {"题": "管护"}], "清单": ["甲", "乙"]}
    assert printed(tmp_path, template, values) == "一、育苗；二、管护（共2点）甲、乙12"


def test_a_value_is_never_read_as_a_template(tmp_path: Path) -> None:
    values = {"事": "{{ 7 * 7 }}{% include 'x' %}{# 注 #}"}
    assert printed(tmp_path, "{{ 事 }}", values) == values["事"]


FORBIDDEN = {
    "class of a string": "{{ ''.__class__ }}",
    "class by index": "{{ ''['__class__'] }}",
    "class by a filter's argument": "{{ [''] | join(attribute='__class__') }}",
    "globals of a macro": "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "method of a string": "{{ '稿'.upper() }}",
    "format string": "{{ '{0.__class__}'.format(1) }}",
    "method of a list": "{{ [1].append(2) }}",
    "power": "{{ 9 ** 9 }}",
    "string repeated": "{{ '稿' * 9999 }}",
    "list repeated": "{{ [1] * 9999 }}",
    "product of big numbers": "{{ 99999 * 99999 }}",
    "padding by %": "{{ '%99999999d' % 1 }}",
    "big range": "{{ range(100000000) }}",
    "division by nothing": "{{ 1 // 0 }}",
    "cycler": "{{ cycler('一') }}",
    "joiner": "{{ joiner('、') }}",
    "namespace": "{% set n = namespace(x=1) %}{{ n.x }}",
    "lipsum": "{{ lipsum() }}",
    "dict": "{{ dict(a=1) }}",
    "filter that is not offered": "{{ '稿' | attr('__class__') }}",
    "itself without end": "{% include 'speech.md.j2' %}",
    "loops without number": "{% for a in range(1) %}" * 30 + "{% endfor %}" * 30,
    "broken syntax": "{{ 题目",
}


@pytest.mark.parametrize("what", list(FORBIDDEN))
def test_what_a_template_may_not_do(tmp_path: Path, what: str) -> None:
    with pytest.raises(OutlineError, match=r"short-talk/speech\.md\.j2") as caught:
        printed(tmp_path, FORBIDDEN[what])
    assert caught.value.advice


def test_a_name_that_is_not_there_is_named_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match=r"speech\.md\.j2 第 3 行.*缘起"):
        printed(tmp_path, "同志们：\n\n{{ 缘起 }}\n", {"缘由": "今天"})


def test_an_error_inside_a_shared_macro_names_the_macros_file(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "macros.md.j2").write_text(
        "{% macro 段(点) %}\n{{ 点.题 }}\n{{ 点.由 }}\n{% endmacro %}", encoding="utf-8"
    )
    template = '{% import "macros.md.j2" as m %}{{ m.段(点) }}'
    assert "春灌" not in printed(tmp_path, template, {"点": {"题": "育苗", "由": "季节不等人"}})
    with pytest.raises(OutlineError, match=r"macros\.md\.j2 第 3 行"):
        printed(tmp_path, template, {"点": {"题": "育苗"}})


@pytest.mark.parametrize("value", [Path("/"), object(), print, [Path("/")], {"内": b"x"}])
def test_only_plain_data_goes_in(tmp_path: Path, value: object) -> None:
    with pytest.raises(OutlineError, match="不能进模板"):
        printed(tmp_path, "{{ 东西 }}", {"东西": value})


@pytest.mark.parametrize("name", ["../密.j2", "../../密.j2", "/etc/hostname"])
def test_no_file_outside_the_folder_is_included(tmp_path: Path, name: str) -> None:
    (tmp_path / "密.j2").write_text("机密", encoding="utf-8")
    with pytest.raises(OutlineError, match="不在提纲里"):
        printed(tmp_path, f"{{% include '{name}' %}}")


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "密.j2").write_text("机密", encoding="utf-8")
    folder = outline_folder(tmp_path / "提纲", template="{% include '附.j2' %}")
    (folder / "附.j2").write_text("附件", encoding="utf-8")
    assert rendered(outline(folder), {}) == "附件"
    (folder / "附.j2").unlink()
    (folder / "附.j2").symlink_to(tmp_path / "密.j2")
    with pytest.raises(OutlineError, match="不在提纲里"):
        rendered(outline(folder), {})


# --- what did not ship is rendered in a process of its own ---------------------------------------


def printed_apart(folder: Path, template: str, values: Mapping[str, Any] | None = None) -> str:
    loaded = outline(outline_folder(folder, template=template), apart=True)
    return rendered(loaded, cast("Mapping[str, Value]", values or {}))


def test_apart_the_text_and_the_errors_are_the_same(tmp_path: Path) -> None:
    template = '{% import "macros.md.j2" as macros %}{{ macros.front(题, 人, 日, "") }}{{ 数 * 2 }}'
    values = {"题": "题目\ue000", "人": "周岚", "日": "待定", "数": 3}
    assert printed_apart(tmp_path, template, values) == printed(tmp_path, template, values)
    for broken in ("{{ 没有 }}", "{{ 题目", "\n\n{{ 9 ** 9 }}"):
        with pytest.raises(OutlineError) as here:
            printed(tmp_path, broken)
        with pytest.raises(OutlineError) as apart:
            printed_apart(tmp_path, broken)
        assert str(apart.value) == str(here.value)


def test_apart_work_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.outlines.render.SECONDS", 0.5)
    loops = "{% for a in range(200) %}" * 6 + "{% endfor %}" * 6
    with pytest.raises(OutlineError, match="秒还没排完"):
        printed_apart(tmp_path, loops)


def test_apart_memory_without_end_is_ended(tmp_path: Path) -> None:
    loops = "{% for a in range(200) %}" * 2 + "{{ 稿 }}" + "{% endfor %}" * 2
    with pytest.raises(OutlineError, match="垮了"):
        printed_apart(tmp_path, loops, {"稿": "稿" * 200_000})
