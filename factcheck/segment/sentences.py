"""Where the sentences of a block begin and end."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import load
from factcheck.model.span import Span
from factcheck.regex import regex

# A mark, what closes with it, and the space behind; or no space at all, where a scraper lost the
# line break between two sentences ("… on Monday.The port …").
_STOP = regex(
    r"[.!?…](?:[\"'”’»)\]]*\s+(?=\S)"
    r"|(?<=[a-z]{3}[.!?])[\"”’)]?(?=[\"“‘]?[A-Z][a-z]+(?:[\s,]|['’]s\b)))"
)
_WORD = regex(r"[^\W_]+(?:['’.-][^\W_]+)*")
_INNER_STOPS = regex(r"(?:[^\W\d_]\.)+[^\W\d_]|[Pp]h\.[Dd]")
LONGEST = 2000
"""Code points of the longest stretch that is read as one sentence. What is longer is a list or a table that lost
its lines, and reading looks from each figure to the ends of its sentence."""
_STRETCH = regex(rf"\S.{{0,{LONGEST - 1}}}(?<=\S)(?=\s|$)|\S{{1,{LONGEST}}}", re.DOTALL)
_OPENING = "\"'“‘«„(["
_CLOSING_QUOTES = frozenset("\"'”’»")


@cache
def _table(*path: str) -> frozenset[str]:
    table = load("sentences")
    for key in path:
        table = table[key]
    return frozenset(table)


def split(text: str, span: Span) -> list[Span]:
    """The sentences of `text` within `span`, in order, without surrounding white space.

    Together they hold every character of the span that is not white space. None is longer than `LONGEST`.
    """
    return [part for sentence in _whole(text, span) for part in stretches(text, sentence)]


def stretches(text: str, sentence: Span) -> list[Span]:
    """A sentence of at most `LONGEST` whole, a longer one cut between words, an endless word anywhere."""
    if sentence.end - sentence.start <= LONGEST:
        return [sentence]
    return [Span(*match.span()) for match in _STRETCH.finditer(text, sentence.start, sentence.end)]


def _whole(text: str, span: Span) -> list[Span]:
    sentences: list[Span] = []
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        if not _ends_sentence(text, start, match):
            continue
        end = match.start() + len(match.group().rstrip())
        sentences.append(Span(start, end))
        start = match.end()
    tail = text[start : span.end].rstrip()
    if tail:
        sentences.append(Span(start, start + len(tail)))
    return sentences


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    mark, after = text[match.start()], text[match.end()]
    following = _WORD.match(text, match.end() + (after in _OPENING))
    word = following.group() if following else ""
    if match.end() == match.start() + len(match.group().rstrip()) and word.casefold() in _table(
        "abbreviations", "domains"
    ):
        return False
    if word and word[0].islower() and not (len(word) > 1 and word[1].isupper()):
        return False  # goes on in lower case; "iPhone" and "eBay" may open a sentence
    before = text[max(start, match.start() - 24) : match.start()]
    token = before.rsplit(None, 1)[-1].lstrip("\"'“‘«„([—–") if before.strip() else ""
    if mark == "…":
        # A mark that stands free is an omission inside the sentence.
        return bool(token) and not before[-1].isspace()
    if mark in "!?":
        if (token + mark).casefold() in _table("abbreviations", "marked"):
            return False
        return not (_closes_quote(match) and _is_speaker_tag(text, match.end()))
    if token.endswith(".") or not token:
        return bool(token.strip("."))  # "wait... The" ends, a free-standing "..." omits
    return _full_stop_ends(token, word, after, at_start=match.start() - len(token) <= start)


def _full_stop_ends(token: str, word: str, after: str, *, at_start: bool) -> bool:
    """Whether the full stop behind `token` ends a sentence, `word` being the next one."""
    key = token.casefold().replace("’", "'")
    abbreviations = load("sentences")["abbreviations"]
    capital = token[0].isupper()
    if key in abbreviations["linking"] or (capital and key in _table("abbreviations", "titles")):
        return False
    if at_start and (token.isdigit() or len(token) == 1):
        return False  # the number of a list item
    if after.isdigit() and (
        key in _table("abbreviations", "before_figure") or (capital and key in _table("abbreviations", "capitalised"))
    ):
        return False
    uncertain = (
        (len(token) == 1 and capital)
        or (capital and key in _table("abbreviations", "capitalised"))
        or key in _table("abbreviations", "plain")
        or _INNER_STOPS.fullmatch(token) is not None
    )
    if not uncertain:
        return True
    return word.casefold() in _table("openers", "words") or (after in _OPENING and after != "(")


def _closes_quote(match: re.Match[str]) -> bool:
    return not _CLOSING_QUOTES.isdisjoint(match.group())


def _is_speaker_tag(text: str, at: int) -> bool:
    """True for "Smith asked" and "the minister said" behind a quoted question."""
    words = text[at : at + 60].split()[:5]
    return any(word.strip(",.:") in _table("abbreviations", "speaking") for word in words[:4]) and (
        words[0][0].isupper()
    )
