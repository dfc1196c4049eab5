"""Drafts that were saved: opened again with what hands did to them, written back, compared."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from drafter import paths
from drafter.flows.answering import with_answer
from drafter.flows.export import opened
from drafter.flows.session_files import unfinished_sessions
from drafter.flows.versions import versions_of
from drafter.text.clean import clean_text
from tests.web.drafting import finished_draft, session_at
from tests.web.served import Answer, Client


@pytest.fixture
def saved(client: Client) -> Path:
    """A draft that was finished in the page."""
    client.fragment(f"{finished_draft()}/finish")
    return next(paths.speeches_folder().glob("*.md"))


def reopened(client: Client, path: Path) -> str:
    """The address of the draft when it is opened again."""
    answer = client.post("/saved", {"name": path.name})
    assert answer.status == 303
    return answer.headers["location"].partition("?")[0]


def clashes_seen(client: Client, address: str) -> str:
    """By what the review names the sentences that it shows to be decided."""
    page = client.get(f"{address}?stage={quote('审阅')}").text
    (seen,) = re.findall(r'name="clashes" value="(\w+)"', page)
    return str(seen)


def write_back(client: Client, address: str, **form: str) -> Answer:
    """The draft sent back from the review as it is shown."""
    seen = clashes_seen(client, address)
    return client.fragment(f"{address}/write-back", {"clashes": seen, **form})


def edited_by_hand(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_what_was_edited_in_markdown_stays_when_an_answer_changes(
    client: Client, saved: Path
) -> None:
    edited_by_hand(saved, "同志们：", "各位同事：")
    address = reopened(client, saved)
    client.fragment(f"{address}/answer", {"key": "成绩", "value": "新建换热站12座"})
    before = saved.read_text(encoding="utf-8")
    assert "新建换热站12座" not in before
    done = write_back(client, address)
    assert "写回去了" in done.text
    now = saved.read_text(encoding="utf-8")
    assert "各位同事：" in now
    assert "新建换热站12座" in now
    assert [each.source for each in versions_of(opened(saved).id)] == [
        "起稿", "改答案之前", "改答案",
    ]  # fmt: skip
    assert unfinished_sessions(paths.unfinished()) == ()


def test_a_draft_that_was_left_half_gone_over_is_gone_on_with(client: Client, saved: Path) -> None:
    first = reopened(client, saved)
    client.fragment(f"{first}/answer", {"key": "称谓", "value": "各位代表"})
    assert reopened(client, saved) == first
    assert "在改" in client.get("/drafts").text


def test_a_sentence_that_hand_and_answers_changed_is_put_to_the_writer(
    client: Client, saved: Path
) -> None:
    edited_by_hand(saved, "同志们：", "各位同事：")
    address = reopened(client, saved)
    client.fragment(f"{address}/answer", {"key": "称谓", "value": "各位代表"})
    page = client.get(f"{address}?stage={quote('审阅')}").text
    assert "手改的　各位同事：" in page
    write_back(client, address, follow="0")
    assert "各位代表：" in saved.read_text(encoding="utf-8")


def test_a_clash_that_was_not_on_the_page_is_not_decided(client: Client, saved: Path) -> None:
    """Another window gives the same question another answer: one clash still, but not that one."""
    edited_by_hand(saved, "同志们：", "各位同事：")
    address = reopened(client, saved)
    client.fragment(f"{address}/answer", {"key": "称谓", "value": "各位代表"})
    seen = clashes_seen(client, address)
    client.fragment(f"{address}/answer", {"key": "称谓", "value": "各位来宾"})
    refused = client.fragment(f"{address}/write-back", {"clashes": seen, "follow": "0"})
    assert refused.status == 422
    assert "要定的句子变了" in refused.text
    assert "各位同事：" in saved.read_text(encoding="utf-8")


def test_a_saved_draft_is_not_saved_as_another(client: Client, saved: Path) -> None:
    address = reopened(client, saved)
    refused = client.fragment(f"{address}/finish")
    assert refused.status == 422
    assert "写回稿子" in refused.text


def test_only_drafts_are_opened(client: Client, saved: Path, tmp_path: Path) -> None:
    note = tmp_path / "home" / "note.md"
    note.write_text("# 随手记\n", encoding="utf-8")
    for form in ({"name": "../home/note.md"}, {"path": str(note)}, {"path": "/etc/passwd"}):
        assert client.post("/saved", form).status == 400
    elsewhere = tmp_path / "别处.md"
    elsewhere.write_bytes(saved.read_bytes())
    assert client.post("/saved", {"path": str(elsewhere)}).status == 303


def test_a_draft_of_the_terminal_over_a_saved_one_is_written_back_here(
    client: Client, saved: Path
) -> None:
    address = reopened(client, saved)
    with_answer(session_at(address), "称谓", "各位代表")
    write_back(client, address)
    assert "各位代表：" in saved.read_text(encoding="utf-8")


@pytest.mark.usefixtures("saved")
def test_a_saved_draft_has_its_versions_as_files(client: Client) -> None:
    address = re.findall(r'href="(/versions/d\w+)"', client.get("/drafts").text)[0]
    assert "第 1 版" in client.get(address).text
    word = client.get(f"{address}/1?form=.docx")
    assert zipfile.ZipFile(io.BytesIO(word.content)).testzip() is None
    assert client.get(f"{address}/1?form=.md").text.startswith("---")
    assert client.get("/versions/..%2fprofile").status == 404
    assert client.get(f"{address}/99?form=.docx").status == 400


def test_two_texts_are_compared_in_one_side_by_side_and_as_a_word_file(
    client: Client, saved: Path
) -> None:
    edited_by_hand(saved, "同志们：", "各位同事：")
    address = f"/versions/{opened(saved).id}"
    assert "还没存成一版" in client.get(address).text
    page = clean_text(client.get(f"{address}/compare?new=now").text)
    assert "<del>" in page
    assert "<ins>" in page
    assert "1 段不同" in page
    beside = client.get(f"{address}/compare?new=now&side=1").text
    old, new = re.findall(r'<p[^>]*class="salutation changed">(.*?)</p>', beside)
    assert "<ins>" not in old
    assert "<del>" not in new
    word = client.get(f"{address}/compare?new=now&form=.docx")
    assert b"w:del" in zipfile.ZipFile(io.BytesIO(word.content)).read("word/document.xml")
