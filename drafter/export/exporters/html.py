"""HTML: one file without scripts or anything from elsewhere, for reading and printing."""

from __future__ import annotations

from html import escape

from drafter.export.exporter import Exporter
from drafter.export.layout import SIZES, Layout
from drafter.export.unfinished import unfinished_mark
from drafter.export.work import Work
from drafter.model import GAP, Block, BlockKind
from drafter.text.clean import clean_text

_TAGS: dict[BlockKind, str] = {
    "title": "h1",
    "heading1": "h2",
    "heading2": "h3",
    "heading3": "h4",
    "heading4": "h5",
}


def exported(work: Work) -> bytes:
    """The draft as a page in the layout's faces and sizes."""
    blocks = "\n".join(html for block in work.draft.blocks if (html := _block(block)))
    title = escape(work.draft.title or "讲话稿")
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_style(work.layout)}</style>\n</head>\n"
        f"<body>\n{_warning(work)}{blocks}\n</body>\n</html>\n"
    ).encode()


def _warning(work: Work) -> str:
    gaps = len(work.draft.gaps)
    return f'<p class="warning">{unfinished_mark(gaps)}</p>\n' if gaps else ""


def _block(block: Block) -> str:
    text = clean_text(block.text).strip()
    if not text:
        return ""
    tag = _TAGS.get(block.kind, "p")
    lead = clean_text(block.sentences[0].text) if block.run_in else ""
    if lead and text.startswith(lead):
        inner = f"<b>{_marked(lead)}</b>{_marked(text[len(lead) :])}"
    else:
        inner = _marked(text)
    kind = f' class="{block.kind}"' if tag == "p" else ""
    return f"<{tag}{kind}>{inner}</{tag}>"


def _marked(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for gap in GAP.finditer(text):
        pieces += [escape(text[end : gap.start()]), f"<mark>{escape(gap[0])}</mark>"]
        end = gap.end()
    return "".join([*pieces, escape(text[end:])]).replace("\n", "<br>")


def _style(layout: Layout) -> str:
    size, pitch = SIZES[layout.size], layout.pitch
    headings = (
        ("h2", layout.heading1_face, "一级"),
        ("h3", layout.heading2_face, "二级"),
        ("h4", layout.heading3_face, "三级"),
        ("h5", layout.heading4_face, "四级"),
    )
    weights = "".join(
        f'{tag} {{ font-family: "{face}", sans-serif; '
        f"font-weight: {'bold' if level in layout.bold else 'normal'}; }}\n"
        for tag, face, level in headings
    )
    return (
        f'body {{ max-width: 156mm; margin: 20mm auto; font-family: "{layout.body_face}", serif;'
        f" font-size: {size:g}pt; line-height: {pitch:g}pt; text-align: justify; }}\n"
        f'h1 {{ font-family: "{layout.title_face}", serif; font-size: '
        f"{SIZES[layout.title_size]:g}pt; line-height: {layout.title_pitch:g}pt;"
        " font-weight: normal; text-align: center; margin: 0 0 1em; }\n"
        "h2, h3, h4, h5, p { margin: 0; font-size: inherit; text-indent: 2em; }\n"
        f"p.byline, p.date {{ text-indent: 0; text-align: center;"
        f' font-family: "{layout.front_face}", serif; }}\n'
        "p.salutation { text-indent: 0; margin-top: 1em; }\n"
        f"{weights}"
        f'b {{ font-family: "{layout.heading2_face}", serif; font-weight: normal; }}\n'
        "p.warning { text-indent: 0; text-align: center; font-size: 14pt; }\n"
        "mark { background: #ff0; }\n"
        "@media print { body { margin: 0 auto; } }\n"
    )


EXPORTER = Exporter(name="网页", media_type="text/html; charset=utf-8", exported=exported)
