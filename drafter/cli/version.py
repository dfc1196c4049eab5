"""The program's name with its version."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program() -> str:
    """drafter 0.1.0; a checkout that was never installed says so."""
    try:
        return f"drafter {version('speech-drafter')}"
    except PackageNotFoundError:
        return "drafter （源码，未安装）"
