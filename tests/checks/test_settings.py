"""The allow-list, what is turned on, limits: as a person keeps them."""

from __future__ import annotations

import pytest

from drafter.checks.beside import Limits
from drafter.checks.finding import Finding
from drafter.checks.settings import (
    Settings,
    settings_in,
    settings_text,
    with_muted,
    without_muted,
)
from drafter.errors import UserError

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


def test_what_is_written_reads_back() -> None:
    settings = Settings(
        ("落款", "人名:周兰"), ("引号间顿号",), Limits(sentence=90, overlap_share=0.1)
    )
    assert settings_in(settings_text(settings), name="checks.yaml") == settings
    assert settings_in(settings_text(Settings()), name="checks.yaml") == Settings()


def test_a_limit_nobody_knows_is_named() -> None:
    with pytest.raises(UserError, match="句长"):
        settings_in("界限:\n  句长: 90\n", name="checks.yaml")
