"""``drafter draft`` with several answers files or a table: many drafts and a list of results."""

from __future__ import annotations

import re
import time
from datetime import date

from drafter import paths
from drafter.bank import Bank
from drafter.cli.draft_wish import Wish, data_answers, used_profile
from drafter.cli.export import phrase_names
from drafter.cli.keeping import kept
from drafter.cli.unfit import say_unfit_defaults
from drafter.errors import UsageError
from drafter.export.layout_files import layout_named
from drafter.flows.batch import Result, drafted_all, file_entries, row_entries
from drafter.outlines.load import outline_named
from drafter.storage.files import is_folder, is_taken
from drafter.terminal.batch import print_results
from drafter.terminal.console import notices, results, say
from drafter.terminal.progress import progress_line

_FILE_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}")
"""Letters only: 出稿.2026 and 出稿.v2 are folders."""


def draft_many(wish: Wish, bank: Bank, *, today: date) -> int:
    """Writes a draft for each answers file and each row; 1 where any has a gap or a fault.

    Raises UsageError where -o names no folder or the example is asked for too, UserError where the
    table cannot be read.
    """
    if wish.example:
        raise UsageError("--example 只出一篇样稿", "出几篇就去掉 --example")
    outline = outline_named(wish.kind or "")
    folder = wish.output or paths.speeches_folder()
    if not is_folder(folder) and (is_taken(folder) or _FILE_SUFFIX.fullmatch(folder.suffix)):
        raise UsageError(f"一次出几篇，{folder} 要是文件夹", "写成 -o 出稿/")
    profile = used_profile(wish)
    say_unfit_defaults(profile, outline)
    layout = layout_named(wish.layout)
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
            extra=data_answers(wish, outline, profile, today=today),
            folder=folder,
            seed=wish.seed,
            allow_gaps=wish.allow_gaps,
            overwrite=wish.force,
            layout=layout,
            phrases=phrase_names(layout),
            keep=lambda file: kept(file, "起稿"),
        ):
            done.append(result)
            if report is not None:
                report("写", len(done), len(entries), result.name)
    print_results(results(), done)
    if any(result.path for result in done):
        say(results(), f"都在 {folder}")
    return 0 if all(result.good or (result.path and wish.allow_gaps) for result in done) else 1
