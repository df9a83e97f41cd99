"""Words of articles made fit to print: one line, no control over the terminal, cut around a span.

Article text is hostile until it has been through `visible`: it may hold escape sequences, bidirectional
overrides or half a surrogate pair.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from rich.cells import cell_len

from factcheck.regex import regex

_SPACE = regex(r"\s+")
# Control characters (all but those that count as white space are gone by then), the overrides and
# isolates that can turn a line around, private line separators, and lone surrogates.
_UNSAFE = regex("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")
_INVISIBLE = regex("[\u00ad\u200b\u200e\u200f\u2060-\u2064\ufeff]")
_REPLACEMENT = "\ufffd"
ZERO_WIDTH_SPACE = "\u200b"
# A runner of GitHub's takes "##[error]" for a command wherever it stands in a line of a log, and "::error::"
# at the beginning of one.
_RUNNER = "##["
_RUNNER_LINE = regex(r"^([ \t]*:)(?=:)", re.MULTILINE)


def visible(text: str) -> str:
    """`text` on one line, every run of white space one blank, nothing left that a terminal obeys."""
    return folded(text).strip()


def folded(text: str) -> str:
    """Like `visible`, but a blank at either end stays, so that pieces can be joined again."""
    text = _SPACE.sub(" ", _INVISIBLE.sub("", text))
    return _UNSAFE.sub(_REPLACEMENT, text).replace(_RUNNER, f"#{ZERO_WIDTH_SPACE}#[")


def logged(text: str) -> str:
    """Lines that may stand in the log of a pipeline: none begins as a command of its runner does."""
    return _RUNNER_LINE.sub(rf"\1{ZERO_WIDTH_SPACE}", text)


def printable(text: str) -> str:
    """Like `visible`, with line breaks kept as they are (CR and CR LF become LF)."""
    return "\n".join(folded(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def dumped(data: Any) -> str:
    """`data` as indented JSON, in UTF-8 rather than escapes, ending in a line break."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def inert(written: str) -> str:
    """JSON in which nothing is left that a page around it, or the runner that prints it, would act on.

    Both signs stand in strings only, where an escape is the same character.
    """
    return written.replace("<", "\\u003c").replace(_RUNNER, "#\\u0023[")


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 error", "2 errors", "3 facts"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def plain(number: Decimal) -> str:
    """A number without exponent or zeros behind: "0.5", "20"."""
    return f"{number.normalize():f}"


def listed(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def shorten(text: str, cells: int) -> str:
    """The start of `text`, at most `cells` wide, cut between words and ended by "…" if cut."""
    return text if cell_len(text) <= cells else f"{_head(text, cells - 1).rstrip(' ,;:–-…')}…"


def around(before: str, words: str, after: str, cells: int) -> tuple[str, str, str]:
    """Cut a sentence down to `cells` so that `words` stay, with as much on either side as fits.

    What is cut is marked by "… " or " …" at that end. `words` alone are cut only when they are
    wider than the whole room.
    """
    room = cells - cell_len(words)
    if room < 8:
        return ("… " if before else ""), shorten(words, max(8, cells - 4)), (" …" if after else "")
    left, right = cell_len(before), cell_len(after)
    if left + right <= room:
        return before, words, after
    # The half that is not needed on one side is given to the other.
    right = min(right, max(room // 2, room - left))
    left = min(left, room - right)
    if left < cell_len(before):
        before = f"… {_tail(before, left - 2)}"
    if right < cell_len(after):
        after = f"{_head(after, right - 2)} …"
    return before, words, after


def _head(text: str, cells: int) -> str:
    """As many whole words from the start as fit; part of the first word if even that is too wide."""
    used = 0
    for index, character in enumerate(text):
        used += cell_len(character)
        if used > cells:
            cut = text.rfind(" ", 0, index + 1)
            return text[:cut] if cut > 0 else text[:index]
    return text


def _tail(text: str, cells: int) -> str:
    used = 0
    for index in range(len(text) - 1, -1, -1):
        used += cell_len(text[index])
        if used > cells:
            cut = text.find(" ", index)
            return text[cut + 1 :] if 0 <= cut < len(text) - 1 else text[index + 1 :]
    return text
