"""LibreOffice as a person with a mouse: opens a file, does a few things, saves it as Word."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE {0}:{1} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{2}.dtd">\n'
)
_LIBRARY = (
    _HEAD.format("library", "library", "library")
    + '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
    ' library:readonly="false" library:passwordprotected="false">{0}</library:library>'
)
_MODULE = (
    _HEAD.format("script", "module", "module")
    + '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"'
    ' script:language="StarBasic">{0}</script:module>'
)
_JOB = """
  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, Array(hidden))
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
{steps}
  doc.storeToURL("{target}", Array(word))
  doc.close(True)
"""
_PROGRAM = """
Sub Run
  On Error Goto Fault
  Dim hidden As New com.sun.star.beans.PropertyValue
  Dim word As New com.sun.star.beans.PropertyValue
  hidden.Name = "Hidden"
  hidden.Value = True
  word.Name = "FilterName"
  word.Value = "MS Word 2007 XML"
{jobs}
  StarDesktop.terminate()
  Exit Sub
Fault:
  file = FreeFile
  Open "{log}" For Output As #file
  Print #file, Erl & " " & Error
  Close #file
  StarDesktop.terminate()
End Sub
"""

ACCEPT_ALL = ".uno:AcceptAllTrackedChanges"
REFUSE_ALL = ".uno:RejectAllTrackedChanges"


class Job(NamedTuple):
    """Open ``source``, do ``steps`` (Basic; ``doc``, ``dispatcher``), save as ``target``."""

    source: Path
    target: Path
    steps: str


def dispatched(command: str) -> str:
    """The step that a menu entry is."""
    return f'  dispatcher.executeDispatch(doc.CurrentController.Frame, "{command}", "", 0, Array())'


def replaced(old: str, new: str) -> str:
    """The step that looks for a text and writes another one in its place."""
    return (
        "  find = doc.createReplaceDescriptor()\n"
        f'  find.SearchString = "{old}"\n'
        f'  find.ReplaceString = "{new}"\n'
        "  doc.replaceAll(find)"
    )


def recorded() -> str:
    """The step from which on changes are tracked."""
    return "  doc.RecordChanges = True"


def run(jobs: Sequence[Job], folder: Path) -> None:
    """Does all jobs with one start of LibreOffice, whose profile stands in ``folder``."""
    profile = (folder / "profile").resolve()
    office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    basic = profile / "user" / "basic"
    if not basic.is_dir():
        _start([*office, "--terminate_after_init"])
    text = "".join(
        _JOB.format(source=j.source.resolve().as_uri(), target=j.target.resolve().as_uri(),
                    steps=j.steps)
        for j in jobs
    )  # fmt: skip
    fault = folder / "fault.txt"
    program = escape(_PROGRAM.format(jobs=text, log=fault))
    for _ in range(3):
        _write_program(basic, program)  # a first start fills the profile, over what is there
        _start([*office, "macro:///Standard.Module1.Run"])
        missing = [job.target.name for job in jobs if not job.target.is_file()]
        if not missing:
            return
    why = fault.read_text(encoding="utf-8") if fault.is_file() else "宏没有跑"
    raise RuntimeError(f"LibreOffice 没有写出 {missing}：{why}")


def _write_program(basic: Path, program: str) -> None:
    standard = basic / "Standard"
    standard.mkdir(parents=True, exist_ok=True)
    (standard / "Module1.xba").write_text(_MODULE.format(program), encoding="utf-8")
    element = '<library:element library:name="Module1"/>'
    (standard / "script.xlb").write_text(_LIBRARY.format(element), encoding="utf-8")
    (standard / "dialog.xlb").write_text(_LIBRARY.format(""), encoding="utf-8")
    for name in ("script", "dialog"):
        (basic / f"{name}.xlc").write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<library:libraries xmlns:library="http://openoffice.org/2000/library"'
            ' xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard"'
            f' xlink:href="$(USER)/basic/Standard/{name}.xlb/" xlink:type="simple"'
            ' library:link="false"/></library:libraries>',
            encoding="utf-8",
        )


def _start(command: Sequence[str]) -> None:
    subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL, timeout=180)
