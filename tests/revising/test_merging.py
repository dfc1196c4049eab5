"""Two versions of one draft made into one."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from drafter.model import Block, BlockKind, DraftSentence, Origin
from drafter.revising.merging import Choice, clashes_in, decided, merged, places_of_clashes, words

BASE = [
    ["今天，我们召开全县春耕备耕工作会议。", "下面，我讲三点意见。"],
    ["一是备足种子。", "县种子站3月10日前完成抽检。"],
    ["二是修好农机。", "各乡镇农机站3月5日前检修完毕。", "农机手要轮训一遍。"],
    ["三是管好用水。", "水渠月底前清淤，见不到水的地方打井补上。"],
    ["同志们，春争日、夏争时。", "让我们把今年的春耕抓实抓好！"],
]
WRITTEN = ["另外，农资价格一周一公布。", "保险公司要提前进村。", "贷款三天内办结。"]

EDITS = ["word", "cut", "put in", "drop", "paragraph", "join", "split", "move"]
KINDS: list[BlockKind] = ["paragraph", "heading1", "heading2", "heading3"]


def blocks(paragraphs: list[list[str]]) -> list[Block]:
    return [
        Block("paragraph", tuple(DraftSentence(text, Origin("A")) for text in paragraph))
        for paragraph in paragraphs
        if paragraph
    ]


def copy(paragraphs: list[list[str]]) -> list[list[str]]:
    return [[*paragraph] for paragraph in paragraphs]


def lines(found: tuple[Block, ...]) -> list[str]:
    return [block.text for block in found]


def test_what_only_one_changed_is_taken_over() -> None:
    mine, theirs = copy(BASE), copy(BASE)
    mine[1][1] = "县种子站3月8日前完成抽检。"
    theirs[3].append("缺水的村先保口粮田。")
    theirs[2].pop()

    result = merged(blocks(BASE), blocks(mine), blocks(theirs))

    assert not clashes_in(result)
    assert lines(decided(result, {})) == [
        *("".join(each) for each in [BASE[0], mine[1], theirs[2], theirs[3], BASE[4]])
    ]


def test_what_both_changed_alike_is_taken_once() -> None:
    mine = copy(BASE)
    mine[1][1] = "县种子站3月8日前完成抽检。"
    mine.insert(4, ["四是备足资金。"])

    result = merged(blocks(BASE), blocks(mine), blocks(mine))

    assert not clashes_in(result)
    assert lines(decided(result, {})) == ["".join(each) for each in mine]


def test_what_both_changed_is_a_clash_to_choose() -> None:
    mine, theirs = copy(BASE), copy(BASE)
    mine[1][1] = "县种子站3月8日前完成抽检。"
    theirs[1][1] = "县种子站3月10日前完成抽检，结果张榜公布。"

    result = merged(blocks(BASE), blocks(mine), blocks(theirs))
    (clash,) = clashes_in(result)

    assert words(clash.mine) == mine[1][1]
    assert words(clash.theirs) == theirs[1][1]
    assert places_of_clashes(result) == (1,)
    assert decided(result, {1: "我的"})[1].text == "".join(mine[1])
    assert decided(result, {1: "对方的"})[1].text == "".join(theirs[1])
    assert decided(result, {1: "原来的"})[1].text == "".join(BASE[1])
    assert "【待补：第1处两人都改了】" in decided(result, {})[1].text


def test_a_paragraph_that_one_took_out_and_the_other_changed_stays_one() -> None:
    mine, theirs = copy(BASE), copy(BASE)
    del mine[2]
    theirs[2][1] = "各乡镇农机站3月5日前把机子检修完毕。"

    result = merged(blocks(BASE), blocks(mine), blocks(theirs))

    assert [words(clash.mine) for clash in clashes_in(result)] == [""]
    assert lines(decided(result, {1: "对方的"}))[3] == "".join(BASE[3])


def test_paragraphs_that_both_put_in_at_one_place_can_both_stay() -> None:
    mine, theirs = copy(BASE), copy(BASE)
    mine.insert(4, ["四是备足资金。", "贷款三天内办结。"])
    theirs.insert(4, ["四是搞好服务。", "农技员要住到村里。"])

    result = merged(blocks(BASE), blocks(mine), blocks(theirs))

    assert len(clashes_in(result)) == 1
    assert lines(decided(result, {1: "都要"}))[4:6] == ["".join(mine[4]), "".join(theirs[4])]
    assert lines(decided(result, {1: "我的"})) == ["".join(each) for each in mine]


def test_origins_come_from_whose_words_they_are() -> None:
    mine, theirs = blocks(BASE), blocks(BASE)
    typed = DraftSentence("县种子站3月8日前完成抽检。", Origin("T"))
    theirs[1] = Block("paragraph", (theirs[1].sentences[0], typed))

    found = decided(merged(blocks(BASE), mine, theirs), {})

    assert found[1].sentences[1] == typed
    assert found[1].sentences[0].origin == Origin("A")


@st.composite
def edited(draw: st.DrawFn) -> list[list[str]]:
    """The base with a few edits of the kinds that a person makes."""
    text = copy(BASE)
    for _ in range(draw(st.integers(1, 4))):
        p = draw(st.integers(0, len(text) - 1))
        if not text[p]:
            continue
        s = draw(st.integers(0, len(text[p]) - 1))
        word = draw(st.sampled_from(["务必", "一律", "逐户", "当天"]))
        match draw(st.sampled_from(EDITS)):
            case "move":
                moved = text[p].pop(s)
                to = draw(st.integers(0, len(text) - 1))
                text[to].insert(draw(st.integers(0, len(text[to]))), moved)
            case "word":
                at = draw(st.integers(1, len(text[p][s]) - 1))
                text[p][s] = text[p][s][:at] + word + text[p][s][at:]
            case "cut":
                del text[p][s]
            case "put in":
                text[p].insert(s, word + draw(st.sampled_from(WRITTEN)))
            case "drop" if len(text) > 1:
                del text[p]
            case "paragraph":
                text.insert(p, [word + draw(st.sampled_from(WRITTEN))])
            case "join" if p + 1 < len(text):
                text[p : p + 2] = [text[p] + text[p + 1]]
            case "split":
                text[p : p + 1] = [text[p][:s], text[p][s:]]
    return [paragraph for paragraph in text if paragraph]


def sentences(paragraphs: list[list[str]]) -> Counter[str]:
    return Counter(sentence for paragraph in paragraphs for sentence in paragraph)


@settings(max_examples=300)
@given(edited(), edited())
def test_each_edit_is_in_the_result_or_in_a_shown_clash(
    mine: list[list[str]], theirs: list[list[str]]
) -> None:
    result = merged(blocks(BASE), blocks(mine), blocks(theirs))
    shown = {
        side: "".join(words(getattr(clash, side)) for clash in clashes_in(result))
        for side in ("base", "mine", "theirs")
    }
    text = "".join(lines(decided(result, {})))
    left = re.sub("〔.改作：.*?〕", "", text)

    for side, version in (("mine", mine), ("theirs", theirs)):
        for sentence, times in (sentences(version) - sentences(BASE)).items():
            assert left.count(sentence) + shown[side].count(sentence) >= times
        for sentence in sentences(BASE) - sentences(version):
            told = sentence in shown["base"] or sentence in result.elsewhere
            assert sentence not in left or told
    for sentence, times in sentences(BASE).items():
        most = max(times, sentences(mine)[sentence], sentences(theirs)[sentence])
        assert left.count(sentence) <= most


def test_a_sentence_that_both_moved_apart_stands_once_and_is_told() -> None:
    mine, theirs = copy(BASE), copy(BASE)
    moved = mine[2].pop()
    theirs[2].pop()
    mine[0].append(moved)
    theirs[4].append(moved)

    result = merged(blocks(BASE), blocks(mine), blocks(theirs))

    assert lines(decided(result, {})) == ["".join(each) for each in mine]
    assert result.elsewhere == (moved,)


def test_a_sentence_that_one_moved_has_the_words_that_the_other_gave_it() -> None:
    mine, theirs = copy(BASE), copy(BASE)
    mine[0].append(mine[2].pop(1))
    theirs[2][1] = "各乡镇农机站3月5日前一律检修完毕。"

    for one, other in ((mine, theirs), (theirs, mine)):
        result = merged(blocks(BASE), blocks(one), blocks(other))
        assert not clashes_in(result)
        assert lines(decided(result, {}))[0] == "".join([*BASE[0], theirs[2][1]])
        assert lines(decided(result, {}))[2] == "".join([BASE[2][0], BASE[2][2]])


def test_a_sentence_that_one_moved_to_where_the_other_wrote_is_no_part_of_the_choice() -> None:
    mine, theirs = copy(BASE), copy(BASE)
    mine[0].append(mine[3].pop(0))
    theirs[0].append("另外，农资价格一周一公布。")
    theirs[3][0] = "三是务必管好用水。"

    for one, other in ((mine, theirs), (theirs, mine)):
        result = merged(blocks(BASE), blocks(one), blocks(other))
        choices: tuple[Choice, ...] = ("我的", "对方的", "都要")
        for choice in choices:
            text = "".join(lines(decided(result, dict.fromkeys(range(1, 9), choice))))
            assert text.count("三是务必管好用水。") == 1
            assert text.count("另外，农资价格一周一公布。") == 1


def of_kinds(kinds: list[BlockKind]) -> list[Block]:
    return [replace(block, kind=kind) for block, kind in zip(blocks(BASE), kinds, strict=True)]


_FIVE_KINDS = st.lists(st.sampled_from(KINDS), min_size=5, max_size=5)


@given(_FIVE_KINDS, _FIVE_KINDS, _FIVE_KINDS)
def test_of_two_kinds_none_wins_without_a_clash(
    base: list[BlockKind], mine: list[BlockKind], theirs: list[BlockKind]
) -> None:
    result = merged(of_kinds(base), of_kinds(mine), of_kinds(theirs))
    both = [len({*each}) == 3 for each in zip(base, mine, theirs, strict=True)]
    clashes = clashes_in(result)

    assert places_of_clashes(result) == tuple(i for i, clash in enumerate(both) if clash)
    ways: dict[Choice, list[BlockKind]] = {"我的": mine, "对方的": theirs, "原来的": base}
    for choice, chosen in ways.items():
        found = decided(result, {clash.number: choice for clash in clashes})
        for number, block in enumerate(found):
            changed = theirs[number] if mine[number] == base[number] else mine[number]
            assert block.kind == (chosen[number] if both[number] else changed)


def test_a_clash_of_kinds_names_them_in_the_text() -> None:
    one, mine, theirs = (
        [Block(kind, (DraftSentence("备足种子", Origin("A")),))]
        for kind in ("paragraph", "heading2", "heading3")
    )
    (block,) = decided(merged(one, mine, theirs), {})
    assert block.text == (
        "备足种子【待补：第1处两人都改了】〔我改作：二级标题〕〔对方改作：三级标题〕"
    )


@given(edited())
def test_one_writer_alone_has_it_all_his_way(mine: list[list[str]]) -> None:
    for one, other in ((mine, BASE), (BASE, mine)):
        result = merged(blocks(BASE), blocks(one), blocks(other))
        assert not clashes_in(result)
        assert lines(decided(result, {})) == ["".join(paragraph) for paragraph in mine]
