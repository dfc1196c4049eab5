"""What a writer brings for a speech: snippets of reports and speeches, in their own words."""

from drafter.gathering.material.model import KINDS, ROLES, Kind, Material, Role, Snippet
from drafter.gathering.material.offering import is_for, offered_snippets
from drafter.gathering.material.sorting import sorted_material

__all__ = [
    "KINDS",
    "ROLES",
    "Kind",
    "Material",
    "Role",
    "Snippet",
    "is_for",
    "offered_snippets",
    "sorted_material",
]
