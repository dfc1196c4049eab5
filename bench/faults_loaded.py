"""What a command loads before it saves: imported once, in the server that ``faults_stage`` forks
its processes from, so that none of the many that are killed loads it again."""

from __future__ import annotations

import drafter.cli.bank.renew
import drafter.cli.bank.review
import drafter.cli.export
import drafter.cli.finish
import drafter.cli.mine
import tests.terminal.loaded
from drafter.text.tokens import weighted_words

LOADED = (
    drafter.cli.bank.renew, drafter.cli.bank.review, drafter.cli.export, drafter.cli.finish,
    drafter.cli.mine, tests.terminal.loaded,
)  # fmt: skip

weighted_words("今天开会", most=1)
