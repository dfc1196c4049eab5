"""Parallel clauses as one phrase, with who is told where the whole is still general."""

from __future__ import annotations

import pytest

from drafter.mining.sentences import sentence_phrases
from drafter.model import MinedPhrase
from tests.mining.speeches import told, wording

ROW = "在认清形势中坚定信心，在对照差距中找准方向，在落实任务中体现担当"


def found(line: str) -> list[str]:
    context = told(line)
    mined = sentence_phrases(context)
    return [wording(context, each) for each in mined if isinstance(each, MinedPhrase)]


@pytest.mark.parametrize("who", ["各级党组织要", "我们要", "要"])
def test_who_is_told_belongs_to_the_sentence(who: str) -> None:
    assert found(f"{who}{ROW}。") == [who + ROW]


def test_words_before_the_clause_do_not() -> None:
    assert found(f"昨天看了三个点，各级党组织要{ROW}。") == [f"各级党组织要{ROW}"]


def test_a_row_of_faults_is_kept_out() -> None:
    faults = "有的作风漂浮不深入，有的推诿扯皮不担当，有的拖拉应付不落实"
    assert found(f"{faults}。") == []
