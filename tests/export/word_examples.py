"""Drafts of made-up speeches that the tests of the Word file share."""

from __future__ import annotations

from datetime import date

from drafter.model import Block, BlockKind, Draft, DraftSentence, Gap, Origin

_GIVEN = Origin("PA", phrase="0123456789ab", questions=("会议全称",))

_RESULTS = (
    "去年以来，全市围绕“稳增长、促改革、惠民生”这条主线，完成技改投资236.8亿元，"
    "同比增长11.3%；新建5G基站1204座，接入“一网通办”平台的事项达到1863项。"
)
_DUTY = (
    "各县区、各部门要把责任落到岗位、落到人头，做到“事事有人管、件件有着落”；"
    "对推进不力的，要及时约谈、限期整改。"
)


def block(kind: BlockKind, *sentences: str, run_in: bool = False) -> Block:
    return Block(kind, tuple(DraftSentence(text, _GIVEN) for text in sentences), run_in)


def full_speech(*, rounds: int = 1) -> Draft:
    """A speech with every role; its body comes ``rounds`` times, about two pages each."""
    front = (
        block("title", "在云岭市2026年工业经济高质量发展大会暨项目建设推进会上的讲话"),
        block("byline", "云岭市委副书记、市长　林知远"),
        block("date", "（2026年3月9日）"),
        block("salutation", "各位代表、同志们："),
    )
    body = (
        block("paragraph", _RESULTS, _DUTY),
        block("paragraph", "看AI、GDP和R&D投入，不能只看总量……更要看给老百姓带来了什么。"),
        block("heading1", "一、认清形势，切实增强加快发展的责任感和紧迫感"),
        block("heading2", "（一）看到机遇"),
        block("heading3", "1.产业基础更加扎实"),
        block("paragraph", _RESULTS),
        block("heading4", "（1）链条更完整"),
        block("paragraph", _DUTY),
        block("heading1", "二、突出重点，以项目建设的大突破带动工业经济综合竞争力的大提升"),
        block("paragraph", "一要抓招商。", _DUTY, _RESULTS, run_in=True),
        block("paragraph", "二要抓服务。", _DUTY, run_in=True),
    )
    closing = block("paragraph", "同志们，路虽远，行则将至。", "让我们把蓝图一步步变成现实！")
    return Draft(
        "工作会议讲话",
        (*front, *body * rounds, closing),
        speaker="林知远",
        day=date(2026, 3, 9),
    )


def short_talk(*, done: str = "37") -> Draft:
    """A six-minute talk whose second level is run in; ``done`` stands where a number belongs."""
    gaps = (Gap("整改处数", "县林草局"),) if "待补" in done else ()
    lead = ("一要全面查。", "二要限时改。", "三要回头看。")
    deed = "景区、线路、墓区12月底前过一遍筛子，能改的立即改，一时改不了的先停下来。"
    return Draft(
        "工作会议讲话",
        (
            block("title", "在全县森林草原防灭火工作会议暨\n县森防指2026年第二次全体会议上的讲话"),
            block("byline", "青屏县委书记　沈放"),
            block("date", "（2026年10月8日）"),
            block("salutation", "同志们："),
            block(
                "paragraph",
                f"今年1至9月，全县火情起数同比下降18.2%，整改隐患{done}处。",
                "成绩来自一线同志的日夜值守。",
            ),
            block("paragraph", "下面，我讲两点意见，请大家结合各自的实际抓好落实。"),
            block("heading1", "一、守山有责，扎紧责任落实的篱笆"),
            *(block("paragraph", first, deed, run_in=True) for first in lead),
            block("heading1", "二、治山有方，堵住火源管控的漏洞"),
            *(block("paragraph", first, deed, run_in=True) for first in lead),
            block("paragraph", "同志们，青山常在，家园才能常安，让我们守好每一片林！"),
        ),
        speaker="沈放",
        day=date(2026, 10, 8),
        gaps=gaps,
    )


def read_aloud() -> Draft:
    """A speech of some ten pages in large type, its sentences short and long, with rare
    characters, a quotation at a sentence's end and an enumeration."""
    said = (
        "乡亲们盼路，盼了二十多年。",
        "路通那天，周岚同志站在垭口上说：“这一脚油门，抵得上过去半天的脚程。”",
        "修路的账，不能只算水泥和砂石；还要算娃娃上学少走的山路，算老人看病省下的时辰，"
        "算一筐柑橘从枝头到码头还剩几分新鲜，算外出的人逢年过节愿不愿意回来、回来了愿不愿意留下。",
        "账算清了，劲就足了！",
        "谁来修、谁来养、钱从哪里来？",
        "县里定了三条：主线县里修，支线乡里养，入户的便道由村里组织投工投劳，缺口由县财政兜底。",
    )
    points = tuple(
        piece
        for number, theme in enumerate("一二三四五六", start=1)
        for piece in (
            block("heading1", f"{theme}、把第{number}段路修成放心路"),
            block("paragraph", *said),
            block("paragraph", *reversed(said)),
        )
    )
    return Draft(
        "工作会议讲话",
        (
            block("title", "在全县农村公路建设推进会上的讲话"),
            block("byline", "青屏县委书记　沈放"),
            block("date", "（2026年4月16日）"),
            block("salutation", "同志们："),
            *points,
        ),
        speaker="沈放",
        day=date(2026, 4, 16),
    )
