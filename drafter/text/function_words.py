"""Words that hold a sentence together and say nothing of what it is about."""

from __future__ import annotations

_LINES = (
    "我们 你们 他们 她们 它们 咱们 大家 自己 这个 那个 这些 那些 这样",
    "那样 这种 那种 这里 那里 这次 此次 什么 怎么 怎样 如何 多少 哪些",
    "哪里 为何 因为 所以 因此 因而 由此 但是 不过 然而 而且 并且 以及",
    "或者 还是 如果 虽然 尽管 即使 只要 只有 只能 不仅 不但 不管 无论",
    "不论 既要 又要 还要 也要 更要 都要 就要 就是 不是 而是 而言 来说",
    "来讲 也就是说 还有 没有 有的 已经 正在 曾经 将要 可以 能够 可能 应该",
    "应当 必须 需要 一定 非常 十分 更加 更为 特别 尤其 尤其是 特别是 始终",
    "一直 不断 进一步 切实 真正 充分 着力 大力 一起 共同 关于 对于 由于",
    "根据 按照 依照 通过 为了 为此 随着 围绕 针对 其中 之间 以来 之后",
    "之前 以后 以前 同时 此外 另外 首先 其次 再次 最后 一是 二是 三是",
    "四是 一要 二要 三要 一个 两个 三个 几个 一些 一次 一种 一条 一点",
    "各个 每个 所有 任何 全部 等等 的话 之中 之一 乃至 从而 进而 甚至",
    "反而 于是 然后 接着",
)

FUNCTION_WORDS = frozenset(word for line in _LINES for word in line.split())
"""Pronouns, conjunctions, prepositions, adverbs of degree and what counts off a list, of two
characters or more."""
