"""A draft in the page, request by request: the terminal's own file, each change on disk."""

from __future__ import annotations

import io
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from drafter import paths
from drafter.export.exporters import EXPORTERS
from drafter.flows.answering import with_answer
from drafter.flows.material import add_material
from drafter.flows.session import questions_in
from drafter.flows.session_files import unfinished_sessions
from drafter.interview.answers import MATERIAL, lines_of, text_of
from drafter.storage.locks import held
from tests.web.drafting import KIND, begun, finished_draft, session_at
from tests.web.served import TODAY, Client, served
from tests.web.tiny import tiny_bank


def test_an_answer_is_on_disk_and_on_the_sheet(client: Client) -> None:
    address = begun(client)
    sent = {"key": "会议全称", "value": "全市安全生产工作会议"}
    answer = client.fragment(f"{address}/answer", sent)
    assert text_of(session_at(address).answers, "会议全称") == "全市安全生产工作会议"
    assert "在全市安全生产工作会议上的讲话" in answer.text
    assert 'id="sheet-box" hx-swap-oob' in answer.text


def test_an_empty_form_counts_no_sentence_of_the_answers(client: Client) -> None:
    address = begun(client)
    page = client.get(address).text
    assert "答案 0 句" not in page
    assert "</i>答案" not in page
    count = re.findall(r"约 (\d+) 问，答了 0", page)
    assert count == [str(questions_in(session_at(address)))]
    assert f"还有 {count[0]} 问没定" in page
    client.fragment(f"{address}/answer", {"key": "讲话人", "value": "沈放 青屏县县长"})
    assert "</i>答案 1 句" in client.get(address).text


def test_what_cannot_be_an_answer_is_said_and_kept_as_half_typed(client: Client) -> None:
    address = begun(client)
    answer = client.fragment(f"{address}/answer", {"key": "时间", "value": "下下个月"})
    assert answer.status == 422
    assert "认不出是哪天" in answer.text
    assert session_at(address).half == ("时间", "下下个月")
    assert 'value="下下个月"' in client.get(f"{address}?stage={quote('会议')}").text


def test_a_day_is_read_from_the_day_it_is_written_on(client: Client) -> None:
    address = begun(client)
    client.fragment(f"{address}/answer", {"key": "时间", "value": "11.27"})
    assert text_of(session_at(address).answers, "时间") == "2026-11-27"


def test_undo_and_redo_step_through_the_changes(client: Client) -> None:
    address = begun(client)
    for text in ("安全生产责任", "安全生产责任\n隐患排查"):
        client.fragment(f"{address}/answer", {"key": "主题", "value": text})
    client.fragment(f"{address}/undo")
    assert lines_of(session_at(address).answers, "主题") == ["安全生产责任"]
    client.fragment(f"{address}/undo")
    assert lines_of(session_at(address).answers, "主题") == []
    client.fragment(f"{address}/redo")
    client.fragment(f"{address}/redo")
    assert len(lines_of(session_at(address).answers, "主题")) == 2


def test_what_another_window_wrote_is_not_undone(client: Client) -> None:
    address = begun(client)
    client.fragment(f"{address}/answer", {"key": "称谓", "value": "各位代表"})
    with_answer(session_at(address), "部署事项", "今冬明春安全生产工作")
    client.fragment(f"{address}/undo")
    assert text_of(session_at(address).answers, "部署事项") == "今冬明春安全生产工作"
    assert text_of(session_at(address).answers, "称谓") == "各位代表"


def test_while_a_terminal_has_the_draft_open_the_page_only_shows_it(client: Client) -> None:
    address = begun(client)
    file = session_at(address).file
    assert file is not None
    with held(file):
        refused = client.fragment(f"{address}/answer", {"key": "称谓", "value": "各位"})
        assert refused.status == 422
        assert "另一个窗口" in refused.text
        assert "正在终端里写" in client.get(address).text
    assert client.fragment(f"{address}/answer", {"key": "称谓", "value": "各位"}).status == 200


def test_a_set_is_dealt_anew_with_the_locked_headings_word_for_word(client: Client) -> None:
    address = begun(client)
    themes = "安全生产责任\n隐患排查\n应急处置"
    client.fragment(f"{address}/answer", {"key": "主题", "value": themes})
    client.fragment(f"{address}/answer", {"key": "标题组", "value": "0"})
    page = client.get(f"{address}?stage={quote('立意')}").text
    before = re.findall(r'name="heading" value="(.*?)"', page)
    body = "key=" + quote("大标题1") + "&locked=0&locked=2"
    dealt = client.request(
        "POST",
        f"{address}/deal?stage={quote('立意')}",
        headers=client.from_us() | {"hx-request": "true"},
        body=body,
    )
    after = re.findall(r'name="heading" value="(.*?)"', dealt.text)
    assert len(before) == 3
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1] != before[1]
    assert "已重配" in dealt.text
    all_locked = client.fragment(f"{address}/deal", {"key": "大标题1", "locked": "0"})
    assert all_locked.status in (200, 422)


def test_the_headings_adjusted_are_those_that_stand_on_the_sheet(client: Client) -> None:
    address = begun(client)
    themes = "安全生产责任\n隐患排查\n应急处置"
    client.fragment(f"{address}/answer", {"key": "主题", "value": themes})
    page = client.get(f"{address}?stage={quote('立意')}").text
    shown = re.findall(r'name="heading" value="(.*?)"', page)
    assert all(f"{mark}、{text}" in page for mark, text in zip("一二三", shown, strict=True))
    assert "安全生产责任" not in shown
    body = "&".join(["key=" + quote("大标题1"), *(f"heading={quote(text)}" for text in shown)])
    client.request(
        "POST", f"{address}/answer", headers=client.from_us() | {"hx-request": "true"}, body=body
    )
    session = session_at(address)
    assert session.answers["大标题1"] == shown[0]
    assert isinstance(session.answers["标题组"], dict)
    sheet = client.get(f"{address}?stage={quote('立意')}").text
    assert all(f"{mark}、{text}" in sheet for mark, text in zip("一二三", shown, strict=True))


def test_a_candidate_is_chosen_mended_written_over_and_left_out(client: Client) -> None:
    address = begun(client)
    for key, value in (("会议全称", "全市安全生产工作会议"), ("部署事项", "今冬安全生产工作")):
        client.fragment(f"{address}/answer", {"key": key, "value": value})

    def chosen(**sent: str) -> object:
        client.fragment(f"{address}/answer", {"key": "缘由", **sent})
        return session_at(address).answers.get("缘由")

    page = client.get(f"{address}?stage={quote('措辞')}").text
    phrase = re.findall(r'name="value" value="(phrase:\w+)"', page)[0]
    kept = chosen(value=phrase)
    assert isinstance(kept, dict)
    assert kept["原句"] == "今天，我们召开{会议名称}，部署{事项}。"
    mended = chosen(
        value=phrase, typed="今天，我们召开全市安全生产工作会议，安排今冬安全生产工作。"
    )
    assert isinstance(mended, dict)
    assert mended["改作"] == "今天，我们召开{会议名称}，安排{事项}。"
    assert chosen(value="own:2") == {"提纲": 2}
    assert chosen(value="typed", typed="把大家请来，只讲一件事。") == "把大家请来，只讲一件事。"
    assert chosen(value="none") is None
    refused = client.fragment(f"{address}/answer", {"key": "缘由", "value": "own:99"})
    assert refused.status == 422


def test_a_sentence_tells_its_origin_and_can_be_rewritten(client: Client) -> None:
    address = finished_draft()
    page = client.get(address).text
    number = max(map(int, re.findall(r'id="s-(\d+)"', page)))
    told = client.get(f"{address}/sentence/{number}", hx_request="true").text
    sentence = re.findall(r'name="sentence" value="(.*?)"', told)[0]
    new = {"sentence": sentence, "number": str(number), "text": "散会以后马上动手。"}
    rewritten = client.fragment(f"{address}/rewrite", new)
    assert "散会以后马上动手。" in rewritten.text
    assert "手写 1 句" in rewritten.text
    left_out = {**new, "sentence": "散会以后马上动手。", "leave-out": "1"}
    assert "散会以后马上动手。" not in client.fragment(f"{address}/rewrite", left_out).text
    assert client.fragment(f"{address}/rewrite", left_out).status == 422


def test_of_two_sentences_that_read_the_same_only_the_one_clicked_changes(client: Client) -> None:
    address = begun(client)
    for key, value in (("会议全称", "全县造林工作会议"), ("成绩", "树栽活了。苗备足了。树栽活了")):
        client.fragment(f"{address}/answer", {"key": key, "value": value})
    page = client.get(address).text
    numbers = re.findall(r'id="s-(\d+)"[^>]*>树栽活了。<', page)
    new = {"sentence": "树栽活了。", "number": numbers[1], "text": "又栽了一片。"}
    answer = client.fragment(f"{address}/rewrite", new)
    read = re.sub(r"<[^>]+>", "", answer.text)
    assert "树栽活了。苗备足了。又栽了一片。" in read


def test_a_speech_that_is_too_short_is_told_in_the_review_with_what_to_do(client: Client) -> None:
    address = finished_draft()
    review = f"{address}?stage={quote('审阅')}"
    assert "往成绩、问题和各点里补事" in client.get(review).text
    client.fragment(f"{address}/answer", {"key": "篇幅", "own": "900字"})
    assert "往成绩、问题和各点里补事" not in client.get(review).text


def test_what_was_not_checked_leads_to_the_page_where_that_is_mended(client: Client) -> None:
    page = client.get(f"{finished_draft()}?stage={quote('审阅')}").text
    assert '要建：<a href="/profile">单位档案</a>' in page
    assert "drafter profile edit" not in page


def test_a_gap_stops_the_final_copy_and_leads_to_its_question(client: Client) -> None:
    address = finished_draft()
    client.fragment(f"{address}/answer", {"key": "讲话人", "value": ""})
    review = client.get(f"{address}?stage={quote('审阅')}").text
    assert f"{address}?to={quote('讲话人')}" in review
    refused = client.get(f"{address}/download?form=.docx")
    assert refused.status == 400
    assert "还缺 1 处" in refused.text
    unfinished = client.get(f"{address}/download?form=.docx&gaps=1")
    assert zipfile.ZipFile(io.BytesIO(unfinished.content)).testzip() is None
    assert 'data-goto="f-讲话人"' in client.get(f"{address}?to={quote('讲话人')}").text


@pytest.mark.parametrize("form", [each for each in EXPORTERS if each != ".pdf"])
def test_a_finished_draft_is_downloaded_in_any_form(client: Client, form: str) -> None:
    answer = client.get(f"{finished_draft()}/download?form={form}&layout=reading-copy")
    assert answer.status == 200
    assert answer.headers["content-disposition"].endswith(quote(form))
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == EXPORTERS[form].media_type
    assert answer.content


def test_what_is_done_lies_with_the_other_speeches(client: Client) -> None:
    address = finished_draft()
    done = client.fragment(f"{address}/finish", {"layout": "gbt9704"})
    assert "写好了" in done.text
    names = sorted(path.suffix for path in paths.speeches_folder().iterdir())
    assert names == [".docx", ".md"]
    assert unfinished_sessions(paths.unfinished()) == ()
    assert client.get(address).status == 404


def test_what_stands_in_is_not_in_a_file_until_it_is_taken(client: Client) -> None:
    address = begun(client, "表态发言")
    refused = client.get(f"{address}/download?form=.docx&gaps=1")
    assert refused.status == 400
    client.fragment(f"{address}/defaults")
    assert client.get(f"{address}/download?form=.docx&gaps=1").status == 200


def test_a_draft_is_found_by_its_name_and_by_no_path(client: Client, tmp_path: Path) -> None:
    begun(client)
    (tmp_path / "home" / "secret.yaml").write_text("提纲: 表态发言\n答案: {}\n", encoding="utf-8")
    for name in ("..%2fsecret", "%2e%2e%2fsecret", ".", quote("工作会议讲话-1.yaml")):
        assert client.get(f"/drafts/{name}").status == 404


def test_every_kind_that_ships_can_be_begun(client: Client) -> None:
    kinds = re.findall(r'name="kind" value="(.*?)"', client.get("/drafts").text)
    assert kinds[0] == KIND
    assert len(kinds) == 10
    assert all(client.get(begun(client, kind)).status == 200 for kind in kinds[:3])


def test_material_is_offered_where_it_fits_and_keeps_its_origin(
    client: Client, tmp_path: Path
) -> None:
    report = tmp_path / "安委办报告.txt"
    report.write_text(
        "关于今年以来安全生产工作情况的报告\n\n一、工作成效\n"
        "今年1至10月，全市生产安全事故起数同比下降11.3%，没有发生重特大事故。\n",
        encoding="utf-8",
    )
    add_material(report, role="报告", today=TODAY)
    address = begun(client)
    page = client.get(f"{address}?stage={quote('会议')}").text
    words = re.findall(r'data-insert="(.*?)" data-into="f-成绩"', page)
    assert words
    client.fragment(f"{address}/answer", {"key": "成绩", "value": words[0]})
    assert words[0] in session_at(address).answers[MATERIAL].values()  # type: ignore[union-attr]
    assert "素材 1 句" in client.get(address).text


def test_undo_reaches_back_over_a_server_that_was_stopped(tmp_path: Path) -> None:
    bank = tiny_bank(tmp_path / "bank.db")
    with served(bank) as door:
        client = Client(door)
        client.enter()
        address = begun(client)
        client.fragment(f"{address}/answer", {"key": "称谓", "value": "各位代表"})
        client.fragment(f"{address}/answer", {"key": "称谓", "value": "各位同事"})
    with served(bank) as door:
        client = Client(door)
        client.enter()
        assert not re.search(r'id="undo"[^>]* disabled', client.get(address).text)
        client.fragment(f"{address}/undo")
        assert text_of(session_at(address).answers, "称谓") == "各位代表"
        client.fragment(f"{address}/redo")
        assert text_of(session_at(address).answers, "称谓") == "各位同事"


def test_what_may_be_left_is_answered_as_enter_does_on_the_way_to_the_next_stage(
    client: Client,
) -> None:
    address = begun(client)
    answer = client.fragment(f"{address}/onward?stage={quote('会议')}")
    answers = session_at(address).answers
    assert text_of(answers, "称谓") == "同志们"
    assert lines_of(answers, "必写提法") == []
    assert "必写提法" in answers
    assert "会议全称" not in answers
    assert "骨架先立" in answer.text
    assert client.fragment(f"{address}/onward?stage={quote('审阅')}").status == 422


def test_steps_that_cannot_be_read_are_none_and_the_draft_is_whole(client: Client) -> None:
    address = begun(client)
    client.fragment(f"{address}/answer", {"key": "称谓", "value": "各位代表"})
    file = session_at(address).file
    assert file is not None
    paths.steps_of(file).write_bytes(b"not packed")
    assert client.get(address).status == 200
    client.fragment(f"{address}/undo")
    assert text_of(session_at(address).answers, "称谓") == "各位代表"


def test_a_draft_that_is_not_wanted_goes_with_its_steps(client: Client) -> None:
    address = begun(client)
    client.fragment(f"{address}/answer", {"key": "称谓", "value": "各位代表"})
    assert client.post(f"{address}/discard").status == 303
    assert [each.suffix for each in paths.unfinished().iterdir()] == [".lock"]
    assert client.get(address).status == 404


def test_themes_alone_are_offered_once(client: Client) -> None:
    address = begun(client)
    client.fragment(f"{address}/answer", {"key": "主题", "value": "抓进度\n抓质量\n抓安全"})
    page = client.get(f"{address}?stage={quote('立意')}&at={quote('标题组')}").text
    alone = page.count("<b>抓进度</b>")
    assert alone + ("只列主题" in page) == 1


def test_a_second_click_on_finish_writes_nothing_twice(client: Client) -> None:
    address = finished_draft()
    with ThreadPoolExecutor(2) as both:
        clicks = [both.submit(client.fragment, f"{address}/finish") for _ in range(2)]
        told = sorted(click.result().status for click in clicks)
    assert told in ([200, 404], [200, 422])
    assert len(list(paths.speeches_folder().glob("*.md"))) == 1


def test_a_draft_is_finished_though_its_version_cannot_be_kept(client: Client) -> None:
    address = finished_draft()
    paths.kept_drafts_home().write_text("不是文件夹", encoding="utf-8")
    told = client.fragment(f"{address}/finish")
    assert "写好了" in told.text
    assert "这一版没有存进版本" in told.text
    assert client.get(address).status == 404
    assert len(list(paths.speeches_folder().glob("*.docx"))) == 1


@pytest.mark.parametrize("typed", ["~没有这个人/稿子.md", f"/{'很' * 300}.md", "/没有/稿子.md"])
def test_a_place_that_cannot_be_is_said(client: Client, typed: str) -> None:
    assert "找不到" in client.post("/saved", {"path": typed}).text
    assert "找不到" in client.post("/mine/folder", {"folder": typed}).text
