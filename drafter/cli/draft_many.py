"""``drafter draft`` with several answers files or a table: many drafts and a list of results."""

from __future__ import annotations

import time

from drafter import paths
from drafter.bank import Bank
from drafter.cli.draft import Wish, data_answers, used_profile
from drafter.errors import UsageError
from drafter.flows.batch import Result, drafted_all, file_entries, row_entries
from drafter.outlines.load import outline_named
from drafter.storage.files import is_folder, is_taken
from drafter.terminal.batch import print_results
from drafter.terminal.console import notices, results, say
from drafter.terminal.progress import progress_line


def draft_many(wish: Wish, bank: Bank) -> int:
    """Writes a draft for each answers file and each row; 1 where any has a gap or a fault.

    Raises UsageError where -o names no folder, UserError where the table cannot be read.
    """
    outline = outline_named(wish.kind or "")
    folder = wish.output or paths.speeches_folder()
    if folder.suffix.lower() == ".docx" or (is_taken(folder) and not is_folder(folder)):
        raise UsageError(f"一次出几篇，{folder} 要是文件夹", "写成 -o 出稿/")
    profile = used_profile(wish)
    entries = file_entries(wish.answers, outline, profile)
    if wish.rows is not None:
        entries += row_entries(wish.rows, outline, profile)
    done: list[Result] = []
    with progress_line(notices(), clock=time.monotonic) as report:
        for result in drafted_all(
            entries,
            outline,
            bank,
            profile=profile,
            extra=data_answers(wish, outline, profile),
            folder=folder,
            seed=wish.seed,
            allow_gaps=wish.allow_gaps,
            overwrite=wish.force,
        ):
            done.append(result)
            if report is not None:
                report("写", len(done), len(entries), result.name)
    print_results(results(), done)
    if any(result.path for result in done):
        say(results(), f"都在 {folder}")
    return 0 if all(result.good or (result.path and wish.allow_gaps) for result in done) else 1
