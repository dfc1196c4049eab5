"""What others wrote, brought to the page: material that is picked, a notice that fills the form."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from drafter.corpus.readers import READERS
from drafter.flows.material import materials
from drafter.interview.answers import text_of
from tests.web.drafting import begun, session_at
from tests.web.served import Client

REPORT = (
    "关于今年以来安全生产工作情况的报告\n\n一、工作成效\n"
    "今年1至10月，全市生产安全事故起数同比下降11.3%，没有发生重特大事故。\n"
)
NOTICE = """云岭市人民政府办公室关于召开全市安全生产工作会议的通知

各县区人民政府，市政府各部门：

定于2026年11月27日（星期五）上午9时召开会议。现将有关事项通知如下。

一、会议名称
全市安全生产工作会议暨市安委会2026年第四次全体会议

二、会议议程
（一）市应急管理局局长周岚通报今年以来全市安全生产情况；
（二）市委副书记、市长林知远讲话。

云岭市人民政府办公室
2026年11月23日
"""


@pytest.mark.parametrize("address", ["/mine", "/material"])
def test_whatever_can_be_read_can_be_chosen(address: str, client: Client) -> None:
    assert f'accept="{",".join(READERS)}"' in client.get(address).text


def test_a_report_is_brought_looked_at_and_taken_away(client: Client) -> None:
    told = client.upload("/material", "files", "安委办报告.txt", REPORT)
    assert "挑出 1 条" in told.text
    (material,) = materials()
    shown = client.get(f"/material/{material.id}").text
    assert "没有发生重特大事故" in shown
    again = client.upload("/material", "files", "安委办报告.txt", REPORT)
    assert "早已收着" in again.text
    client.post(f"/material/{material.id}/drop-one", {"snippet": material.snippets[0].id})
    assert materials()[0].snippets == ()
    client.post(f"/material/{material.id}/drop")
    assert materials() == ()
    assert client.get(f"/material/{material.id}").status == 404


def test_a_script_in_a_files_name_or_text_is_words(client: Client) -> None:
    marked = REPORT.replace("全市生产", "<script>alert(1)</script>全市生产")
    told = client.upload("/material", "files", "<img src=x onerror=alert(1)>.txt", marked).text
    (material,) = materials()
    shown = client.get(f"/material/{material.id}").text
    assert "<img" not in told + shown
    assert "<script>alert" not in shown


def test_what_cannot_be_read_is_said(client: Client) -> None:
    assert "没有收" in client.upload("/material", "files", "空.txt", "").text
    assert client.post("/material").status == 400


def test_a_notice_fills_the_form_and_nothing_counts_until_it_is_taken(client: Client) -> None:
    address = begun(client)
    told = client.upload(f"{address}/notice", "notice", "会议通知.txt", NOTICE, hx_request="true")
    assert "取自通知" in told.text
    assert 'value="全市安全生产工作会议暨市安委会2026年第四次全体会议"' in told.text
    assert 'value="2026年11月27日"' in told.text
    assert session_at(address).answers == {}
    client.fragment(f"{address}/answer", {"key": "时间", "value": "2026年11月27日"})
    assert session_at(address).layers == {"时间": "会议通知"}
    client.fragment(f"{address}/notice-taken")
    answers = session_at(address).answers
    assert text_of(answers, "会议全称") == "全市安全生产工作会议暨市安委会2026年第四次全体会议"
    assert text_of(answers, "讲话人").startswith("林知远")


def test_what_is_no_notice_is_said_and_the_form_stays(client: Client) -> None:
    address = begun(client)
    refused = client.upload(
        f"{address}/notice", "notice", "随笔.txt", "今天天气很好。\n", hx_request="true"
    )
    assert refused.status == 422
    assert "没有读出会议" in refused.text
    assert session_at(address).proposed == {}


def test_a_field_says_what_the_notice_leaves_in_doubt(client: Client) -> None:
    address = begun(client)
    two = NOTICE.replace("（二）", "（二）市委书记顾承安讲话；\n（三）")
    client.upload(f"{address}/notice", "notice", "会议通知.txt", two, hx_request="true")
    page = client.get(f"{address}?stage={quote('会议')}").text
    assert re.search(r"通知里拿不准.*?顾承安", page)
