"""The page as a writer uses it, in Debian's Chromium: keys, the input method, a whole draft, a
server that is killed. The pictures in docs/images come from here."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from msgspec.structs import replace
from playwright.sync_api import Browser, Locator, Page, expect

from drafter import paths
from drafter.bank import open_bank, open_user_bank
from drafter.drafting.markdown import markdown_of
from drafter.flows.answer_files import example_answers
from drafter.flows.answering import with_answer
from drafter.flows.draft import draft_of
from drafter.flows.material import add_material
from drafter.flows.mine import mine
from drafter.flows.session import Session, next_in
from drafter.flows.session_files import new_session, unfinished_sessions
from drafter.flows.versions import keep_version
from drafter.interview.answers import lines_of, text_of
from drafter.outlines.load import outline_named
from drafter.storage.files import atomic_write
from drafter.storage.locks import held
from drafter.web import Door
from tests.web.browsing import PATIENCE, PICTURES, Watched, browser, watched
from tests.web.served import NOW, served
from tests.web.tiny import tiny_bank

expect.set_options(timeout=PATIENCE)

PICTURED = bool(os.environ.get("DRAFTER_PICTURES"))
"""Set, each page is pictured in docs/images, wide and narrow."""
NARROW = ("page-phrases", "page-draft", "page-speech", "page-statistics")
"""The pages that are looked at on a narrow screen too; they hold every kind of piece."""

OPENED = {"page-review": "#sheet .beside"}
"""What is clicked before a page is looked at."""

KIND = "工作会议讲话"
ROOT = Path(__file__).parents[2]

FACTS = {
    "会议全称": "全市安全生产工作会议暨市安委会2026年第四次全体会议",
    "讲话人": "林知远 云岭市委副书记、市长",
    "时间": "11.27",
    "部署事项": "今冬明春安全生产工作",
    "成绩": "今年1至10月，全市生产安全事故起数同比下降11.3%\n没有发生重特大事故",
    "问题": "企业重效益轻安全，培训走过场、投入打折扣\n部门把检查当打卡，去过就算查过",
}
POINTS = (
    "属地领导责任：各县区党政主要负责人每季度至少带队检查一次，问题当场交办，结果会上通报。\n"
    "部门监管责任：12月15日前，各行业主管部门把责任清单细化到科室和岗位。\n"
    "企业主体责任：企业主要负责人是第一责任人，全员培训、班前交底一样都不能少。",
    "查：突出矿山、危险化学品、建筑施工六个领域，12月底前过一遍筛子。\n"
    "改：一般隐患立查立改，重大隐患挂牌督办。\n"
    "看：明年3月，市安委办组织一次专项核查。",
    "值守：元旦、春节期间，领导带班、专人值守。\n"
    "演练：12月20日前，重点企业、学校、医院至少搞一次不打招呼的演练。\n"
    "报送：险情发生后1小时内报到市政府总值班室。",
)


NOTICE = (
    "云岭市人民政府办公室关于召开全市安全生产工作会议的通知\n\n各县区人民政府：\n\n"
    "定于2026年11月27日（星期五）上午9时召开会议。现将有关事项通知如下。\n\n"
    "一、会议名称\n全市安全生产工作会议\n\n云岭市人民政府办公室\n2026年11月23日\n"
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with served(tiny_bank(tmp_path / "bank.db")) as opened:
        yield opened


@pytest.fixture
def seen(chromium: Browser, door: Door) -> Iterator[Watched]:
    """A page that is inside; afterwards nothing may have gone wrong in it or gone elsewhere."""
    with watched(chromium, door) as opened:
        opened.enter()
        yield opened
        assert opened.elsewhere == []
        assert opened.faults == []


def rows(page: Page) -> Locator:
    return page.locator("#rows .row")


def field(page: Page, key: str) -> Locator:
    return page.locator(f'[id="f-{key}"]')


def answered(page: Page, key: str, text: str) -> None:
    """Types an answer and leaves the field; waits until the page says it is saved."""
    entry = field(page, key)
    entry.fill(text)
    with page.expect_response(re.compile("/answer")):
        entry.blur()
    expect(page.locator("form.ask.answered", has=field(page, key))).to_be_visible()


def top_of(seen: Locator) -> float:
    """Pixels from the top of the page to what is seen."""
    box = seen.bounding_box()
    assert box is not None
    return box["y"]


# --- the bank -------------------------------------------------------------------------------------


def test_the_list_narrows_from_the_first_character_and_the_link_shows_the_same(
    seen: Watched,
) -> None:
    page = seen.page
    expect(rows(page)).to_have_count(6)
    page.keyboard.press("/")
    page.keyboard.type("线")
    expect(rows(page)).to_have_count(1)
    page.wait_for_url("**/phrases?q=%E7%BA%BF")
    page.reload()
    expect(rows(page)).to_have_count(1)
    expect(page.locator("#q")).to_have_value("线")


def test_half_typed_pinyin_is_not_searched_for(seen: Watched) -> None:
    page = seen.page
    searches = [url for url in seen.requests if "/phrases?" in url]
    page.locator("#q").evaluate(
        """field => {
             field.focus();
             field.dispatchEvent(new CompositionEvent("compositionstart", {bubbles: true}));
             field.value = "zuo feng";
             field.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true}));
           }"""
    )
    page.wait_for_timeout(300)
    assert [url for url in seen.requests if "/phrases?" in url] == searches
    page.locator("#q").evaluate(
        """field => {
             field.value = "作风";
             field.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true}));
           }"""
    )
    expect(rows(page)).to_have_count(3)


def test_a_facet_a_phrase_and_a_decision_by_keys_alone(seen: Watched, tmp_path: Path) -> None:
    page = seen.page
    page.get_by_role("link", name=re.compile("^结尾")).click()
    expect(rows(page)).to_have_count(1)
    page.get_by_role("link", name=re.compile("^结尾")).click()
    expect(rows(page)).to_have_count(6)
    page.keyboard.press("j")
    expect(page.locator("#phrase h2")).to_contain_text("思想作风、工作作风、生活作风")
    page.keyboard.press("j")
    expect(page.locator("#phrase h2")).to_contain_text("今天，我们召开")
    expect(page.locator("#rows .row[aria-current]")).to_have_count(1)
    page.keyboard.press("s")
    expect(page.locator("#favour")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("c")
    expect(page.locator("#notice")).to_contain_text("已拷贝")
    assert "今天，我们召开【会议名称】" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("x")
    expect(rows(page)).to_have_count(5)
    expect(page.locator("#phrase")).to_contain_text("已不要")
    with open_bank(tmp_path / "bank.db") as bank:
        assert [each.move for each in bank.decisions.dropped()] == ["occasion"]
    page.get_by_role("button", name="取回").click()
    expect(rows(page)).to_have_count(6)


def test_a_script_in_a_phrase_stays_words(seen: Watched) -> None:
    page = seen.page
    page.locator("#q").fill("alert")
    expect(rows(page)).to_have_count(1)
    rows(page).first.click()
    expect(page.locator("#phrase h2")).to_contain_text("<script>alert(1)</script>")
    assert page.locator("#phrase h2 script, #phrase h2 img, #rows img").count() == 0


def test_an_occurrence_leads_into_the_speech_and_the_speech_back(seen: Watched) -> None:
    page = seen.page
    page.locator("#q").fill("过硬")
    expect(rows(page)).to_have_count(1)
    rows(page).first.click()
    page.locator(".hit .from a").first.click()
    expect(page.locator("#hit")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("安全生产工作会议")
    page.locator(".speech-text a.n").first.click()
    expect(page.locator(".phrase h2")).to_be_visible()


# --- a draft --------------------------------------------------------------------------------------


def test_from_an_empty_form_to_a_word_file(seen: Watched, tmp_path: Path, shared: Path) -> None:
    page = seen.page
    seen.go("/drafts")
    page.get_by_role("button", name=re.compile(KIND)).click()
    for key, text in FACTS.items():
        answered(page, key, text)
    page.get_by_role("link", name="先看立意").click()
    answered(page, "主题", "安全生产责任\n隐患排查\n应急处置")
    page.locator(".card").first.click()
    expect(page.locator("#heading-1")).to_be_visible()
    second = page.locator("#heading-2").input_value()
    page.locator(".lock-line").nth(1).locator("input[type=checkbox]").uncheck()
    page.get_by_role("button", name="没锁的重配").click()
    expect(page.locator("#heading-2")).not_to_have_value(second)
    for number, text in enumerate(POINTS, start=1):
        answered(page, f"要点{number}", text)
    page.get_by_role("link", name="措辞", exact=True).click()
    page.locator(".card").nth(1).click()
    expect(page.locator(".place.shut.answered")).to_have_count(1)
    page.get_by_role("button", name="都照灰字定下").click()
    expect(page.locator(".standing-in")).to_have_count(0)
    page.get_by_role("link", name="审阅", exact=True).click()
    expect(page.locator(".review")).to_contain_text("大标题三条")
    with page.expect_download() as download:
        page.locator("#download").click()
    target = tmp_path / download.value.suggested_filename
    download.value.save_as(target)
    assert target.name == f"20261127_{FACTS['会议全称']}讲话_林知远.docx"
    checked = subprocess.run(
        [sys.executable, shared / "tools" / "check_docx.py", target],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_another_stage_begins_at_its_top_in_its_first_field(seen: Watched) -> None:
    page = seen.page
    seen.go("/drafts")
    page.get_by_role("button", name=re.compile(KIND)).click()
    onward = page.get_by_role("link", name="先看立意")
    onward.scroll_into_view_if_needed()
    assert page.evaluate("window.scrollY") > 0
    onward.click()
    expect(field(page, "主题")).to_be_focused()
    assert page.evaluate("window.scrollY") == 0
    page.keyboard.type("春耕")
    field(page, "主题").blur()
    expect(page.locator("form.ask.answered", has=field(page, "主题"))).to_be_visible()
    field(page, "要点1").fill("种子备足，农机修好")
    before = page.evaluate("window.scrollY")
    assert before > 0
    field(page, "要点1").blur()
    expect(page.locator("form.ask.answered", has=field(page, "要点1"))).to_be_visible()
    assert page.evaluate("window.scrollY") > before - 40  # within a stage nothing jumps


def test_what_is_typed_while_the_page_saves_is_saved_too(seen: Watched) -> None:
    page = seen.page
    seen.go("/drafts")
    page.get_by_role("button", name=re.compile(KIND)).click()
    for key, text in FACTS.items():  # from field to field without waiting for anything
        field(page, key).click()
        field(page, key).fill(text)
    page.keyboard.press("Tab")
    for key in FACTS:
        expect(page.locator("form.ask.answered", has=field(page, key))).to_be_visible()
    (session,) = unfinished_sessions(paths.unfinished())
    assert text_of(session.answers, "讲话人") == FACTS["讲话人"]
    assert lines_of(session.answers, "问题") == FACTS["问题"].split("\n")


def test_a_draft_of_the_terminal_is_gone_on_with_here_and_the_other_way_round(
    seen: Watched,
) -> None:
    outline = outline_named(KIND)
    session = new_session(outline, {}, seed=0, folder=paths.unfinished())
    session = with_answer(session, "会议全称", "全市安全生产工作会议")
    page = seen.page
    seen.go("/drafts")
    page.get_by_role("link", name=re.compile("全市安全生产工作会议")).click()
    expect(field(page, "会议全称")).to_have_value("全市安全生产工作会议")
    answered(page, "部署事项", "今冬明春安全生产工作")
    (found,) = unfinished_sessions(paths.unfinished())
    found = with_answer(found, "讲话人", "林知远 云岭市委副书记、市长")
    page.reload()
    expect(page.locator("#sheet")).to_contain_text("云岭市委副书记、市长　林知远")
    expect(field(page, "部署事项")).to_have_value("今冬明春安全生产工作")


def draft_without(*keys: str) -> None:
    """A draft of the terminal's in which only these questions are open."""
    outline = outline_named("表态发言")
    session = Session(outline, example_answers(outline))
    while (ask := next_in(session)) is not None:
        session = with_answer(session, ask.key, None if ask.question.type == "phrase" else "")
    answers = {key: value for key, value in session.answers.items() if key not in keys}
    new_session(outline, answers, seed=0, folder=paths.unfinished())


def test_a_refusal_is_gone_once_it_is_true_no_more(seen: Watched) -> None:
    session = new_session(outline_named(KIND), {}, seed=0, folder=paths.unfinished())
    session = with_answer(session, "会议全称", "全市安全生产工作会议")
    assert session.file is not None
    seen.go("/drafts")
    seen.page.get_by_role("link", name=re.compile("全市安全生产工作会议")).click()
    with held(session.file), seen.page.expect_response(re.compile("/answer")):
        field(seen.page, "讲话人").fill("林知远")
        field(seen.page, "讲话人").blur()
    expect(seen.page.locator("#notice")).to_contain_text("另一个窗口")
    seen.faults.clear()  # the browser tells of the 422
    answered(seen.page, "会议全称", "全市消防工作会议")
    expect(seen.page.locator("#notice")).to_be_empty()


def ended(process: subprocess.Popen[str]) -> None:
    """Kills the server outright."""
    process.kill()
    process.communicate()


def test_a_killed_server_loses_nothing(chromium: Browser, drafter_home: Path) -> None:
    bank = tiny_bank(drafter_home / "tiny.db")
    draft_without("会议全称", "差距")

    def started() -> tuple[subprocess.Popen[str], str]:
        command = [sys.executable, "-u", "-m", "drafter", "serve", "--no-open", "--bank", str(bank)]
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ.copy(), stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        line = process.stdout.readline()
        return process, re.findall(r"http\S+", line)[0]

    process, address = started()
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        page.goto(address)
        page.wait_for_url("**/phrases")
        page.goto(f"{address.partition('/enter')[0]}/drafts")
        page.get_by_role("link", name=re.compile("表态发言")).click()
        answered(page, "会议全称", "全市安全生产工作会议")
        with page.expect_response(re.compile("/half")):
            field(page, "差距").press_sequentially("没写完")
        ended(process)
        process, address = started()
        page.goto(address)
        page.wait_for_url("**/phrases")
        page.goto(f"{address.partition('/enter')[0]}/drafts")
        page.get_by_role("link", name=re.compile("全市安全生产工作会议")).click()
        expect(field(page, "会议全称")).to_have_value("全市安全生产工作会议")
        expect(field(page, "差距")).to_have_value("没写完")
    finally:
        page.close()
        ended(process)


def test_a_form_of_another_site_is_not_obeyed(seen: Watched) -> None:
    seen.page.goto("about:blank")
    seen.page.set_content(
        f'<form method="post" action="{seen.door.origin}/drafts"><input name="kind"'
        f' value="{KIND}"><button>送</button></form>'
    )
    seen.page.get_by_role("button", name="送").click()
    seen.page.wait_for_load_state()
    expect(seen.page.locator("body")).to_contain_text("不是从本机的 drafter 页面发出的")
    assert not list(paths.unfinished().glob("*.yaml"))
    seen.faults.clear()  # the browser tells of the 403


def test_a_notice_fills_fields_and_a_finding_is_mended_from_the_margin(
    seen: Watched, tmp_path: Path
) -> None:
    notice = tmp_path / "会议通知.txt"
    notice.write_text(NOTICE, encoding="utf-8")
    page = seen.page
    seen.go("/drafts")
    page.get_by_role("button", name=re.compile(f"^{KIND}")).click()
    page.set_input_files("#notice-file", notice)
    expect(field(page, "会议全称")).to_have_value("全市安全生产工作会议")
    page.get_by_role("button", name="都照通知").click()
    expect(page.locator("#sheet")).to_contain_text("在全市安全生产工作会议上的讲话")
    answered(page, "成绩", "检查企业320家，，排查隐患1150处")
    note = page.locator(".beside", has_text="点号")
    words = page.locator("u.found", has_text="，，")
    assert abs(top_of(note) - top_of(words)) < 40
    note.click()
    page.get_by_role("button", name="照这样改").click()
    expect(field(page, "成绩")).to_have_value("检查企业320家，排查隐患1150处")
    expect(note).to_have_count(0)
    page.locator("h1").click()
    page.keyboard.press("u")
    expect(field(page, "成绩")).to_have_value("检查企业320家，，排查隐患1150处")


# --- mining ---------------------------------------------------------------------------------------


def test_files_are_dropped_and_what_came_of_them_is_told(seen: Watched, tmp_path: Path) -> None:
    note = tmp_path / "通知.txt"
    note.write_text("关于报送材料的通知\n请于周五前报送。\n", encoding="utf-8")
    page = seen.page
    seen.go("/mine")
    speech = ROOT / "examples" / "corpus" / "招商引资推进会讲话.txt"
    page.set_input_files("#files", [speech, note])
    expect(page.get_by_role("heading", name="采完了")).to_be_visible(timeout=60_000)
    expect(page.locator("main dl")).to_contain_text("得讲话 1 篇")
    expect(page.locator(".skips")).to_contain_text("通知.txt")
    seen.go("/speeches")
    page.get_by_role("link", name=re.compile("招商引资推进会")).click()
    expect(page.locator(".contents")).to_contain_text("一、")
    page.get_by_role("button", name="做成提纲").click()
    expect(page.locator("h1")).to_contain_text("做好了")
    page.get_by_role("button", name="用它写这一次的").click()
    expect(page.locator(".stages")).to_be_visible()


# --- for everybody, and how it looks --------------------------------------------------------------


def example_draft() -> str:
    """The name of a draft with the outline's example answers and a fact left open."""
    outline = outline_named(KIND)
    done = ["2025-2026年事故起数下降11.3%", "整改隐患【重大隐患处数，问市应急局】处"]
    answers = example_answers(outline) | {"成绩": done}
    session = new_session(
        outline,
        {key: value for key, value in answers.items() if key not in ("道理1", "结尾")},
        seed=0,
        folder=paths.unfinished(),
    )
    assert session.file is not None
    return session.file.stem


def draft_of_two_versions() -> str:
    """The id of a saved draft of which two versions are kept."""
    outline = outline_named(KIND)
    answers = example_answers(outline)
    first = draft_of(Session(outline, answers))
    done = ["改造老旧管网32公里，新增供热能力180万平方米"]
    second = replace(first, draft=draft_of(Session(outline, answers | {"成绩": done})).draft)
    for file, source in ((first, "起稿"), (second, "改答案")):
        keep_version(file, now=NOW, source=source)
    name = "20261127_全市冬季供热保障工作会议讲话_顾承安.md"
    atomic_write(paths.speeches_folder() / name, markdown_of(second))
    return first.id


def material_brought(folder: Path) -> None:
    report = folder / "供热办报告.txt"
    report.write_text(
        "关于今冬供热准备情况的报告\n\n一、工作成效\n今年1至10月，改造老旧管网32公里，"
        "投诉量同比下降18.5%。\n二、存在问题\n有的企业储煤偏少，有的小区管网职责不清。\n",
        encoding="utf-8",
    )
    add_material(report, role="报告", today=NOW.date())


@pytest.fixture
def larger() -> Iterator[tuple[Door, str]]:
    """The page over the bank that ships with the examples mined into it, and one of their sources:
    for pictures that show something."""
    with open_user_bank(paths.user_bank(), shipped=paths.shipped("phrasebank")) as bank:
        mine([ROOT / "examples" / "corpus"], bank=bank)
        (source,) = bank.holdings.named("招商引资推进会讲话.txt")
    with served() as opened:
        yield opened, source.sha256[:12]


def test_no_page_has_a_serious_fault_and_each_is_pictured(
    chromium: Browser,
    door: Door,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))  # pictures show ~/讲话稿
    name, versions = example_draft(), draft_of_two_versions()
    material_brought(tmp_path)
    source = _FIRST_SOURCE
    if PICTURED:
        door, source = request.getfixturevalue("larger")
    pages = {
        "page-phrases": "/phrases?q=工作&sort=newest" if PICTURED else "/phrases?q=作风",
        "page-drafts": "/drafts",
        "page-draft": f"/drafts/{name}?stage=措辞",
        "page-draft-headings": f"/drafts/{name}?stage=立意&at=标题组",
        "page-review": f"/drafts/{name}?stage=审阅",
        "page-speech": f"/speeches/{source}/0",
        "page-compare": f"/versions/{versions}/compare?side=1",
        "page-material": "/material",
        "page-mine": "/mine",
        "page-statistics": "/statistics",
        "page-profile": "/profile",
    }
    faults: list[str] = []
    for width, dark in ((1280, False), (390, True)):
        with watched(chromium, door, width=width, height=900, dark=dark) as seen:
            _inside(seen)
            for picture, path in pages.items():
                if width < 1000 and picture not in NARROW and not PICTURED:
                    continue
                seen.go(path)
                seen.page.wait_for_load_state("networkidle")
                if picture in OPENED and width > 1000:
                    seen.page.locator(OPENED[picture]).first.click()
                    expect(seen.page.locator("#origin .acts")).to_be_visible()
                wide = seen.page.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    faults.append(f"{picture} {width}: 宽 {wide}")
                for violation in Axe().run(seen.page).response["violations"]:
                    if violation["impact"] in ("serious", "critical"):
                        where = [node["html"][:120] for node in violation["nodes"][:3]]
                        faults.append(f"{picture} {width} {violation['id']}: {where}")
                if PICTURED:
                    PICTURES.mkdir(exist_ok=True)
                    suffix = "" if width > 1000 else "-narrow"
                    seen.page.screenshot(path=PICTURES / f"{picture}{suffix}.png")
            faults += seen.faults + seen.elsewhere
    assert faults == []


def _inside(seen: Watched) -> None:
    """The cookie for another context of the same browser: the token works once."""
    if not _KNOWN.get(seen.door.host):
        seen.enter()
        _KNOWN[seen.door.host] = True
        return
    seen.page.context.add_cookies(
        [{"name": seen.door.cookie_name, "value": "the-cookie", "url": seen.door.origin}]
    )


_KNOWN: dict[str, bool] = {}


_FIRST_SOURCE = hashlib.sha256("在全市安全生产工作会议上的讲话".encode()).hexdigest()[:12]
