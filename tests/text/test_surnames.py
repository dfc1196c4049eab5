"""Surnames, and words shaped like a name."""

from __future__ import annotations

import pytest

from drafter.text.surnames import has_surname, is_name_shaped


@pytest.mark.parametrize("name", ["沈若溪", "尤岚", "欧阳衡", "端木清", "沈", "司马"])
def test_a_name_begins_with_a_surname(name: str) -> None:
    assert has_surname(name)


@pytest.mark.parametrize("word", ["", "同志", "和谐", "全县", "的沈"])
def test_other_words_do_not(word: str) -> None:
    assert not has_surname(word)


@pytest.mark.parametrize("name", ["沈放", "沈若溪", "尤岚", "欧阳衡", "欧阳若溪"])
def test_a_surname_with_one_or_two_characters_behind_it_is_shaped_like_a_name(name: str) -> None:
    assert is_name_shaped(name)


@pytest.mark.parametrize("word", ["沈", "沈若溪水", "欧阳", "欧阳若溪水", "全县", "同志们"])
def test_what_is_shorter_or_longer_or_has_no_surname_is_not(word: str) -> None:
    assert not is_name_shaped(word)
