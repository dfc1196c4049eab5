"""What is said of the locked versions is what the vulnerability service answered, no more."""

from __future__ import annotations

import json

import pytest

from tools.audit import verdict

_SOUND = {"name": "lxml", "version": "6.1.3", "vulns": []}
_FAULTY = {
    "name": "jinja2",
    "version": "3.1.4",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1.6"], "description": "x"}],
}
_UNKNOWN = {"name": "click", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("dependencies", "code", "said"),
    [
        ([_SOUND, _SOUND], 0, "2 locked versions, none"),
        ([_SOUND, _FAULTY], 1, "jinja2 3.1.4: PYSEC-1, mended in 3.1.6"),
        ([_UNKNOWN, _FAULTY], 1, "jinja2"),
        ([_SOUND, _UNKNOWN], 2, "knows nothing of 1 of 2"),
        ([], 2, "not audited"),
    ],
)
def test_clean_is_said_only_of_what_was_answered_for(
    dependencies: list[dict[str, object]], code: int, said: str
) -> None:
    found, told = verdict(json.dumps({"dependencies": dependencies, "fixes": []}))
    assert found == code
    assert said in "\n".join(told)


@pytest.mark.parametrize("printed", ["", "Traceback", "{"])
def test_a_service_out_of_reach_is_no_clean_bill(printed: str) -> None:
    code, (told,) = verdict(printed)
    assert code == 2
    assert "out of reach" in told
