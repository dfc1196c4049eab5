"""What a speaker's line tells; nothing is derived that it does not say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.interview.speaker import Speaker, name_first, names_only_a_post, region_of, speaker_of


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        (
            "林知远 云岭市委副书记、市长",
            Speaker("林知远", "云岭市委副书记、市长", "云岭市", "市委、市政府"),
        ),
        ("沈放 青屏县委书记", Speaker("沈放", "青屏县委书记", "青屏县", "县委")),
        ("沈放　　青屏县委书记", Speaker("沈放", "青屏县委书记", "青屏县", "县委")),
        ("陈若溪 云岭市副市长", Speaker("陈若溪", "云岭市副市长", "云岭市", "")),
        ("陈若溪 云岭市市长助理", Speaker("陈若溪", "云岭市市长助理", "云岭市", "")),
        ("周岚 南渡区区长", Speaker("周岚", "南渡区区长", "南渡区", "区政府")),
        (
            "顾承安 南渡区商务局党组书记、局长",
            Speaker("顾承安", "南渡区商务局党组书记、局长", "南渡区", "党组"),
        ),
        ("许映川 集团公司董事长", Speaker("许映川", "集团公司董事长")),
        ("许映川", Speaker("许映川")),
        ("", Speaker("")),
    ],
)
def test_speaker_of(line: str, speaker: Speaker) -> None:
    assert speaker_of(line) == speaker


@pytest.mark.parametrize(
    ("line", "name", "post"),
    [
        ("大塘镇镇长 周明远", "周明远", "大塘镇镇长"),
        ("副县长 沈放", "沈放", "副县长"),
        ("大塘镇镇长周明远", "周明远", "大塘镇镇长"),
        ("青屏县农业农村局党组书记、局长　何秀兰", "何秀兰", "青屏县农业农村局党组书记、局长"),
        ("县委常委 副县长 何秀兰", "何秀兰", "县委常委 副县长"),
        ("常委 沈放", "沈放", "常委"),
        ("柳湾乡 何秀兰", "何秀兰", "柳湾乡"),
        ("沈　放　青屏县县长", "沈放", "青屏县县长"),
        ("青屏县县长 沈　放", "沈放", "青屏县县长"),
        ("阿依古丽·买买提 镇长", "阿依古丽·买买提", "镇长"),
        ("镇长 阿依古丽·买买提", "阿依古丽·买买提", "镇长"),
        ("古丽 农民", "古丽", "农民"),
        ("沈放 青屏县人大代表", "沈放", "青屏县人大代表"),
        ("何局长 沈放", "沈放", "何局长"),
        ("大塘镇 镇长 周明远", "周明远", "大塘镇 镇长"),
        ("副县长 沈×", "沈×", "副县长"),
        ("张伟 副局长 党组成员", "张伟", "副局长 党组成员"),
        ("张伟 镇长 人大代表", "张伟", "镇长 人大代表"),
        ("李红 院长 教授", "李红", "院长 教授"),
        ("李明 大塘镇 农民", "李明", "大塘镇 农民"),
        ("高伟 县教育局 干部", "高伟", "县教育局 干部"),
        ("何秀兰 县委常委 组织部", "何秀兰", "县委常委 组织部"),
        ("古丽 镇长 代表", "古丽", "镇长 代表"),
        ("王刚 董事长 总裁", "王刚", "董事长 总裁"),
        ("柳湾乡 干部", "柳湾乡", "干部"),
        ("青屏县农业农村局 农业科", "青屏县农业农村局", "农业科"),
    ],
)
def test_name_and_post_are_told_apart_whichever_stands_first(
    line: str, name: str, post: str
) -> None:
    speaker = speaker_of(line)
    assert (speaker.name, speaker.post) == (name, post)
    assert name_first(line) == f"{name} {post}"


@given(
    st.sampled_from(["沈放", "何秀兰", "欧阳一鸣"]),
    st.sampled_from(["副县长", "青屏县委书记", "南渡区商务局党组书记、局长", "大塘镇党委委员"]),
)
def test_one_speaker_is_one_however_he_is_written(name: str, post: str) -> None:
    ways = (f"{name} {post}", f"{name}　{post}", f"{post} {name}", f"{post}{name}")
    assert len({speaker_of(way) for way in ways}) == 1


@given(st.text("林知远云岭省市县区委副书记长常、 　局党组", max_size=20))
def test_region_is_words_of_the_post(line: str) -> None:
    speaker = speaker_of(line)
    assert speaker.region in speaker.post
    assert not speaker.represents or speaker.post


@pytest.mark.parametrize(
    ("post", "region", "represents"),
    [
        ("省委常委、云岭市委书记", "", "市委"),
        ("云岭市委常委、副市长", "云岭市", ""),
        ("城市管理局局长", "", ""),
        ("云州市委书记", "云州市", "市委"),
        ("中共云岭市委书记", "云岭市", "市委"),
        ("国家税务总局云岭市税务局局长", "", ""),
        ("云岭市应急管理局党委书记、局长", "云岭市", ""),
        ("共青团南渡区委书记", "南渡区", "团区委"),
        ("团市委副书记", "", "团市委"),
        ("共青团云岭市委常委、南渡区委书记", "云岭市", "区委"),
    ],
)
def test_nothing_is_derived_that_the_post_does_not_say(
    post: str, region: str, represents: str
) -> None:
    speaker = speaker_of(f"沈放 {post}")
    assert (speaker.region, speaker.represents) == (region, represents)


@pytest.mark.parametrize(
    ("line", "post"),
    [
        ("沈放县长", True),
        ("青屏县县长", True),
        ("林知远市委书记", True),
        ("沈放 青屏县县长", False),
        ("沈放", False),
        ("史局长青 青屏县委书记", False),
        ("主任 青屏县委书记", False),
    ],
)
def test_a_post_where_the_name_should_be_is_seen(line: str, post: bool) -> None:
    assert names_only_a_post(line) is post


@pytest.mark.parametrize(
    "post",
    [
        "副县长",
        "副市长",
        "副省长",
        "副区长",
        "副州长",
        "县长",
        "市委书记",
        "县委副书记、县长",
        "市委常委、副市长",
        "常务副县长",
        "县人民政府县长",
        "县政府副县长",
        "代县长",
        "原县委书记",
        "正县级干部",
        "我县县长",
    ],
)
def test_a_post_that_names_no_place_gives_none(post: str) -> None:
    assert speaker_of(f"沈放 {post}").region == ""


@pytest.mark.parametrize(
    ("post", "region"),
    [
        ("代县县长", "代县"),
        ("青屏县副县长", "青屏县"),
        ("前山区副区长", "前山区"),
        ("市中区区长", "市中区"),
        ("正安县委书记", "正安县"),
    ],
)
def test_a_place_that_looks_like_a_post_is_read(post: str, region: str) -> None:
    assert speaker_of(f"沈放 {post}").region == region


@pytest.mark.parametrize(
    ("unit", "region"),
    [
        ("青屏县人民政府", "青屏县"),
        ("青屏县人民政府办公室", "青屏县"),
        ("中共青屏县委办公室", "青屏县"),
        ("云岭市商务局", "云岭市"),
        ("县政府办公室", ""),
        ("集团公司", ""),
    ],
)
def test_the_place_of_an_office(unit: str, region: str) -> None:
    assert region_of(unit) == region
