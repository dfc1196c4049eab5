"""How quick the page is: the first page, and search as one types, on a bank of many phrases.

    python -m bench.page                 100,000 phrases
    python -m bench.page --phrases 5000

The phrases are made up: clauses drawn from a small vocabulary by a seeded generator, so that common
characters are common. Queries are typed as a writer types them: one character, then two, three,
with and without a facet. Every figure is that of an HTTP request to a running server, the page's
guard included; nothing is cached by the client.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import random
import sqlite3
import statistics
import tempfile
import time
from datetime import datetime
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import msgspec
import uvicorn

from drafter.bank import open_bank
from drafter.web import Desk, Door, application
from drafter.web.listening import listening_at

HEADS = "压实扛牢筑牢织密夯实抓好做细强化深化拓宽守住盯紧"
NOUNS = (
    "安全生产责任", "隐患排查", "应急处置", "基层治理", "作风建设", "项目建设", "营商环境",
    "粮食安全", "生态保护", "民生实事", "干部队伍", "党内监督", "数据共享", "城市更新",
)  # fmt: skip
TAILS = "链网墙关底线防线基础根基短板弱项台账闭环"
PARTS = ("opening", "transition", "heading", "sentence", "phrase", "closing")
MOVES = (None, "occasion", "thanks", "situation", "transition", "call", "wish")
TYPED = (
    "作", "作风", "作风建", "的", "实", "落实", "责任", "安全", "安全生", "安全生产", "一", "底线",
    "网", "把", "治理", "民生", "干部队", "根", "关", "守住",
)  # fmt: skip


def wording(drawn: random.Random) -> str:
    """A clause or several, as a pattern with a slot now and then."""
    clauses = []
    for _ in range(drawn.randint(1, 4)):
        place = drawn.randrange(0, len(HEADS) - 1, 2)
        noun = "{事项}" if drawn.random() < 0.2 else drawn.choice(NOUNS)
        tail = drawn.randrange(0, len(TAILS) - 1)
        clauses.append(f"{HEADS[place : place + 2]}{noun}的{TAILS[tail : tail + 2]}")
    return "，".join(clauses) + f"，第{drawn.randint(1, 999_999)}次落实"


def filled_bank(path: Path, count: int) -> None:
    """A bank of ``count`` phrases, written straight into its tables: how a bank is filled is
    measured elsewhere."""
    with open_bank(path):
        pass
    drawn = random.Random(0)
    connection = sqlite3.connect(path)
    sources = [(n, f"{n:064x}", f"{n}.txt", "utf-8", "网络", 1, 0, None) for n in range(1, 401)]
    connection.executemany("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)", sources)
    speeches = [
        (n, 0, 6000, f"在第{n}次会议上的讲话", 1998 + n % 28, "工作会议", "市", "", str(n))
        for n in range(1, 401)
    ]
    connection.executemany("INSERT INTO speech VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", speeches)
    numbers, phrases, occurrences = [], [], []
    for number in range(1, count + 1):
        pattern, part, move = wording(drawn), drawn.choice(PARTS), drawn.choice(MOVES)
        identity = hashlib.sha256(f"{part}\n{pattern}".encode()).hexdigest()[:12]
        seen = drawn.sample(range(1, 401), min(12, int(drawn.paretovariate(1.2))))
        topics = msgspec.json.encode(drawn.sample(NOUNS, drawn.randint(0, 3))).decode()
        years = [1998 + each % 28 for each in seen]
        numbers.append((number, identity, part, pattern))
        phrases.append(
            (number, identity, part, move, pattern, topics, len(seen), len(seen), 1,
             '["工作会议"]', '["市"]', min(years), max(years), 0, number)
        )  # fmt: skip
        for source in seen:
            start = drawn.randrange(5900)
            occurrences.append((number, number, source, 0, start, start + 20, move, "[]"))
    connection.executemany("INSERT OR IGNORE INTO number VALUES (?, ?, ?, ?)", numbers)
    connection.executemany(
        "INSERT OR IGNORE INTO phrase (number, id, part, move, pattern, topics, speeches, sources,"
        " speakers, occasions, levels, first_year, last_year, dropped, family)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        phrases,
    )
    connection.executemany(
        "INSERT OR IGNORE INTO occurrence VALUES (?, ?, ?, ?, ?, ?, ?, ?)", occurrences
    )
    connection.commit()
    connection.close()


class Client:
    """One connection that is kept, as a browser keeps it."""

    def __init__(self, door: Door) -> None:
        self._connection = http.client.HTTPConnection(door.host, timeout=60)
        self._cookie = ""
        cookie = self.get("/enter?token=bench")[1].headers["set-cookie"]
        self._cookie = cookie.partition(";")[0]

    def get(self, path: str, **headers: str) -> tuple[float, http.client.HTTPResponse, bytes]:
        """Seconds, the answer and its body."""
        begun = time.perf_counter()
        self._connection.request("GET", path, headers={"cookie": self._cookie, **headers})
        answer = self._connection.getresponse()
        body = answer.read()
        return time.perf_counter() - begun, answer, body


def measured(path: Path, *, rounds: int) -> None:
    """Prints the figures for the bank at ``path``."""
    listening = listening_at(0)
    door = Door(listening.getsockname()[1], token="bench", cookie="bench-cookie")
    desk = Desk(door, now=lambda: datetime(2026, 11, 23), bank=path)
    begun = time.perf_counter()
    with desk.reading() as bank:
        held = len(desk.catalogue(bank).phrases)
    made = time.perf_counter() - begun
    config = uvicorn.Config(application(desk), log_level="error", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    client = Client(door)
    first, _, page = client.get("/phrases")
    again = [client.get("/phrases")[0] for _ in range(10)]
    times: list[float] = []
    largest, used = 0, time.process_time()
    for _ in range(rounds):
        for word in TYPED:
            for facet in ("", "&part=phrase", "&part=closing&level=%E5%B8%82"):
                address = f"/phrases?q={quote(word)}{facet}"
                took, answer, body = client.get(address, **{"hx-request": "true"})
                assert answer.status == 200
                times.append(took)
                largest = max(largest, len(body))
    used = (time.process_time() - used) / len(times)
    times.sort()
    print(f"{held:,} 条；目录建好 {made:.2f} 秒（启动时一次，词库变了再建）")
    opened = statistics.median(again)
    print(f"首页 {first * 1000:.0f} 毫秒，再开 {opened * 1000:.0f} 毫秒，{len(page):,} 字节")
    print(
        f"边打边找 {len(times)} 次：中位 {statistics.median(times) * 1000:.1f}，"
        f"p99 {times[int(len(times) * 0.99)] * 1000:.1f}，最慢 {times[-1] * 1000:.1f} 毫秒，"
        f"最多 {largest:,} 字节；每次用处理器 {used * 1000:.1f} 毫秒（收发两头都算）"
    )
    server.should_exit = True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phrases", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.db"
        filled_bank(path, options.phrases)
        measured(path, rounds=options.rounds)


if __name__ == "__main__":
    main()
