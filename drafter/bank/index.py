"""The index a search goes through: FTS5 over single characters and pairs, in the order of rank.

A phrase is a document of the pairs of characters of all its wordings, and of what narrows a list
(part, move, level, year). Documents are numbered in the order of rank, so the best come first out
of the index and nothing is sorted; posting lists without places (``detail=none``) of such numbers
are small. Of a single character only the first ``MOST_COUNTED`` documents are in it: more are never
counted, and a character that has more is found soon by looking at one phrase after the other. What
comes out is verified against the wordings, so a search is exact.

A phrase that has every pair of a word has the word, unless a character within the word comes twice
in it: then the pairs may stand apart. Such characters are terms too, so that counting need look at
these phrases only. How many phrases have a term is kept for the common ones, so that a search can
begin with the rarest, and the expressions that more have than are ever counted.

Phrases that a write changed are ``unplaced`` until the index is made anew: a search looks at them
one by one. The trigram tokenizer finds no word of two characters, and segmented words miss a
quarter of what a reader finds with his finger.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from drafter.bank.search import RANKING
from drafter.bank.widespread import widespread

MOST_COUNTED = 10_001
"""A list that is longer reads 10000+."""
FEW = 2000
"""Phrases that are looked at one by one in a millisecond or two: so many go without an index."""

LEAST_COMMON = 500
"""Of a term that fewer phrases have, the number is not kept."""

_MOST_UNPLACED = 0.02  # of those placed
_NARROWING = "\ue000"  # clean_text takes these out of every query, so none can forge one
_TWICE = "\ue001"
_SEVERAL = f"{_NARROWING}several"
_BRACES = str.maketrans("{}", "\ue002\ue003")  # the tokenizer would leave braces out
_MARKS = frozenset("，。；、：！")  # come twice in so many phrases that nothing is gained by them
_IN_MEMORY = 24 * 1024 * 1024  # bytes of postings before they are written
_AT_ONCE = 2000  # documents that are cut into pairs together
_FTS5 = "USING fts5(text, content='', columnsize=0, detail=none, tokenize='ascii')"
_TABLES = (
    "CREATE TABLE placed (place INTEGER PRIMARY KEY, number INTEGER NOT NULL)",
    "CREATE TABLE unplaced (number INTEGER PRIMARY KEY)",
    f"CREATE VIRTUAL TABLE letters {_FTS5}",
    "CREATE TABLE common (term TEXT PRIMARY KEY, phrases INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE widespread (expression TEXT PRIMARY KEY) WITHOUT ROWID",
)
_INITIALS = f"CREATE VIRTUAL TABLE initials {_FTS5}"


def is_indexed(connection: sqlite3.Connection) -> bool:
    """Whether the bank has an index."""
    row = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
        " AND name IN ('unplaced', 'widespread')"
    ).fetchone()
    return bool(row[0] == 2)  # one of an older version has no ``widespread``


def unplaced_since(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Notes phrases that changed, so that a search does not trust the index about them."""
    if is_indexed(connection):
        connection.executemany(
            "INSERT OR IGNORE INTO unplaced VALUES (?)", ((number,) for number in numbers)
        )


def index_where_due(connection: sqlite3.Connection) -> None:
    """Makes the index anew where more phrases changed than a search should look at one by one.

    Runs inside the caller's transaction.
    """
    if is_indexed(connection):
        placed = _count(connection, "placed")
        due = _count(connection, "unplaced") > max(FEW, placed * _MOST_UNPLACED)
    else:
        due = _count(connection, "phrase") > FEW and _has_fts5(connection)
    if due:
        make_index(connection)
        make_initials(connection)


def make_index(connection: sqlite3.Connection) -> None:
    """Makes the index of all phrases but for their initials. Runs inside the caller's
    transaction."""
    for statement in _TABLES:
        name = statement.split(" TABLE ")[1].split(" ")[0]
        connection.execute(f"DROP TABLE IF EXISTS {name}")
        connection.execute(statement)
    _fill(connection, "letters", _letter_documents(connection))
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, letters, row)")
    connection.execute(
        "INSERT INTO common SELECT term, doc FROM temp.terms WHERE doc >= ?", (LEAST_COMMON,)
    )
    connection.execute("DROP TABLE temp.terms")
    connection.executemany(
        "INSERT INTO widespread VALUES (?)",
        ((expression,) for expression in widespread(connection, least=MOST_COUNTED)),
    )


def make_initials(connection: sqlite3.Connection) -> None:
    """Makes the index of the initials, in the order of the other one."""
    connection.execute("DROP TABLE IF EXISTS initials")
    connection.execute(_INITIALS)
    _fill(connection, "initials", _initial_documents(connection))


def pairs(word: str) -> tuple[str, ...]:
    """The pairs of characters of which a document that holds ``word`` has every one; without those
    that the index does not keep whole (with ASCII that is no letter or digit)."""
    word = word.translate(_BRACES)
    found = dict.fromkeys(map(str.__add__, word, word[1:]))
    return tuple(pair for pair in found if is_kept(pair))


def doubting_terms(word: str) -> tuple[str, ...] | None:
    """What a document has that may have every pair of ``word`` and not the word; a document without
    these has it. None where the index does not tell."""
    word = word.translate(_BRACES)
    if not all(map(is_kept, word)) or _MARKS & set(word[1:-1]):
        return None
    return (_SEVERAL, *(f"{_TWICE}{char}" for char in dict.fromkeys(word[1:-1])))


def rarest_first(
    connection: sqlite3.Connection, terms: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    """These terms with how many phrases have each (0: fewer than ``LEAST_COMMON``), the rarest
    first."""
    counts = dict(
        connection.execute(
            f"SELECT term, phrases FROM common WHERE term IN ({','.join('?' * len(terms))})", terms
        )
    )
    return tuple(sorted(((term, counts.get(term, 0)) for term in terms), key=lambda each: each[1]))


def is_widespread(connection: sqlite3.Connection, word: str) -> bool:
    """Whether ``word`` is known to be in ``MOST_COUNTED`` phrases or more."""
    row = connection.execute(
        "SELECT 1 FROM widespread WHERE instr(expression, ?) > 0 LIMIT 1", (word,)
    ).fetchone()
    return row is not None


def is_kept(term: str) -> bool:
    """Whether the tokenizer leaves a term in one piece."""
    return all(not char.isascii() or char.isalnum() for char in term)


def initial_terms(letters: str) -> tuple[str, ...]:
    """What a document has whose initials hold ``letters`` (two and more)."""
    return tuple(dict.fromkeys(_grams(letters, min(len(letters), 3))))


def narrowing_term(name: str, value: object) -> str:
    """What a document has whose phrase is of this part, move, level or year."""
    return f"{_NARROWING}{name}{value}"


def _fill(connection: sqlite3.Connection, table: str, documents: Iterable[tuple[int, str]]) -> None:
    connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {_IN_MEMORY})")
    connection.executemany(f"INSERT INTO {table} (rowid, text) VALUES (?, ?)", documents)
    connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def _letter_documents(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    rows = connection.execute(
        "SELECT number, pattern, variants, part, move, levels, first_year, last_year FROM phrase"
        f" WHERE dropped = 0 AND family = number ORDER BY {RANKING}"
    )
    left: dict[str, int] = {}
    closed = set[str]()
    place = 0
    while batch := rows.fetchmany(_AT_ONCE):
        connection.executemany("INSERT INTO placed (number) VALUES (?)", [row[:1] for row in batch])
        wordings = [_kept(_wordings(pattern, variants)) for _, pattern, variants, *_ in batch]
        for row, wording, paired in zip(batch, wordings, _paired(wordings), strict=True):
            place += 1
            number, _, _, part, move, levels, *years = row
            terms = [paired, narrowing_term("part", part)]
            if move is not None:
                terms.append(narrowing_term("move", move))
            if levels != "[]":
                found = msgspec.json.decode(levels, type=list[str])
                terms += (narrowing_term("level", level) for level in found)
            terms += (narrowing_term("year", year) for year in _years(connection, number, *years))
            chars = set(wording)
            if row[2] != "[]":
                terms.append(_SEVERAL)
            elif len(chars) < len(wording):
                terms += (_TWICE + char for char in chars - _MARKS if wording.count(char) > 1)
            for char in chars - closed:
                terms.append(char)
                count = left[char] = left.get(char, MOST_COUNTED) - 1
                if not count:
                    closed.add(char)
            yield place, " ".join(terms)


def _wordings(pattern: str, variants: str) -> str:
    """The wordings of a phrase in a row."""
    if variants == "[]":
        return pattern
    return " ".join((pattern, *msgspec.json.decode(variants, type=list[str])))


def _kept(text: str) -> str:
    return (
        text.replace("{", "\ue002").replace("}", "\ue003") if "{" in text or "}" in text else text
    )


def _paired(texts: list[str]) -> list[str]:
    """For each text its pairs of characters with spaces between; made of all at once, by slices."""
    joined = "\n".join(("", *(text.replace("\n", " ") for text in texts), ""))
    codes = array("I", joined.encode("utf-32-le"))
    out = array("I", [32]) * (3 * (len(codes) - 1))
    out[0::3] = codes[:-1]
    out[1::3] = codes[1:]
    lines = out.tobytes().decode("utf-32-le").split("\n \n")
    lines[0] = lines[0].removeprefix("\n")
    lines[-1] = lines[-1].removesuffix("\n ")
    return [line[2:-2] for line in lines]


def _years(
    connection: sqlite3.Connection, number: int, first: int | None, last: int | None
) -> list[int]:
    """The years in which a phrase was used."""
    if first is None:
        return []
    if first == last:
        return [first]
    seen = connection.execute(
        "SELECT DISTINCT year FROM phrase JOIN occurrence ON phrase = number"
        " JOIN speech ON speech.source = occurrence.source AND speech.start = speech"
        " WHERE family = ? AND year IS NOT NULL",
        (number,),
    )
    return [int(year) for (year,) in seen]


def _initial_documents(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    from drafter.text.initials import initials  # its table is read where it is needed

    rows = connection.execute(
        "SELECT place, pattern, variants FROM placed JOIN phrase USING (number) ORDER BY place"
    )
    for place, pattern, variants in rows:
        read = initials(_wordings(pattern, variants))
        terms = {*_grams(read, 2), *_grams(read, 3)}
        yield place, " ".join(term for term in terms if " " not in term)


def _grams(text: str, length: int) -> Iterator[str]:
    return (text[at : at + length] for at in range(len(text) - length + 1))


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _has_fts5(connection: sqlite3.Connection) -> bool:
    row = connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone()
    return row is not None
