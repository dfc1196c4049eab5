"""A reader's decisions in an open bank: each on disk when the call returns."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import UNSET, UnsetType

from drafter.bank.access import Access
from drafter.bank.covering import covering, recorded_for_all, taken_in
from drafter.bank.deciding import (
    VERDICT_LABELS,
    Decision,
    Verdict,
    decision_of,
    filled_in,
    noted,
)
from drafter.bank.search import RANKING
from drafter.bank.settling import settle
from drafter.bank.wording import checked_pattern
from drafter.errors import UserError
from drafter.model import Phrase, phrase_id
from drafter.text.clean import clean_line

UNDECIDED = """dropped = 0 AND family = number
    AND family NOT IN (SELECT family FROM phrase
        WHERE id IN (SELECT id FROM decision WHERE verdict IS NOT NULL)
        OR (part, pattern) IN (SELECT part, edited FROM decision WHERE verdict = 'edit'))"""
"""A condition over ``phrase``: nobody has decided about, or worded, it or a variant yet."""

_DROPPED_HERE = """SELECT family FROM phrase JOIN decision USING (id)
    WHERE verdict = 'drop' AND shipped = 0"""


class DecidedMeanwhile(UserError):
    """Another window decided about the phrase, or noted something, since it was looked at."""


class Decisions(Access):
    """What was decided of the phrases, and what is still to decide.

    Of what writes, ``over`` is the decision that was seen when this one was made (``of``; None for
    none): where another window has made another one since, it stands, and DecidedMeanwhile is
    raised. Left out, the last one holds.
    """

    def undecided(self) -> tuple[Phrase, ...]:
        """Phrases that nobody has decided about yet, best first."""
        found = self.rows(f"SELECT * FROM phrase WHERE {UNDECIDED} ORDER BY {RANKING}")
        return tuple(self.phrase(row) for row in found)

    def undecided_count(self) -> int:
        """How many phrases nobody has decided about yet."""
        return self.number(f"SELECT count(*) FROM phrase WHERE {UNDECIDED}")

    def dropped(self, *, shipped: bool | None = None) -> tuple[Phrase, ...]:
        """Phrases that were mined and are not wanted, best first; ``shipped`` True: only those the
        review of the shipped bank refused, False: only those the user did not want himself."""
        narrowed = {
            None: "",
            True: f"AND family NOT IN ({_DROPPED_HERE})",
            False: f"AND family IN ({_DROPPED_HERE})",
        }[shipped]
        found = self.rows(
            f"SELECT * FROM phrase WHERE dropped = 1 AND family = number {narrowed}"
            f" ORDER BY {RANKING}"
        )
        return tuple(self.phrase(row) for row in found)

    def of(self, identity: str) -> Decision | None:
        """What was decided of the phrase with this content id."""
        row = self.row("SELECT * FROM decision WHERE id = ?", identity)
        return None if row is None else decision_of(row)

    def own(self) -> tuple[Decision, ...]:
        """Every decision and note of the user's own, by wording; not those that ship."""
        found = self.rows("SELECT * FROM decision WHERE shipped = 0 ORDER BY pattern, id")
        return tuple(decision_of(row) for row in found)

    def everything(self) -> tuple[Decision, ...]:
        """Every decision and note, those that ship included, by wording."""
        found = self.rows("SELECT * FROM decision ORDER BY pattern, id")
        return tuple(decision_of(row) for row in found)

    def is_open(self, phrase: Phrase) -> bool:
        """Whether nobody has decided about a phrase yet, and it is in the bank."""
        return bool(self.rows(f"SELECT 1 FROM phrase WHERE id = ? AND {UNDECIDED}", phrase.id))

    def keep(self, phrase: Phrase, *, over: Decision | UnsetType | None = UNSET) -> None:
        """Decides that a phrase stays, or comes back, with its variants."""
        self._decide(_decision(phrase, "keep"), over)

    def drop(self, phrase: Phrase, *, over: Decision | UnsetType | None = UNSET) -> None:
        """Decides that a phrase is not wanted, nor its variants; they stay away when they are mined
        again."""
        self._decide(_decision(phrase, "drop"), over)

    def edit(
        self, phrase: Phrase, words: str, *, over: Decision | UnsetType | None = UNSET
    ) -> Phrase:
        """Puts ``words`` in place of a phrase's pattern; its occurrences count for them.

        Gives the phrase with the new words, merged with one that has them already. Raises UserError
        for words that make no pattern.
        """
        pattern = checked_pattern(words, slots=phrase.slots)
        if pattern == phrase.pattern:
            self.keep(phrase, over=over)
            return phrase
        target = phrase_id(phrase.part, pattern)
        self._decide(_decision(phrase, "edit", pattern), over)
        row = self.row(
            "SELECT * FROM phrase WHERE number = (SELECT family FROM phrase WHERE id = ?)", target
        )
        if row is None:
            raise UserError("这一条刚才被撤掉了，没有改成", "重新查一遍词库")
        return self.phrase(row)

    def note(self, phrase: Phrase, note: str, *, over: Decision | UnsetType | None = UNSET) -> None:
        """Keeps a note beside whatever was decided of a phrase; an empty one takes it away."""
        with self.writing() as connection:
            stands = self.of(phrase.id)
            if over is not UNSET and _note(stands) != _note(over):
                raise DecidedMeanwhile(
                    f"这一条刚才在别处批注了：{_note(stands) or '（删了批注）'}。没有改", "看过再改"
                )
            made = noted(connection, _decision(phrase, None, note=clean_line(note)))
            settle(connection, made)

    def take_in(self, decisions: Iterable[Decision]) -> int:
        """Takes decisions in over the user's own, in one transaction; gives how many phrases were
        decided about or noted. Each holds for the whole family of its phrase, but for wordings with
        a line of their own; one without a verdict never undoes one: it brings its note."""
        with self.writing() as connection:
            coming = list(decisions)
            own = [each for each in coming if not each.shipped]
            count, touched = taken_in(connection, own, over=True)
            touched |= filled_in(connection, [each for each in coming if each.shipped])
            settle(connection, touched)
        return count

    def _decide(self, decision: Decision, over: Decision | UnsetType | None) -> None:
        """Records a decision for all wordings of its phrase; a note made before stays."""
        with self.writing() as connection:
            stands = self.of(decision.id)
            if over is not UNSET and _verdict(stands) != _verdict(over):
                raise DecidedMeanwhile(
                    f"这一条刚才在别处定了：{_told(stands)}。照那边的，没有改",
                    "要另定，退回这一条再定",
                )
            settle(connection, recorded_for_all(connection, covering(connection, decision)))


def _decision(
    phrase: Phrase, verdict: Verdict | None, edited: str = "", *, note: str = ""
) -> Decision:
    return Decision(phrase.id, phrase.part, phrase.pattern, verdict, edited, note)


def _verdict(decision: Decision | None) -> tuple[Verdict | None, str]:
    return (decision.verdict, decision.edited) if decision is not None else (None, "")


def _note(decision: Decision | None) -> str:
    return decision.why if decision is not None else ""


def _told(decision: Decision | None) -> str:
    """What was decided, in words."""
    verdict, edited = _verdict(decision)
    if verdict is None:
        return "还不定"
    return f"{VERDICT_LABELS[verdict]} {edited}".strip()
