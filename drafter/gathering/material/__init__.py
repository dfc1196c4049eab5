"""What a writer brings for a speech: snippets of reports and speeches, in their own words."""

from drafter.gathering.material.model import KINDS, ROLES, Kind, Material, Role, Snippet
from drafter.gathering.material.offering import offered_snippets
from drafter.gathering.material.sorting import sorted_material

__all__ = [
    "KINDS",
    "ROLES",
    "Kind",
    "Material",
    "Role",
    "Snippet",
    "offered_snippets",
    "sorted_material",
]
