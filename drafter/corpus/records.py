"""Speeches kept as records: .jsonl, alone or compressed (.gz, .zst), and .parquet; one at a time.

A record has its text in ``text`` (or 正文, content) and may have a name in ``name`` (or 标题,
title, id). None of the file but the record at hand is in memory.
"""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from drafter.errors import ReadError
from drafter.model import Source

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")

_TEXT = ("text", "正文", "content")
_NAME = ("name", "标题", "title", "id")
_LONGEST_LINE = 32 * 1024 * 1024  # bytes, as of a file
_ROWS = 64  # of a Parquet file at once


def holds_records(path: Path) -> bool:
    """Whether a file is one of records, by its name."""
    return path.name.lower().endswith(SUFFIXES)


def record_sources(path: Path, *, name: str) -> Iterator[Source]:
    """The sources in the file ``path``, called ``name#1``, ``name#2`` … or by their own names.

    Records without a text are passed over. Raises ReadError for a file that is damaged, or where
    the package that reads it is not installed.
    """
    try:
        for number, record in enumerate(_records(path, name), 1):
            text = next((record[key] for key in _TEXT if isinstance(record.get(key), str)), "")
            if not text.strip():
                continue
            called = next((str(record[key]) for key in _NAME if record.get(key)), str(number))
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            yield Source(f"{name}#{called}", digest, "utf-8", text)
    except (OSError, EOFError, ValueError, msgspec.DecodeError) as error:
        raise ReadError(name, "文件损坏，读到一半读不下去") from error


def _records(path: Path, name: str) -> Iterator[Mapping[str, Any]]:
    if path.name.lower().endswith(".parquet"):
        parquet = _package("pyarrow.parquet", name, "Parquet", "pyarrow")
        columns = {*_TEXT, *_NAME}
        with parquet.ParquetFile(path) as file:
            wanted = [column for column in file.schema_arrow.names if column in columns]
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
                yield from batch.to_pylist()
        return
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    with _opened(path, name) as lines:
        while line := lines.readline(_LONGEST_LINE + 1):
            if len(line) > _LONGEST_LINE:
                raise ReadError(name, f"有一行超过 {_LONGEST_LINE // 1024 // 1024} MB")
            if line.strip():
                yield decode(line)


@contextmanager
def _opened(path: Path, name: str) -> Iterator[io.BufferedReader | BinaryIO | Any]:
    lowered = path.name.lower()
    if lowered.endswith(".gz"):
        with gzip.open(path) as file:
            yield file
    elif lowered.endswith(".zst"):
        zstandard = _package("zstandard", name, "zst", "zstandard")
        with path.open("rb") as raw, zstandard.ZstdDecompressor().stream_reader(raw) as stream:
            yield io.BufferedReader(stream)
    else:
        with path.open("rb") as file:
            yield file


def _package(module: str, name: str, kind: str, package: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise ReadError(name, f"没有装读 {kind} 的组件：pip install {package}") from error
