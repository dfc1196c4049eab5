"""What the checks say, in the margin of the sheet: where, why, and what one click does."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

from drafter import paths
from drafter.flows.check import read_settings
from drafter.flows.draft import draft_of
from drafter.interview.answers import lines_of
from tests.web.drafting import begun, finished_draft, session_at
from tests.web.served import Client

REVIEW = f"stage={quote('审阅')}"
FAULTY = [
    "检查企业320家，，排查隐患1150处",
    "2023-2025年新建换热站12座",
    "整改【隐患处数，问市应急局】处",
]


def findings(client: Client, address: str) -> dict[str, str]:
    """The key of each finding in the margin, by the words it is about; the rule's name where it has
    none."""
    page = client.get(f"{address}?{REVIEW}").text
    notes = re.findall(r'data-beside="(\w+)".*?<b>(.*?)</b>', page, re.DOTALL)
    words = dict(re.findall(r'data-found="(\w+)"[^>]*>(.*?)</u>', page))
    return {unescape(words.get(key, rule)): key for key, rule in notes}


def text_of_draft(address: str) -> str:
    return "".join(block.text for block in draft_of(session_at(address)).draft.blocks)


def test_a_finding_stands_beside_its_words_and_says_on_whose_authority(client: Client) -> None:
    address = finished_draft(成绩=FAULTY)
    found = findings(client, address)
    assert "，，" in found
    told = client.get(f"{address}/finding/{found['2023-2025']}", hx_request="true").text
    assert "国标" in told
    assert "GB/T 15835" in told
    assert "<del>2023-2025</del><ins>2023—2025</ins>" in told


def test_what_is_missing_stands_in_the_margin_once_and_is_no_finding(client: Client) -> None:
    address = finished_draft(成绩=FAULTY)
    page = client.get(f"{address}?{REVIEW}").text
    assert page.count('class="missing"') == 1
    assert not any(words.startswith("【待补") for words in findings(client, address))


def test_a_fix_mends_the_answer_the_words_come_from(client: Client) -> None:
    address = finished_draft(成绩=FAULTY)
    key = findings(client, address)["，，"]
    answer = client.fragment(f"{address}/fix?{REVIEW}", {"key": key})
    assert lines_of(session_at(address).answers, "成绩")[0] == "检查企业320家，排查隐患1150处"
    assert "手写" not in re.sub(r"<details.*?</details>", "", answer.text)
    client.fragment(f"{address}/undo")
    assert lines_of(session_at(address).answers, "成绩") == FAULTY


def rewritten(client: Client, address: str, *, number: int, text: str) -> None:
    """Puts ``text`` in the place of a sentence of a draft whose questions are all answered."""
    texts = draft_of(session_at(address)).draft.texts
    place = range(len(texts))[number]
    new = {"sentence": texts[place], "number": str(place), "text": text}
    assert client.fragment(f"{address}/rewrite", new).status == 200


def test_of_two_sentences_that_read_the_same_the_fix_mends_its_own(client: Client) -> None:
    address = finished_draft()
    for number in (-1, -2):
        rewritten(client, address, number=number, text="马上动手。")
    rewritten(client, address, number=-1, text="马上，，动手。")
    client.fragment(f"{address}/fix?{REVIEW}", {"key": findings(client, address)["，，"]})
    assert text_of_draft(address).endswith("马上动手。马上，动手。")


def test_a_fix_in_a_sentence_of_the_writers_own_rewrites_the_sentence(client: Client) -> None:
    address = finished_draft()
    rewritten(client, address, number=-1, text="散会以后，，马上动手。")
    client.fragment(f"{address}/fix?{REVIEW}", {"key": findings(client, address)["，，"]})
    assert text_of_draft(address).endswith("散会以后，马上动手。")


def test_everything_mechanical_is_mended_at_once(client: Client) -> None:
    address = finished_draft(成绩=FAULTY)
    answer = client.fragment(f"{address}/fix?{REVIEW}", {"key": ""})
    assert "改了 2 处" in answer.text
    assert "2023—2025" in text_of_draft(address)
    assert "，，" not in text_of_draft(address)
    assert not any(key.startswith("改句") for key in session_at(address).answers)


def test_a_finding_of_a_text_that_has_changed_is_not_carried_out(client: Client) -> None:
    address = finished_draft(成绩=FAULTY)
    key = findings(client, address)["，，"]
    client.fragment(f"{address}/answer", {"key": "成绩", "value": "检查企业320家"})
    refused = client.fragment(f"{address}/fix", {"key": key})
    assert refused.status == 422
    assert "已经不是原样" in refused.text


def test_what_is_silenced_is_silenced_as_on_the_terminal_and_can_be_had_back(
    client: Client,
) -> None:
    address = finished_draft(成绩=FAULTY)
    client.fragment(f"{address}/mute?{REVIEW}", {"entry": "数字:2023-2025"})
    assert read_settings().muted == ("数字:2023-2025",)
    assert "2023-2025" not in findings(client, address)
    assert "，，" in findings(client, address)
    client.fragment(f"{address}/mute?{REVIEW}", {"entry": "点号"})
    assert "，，" not in findings(client, address)
    back = client.fragment(f"{address}/mute?{REVIEW}", {"entry": "点号", "again": "1"})
    assert "，，" in unescape(back.text)
    assert client.fragment(f"{address}/mute", {"entry": "没有这类:x"}).status == 422
    assert "没有这类" not in paths.user_checks().read_text(encoding="utf-8")


def test_length_is_not_judged_while_questions_are_open(client: Client) -> None:
    address = begun(client)
    assert "<b>时长</b>" not in client.get(address).text
