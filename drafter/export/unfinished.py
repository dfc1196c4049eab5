"""The mark of a draft in which facts are missing, the same in every form."""

from __future__ import annotations


def unfinished_mark(gaps: int | str) -> str:
    """未定稿（待补 N 处） for a number of gaps, or what will stand for that number."""
    return f"未定稿（待补 {gaps} 处）"
