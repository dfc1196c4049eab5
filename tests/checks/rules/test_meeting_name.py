"""会议名称: the title's where the speech opens the meeting."""

from __future__ import annotations

import pytest

from drafter.checks.beside import Beside
from drafter.checks.rules.meeting_name import RULE
from tests.checks.made_up import text_of

TITLE = "# 在全市安全生产工作会议暨市安委会2026年第四次全体会议上的讲话"


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("今天，我们召开安全生产会议，主要任务是部署今冬工作。", "必改"),
        ("今天我们在这里召开全市安全工作会议。", "必改"),
        ("今天，我们召开市安委会第四次全体会议，分析形势。", "必改"),
    ],
)
def test_a_name_with_something_left_out_is_found(line: str, severity: str) -> None:
    (finding,) = RULE.finds(text_of(TITLE, line), Beside())
    assert finding.severity == severity
    assert finding.text in line


def test_a_name_without_year_or_region_is_worth_a_look() -> None:
    text = text_of("# 在2026年全县春耕备耕工作会议上的讲话", "今天，我们召开春耕备耕工作会议。")
    (finding,) = RULE.finds(text, Beside())
    assert finding.severity == "建议"


@pytest.mark.parametrize(
    "line",
    [
        "今天，我们召开全市安全生产工作会议暨市安委会2026年第四次全体会议，主要任务是部署工作。",
        "今天，我们召开全市安全生产工作会议，主要任务是部署工作。",
        "今天，我们召开这次会议，主要任务是部署工作。",
        "昨天，县里召开防汛会议，部署了工作。",
        "今天，我们召开全市经济工作会议，很及时。",
    ],
)
def test_the_name_itself_a_part_of_it_and_other_meetings_are_left_alone(line: str) -> None:
    assert list(RULE.finds(text_of(TITLE, line), Beside())) == []


def test_without_a_title_nothing_is_said() -> None:
    assert list(RULE.finds(text_of("今天，我们召开安全会议。"), Beside())) == []
