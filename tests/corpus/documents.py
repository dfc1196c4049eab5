"""Small files of the formats that are read, made from their parts."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARATIONS = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def word_part(root: str, inside: str) -> str:
    """A part with its root element."""
    return f"<w:{root} {_DECLARATIONS}>{inside}</w:{root}>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def package(parts: dict[str, str | bytes]) -> bytes:
    """A zip package."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def bomb(inside: bytes, times: int) -> bytes:
    """A .docx whose body is ``inside`` again and again, compressed once only."""
    head, tail = word_part("document", "<w:body>|</w:body>").encode().split(b"|")
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    begin, block, end = (
        deflate.compress(piece) + deflate.flush(how)
        for piece, how in (
            (head, zlib.Z_FULL_FLUSH), (inside, zlib.Z_FULL_FLUSH), (tail, zlib.Z_FINISH),
        )
    )  # fmt: skip
    size = len(head) + times * len(inside) + len(tail)
    return _zipped("word/document.xml", begin + block * times + end, size, 1)


def crowd(members: int) -> bytes:
    """A .docx whose directory lists one member that often."""
    return _zipped("word/document.xml", zlib.compress(b"<a/>", wbits=-15), 4, members)


def pdf_bomb(megabytes: int) -> bytes:
    """A PDF whose one page unpacks to that much."""
    packed = zlib.compress(bytes(megabytes * 2**20), 9).decode("latin-1")
    return _assembled([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        _stream(packed, " /Filter /FlateDecode"),
    ])  # fmt: skip


def _zipped(name: str, deflated: bytes, size: int, members: int) -> bytes:
    """A package of one deflated part, listed ``members`` times. Its checksum is wrong: who finds
    that out has read it all."""
    what = struct.pack("<HHHHIII", 0, 8, 0, 0x21, 0, len(deflated), size)
    local = b"PK\3\4\x14\0" + what + struct.pack("<HH", len(name), 0) + name.encode()
    listed = b"PK\1\2\x14\0\x14\0" + what + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0)
    directory = (listed + name.encode()) * members
    counts = [min(members, 0xFFFF)] * 2
    end = struct.pack("<HHHHIIH", 0, 0, *counts, len(directory), len(local + deflated), 0)
    return local + deflated + directory + b"PK\5\6" + end


def docx(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    """A .docx with that body, list definitions and styles."""
    parts: dict[str, str | bytes] = {
        "word/document.xml": word_part("document", f"<w:body>{body}</w:body>")
    }
    if numbering:
        parts["word/numbering.xml"] = word_part("numbering", numbering)
    if styles:
        parts["word/styles.xml"] = word_part("styles", styles)
    return package(parts)


def pdf(pages: list[list[str]], *, picture: bool = False) -> bytes:
    """A PDF with those lines on its pages, ideographic spaces before one as its indent; ``picture``
    lays one under each page."""
    characters = sorted({char for page in pages for line in page for char in line})
    table = "\n".join(f"<{ord(char):04X}> <{ord(char):04X}>" for char in characters)
    unicode = (
        "begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{len(characters)} beginbfchar\n{table}\nendbfchar\nendcmap"
    )
    count = len(pages)
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 4 0 R"
        " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>",
        _stream(unicode),
        _stream("\0", " /Type /XObject /Subtype /Image /Width 1 /Height 1"
                " /ColorSpace /DeviceGray /BitsPerComponent 8"),
    ]  # fmt: skip
    objects_used = "/XObject << /I 5 0 R >>" if picture else ""
    for i, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * i} 0 R"
            f" /Resources << /Font << /F 3 0 R >> {objects_used} >> >>"
        )
        lines = "".join(
            f"1 0 0 1 {60 + 16 * (len(line) - len(text))} {780 - 24 * at} Tm"
            f" <{text.encode('utf-16-be').hex()}> Tj\n"
            for at, line in enumerate(page)
            for text in (line.lstrip("\u3000"),)
        )
        objects.append(_stream(f"BT /F 16 Tf\n{lines}ET"))
    return _assembled(objects)


def _stream(content: str, more: str = "") -> str:
    return f"<< /Length {len(content)}{more} >>\nstream\n{content}\nendstream"


def _assembled(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n".encode()
    out += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
