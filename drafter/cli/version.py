"""The program's name with its version."""

from __future__ import annotations


def program() -> str:
    """drafter 0.1.0; a checkout that was never installed says so."""
    from importlib.metadata import PackageNotFoundError, version  # a quarter of a start otherwise

    try:
        return f"drafter {version('speech-drafter')}"
    except PackageNotFoundError:
        return "drafter （源码，未安装）"
