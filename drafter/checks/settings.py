"""What a user wants of checks: the allow-list, rules turned on, limits. One YAML file of his."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from drafter.checks.beside import Limits
from drafter.checks.compared import compared
from drafter.checks.finding import Finding
from drafter.errors import OutlineError, UserError
from drafter.outlines.yaml_file import text_of_yaml, typed_yaml

_ADVICE = "照 drafter check --muted 里的写法改；改坏了删掉这个文件，就都照平常"
_NAMES = {"muted": "不看", "also": "另开", "limits": "界限"}
_STOPS = "，。；：！？、…—"
_COMMENTS = {
    "muted": "不再报的：一类写名字，如 落款；一处写 名字:字样，如 人名:周兰",
    "also": "平常不开、这里要开的类，见 drafter check --rules",
    "limits": "从多少起才报，如 一句: 120（字）、雷同: 0.15（全文的份额）",
}


class Settings(Struct, frozen=True, forbid_unknown_fields=True, rename=_NAMES):
    """``muted`` are rules (落款) or words of a rule (人名:周兰); ``also`` are rules that are off
    unless asked for; ``limits`` from where on rules speak."""

    muted: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    limits: Limits = Limits()

    def wants(self, name: str, *, on: bool) -> bool:
        """Whether a rule is to be asked at all; ``on`` whether it is unless said otherwise."""
        return name not in self._entries and (on or name in self.also)

    def mutes(self, name: str, finding: Finding) -> bool:
        """Whether a finding of that rule is not to be shown."""
        about = finding.mute or finding.text
        if about and f"{name}:{about}" in self._entries:
            return True
        said = (
            each.removeprefix(f"{name}:") for each in self._entries if each.startswith(f"{name}:")
        )
        return finding.by_part and any(_stand_in(words, finding.text) for words in said)

    @property
    def _entries(self) -> tuple[str, ...]:
        return tuple(map(entry, self.muted))


def _stand_in(words: str, text: str) -> bool:
    """Whether ``words`` are a part of ``text`` or hold it; stops at their ends, and the …… that a
    report prints for what it leaves out, do not matter."""
    one, other = compared(words).strip(_STOPS), compared(text).strip(_STOPS)
    return bool(one) and bool(other) and (one in other or other in one)


def entry(text: str) -> str:
    """NAME or NAME:WORDS in one way of writing: without spaces round the (half-width) colon."""
    name, colon, words = text.replace("：", ":", 1).partition(":")
    return f"{name.strip()}:{words.strip()}" if colon and words.strip() else name.strip()


def with_muted(settings: Settings, text: str) -> Settings:
    """The settings with one more thing that is not reported."""
    wanted = entry(text)
    known = tuple(map(entry, settings.muted))
    return settings if wanted in known else replace(settings, muted=(*known, wanted))


def without_muted(settings: Settings, text: str) -> Settings:
    """The settings where that is reported again."""
    wanted = entry(text)
    kept = tuple(each for each in map(entry, settings.muted) if each != wanted)
    return replace(settings, muted=kept)


def settings_in(text: str, *, name: str) -> Settings:
    """The settings that the YAML ``text`` holds. Raises UserError naming the line."""
    try:
        return typed_yaml(text, Settings, name=name, blanks=True)
    except OutlineError as error:
        raise UserError(error.message, _ADVICE) from error


def settings_text(settings: Settings) -> str:
    """The settings as YAML that a person can edit."""
    held = {
        "muted": list(settings.muted),
        "also": list(settings.also),
        "limits": settings.limits.named(),
    }
    lines: list[str] = []
    for field, value in held.items():
        lines.append(f"# {_COMMENTS[field]}")
        written = (
            text_of_yaml({_NAMES[field]: value}).rstrip("\n") if value else _NAMES[field] + ":"
        )
        lines += [written, ""]
    return "\n".join(lines)
