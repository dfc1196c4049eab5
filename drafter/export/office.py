"""LibreOffice, where it is installed: PDF files are made by it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from drafter.errors import UserError

SECONDS = 180
"""Time for one file; a speech of forty pages takes ten seconds where the program starts cold."""

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_OTHERWISE = "出 .docx，再用 Word 或 WPS 另存为 PDF"


def office_program() -> str:
    """The path of LibreOffice, "" where there is none."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), "")
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), "")


def pdf_of(docx: bytes) -> bytes:
    """The Word file as LibreOffice sets it. Raises UserError where it is not installed, fails or
    takes too long."""
    program = office_program()
    if not program:
        raise UserError("这台机器没有装 LibreOffice，出不了 PDF", _OTHERWISE)
    with tempfile.TemporaryDirectory(prefix="drafter-") as name:
        folder = Path(name)
        (folder / "speech.docx").write_bytes(docx)
        profile = (folder / "profile").as_uri()  # the user's own may be open in a window
        command = [
            program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
            "--outdir", str(folder), str(folder / "speech.docx"),
        ]  # fmt: skip
        try:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UserError("LibreOffice 没有转成 PDF", _OTHERWISE) from error
        made = folder / "speech.pdf"
        if not made.is_file():
            raise UserError("LibreOffice 没有转成 PDF", _OTHERWISE)
        return made.read_bytes()
