"""The page that tests serve: never on the user's own data."""

from __future__ import annotations

import pytest

from tests.web.served import served


@pytest.mark.parametrize("home", [None, ""])
def test_without_a_home_of_its_own_nothing_is_served(
    monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    monkeypatch.delenv("DRAFTER_HOME")
    if home is not None:
        monkeypatch.setenv("DRAFTER_HOME", home)
    with pytest.raises(RuntimeError, match="DRAFTER_HOME"), served():
        pass
