"""Results for other programs: JSON lines."""

from __future__ import annotations

import re
import sys

import msgspec

_RAW = "[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u061c\ufff9-\ufffb\ue000-\uf8ff]"


def print_json(value: object) -> None:
    """One JSON object on a line of stdout, UTF-8 whatever the terminal's encoding is.

    Characters that steer a terminal are written as escapes, which JSON reads back unchanged.
    """
    text = msgspec.json.encode(value).decode("utf-8")
    safe = re.sub(_RAW, lambda match: f"\\u{ord(match[0]):04x}", text)
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{safe}\n".encode())
