"""The allow-list and what is turned on."""

from __future__ import annotations

import pytest

from drafter.checks.finding import Finding
from drafter.checks.settings import Settings, with_muted, without_muted

NAME = Finding(severity="必改", block=0, start=0, end=2, text="周兰", advice="名册作“周岚”")


def test_a_muted_rule_is_not_asked_and_comes_back() -> None:
    settings = with_muted(Settings(), "落款")
    assert not settings.wants("落款", on=True)
    assert without_muted(settings, "落款") == Settings()


@pytest.mark.parametrize("typed", ["人名:周兰", "人名：周兰", "人名 : 周兰"])
def test_muted_words_leave_the_rule_on(typed: str) -> None:
    settings = with_muted(Settings(), typed)
    assert settings.wants("人名", on=True)
    assert settings.mutes("人名", NAME)
    assert not settings.mutes("排序", NAME)


def test_a_rule_that_is_off_is_asked_when_it_was_turned_on() -> None:
    assert not Settings().wants("引号间顿号", on=False)
    assert Settings(also=("引号间顿号",)).wants("引号间顿号", on=False)
