"""Who the page answers: its own browser and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.web.served import Client, served
from tests.web.tiny import tiny_bank


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The browser that was opened with the token."""
    with served(tiny_bank(tmp_path_factory.mktemp("bank") / "bank.db")) as door:
        client = Client(door)
        client.enter()
        yield client


@pytest.fixture
def stranger(ours: Client) -> Client:
    """A client that knows the address and nothing else."""
    return Client(ours.door)


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Client]:
    """A client of a page that nobody has opened yet."""
    with served(tiny_bank(tmp_path / "bank.db")) as door:
        yield Client(door)


@pytest.mark.parametrize(
    "path", ["/", "/phrases", "/phrases/0001", "/drafts", "/static/app.js", "/no-such-page"]
)
def test_without_the_cookie_nothing_is_shown(stranger: Client, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status == 403
    assert "drafter serve" in answer.text


def test_the_token_opens_the_page_and_the_cookie_is_for_this_site_alone(
    new: Client,
) -> None:
    answer = new.enter()
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "the-token" not in answer.text
    assert new.get("/phrases").status == 200


def test_the_token_works_once(new: Client) -> None:
    new.enter()
    again = Client(new.door).enter()
    assert again.status == 403
    assert "set-cookie" not in again.headers


@pytest.mark.parametrize("token", ["", "the-toke", "the-token ", "%00", "口令"])
def test_another_token_opens_nothing(stranger: Client, token: str) -> None:
    answer = stranger.enter(quote(token, safe="%"))
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "localhost:8765", "127.0.0.1:8766", "127.0.0.1:8765.evil"]
)
def test_a_foreign_host_is_refused(ours: Client, host: str) -> None:
    assert ours.get("/phrases", host=host).status == 403


@pytest.mark.parametrize(
    ("origin", "site"),
    [
        (None, None),
        (None, "same-origin"),
        ("{origin}", None),
        ("null", "same-origin"),
        ("http://evil.example", "cross-site"),
        ("{origin}", "cross-site"),
        ("{origin}", "same-site"),
        ("{origin}0", "same-origin"),
        ("http://localhost", "same-origin"),
    ],
)
def test_a_form_of_another_site_changes_nothing(
    ours: Client, origin: str | None, site: str | None
) -> None:
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        **({"origin": origin.format(origin=ours.door.origin)} if origin else {}),
        **({"sec-fetch-site": site} if site else {}),
    }
    answer = ours.request("POST", "/phrases/1/note", headers=headers, body="note=别人写的")
    assert answer.status == 403
    assert "别人写的" not in ours.get("/phrases/1").text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(ours: Client, method: str) -> None:
    assert ours.request(method, "/phrases", headers=ours.from_us()).status == 405


def test_a_body_says_how_long_it_is_and_is_not_too_long(ours: Client) -> None:
    endless = ours.request(
        "POST", "/phrases/1/note", headers=ours.from_us(), body=iter([b"note=x"])
    )
    assert endless.status == 411
    length = {"content-length": str(3 << 20)}
    huge = ours.request("POST", "/phrases/1/note", headers=ours.from_us() | length, body=b"note=x")
    assert huge.status == 413


def test_every_answer_carries_the_policy(ours: Client) -> None:
    for path in ("/phrases", "/phrases/9999", "/static/app.css", "/enter"):
        headers = ours.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
    assert ours.get("/phrases").headers["cache-control"] == "no-store"
    assert ours.get("/phrases", host="evil").headers["referrer-policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/guard.py",
        "/static//etc/passwd",
        "/static/LICENSE.htmx.txt",
        "/drafts/..%2f..%2fbank.db",
        "/drafts/%2e%2e",
        "/speeches/..%2f..%2fetc/0",
        "/phrases/..%2f..%2fbank.db",
        "/material/..%2f..%2fbank.db",
        "/versions/..%2f..%2fbank.db",
        "/versions/%2e%2e/compare",
        "/drafts/..%2fprofile/finding/..%2fx",
        "/collections?of=..%2f..%2fbank.db",
        "/phrases/%00",
        "/phrases/9999999999999999999999",
    ],
)
def test_a_path_leads_to_no_file(ours: Client, path: str) -> None:
    answer = ours.get(path)
    assert answer.status in (303, 307, 404)
    assert "import" not in answer.text
