"""Names of files for lists and for the bank."""

from __future__ import annotations

from drafter.text.clean import clean_line


def readable_name(name: str) -> str:
    """A file's name (or path) as text that can be stored and shown.

    A name that is no UTF-8, as old archives leave it, arrives with lone surrogates: it is read as
    GB18030 if it can be, else what cannot be read becomes U+FFFD.
    """
    content = name.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):
        try:
            return clean_line(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return clean_line(content.decode("utf-8", "replace"))
