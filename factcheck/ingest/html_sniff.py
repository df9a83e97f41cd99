"""Tells HTML from plain text in which a "<" may stand, without loading the HTML reader."""

from __future__ import annotations

import re

from factcheck.regex import regex

_TAGS = regex(
    r"</?(?P<tag>p|div|br|h[1-6]|ul|ol|li|table|tr|td|th|blockquote|article|section|figure|figcaption|pre|main|body|html"
    r"|a|b|i|em|strong|span|u|q|cite|sub|sup|small|mark|img)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "u", "q", "cite", "sub", "sup", "small", "mark", "img"})


def is_markup(text: str) -> bool:
    """True when a string has at least one tag of a text."""
    return _TAGS.search(text) is not None


def is_inline_only(markup: str) -> bool:
    """True for words with links and emphasis but no paragraphs: empty lines then part them."""
    return all(match["tag"].lower() in _INLINE for match in _TAGS.finditer(markup))
