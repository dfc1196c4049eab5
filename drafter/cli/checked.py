"""The check before an export: said, and given to the layout that shows it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date

from rich.console import Console

from drafter import paths
from drafter.bank import Bank
from drafter.drafting.markdown import DraftFile
from drafter.export.remarks import Remark
from drafter.flows.check import (
    beside_of,
    read_settings,
    remarks_of,
    report_on,
    text_of,
    text_of_file,
)
from drafter.model import Draft
from drafter.profile.model import Profile
from drafter.profile.store import read_profile
from drafter.terminal.findings import print_brief


def checked_before_export(
    console: Console,
    draft: Draft,
    file: DraftFile | None,
    bank: Bank,
    *,
    today: date,
    profile: Profile | None = None,
) -> Sequence[Remark]:
    """Says what a check finds in a draft (``file`` None: a text from elsewhere) and gives it as
    remarks. What must be mended stops no export; only gaps do. Raises UserError where the user's
    own settings are broken."""
    begun = time.monotonic()
    profile = profile or read_profile(paths.user_profile())
    settings = read_settings()
    text = text_of_file(file) if file is not None else text_of(draft, pace=profile.pace)
    beside = beside_of(profile=profile, bank=bank, settings=settings, today=today)
    report = report_on(text, beside=beside, settings=settings)
    print_brief(console, text, report, time.monotonic() - begun)
    return remarks_of(report, draft)
