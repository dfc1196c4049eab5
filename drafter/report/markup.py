"""Small pieces of HTML: every text is escaped here, and nowhere else is HTML made of data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from drafter.text.clean import displayable


def shown(text: str) -> str:
    """Text from anywhere as HTML text or inside a quoted attribute."""
    return escape(displayable(text), quote=True)


def element(name: str, inside: str, *, cls: str = "", anchor: str = "", title: str = "") -> str:
    """An element around ``inside``, which is HTML already; ``title`` is text."""
    attributes = "".join(
        f' {key}="{shown(value)}"'
        for key, value in (("id", anchor), ("class", cls), ("title", title))
        if value
    )
    return f"<{name}{attributes}>{inside}</{name}>"


def link(address: str, text: str, *, cls: str = "") -> str:
    """A link to ``address``: a place on the page (#left) or a page of the same site."""
    attribute = f' class="{cls}"' if cls else ""
    return f'<a{attribute} href="{shown(address)}">{shown(text)}</a>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, cls: str = "") -> str:
    """A table that scrolls by itself where the screen is narrow; cells are HTML already."""
    head = "".join(f"<th>{shown(text)}</th>" for text in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    inside = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return element("div", inside, cls=f"scroll {cls}".strip())
