"""The bank in the page, request by request: what is found, shown, decided, added."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.bank import open_bank
from tests.web.drafting import begun, finished_draft
from tests.web.served import Client


def listed(text: str) -> list[str]:
    """The words of the phrases in a list, slots as 〔事项〕."""
    rows = re.findall(r'<span class="words">(.*?)</span>\s*<span class="when">', text, re.DOTALL)
    rows = [re.sub(r'<em class="warn">.*?</em>', "", row) for row in rows]
    marked = (re.sub(r'<span class="slot">(.*?)</span>', r"〔\1〕", row) for row in rows)
    return [re.sub(r"<[^>]*>", "", row).strip() for row in marked]


def test_one_character_finds_and_the_address_shows_the_same_again(client: Client) -> None:
    answer = client.get("/phrases?q=%E7%BA%BF")
    assert listed(answer.text) == ["守住底线，才有上线。"]
    assert 'value="线"' in answer.text
    assert "找到 1 条" in answer.text


def test_while_one_types_only_the_list_and_the_facets_are_sent(client: Client) -> None:
    answer = client.get("/phrases?q=%E4%BD%9C%E9%A3%8E", hx_request="true")
    assert "<html" not in answer.text
    assert len(listed(answer.text)) == 3
    assert 'id="facets" hx-swap-oob' in answer.text


def test_a_facet_narrows_and_says_how_many_it_leaves(client: Client) -> None:
    answer = client.get("/phrases?part=closing")
    assert listed(answer.text) == ["以过硬作风推动〔事项〕。"]
    assert re.search(r'href="/phrases\?part=phrase".*?<b>1</b>', answer.text, re.DOTALL)


def test_nonsense_in_an_address_is_as_if_it_were_not_said(client: Client) -> None:
    answer = client.get("/phrases?page=-3&sort=%3Cb%3E&part=nothing")
    assert answer.status == 200
    assert "没有这样的词条" in answer.text


def test_a_phrase_says_where_it_was_found_with_the_words_aligned(client: Client) -> None:
    number = client.get("/phrases?q=%E8%BF%87%E7%A1%AC%E4%BD%9C%E9%A3%8E").text
    key = re.findall(r'href="/phrases/(\d{4})', number)[0]
    text = client.get(f"/phrases/{key}").text
    assert text.index("2024") < text.index("2021")
    assert "以过硬作风推动隐患清零。" in text
    assert "在文中的位置：2 处" in text
    assert "各年：2021 年 1 处，2024 年 1 处" in text


def test_a_script_in_a_phrase_is_words(client: Client) -> None:
    for path in ("/phrases", "/phrases?q=%3Cscript%3E", "/phrases/6"):
        text = client.get(path).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_an_address_of_no_phrase_is_no_page(client: Client) -> None:
    assert client.get("/phrases/0999").status == 404
    assert client.get("/phrases/nothing").status == 404


def test_a_note_a_favourite_and_a_collection_stay(client: Client, tmp_path: Path) -> None:
    client.fragment("/phrases/1/note", {"note": "别和“见实效”连用"})
    client.fragment("/phrases/1/favourite")
    client.fragment("/phrases/1/collect", {"name": "本周安全会"})
    with open_bank(tmp_path / "bank.db") as bank:
        phrase = bank.phrase("1")
        assert phrase is not None
        decision = bank.decisions.of(phrase.id)
        assert decision is not None
        assert decision.why == "别和“见实效”连用"
        assert bank.favourites.ids() == (phrase.id,)
        assert [(each.name, each.ids) for each in bank.collections.everything()] == [
            ("本周安全会", (phrase.id,))
        ]
    shelf = client.get("/phrases?of=%E6%9C%AC%E5%91%A8%E5%AE%89%E5%85%A8%E4%BC%9A")
    assert len(listed(shelf.text)) == 1


def test_a_collection_is_a_file_of_its_own(client: Client) -> None:
    client.fragment("/phrases/1/collect", {"name": "本周安全会"})
    client.fragment("/phrases/1/note", {"note": "别和“见实效”连用"})
    of = "%E6%9C%AC%E5%91%A8%E5%AE%89%E5%85%A8%E4%BC%9A"
    assert f"/collections?of={of}" in client.get(f"/phrases?of={of}").text
    file = client.get(f"/collections?of={of}")
    assert file.headers["content-disposition"].startswith("attachment")
    assert "今天，我们召开【会议名称】，部署【事项】。" in file.text
    assert "在全市安全生产工作会议上的讲话" in file.text
    assert "批注　别和“见实效”连用" in file.text
    assert client.get("/collections?of=nothing").status == 404


def test_what_nobody_has_decided_about_is_a_list_that_gets_shorter(client: Client) -> None:
    unseen = "/phrases?of=%E8%BF%98%E6%B2%A1%E7%9C%8B%E8%BF%87"
    everything = listed(client.get(unseen).text)
    assert len(everything) == 6
    client.fragment("/phrases/1/keep")
    client.fragment("/phrases/2/drop")
    assert len(listed(client.get(unseen).text)) == 4
    dropped = client.get("/dropped").text
    assert dropped.count("取回") == 1


def test_a_phrase_that_is_not_wanted_goes_and_can_be_had_back(client: Client) -> None:
    text = client.get("/phrases?q=%E5%BA%95%E7%BA%BF").text
    key = re.findall(r'data-phrase="(\w+)"', text)[0]
    answer = client.fragment(f"/phrases/{key}/drop")
    assert answer.headers["hx-trigger"] == "bank-changed"
    assert not listed(client.get("/phrases?q=%E5%BA%95%E7%BA%BF").text)
    client.fragment(f"/phrases/{key}/restore")
    assert len(listed(client.get("/phrases?q=%E5%BA%95%E7%BA%BF").text)) == 1


def test_other_words_take_the_place_of_a_pattern(client: Client) -> None:
    text = client.get("/phrases?q=%E5%BA%95%E7%BA%BF").text
    key = re.findall(r'data-phrase="(\w+)"', text)[0]
    answer = client.fragment(f"/phrases/{key}/edit", {"words": "守住底线，才有{事项}。"})
    assert '<span class="slot">事项</span>' in answer.text
    refused = client.fragment(f"/phrases/{key}/edit", {"words": "{没有的空位}好"})
    assert refused.status in (404, 422)


def test_what_was_changed_elsewhere_since_the_page_was_opened_stands(
    client: Client, tmp_path: Path
) -> None:
    shown = client.get("/phrases/1").text
    key = re.findall(r'data-phrase="(\w+)"', shown)[0]
    (seen,) = re.findall(r'name="seen" value="(.*?)"', shown)
    assert shown.count("hx-vals=") == 2  # keep and drop say what was seen, too
    with open_bank(tmp_path / "bank.db") as bank:
        phrase = bank.phrase(key)
        assert phrase is not None
        assert phrase.pattern == seen
        bank.decisions.note(phrase, "少用")
        edited = bank.decisions.edit(phrase, f"坚持{seen}")
    for verb, sent in (
        ("keep", {"seen": seen}),
        ("drop", {"seen": seen}),
        ("edit", {"seen": seen, "words": f"还要{seen}"}),
        ("note", {"seen": seen, "was": "", "note": "多用"}),
    ):
        refused = client.fragment(f"/phrases/{key}/{verb}", sent)
        assert refused.status == 422
        assert edited.pattern in refused.text
    with open_bank(tmp_path / "bank.db") as bank:
        assert bank.phrase(key) == edited
        bank.decisions.note(edited, "慎用")
    noted = {"seen": edited.pattern, "was": "少用", "note": "多用"}
    refused = client.fragment(f"/phrases/{edited.id}/note", noted)
    assert (refused.status, "慎用" in refused.text) == (422, True)


def test_what_was_decided_elsewhere_since_the_page_was_opened_stands(
    client: Client, tmp_path: Path
) -> None:
    shown = client.get("/phrases/1").text
    key = re.findall(r'data-phrase="(\w+)"', shown)[0]
    (seen,) = re.findall(r'name="seen" value="(.*?)"', shown)
    (stood,) = re.findall(r'name="stood" value="(.*?)"', shown)
    with open_bank(tmp_path / "bank.db") as bank:
        phrase = bank.phrase(key)
        assert phrase is not None
        bank.decisions.keep(phrase)
    for verb, more in (("drop", {}), ("edit", {"words": f"还要{seen}"})):
        refused = client.fragment(f"/phrases/{key}/{verb}", {"seen": seen, "stood": stood} | more)
        assert (refused.status, "刚才在别处定了：留下" in refused.text) == (422, True)
    again = client.fragment(f"/phrases/{key}/drop", {"seen": seen, "stood": "keep"})
    assert again.status == 200


def test_a_phrase_of_ones_own_is_in_the_bank(client: Client) -> None:
    answer = client.post("/own-phrase", {"words": "把{事项}抓在日常。", "part": "sentence"})
    assert answer.status == 303
    text = client.get(answer.headers["location"]).text
    assert "自己加的" in text
    twice = client.post("/own-phrase", {"words": "把{事项}抓在日常。", "part": "sentence"})
    assert twice.status == 400
    assert "已有这一条" in twice.text
    assert client.post("/own-phrase", {"words": "好", "part": "nothing"}).status == 400


def test_no_page_is_over_300_kilobytes(client: Client) -> None:
    paths = (
        "/phrases",
        "/phrases/1",
        "/drafts",
        "/speeches",
        "/mine",
        "/statistics",
        "/own-phrase",
        "/material",
        "/dropped",
        begun(client),
        f"{finished_draft()}?stage=%E5%AE%A1%E9%98%85",
    )
    files = ("app.css", "app.js", "htmx.min.js", "icon.svg")
    own = sum(len(client.get(f"/static/{name}").content) for name in files)
    for path in paths:
        answer = client.get(path)
        assert answer.status == 200
        assert len(answer.content) + own < 300_000
