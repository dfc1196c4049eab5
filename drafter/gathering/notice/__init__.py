"""A meeting's notice read: what it proposes for the answers, each with its place in the notice."""

from drafter.gathering.notice.model import FIELDS, Candidate, Field, Proposal
from drafter.gathering.notice.reading import proposals

__all__ = ["FIELDS", "Candidate", "Field", "Proposal", "proposals"]
