"""A draft in the forms other than Word."""

from __future__ import annotations

import os
import re
import shutil
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import UserError
from drafter.export.exporters import EXPORTERS
from drafter.export.work import Work
from drafter.model import BlockKind, Draft, Gap
from drafter.text.clean import clean_text
from tests.export.test_word_text import PASTED
from tests.export.word_examples import block, full_speech, short_talk


class Shown(HTMLParser):
    """What a browser would show of a page's body."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.inside = "", False
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "body"
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def made(draft: Draft, suffix: str) -> str:
    return EXPORTERS[suffix].exported(Work(draft)).decode("utf-8")


def test_a_form_has_a_name_and_a_type_of_its_own() -> None:
    assert all(re.fullmatch(r"\.[a-z0-9]+", suffix) for suffix in EXPORTERS)
    assert len({each.name for each in EXPORTERS.values()}) == len(EXPORTERS)
    for each in EXPORTERS.values():
        assert each.name
        assert re.fullmatch(r"[a-z]+/[a-z.-]+(?:; charset=utf-8)?", each.media_type)


@pytest.mark.parametrize("suffix", [each for each in EXPORTERS if each != ".pdf"])
def test_the_same_draft_gives_the_same_bytes(suffix: str) -> None:
    work = Work(short_talk(done="【待补：整改处数】"))
    assert EXPORTERS[suffix].exported(work) == EXPORTERS[suffix].exported(work)


def test_markdown_has_the_prefixes_of_a_draft_and_nothing_about_it() -> None:
    text = made(full_speech(), ".md")
    assert text.startswith("# 在云岭市2026年")
    assert "\n\n## 一、认清形势" in text
    assert "\n\n##### （1）链条更完整\n" in text
    for word in ("来历", "提纲:", "0123456789ab"):
        assert word not in text


def test_plain_text_is_as_it_would_be_typed() -> None:
    lines = made(short_talk(), ".txt").split("\n")
    assert lines[:6] == [
        "在全县森林草原防灭火工作会议暨",
        "县森防指2026年第二次全体会议上的讲话",
        "青屏县委书记　沈放",
        "（2026年10月8日）",
        "",
        "同志们：",
    ]
    assert lines[6].startswith("　　今年1至9月")


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_text_with_gaps_opens_with_the_mark_and_text_without_has_none(suffix: str) -> None:
    finished, open_one = short_talk(), short_talk(done="【待补：整改处数】")
    lines = made(open_one, suffix).split("\n")
    assert lines[:2] == ["未定稿（待补 1 处）", ""]
    assert lines[2] == made(finished, suffix).split("\n")[0]
    assert "未定稿" not in made(finished, suffix)


def test_html_is_one_page_without_scripts_or_anything_from_elsewhere() -> None:
    draft = short_talk(done="【待补：整改处数】")
    page = made(draft, ".html")
    shown = Shown()
    shown.feed(page)
    assert "<mark>【待补：整改处数】</mark>" in page
    assert "未定稿（待补 1 处）" in shown.text
    assert not {"script", "link", "img", "iframe"} & set(shown.tags)
    assert not re.search(r"https?:|url\(|@import", page)
    assert shown.tags.count("h2") == 2


@given(st.lists(st.tuples(st.sampled_from(["paragraph", "heading1", "byline"]), PASTED)))
def test_no_form_loses_a_word(pasted: list[tuple[BlockKind, str]]) -> None:
    draft = Draft("讲话", tuple(block(kind, text) for kind, text in pasted))
    wanted = "".join("".join(clean_text(text).split()) for _, text in pasted)
    assert "".join(made(draft, ".txt").split()) == wanted
    shown = Shown()
    shown.feed(made(draft, ".html"))
    assert "".join(shown.text.split()) == wanted


def test_a_page_cannot_be_forged() -> None:
    draft = Draft("讲话", (block("title", "<script>x</script>"), block("paragraph", "<b>&amp;")))
    page = made(draft, ".html")
    assert "<script>" not in page
    assert "&lt;b&gt;&amp;amp;" in page


def test_without_libreoffice_a_pdf_is_refused_with_another_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UserError, match=r"没有装 LibreOffice.*出 \.docx，再用 Word"):
        EXPORTERS[".pdf"].exported(Work(Draft("讲话", (), gaps=(Gap("会议名称"),))))


@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"), reason="没有 LibreOffice"
)
def test_a_pdf_is_a_pdf() -> None:
    assert EXPORTERS[".pdf"].exported(Work(short_talk()))[:5] == b"%PDF-"
