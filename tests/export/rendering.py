"""Word files as LibreOffice sets them, for all tests of rendered pages at once.

One start of LibreOffice turns every file into a PDF, and a second one saves every file anew; the
shared checker, which starts it twice a file, is given the PDF of a file it asks for where there is
one of the same content.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

CHECKOUT = Path(__file__).resolve().parents[2]
TOOLS = ("soffice", "pdftotext", "pdftoppm", "openxml-audit")
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
MILLIMETRE = 25.4 / 72  # a point's

_STAND_IN = '''#!{python}
"""soffice --convert-to pdf, from the files rendered before; else the real one."""
import hashlib, os, pathlib, shutil, sys, zipfile
arguments = sys.argv[1:]
source = pathlib.Path(arguments[-1])
with zipfile.ZipFile(source) as package:
    members = sorted((name, package.read(name)) for name in package.namelist())
key = hashlib.sha256(repr(members).encode()).hexdigest()
made = pathlib.Path({folder!r}) / (key + ".pdf")
if made.is_file():
    out = pathlib.Path(arguments[arguments.index("--outdir") + 1])
    shutil.copyfile(made, out / (source.stem + ".pdf"))
else:
    os.execv({soffice!r}, [{soffice!r}, *arguments])
'''


class Row(NamedTuple):
    """A line of a rendered page: its text, and its box in millimetres from the paper's corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def fonts_file() -> Path:
    """The stand-ins for the commercial faces."""
    return Path(os.environ.get("FONTCONFIG_FILE") or CHECKOUT / ".render" / "fonts.conf")


def missing_tools() -> list[str]:
    """What is needed to render and is not here."""
    missing = [tool for tool in TOOLS if shutil.which(tool, path=PATH) is None]
    return missing or ([] if fonts_file().is_file() else [f"字体设置 {fonts_file().name}"])


def content_key(path: Path) -> str:
    """A name for what is in a package, whatever its times."""
    with zipfile.ZipFile(path) as package:
        members = sorted((name, package.read(name)) for name in package.namelist())
    return hashlib.sha256(repr(members).encode()).hexdigest()


def convert(files: list[Path], kind: str, out: Path) -> None:
    """Every file in ``out`` as ``kind`` (pdf, docx), with one start of LibreOffice."""
    out.mkdir(exist_ok=True)
    profile = (out / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(out), *map(str, files)],
        check=False, capture_output=True, stdin=subprocess.DEVNULL,
        env={**os.environ, "PATH": PATH, "FONTCONFIG_FILE": str(fonts_file())},
    )  # fmt: skip


def checker(shared: Path) -> Path:
    return shared / "tools" / "check_docx.py"


def checker_module(shared: Path) -> ModuleType:
    """The shared checker as a module, for its probe."""
    spec = importlib.util.spec_from_file_location("check_docx", checker(shared))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_probe(module: Any, docx: Path, probe: Path) -> None:
    """The file that the checker will render beside ``docx`` to count its lines and characters."""
    doc = module.Doc(docx)
    body = next(
        p
        for p in doc.doc.iter(module.q("p"))
        if doc.sname(p) == "Body Text" and len(module.text_of(p)) > 20
    )
    module.probe(doc, body, probe)


class Rendered:
    """The rendered files in a folder: ``pdf/NAME.pdf``, ``again/NAME.docx``, ``NAME.docx``."""

    def __init__(self, folder: Path, shared: Path | None) -> None:
        self.folder, self.shared = folder, shared

    def docx(self, name: str) -> Path:
        return self.folder / f"{name}.docx"

    def saved_again(self, name: str) -> Path:
        """The file as LibreOffice saved it."""
        return self.folder / "again" / f"{name}.docx"

    def pdf(self, name: str) -> Path:
        path = self.folder / "pdf" / f"{name}.pdf"
        assert path.is_file(), f"LibreOffice made no PDF of {name}"
        return path

    def pages(self, name: str) -> list[list[Row]]:
        """The lines of each page, from top to bottom."""
        told = subprocess.run(
            ["pdftotext", "-bbox", self.pdf(name), "-"], capture_output=True, text=True, check=True
        ).stdout
        return [_rows(page) for page in re.findall(r"<page .*?>(.*?)</page>", told, re.DOTALL)]

    def check(self, name: str, *, without: set[str]) -> str:
        """The shared checker's report."""
        assert self.shared is not None
        options = ["--require-all", "--fontconfig", str(fonts_file())]
        if without:
            options += ["--without", ",".join(sorted(without))]
        path = os.pathsep.join([str(self.folder / "bin"), PATH])
        return subprocess.run(
            [sys.executable, checker(self.shared), self.docx(name), *options],
            capture_output=True, text=True, check=False, env={**os.environ, "PATH": path},
        ).stdout  # fmt: skip


def render(files: dict[str, bytes], probed: set[str], folder: Path, shared: Path | None) -> None:
    """Writes and renders all files; those in ``probed`` with the checker's probe."""
    folder.mkdir(exist_ok=True)
    made: list[Path] = []
    for name, content in files.items():
        path = folder / f"{name}.docx"
        path.write_bytes(content)
        made.append(path)
    convert(made, "docx", folder / "again")
    if shared is not None:
        module = checker_module(shared)
        for name in sorted(probed):
            probe = folder / f"probe-{name}.docx"
            write_probe(module, folder / f"{name}.docx", probe)
            made.append(probe)
    convert(made, "pdf", folder / "pdf")
    keyed = folder / "keyed"
    keyed.mkdir(exist_ok=True)
    for path in made:
        pdf = folder / "pdf" / f"{path.stem}.pdf"
        if pdf.is_file():
            shutil.copyfile(pdf, keyed / f"{content_key(path)}.pdf")
    stand_in = folder / "bin" / "soffice"
    stand_in.parent.mkdir(exist_ok=True)
    stand_in.write_text(
        _STAND_IN.format(
            python=sys.executable, folder=str(keyed), soffice=shutil.which("soffice", path=PATH)
        ),
        encoding="utf-8",
    )
    stand_in.chmod(0o700)


def _rows(page: str) -> list[Row]:
    words = [
        (float(x0), float(y0), float(x1), float(y1), unescape(text))
        for x0, y0, x1, y1, text in re.findall(
            r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page
        )
    ]
    rows: list[list[tuple[float, float, float, float, str]]] = []
    for word in sorted(words, key=lambda w: ((w[1] + w[3]) / 2, w[0])):
        middle = (word[1] + word[3]) / 2
        if rows and abs(middle - (rows[-1][0][1] + rows[-1][0][3]) / 2) < 8:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [
        Row(
            "".join(word[4] for word in sorted(row)),
            min(w[0] for w in row) * MILLIMETRE,
            max(w[2] for w in row) * MILLIMETRE,
            min(w[1] for w in row) * MILLIMETRE,
            max(w[3] for w in row) * MILLIMETRE,
        )
        for row in rows
    ]
