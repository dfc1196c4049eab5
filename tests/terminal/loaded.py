"""What an interview loads before its first question: imported once, in the server that ``stage``
forks its interviews from, so that none of them loads it again."""

from __future__ import annotations

import os
import tempfile

import drafter.cli.draft_asking
import drafter.export.package
import tests.terminal.stage
from drafter.checks.formulations import shipped_formulations
from drafter.composer.tables import shipped_tables
from drafter.outlines.load import outlines
from drafter.text.tokens import content_words, tagged

LOADED = (drafter.cli.draft_asking, drafter.export.package, tests.terminal.stage)

with tempfile.TemporaryDirectory() as _home:
    os.environ["DRAFTER_HOME"] = _home
    tagged("今天开会")
    content_words("今天开会")
    shipped_tables()
    shipped_formulations()
    outlines()
