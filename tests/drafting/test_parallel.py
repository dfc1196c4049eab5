"""What limps in a set of headings that is parallel but for one."""

from __future__ import annotations

import pytest

from drafter.composer.composer import composer_of
from drafter.composer.tables import shipped_tables
from drafter.drafting.parallel import limping

COMPOSER = composer_of(shipped_tables())


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (("压实责任链条", "补齐设施短板", "织密防护网络"), ""),
        (("压实责任链条", "补齐设施短板", "织密全县山火防护网络"), "6、6、10 字"),
        (("压实责任链条", "补齐设施短板", "织密全县山火防护网"), "6、6、9 字"),
        (("压实责任链条", "补齐设施短板", "织密全县防护网络"), ""),
        (("压实责任链条", "补齐设施短板", "压实包保网络"), "第一、三条都用“压实”"),
        (("压实责任链条", "压实设施短板", "压实包保网络"), ""),
        (("压实责任链条", "压实包保网络"), ""),
        (("履职情况", "存在的问题和不足", "下一步打算和几点建议"), ""),
        (("压实责任链条", "补齐设施短板", "织密山火防护网"), ""),
    ],
)
def test_what_is_said_of_a_set(headings: tuple[str, ...], told: str) -> None:
    assert limping(headings, COMPOSER) == told
