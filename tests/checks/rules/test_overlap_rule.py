"""雷同: a long run, or a large share, in one source; what everybody writes does not count."""

from __future__ import annotations

from pathlib import Path

from drafter.checks.beside import Beside, Limits
from drafter.checks.finding import Finding
from drafter.checks.rules.overlap import RULE
from drafter.checks.sharing import shared_with_sources
from drafter.checks.text import CheckedText
from drafter.profile.model import Leader, Profile
from tests.checks.made_up import text_of
from tests.checks.sources import bank_of, put

RUN = (
    "把每一口老井的位置、深度和水质都登记清楚，谁来管、多久看一次、坏了找谁，一笔一笔写在牌子上，"
    "挂在井边，让过路的人也能看见、也能提醒"
)
OWN = "我们镇今年只办三件事，件件都要让人摸得着。第一件是路灯，第二件是水管，第三件是卫生室。" * 9


def found_in(folder: Path, text: CheckedText, beside: Beside | None = None) -> list[Finding]:
    with bank_of(folder, f"同志们：\n{RUN}。大家回去就办。\n") as bank:
        known = beside or Beside()
        return list(RULE.finds(text, Beside(known.profile, bank, limits=known.limits)))


def test_a_long_run_is_found_where_it_stands(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, text_of(OWN, f"要{RUN}。"))
    assert finding.block == 1
    assert finding.text == RUN + "。"
    assert f"连续 {len(RUN) + 1} 字同《在第1次会上的讲话》（2023）" in finding.advice


def test_a_large_share_in_short_runs_is_found(tmp_path: Path) -> None:
    lines = ("头一件，把每一口老井的位置、深度和水质都登记清楚", "挂在井边，让过路的人也能看见")
    assert found_in(tmp_path, text_of(*lines))
    assert not found_in(tmp_path, text_of(OWN, *lines))


def test_a_quotation_is_no_overlap(tmp_path: Path) -> None:
    assert not found_in(tmp_path, text_of(OWN, f"去年的话还算数：“{RUN}。”"))


def test_names_and_wordings_that_must_be_so_do_not_count(tmp_path: Path) -> None:
    post = "青屏县古井保护与农村饮水安全巩固提升工作专班组长"
    meeting = "全县古井保护暨农村饮水安全巩固提升工作推进会"
    source = f"同志们：\n{post}程晚舟同志主持{meeting}，大家都到了。\n"
    text = text_of(f"# 在{meeting}上的讲话", f"{post}程晚舟同志，今天的{meeting}开得好。")
    roster = Profile(leaders=(Leader("程晚舟", post),))
    with bank_of(tmp_path, source) as bank:
        assert list(RULE.finds(text, Beside(bank=bank)))
        assert not list(RULE.finds(text, Beside(roster, bank)))


def test_limits_are_the_users(tmp_path: Path) -> None:
    text = text_of(OWN, f"要{RUN}。")
    lenient = Beside(limits=Limits(longest_run=100, overlap_share=0.5))
    assert not found_in(tmp_path, text, lenient)


def test_share_is_of_the_whole_body(tmp_path: Path) -> None:
    text = text_of(
        "挂在井边，让过路的人也能看见、也能提醒", "这一句是自己写的话，一个字也没有抄别人"
    )
    with bank_of(tmp_path, RUN) as bank:
        (shared,) = shared_with_sources(text, Beside(bank=bank))
    assert (shared.run.characters, shared.share) == (19, 0.5)


def test_a_passage_that_several_sources_have_is_told_once(tmp_path: Path) -> None:
    texts = (f"同志们：\n{RUN}。\n", f"各位：\n听好，{RUN}。\n", f"{RUN}，就这样办。\n")
    with bank_of(tmp_path, *texts) as bank:
        (finding,) = RULE.finds(text_of(OWN, f"要{RUN}。"), Beside(bank=bank))
    assert "另有 2 篇也有" in finding.advice


def test_a_source_that_comes_in_between_two_checks_counts(tmp_path: Path) -> None:
    text = text_of(OWN, f"要{RUN}。")
    with bank_of(tmp_path, "别的话。") as bank:
        assert not list(RULE.finds(text, Beside(bank=bank)))
        put(bank, f"{RUN}。\n", title="在古井会上的讲话", year=2024)
        assert list(RULE.finds(text, Beside(bank=bank)))
