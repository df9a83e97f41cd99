"""Article text in Markdown: stays text on GitHub and in a mail, whatever it holds."""

from __future__ import annotations

import re

from factcheck.regex import regex
from factcheck.report.text import ZERO_WIDTH_SPACE, visible

_PUNCTUATION = regex(r"[\\`*_<>|~]")
# Brackets make a link, a footnote or a definition only by what follows them; intervals are full of them.
_LINK = regex(r"\](?=[(\[:])")
# An ampersand is left alone unless it begins an entity; a dollar sign unless it could end a formula
# (GitHub takes none that a digit follows to be one). Both stand in ordinary prose all the time.
_ENTITY = regex(r"&(?=#?\w+;)")
_FORMULA = regex(r"\$(?!\d)")
# GitHub looks for these in the finished page, where a backslash no longer helps: mentions, issue
# numbers, addresses that it makes links of.
_AUTOLINK = regex(r"@(?=\w)|#(?=\w)|(?<=\bGH-)(?=\d)|(?<=[a-z]:)(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_HEADING_END = regex(r"#(?=#*$)")
_BLOCK_START = regex(r"^(?:(?P<number>\d{1,9})(?P<end>[.)])(?=\s|$)|(?P<mark>[-+](?=\s|-|$)|=(?==*\s*$)|:(?=:)|[#\[]))")


def markdown(text: str) -> str:
    """`text` on one line with everything escaped that Markdown, or GitHub after it, would act on."""
    return _escape(visible(text))


def markdown_piece(text: str) -> str:
    """Like `markdown`, for text inside a sentence that has been through `folded`: blanks stay."""
    return _escape(text)


def sarif(text: str) -> str:
    """`text` as part of a plain message of SARIF (3.11.5, 3.11.6): no link, no placeholder, and no mention."""
    text = re.sub(r"[\\\[\]]", lambda match: f"\\{match.group()}", visible(text))
    text = text.replace("{", "{{").replace("}", "}}")
    return _AUTOLINK.sub(lambda match: match.group() + ZERO_WIDTH_SPACE, text)


def code(text: str, *, in_table: bool = False) -> str:
    """`text` as a code span. Nothing is a mention or a link in there."""
    text = visible(text)
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    if in_table:
        text = text.replace("|", "\\|")
    return f"{fence}{pad}{text}{pad}{fence}"


def _escape(text: str) -> str:
    text = _PUNCTUATION.sub(lambda match: f"\\{match.group()}", text)
    text = _LINK.sub(r"\]", text)
    text = _FORMULA.sub(r"\\$", _ENTITY.sub(r"\\&", text))
    text = _AUTOLINK.sub(lambda match: match.group() + ZERO_WIDTH_SPACE, text)
    return _BLOCK_START.sub(_plain_start, _HEADING_END.sub(r"\#", text))


def _plain_start(match: re.Match[str]) -> str:
    """What would begin a list, a heading, a rule, a task or an alert at the start of a line."""
    if match["number"]:
        return f"{match['number']}\\{match['end']}"
    return f"\\{match['mark']}"
