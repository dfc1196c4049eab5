"""Old Word files (.doc), through antiword where it is installed."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from io import BytesIO

import olefile

from drafter.corpus.read_text import ReadText, text_of_paragraphs
from drafter.errors import ReadError
from drafter.text.normalise import CHINESE

LEAST_CHINESE = 0.3
"""Share of Chinese characters in what antiword gives; speeches have 0.8 and more, garbage next to
none."""

_SECONDS = 10.0  # antiword reads a document of 300 pages in 0.1 s
_FLAGS = 10  # offset in the WordDocument stream of two bytes of which bit 8 says: encrypted
_ENCRYPTED = 0x0100
_BROKEN = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    struct.error,
)
_CHINESE = re.compile(f"[{CHINESE}]")
_PASSWORD = "有密码，去掉密码再放进来"


def read(content: bytes, name: str) -> ReadText:
    """The text of a .doc. Raises ReadError: not a Word file, damaged, with a password, antiword not
    installed or at a loss, hardly any Chinese in what it gives."""
    _check(content, name)
    program = shutil.which("antiword")
    if program is None:
        raise ReadError(name, "旧的 .doc 格式，用 Word 另存为 .docx 再放进来（或装 antiword）")
    lines = (line for line in _antiword(program, content, name).split("\n") if line.strip())
    found = text_of_paragraphs(lines, "doc", name=name)
    characters = sum(not char.isspace() for char in found.text)
    if len(_CHINESE.findall(found.text)) < LEAST_CHINESE * characters:
        raise ReadError(name, "读出来的多半不是中文，用 Word 另存为 .docx 再放进来")
    return found


def _check(content: bytes, name: str) -> None:
    """Refuses what is no Word file and what has a password, before any program sees it."""
    if not olefile.isOleFile(content):
        raise ReadError(name, "不是 Word 文件")
    try:
        with olefile.OleFileIO(BytesIO(content)) as container:
            if container.exists("EncryptedPackage"):
                raise ReadError(name, _PASSWORD)
            if not container.exists("WordDocument"):
                raise ReadError(name, "不是 Word 文件")
            head = container.openstream("WordDocument").read(_FLAGS + 2)
    except _BROKEN as error:
        raise ReadError(name, "文件已损坏") from error
    if int.from_bytes(head[_FLAGS:], "little") & _ENCRYPTED:
        raise ReadError(name, _PASSWORD)


def _antiword(program: str, content: bytes, name: str) -> str:
    """What antiword prints, a paragraph a line. It gets the bytes through a pipe, so that no copy
    with a name lies about if it is stopped."""
    try:
        done = subprocess.run(
            [program, "-m", "UTF-8.txt", "-w", "0", "-"],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(name, f"{_SECONDS:g} 秒还没读完，不像文稿") from error
    except OSError as error:
        raise ReadError(name, f"antiword 打不开（{error.strerror}）") from error
    if done.returncode != 0 or not done.stdout.strip():
        raise ReadError(name, "antiword 读不出来，用 Word 另存为 .docx 再放进来")
    return done.stdout.decode("utf-8", "replace")
