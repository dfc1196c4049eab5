"""The Word files that are rendered for tests, by name."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from drafter.export.layout import Layout
from drafter.export.layout_files import layout_named
from drafter.export.points import outline_of
from drafter.export.remarks import Remark, origin_remarks
from drafter.export.word import docx_bytes
from drafter.flows.export import opened
from drafter.model import Draft
from drafter.outlines.load import outlines
from tests.export.word_examples import full_speech, read_aloud, short_talk

EXAMPLES = {f"例-{outline.folder.name}": outline for outline in outlines()}
"""The example of each outline in the standard's layout."""

DRAFTS = {
    "各级": full_speech(),
    "段首句": short_talk(),
    "四十页": full_speech(rounds=32),
}
_CAN_BE_ABSENT = {"salutation", "date", "heading1"}
STANDARD: dict[str, set[str]] = {
    **{name: _CAN_BE_ABSENT - set(outline.roles) for name, outline in EXAMPLES.items()},
    **{name: set() for name in DRAFTS},
}
"""What holds to the standard, with the roles that each declares absent."""

CHECKED: dict[str, set[str]] = {**STANDARD, "未定稿": set()}
"""What the shared checker looks at."""

LAYOUTS = ("gbt9704", "reading-copy", "review-copy", "outline-only", "plain")
HOUSE = Layout(
    bold=("二级", "三级"),
    digit_face="Times New Roman",
    front_order="先日期",
    number_place="居中",
    notice="内部讲话　会后收回",
)


@cache
def example(name: str) -> Draft:
    """The draft that an outline's example answers give, as the outline keeps it."""
    return opened(EXAMPLES[name].folder / "golden.md").draft


def in_layout(draft: Draft, layout: Layout) -> bytes:
    """The Word file of a draft as the flow makes it, a check's remark included."""
    shown = outline_of(draft) if layout.content == "提纲" else draft
    remark = Remark(len(shown.blocks) - 1, 0, 3, "开头和上一段重了")
    return docx_bytes(shown, layout, remarks=(*origin_remarks(shown, {}), remark))


NAMES = (*CHECKED, *LAYOUTS, "朗读", "房式", "房式未定稿")
"""Every Word file that is rendered."""


def samples() -> dict[str, bytes]:
    """The files of ``NAMES``."""
    files = {name: docx_bytes(example(name)) for name in EXAMPLES}
    files |= {name: docx_bytes(draft) for name, draft in DRAFTS.items()}
    files["未定稿"] = docx_bytes(short_talk(done="【待补：整改处数】"))
    files |= {name: in_layout(full_speech(), layout_named(name)) for name in LAYOUTS}
    files["朗读"] = docx_bytes(read_aloud(), layout_named("reading-copy"))
    files["房式"] = docx_bytes(full_speech(rounds=2), HOUSE)
    files["房式未定稿"] = docx_bytes(replace(short_talk(done="【待补：整改处数】")), HOUSE)
    return files
