"""Elements and attributes of WordprocessingML, whichever of its two namespaces a file uses."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MOST_DIGITS = 9


def local(element: etree._Element) -> str:
    """The name of a Word element without its namespace; "" for one of another vocabulary."""
    return _local(str(element.tag))


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    namespace, _, name = tag.rpartition("}")
    return name if namespace[1:] in _WORD else ""


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name; None where there is none."""
    if element is None:
        return None
    return next((each for each in element if local(each) == name), None)


def value(element: etree._Element | None, attribute: str = "val") -> str:
    """An attribute of a Word element; "" where it is not there."""
    if element is None:
        return ""
    named = (str(v) for n, v in element.attrib.items() if str(n).endswith("}" + attribute))
    return next(named, "")


def number(text: str) -> int | None:
    """A whole number from 0 on; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def is_on(element: etree._Element) -> bool:
    """Whether a switch (w:vanish) is on: there, and not set to off."""
    return value(element) not in ("0", "false", "off")
