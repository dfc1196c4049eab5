"""雷同: a long run, or a large share, in one source; what everybody writes does not count."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from drafter.checks.beside import Beside, Limits
from drafter.checks.finding import Finding
from drafter.checks.rules.overlap import RULE
from drafter.checks.settings import Settings, with_muted
from drafter.checks.sharing import shared_with_sources
from drafter.checks.text import CheckedText
from drafter.model import Block, DraftSentence, Origin
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


def test_share_is_of_the_characters_that_a_report_counts(tmp_path: Path) -> None:
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


def test_the_advice_says_of_what_it_is_a_share(tmp_path: Path) -> None:
    text = text_of("各位代表：", OWN, f"要{RUN}。")
    text = replace(text, blocks=(replace(text.blocks[0], kind="salutation"), *text.blocks[1:]))
    (finding,) = found_in(tmp_path, text)
    count = len(RUN) + 1
    share = count / text.characters
    assert f"共 {count} 字，占全文 {text.characters} 字的 {share:.1%}" in finding.advice


# --- the text itself, and what others gave -------------------------------------------------------


def test_a_text_is_not_held_against_the_source_that_it_is(tmp_path: Path) -> None:
    text = text_of(OWN, f"要{RUN}。")
    with bank_of(tmp_path, f"{RUN}。") as bank:
        (record,) = bank.sources()
        own = replace(text, itself=frozenset((record.sha256,)))
        assert list(RULE.finds(text, Beside(bank=bank)))
        assert not list(RULE.finds(own, Beside(bank=bank)))


def test_a_speech_of_the_same_words_is_the_text_itself_and_its_neighbour_is_not(
    tmp_path: Path,
) -> None:
    other = (
        "桥栏杆坏了当天就围起来，三天之内换好，换的人签上名字，看的人也签上名字，年底一起翻出来对一对，"
        "少一个名字就少一份心，我们就是要这样一件一件地对"
    )
    with bank_of(tmp_path) as bank:
        put(bank, f"{RUN}。\n", title="在古井会上的讲话", same_words=True)
        assert not list(RULE.finds(text_of(f"{RUN}。"), Beside(bank=bank)))
        put(bank, f"{RUN}。\n{other}。\n", title="汇编", same_words=True, speech=len(RUN) + 2)
        assert not list(RULE.finds(text_of(f"{RUN}！"), Beside(bank=bank)))
        assert list(RULE.finds(text_of(f"{other}。"), Beside(bank=bank)))


def sentence(words: str, letters: str, *, questions: tuple[str, ...] = ()) -> CheckedText:
    said = DraftSentence(words, Origin(letters, questions=questions))
    return replace(text_of(OWN), blocks=(*text_of(OWN).blocks, Block("paragraph", (said,))))


@pytest.mark.parametrize(("letters", "found"), [("O", 0), ("OA", 0), ("P", 1), ("T", 1), ("A", 1)])
def test_what_the_outline_worded_is_no_overlap(letters: str, found: int, tmp_path: Path) -> None:
    assert len(found_in(tmp_path, sentence(f"{RUN}。", letters))) == found


def test_an_answer_within_an_outlines_sentence_is_the_writers(tmp_path: Path) -> None:
    text = sentence(f"今天我只说一件事：{RUN}。", "OA", questions=("任务",))
    assert not found_in(tmp_path / "1", text)
    assert found_in(tmp_path / "2", replace(text, answers={"任务": f"{RUN}。"}))
    assert found_in(tmp_path / "3", replace(text, answers={"任务": [RUN]}))


def test_without_origins_the_outlines_sentences_are_known_by_their_words(tmp_path: Path) -> None:
    text = text_of(OWN, f"要{RUN}。")
    known = Beside(outline_sentences=(f"{{单位}}要{RUN}。",))
    with bank_of(tmp_path, f"{RUN}。") as bank:
        assert not list(RULE.finds(text, replace(known, bank=bank)))
        assert list(RULE.finds(replace(text, ours=True), replace(known, bank=bank)))


# --- muting --------------------------------------------------------------------------------------


def test_a_stretch_begins_with_a_word(tmp_path: Path) -> None:
    with bank_of(tmp_path, f"先听我说。{RUN}。") as bank:
        (finding,) = RULE.finds(text_of(OWN, f"话不多。{RUN}。"), Beside(bank=bank))
    assert finding.text == f"{RUN}。"
    assert f"连续 {len(RUN) + 1} 字" in finding.advice


@pytest.mark.parametrize(
    "words",
    [
        f"{RUN}。",
        RUN[:30],
        "谁来管、多久看一次",
        f"。{RUN[:14]}……",
        f"大家听好，要{RUN}。",
        "《在第1次会上的讲话》（2023）",
    ],
)
def test_words_of_a_stretch_silence_it(words: str, tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, text_of(OWN, f"要{RUN}。"))
    assert with_muted(Settings(), f"雷同:{words}").mutes("雷同", finding)


@pytest.mark.parametrize("words", ["……", "别的话", "人名:谁来管"])
def test_other_words_do_not(words: str, tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, text_of(OWN, f"要{RUN}。"))
    assert not with_muted(Settings(), f"雷同:{words}").mutes("雷同", finding)
