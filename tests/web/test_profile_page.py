"""The office's profile in the page: the same fields and the same file as on the terminal."""

from __future__ import annotations

import re
from html import unescape

from drafter import paths
from drafter.profile.fields import FIELDS
from drafter.profile.store import read_profile, write_profile
from drafter.storage.locks import held
from tests.web.drafting import begun
from tests.web.served import Answer, Client

NAMES = [field.name for field in FIELDS]


def shown(client: Client) -> dict[str, str]:
    """The form as a browser would send it unchanged."""
    return fields_in(client.get("/profile"))


def fields_in(answer: Answer, *, typed: bool = False) -> dict[str, str]:
    """The form in a page, with what is on disk in its fields, or with what was ``typed`` there."""
    sent = {}
    for number in range(len(FIELDS)):
        (was,) = re.findall(rf'name="was{number}" value="(.*?)"', answer.text, re.DOTALL)
        sent[f"was{number}"] = sent[f"value{number}"] = unescape(was)
        if typed:
            name = rf'name="value{number}"'
            (one, lines) = re.findall(
                rf'{name} value="(.*?)"|{name}[^>]*>(.*?)</textarea>', answer.text, re.DOTALL
            )[0]
            sent[f"value{number}"] = unescape(one or lines)
    return sent


def kept(client: Client, **changed: str) -> Answer:
    form = shown(client)
    form |= {f"value{NAMES.index(name)}": text for name, text in changed.items()}
    return client.post("/profile", form)


def test_what_is_filled_in_is_on_disk_and_a_default_of_the_next_draft(client: Client) -> None:
    answer = kept(
        client,
        单位="云岭市人民政府办公室",
        名册="林知远 云岭市委副书记、市长\r\n周岚 云岭市副市长",
        例会="安委会＝云岭市安全生产委员会全体会议",
        默认="称谓＝同志们，朋友们",
    )
    assert (answer.status, answer.headers["location"]) == (303, "/profile?saved")
    profile = read_profile(paths.user_profile())
    assert profile.unit == "云岭市人民政府办公室"
    assert [each.name for each in profile.leaders] == ["林知远", "周岚"]
    assert "存好了" in client.get("/profile?saved").text
    address = begun(client)
    assert "林知远、周岚" in client.get(address).text
    client.fragment(f"{address}/answer", {"key": "讲话人", "value": "周岚"})
    assert "云岭市副市长　周岚" in client.get(address).text


def test_what_does_not_fit_is_said_beside_its_field_and_the_rest_is_kept(client: Client) -> None:
    answer = kept(client, 单位="云岭市水利局", 语速="快", 名册="林知远")
    assert answer.status == 422
    assert answer.text.count("没有存：") == 2
    assert "“林知远”没写职务" in answer.text
    assert 'value="快"' in answer.text
    profile = read_profile(paths.user_profile())
    assert (profile.unit, profile.pace, profile.leaders) == ("云岭市水利局", 200, ())


def test_what_another_window_changed_meanwhile_stays(client: Client) -> None:
    form = shown(client)
    kept(client, 地区="云岭市")
    form[f"value{NAMES.index('单位')}"] = "云岭市水利局"
    assert client.post("/profile", form).status == 303
    profile = read_profile(paths.user_profile())
    assert (profile.unit, profile.region) == ("云岭市水利局", "云岭市")


def test_a_field_changed_in_two_windows_is_shown_with_both(client: Client) -> None:
    form = shown(client)
    kept(client, 单位="云岭市水利局", 例会="安委会＝云岭市安委会全体会议\n县长办公会＝常务会议")
    form[f"value{NAMES.index('单位')}"] = "云岭市水务局"
    form[f"value{NAMES.index('例会')}"] = "防指会＝防汛指挥部会议"
    form[f"value{NAMES.index('地区')}"] = "云岭市"

    answer = client.post("/profile", form)

    assert answer.status == 422
    assert "刚才在别处改成了：云岭市水利局。" in answer.text
    assert "刚才在别处改成了：安委会＝云岭市安委会全体会议；县长办公会＝常务会议。" in answer.text
    assert 'value="云岭市水务局"' in answer.text
    assert "防指会＝防汛指挥部会议</textarea>" in answer.text
    profile = read_profile(paths.user_profile())
    assert (profile.unit, profile.region) == ("云岭市水利局", "云岭市")
    again = fields_in(answer) | {f"value{NAMES.index('单位')}": "云岭市水务局"}
    assert client.post("/profile", again).status == 303
    assert read_profile(paths.user_profile()).unit == "云岭市水务局"


def test_a_field_emptied_or_changed_alike_elsewhere_is_said_or_let_be(client: Client) -> None:
    kept(client, 单位="云岭市水利局", 地区="云岭市")
    form = shown(client)
    kept(client, 单位="", 地区="青屏县")
    form[f"value{NAMES.index('单位')}"] = "云岭市水务局"
    form[f"value{NAMES.index('地区')}"] = "青屏县"
    answer = client.post("/profile", form)
    assert "刚才在别处改成了：空的。" in answer.text
    assert answer.text.count("没有存：") == 1


def test_what_was_typed_over_a_broken_file_stays_on_the_page_with_the_way_to_mend_it(
    client: Client,
) -> None:
    kept(client, 单位="云岭市水利局", 地区="云岭市")
    form = shown(client) | {
        f"value{NAMES.index('单位')}": "云岭市水务局",
        f"value{NAMES.index('语速')}": "180",
    }
    sound = paths.user_profile().read_text("utf-8")
    paths.user_profile().write_text("单位: [没有写完", encoding="utf-8")

    answer = client.post("/profile", form)

    assert answer.status == 400
    assert 'value="云岭市水务局"' in answer.text
    assert f"用文本编辑器打开 {paths.user_profile()}" in answer.text
    assert "存好了" not in answer.text
    assert paths.user_profile().read_text("utf-8") == "单位: [没有写完"
    looked_at = client.get("/profile")
    assert looked_at.status == 400
    assert f"用文本编辑器打开 {paths.user_profile()}" in looked_at.text
    assert 'action="/profile"' not in looked_at.text

    # Mended: what the file has now and the page did not know is shown before it is replaced.
    paths.user_profile().write_text(sound, encoding="utf-8")
    told = client.post("/profile", fields_in(answer, typed=True))
    assert "刚才在别处改成了：云岭市水利局。" in told.text
    assert client.post("/profile", fields_in(told, typed=True)).status == 303
    profile = read_profile(paths.user_profile())
    assert (profile.unit, profile.region, profile.pace) == ("云岭市水务局", "云岭市", 180)


def test_over_a_broken_file_that_was_put_aside_all_that_was_typed_is_kept(client: Client) -> None:
    kept(client, 单位="云岭市水利局", 地区="云岭市")
    form = shown(client)
    form |= {f"value{NAMES.index('单位')}": "云岭市水务局", f"value{NAMES.index('语速')}": "180"}
    paths.user_profile().write_text("单位: [没有写完", encoding="utf-8")
    answer = client.post("/profile", form)
    paths.user_profile().rename(paths.user_profile().with_suffix(".old"))
    assert client.post("/profile", fields_in(answer, typed=True)).status == 303
    profile = read_profile(paths.user_profile())
    assert (profile.unit, profile.region, profile.pace) == ("云岭市水务局", "云岭市", 180)


def test_nothing_is_written_where_nothing_changed_or_a_terminal_has_it(client: Client) -> None:
    answer = kept(client)
    assert answer.status == 303
    assert not paths.user_profile().exists()
    told = client.get(answer.headers["location"]).text
    assert "没有改动" in told
    assert "存好了" not in told
    write_profile(paths.user_profile(), read_profile(paths.user_profile()))
    before = paths.user_profile().read_bytes()
    with held(paths.user_profile()):
        refused = kept(client, 单位="云岭市水利局")
    assert refused.status == 400
    assert "单位档案正在另一个窗口里写" in refused.text
    assert 'value="云岭市水利局"' in refused.text
    assert paths.user_profile().read_bytes() == before


def test_the_way_to_it_is_shown_where_it_is_missed(client: Client) -> None:
    assert 'href="/profile">单位档案' in client.get("/drafts").text
    kept(client, 单位="云岭市水利局")
    assert 'href="/profile">单位档案' not in client.get("/drafts").text
