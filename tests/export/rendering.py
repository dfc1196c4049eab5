"""Word files as LibreOffice sets them, for all tests of rendered pages at once.

One start of LibreOffice turns every file into a PDF, and a second one saves every file anew. The
shared checker would start it twice a file, and openxml-audit once: it is run for all files in one
process, and is given the PDF and the audit made here of a file of the same content.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from openxml_audit import OpenXmlValidator

CHECKOUT = Path(__file__).resolve().parents[2]
TOOLS = ("soffice", "pdftotext", "pdftoppm")
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
MILLIMETRE = 25.4 / 72  # a point's


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
    """A name for what is set on a package's pages, whatever its times and properties."""
    with zipfile.ZipFile(path) as package:
        members = sorted(
            (name, package.read(name)) for name in package.namelist() if name.startswith("word/")
        )
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
    """The shared checker as a module."""
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
    """The rendered files in a folder: ``NAME.docx``, ``pdf/NAME.pdf``, ``again/NAME.docx``,
    ``NAME.report``, ``NAME.audit``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

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

    def report(self, name: str) -> str:
        """The shared checker's report."""
        return (self.folder / f"{name}.report").read_text(encoding="utf-8")

    def errors(self, name: str) -> list[str]:
        """What openxml-audit finds, by Word's own repair rules."""
        found = json.loads((self.folder / f"{name}.audit").read_text(encoding="utf-8"))
        return [error["description"] for error in found[0]["errors"]]


def render(
    files: dict[str, bytes], checked: Mapping[str, set[str]], folder: Path, shared: Path
) -> None:
    """Writes, renders and audits all files; holds those in ``checked`` to the standard, each
    without the roles that it gives."""
    folder.mkdir(exist_ok=True)
    module: Any = checker_module(shared)
    made: dict[str, Path] = {}
    probes: dict[str, Path] = {}  # many files have the same one
    for name, content in files.items():
        path = folder / f"{name}.docx"
        path.write_bytes(content)
        made[name] = path
        if name in checked:
            probe = folder / f"probe-{name}.docx"
            write_probe(module, path, probe)
            probes.setdefault(content_key(probe), probe)
    convert([*made.values()], "docx", folder / "again")
    convert([*made.values(), *probes.values()], "pdf", folder / "pdf")
    audit = OpenXmlValidator()
    for name, path in made.items():
        errors = [{"description": str(error)} for error in audit.validate(path).errors]
        found = [{"valid": not errors, "error_count": len(errors), "errors": errors}]
        (folder / f"{name}.audit").write_text(json.dumps(found), encoding="utf-8")
    _check_all(module, checked, folder)


def _check_all(module: Any, checked: Mapping[str, set[str]], folder: Path) -> None:
    """Writes the shared checker's report on each file: ``NAME.report``."""
    pdfs = {content_key(folder / f"{pdf.stem}.docx"): pdf for pdf in (folder / "pdf").glob("*.pdf")}
    program = folder / "bin" / "openxml-audit"
    program.parent.mkdir(exist_ok=True)
    program.write_text('#!/bin/sh\nexec cat "${1%.docx}.audit"\n', encoding="utf-8")
    program.chmod(0o700)

    def to_pdf(source: Path, out: Path, _options: object) -> Path | None:
        made = pdfs.get(content_key(source))
        return None if made is None else Path(shutil.copyfile(made, out / f"{source.stem}.pdf"))

    module.to_pdf = to_pdf
    before = os.environ["PATH"], sys.argv
    os.environ["PATH"] = os.pathsep.join([str(program.parent), PATH])
    try:
        for name, absent in checked.items():
            sys.argv = ["check_docx.py", str(folder / f"{name}.docx"), "--require-all"]
            sys.argv += ["--without", ",".join(sorted(absent))] if absent else []
            module.rows.clear()
            with contextlib.redirect_stdout(io.StringIO()) as told:
                module.main()
            (folder / f"{name}.report").write_text(told.getvalue(), encoding="utf-8")
    finally:
        os.environ["PATH"], sys.argv = before


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
