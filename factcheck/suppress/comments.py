"""Comments beside the words: `<!-- factcheck: ignore[FC102] -- rounded for the headline, desk agreed -->`.

At the end of a line it covers that line; on a line of its own the paragraph below it. `off[FC102] -- why`
covers everything to the next `on[FC102]`. Rules are named by code or name, never all at once, and a
reason is required.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.errors import UsageError
from factcheck.model.article import CUE, Article, BlockKind, Document
from factcheck.model.article import Comment as Hidden
from factcheck.model.finding import Mention
from factcheck.model.span import Position, Span, beside
from factcheck.regex import regex
from factcheck.rules import find

_COMMENT = regex(rf"<!--(\s*{CUE}.*?)(?:-->|\Z)", re.DOTALL)
# White space has been made one space each: runs of it would cost their cube.
_WORDS = regex(rf"{CUE} ?(?P<verb>[\w-]*) ?(?:\[(?P<rules>[^\]]*)\])? ?(?:(?:--|[—–])(?P<reason>.*))?")
_LONGEST_NAME = 40
"""Of a rule or of what is to be done, in code points; what is longer is neither."""
_FORM = "write ignore[FC102] -- and the reason"
_MARKS = " \t>*+-#"
_LAST = Position(1 << 60, 1)


class Comment(NamedTuple):
    """One comment that speaks to us. `place` are words of the article's text that stand for it: its own, or
    the nearest where the text leaves comments out."""

    words: str
    start: Position
    end: Position
    alone: bool
    place: Span


class Mute(NamedTuple):
    """One rule kept quiet in a stretch of the file, `start` included and `end` not."""

    code: str
    reason: str
    comment: Comment
    start: Position
    end: Position

    def covers(self, article: Article, mention: Mention) -> bool:
        """True where some of the mention's words stand in the stretch."""
        first, last = article.position(mention.span.start), article.position(mention.span.end - 1)
        return first < self.end and last >= self.start

    @property
    def lines(self) -> str:
        """Where it holds, in words."""
        first, last = self.start.line, self.end.line - (self.end.column == 1)
        if self.end == _LAST:
            return f"from line {first} on"
        return f"in line {first}" if last <= first else f"in lines {first} to {last}"


class Complaint(NamedTuple):
    """A comment that cannot be followed, and why."""

    comment: Comment
    reason: str


def mutes(document: Document) -> tuple[list[Mute], list[Complaint]]:
    """What the comments of an article keep quiet, and those of them that are wrong."""
    found: list[Mute] = []
    complaints: list[Complaint] = []
    open_: dict[str, Mute] = {}
    page = _Page(document)
    for comment in page.comments():
        verb, codes, reason, trouble = _read(comment.words)
        complaints += [Complaint(comment, each) for each in trouble]
        for code in codes:
            if verb == "ignore":
                found.append(Mute(code, reason, comment, *page.stretch(comment)))
            elif verb == "off":
                open_.setdefault(code, Mute(code, reason, comment, comment.end, _LAST))
            elif code in open_:
                found.append(open_.pop(code)._replace(end=comment.start))
            else:
                complaints.append(Complaint(comment, f"{code} has not been turned off before it; remove it"))
    for code, mute in open_.items():
        found.append(mute)
        complaints.append(Complaint(mute.comment, f"{code} is not turned on again; add on[{code}] where it ends"))
    return found, complaints


class _Page:
    """Where the comments of an article stand, and what around them."""

    def __init__(self, document: Document) -> None:
        self._article = document.article
        self._blocks = [block.span for block in document.blocks if block.kind is not BlockKind.METADATA]
        self._starts = [self._article.position(span.start) for span in self._blocks]
        self._codes = [r.span for r in self._article.regions if r.kind is BlockKind.METADATA]

    def comments(self) -> Iterator[Comment]:
        """Those in the text, then those that the text leaves out."""
        article = self._article
        for match in _COMMENT.finditer(article.text) if CUE in article.text else ():
            place = Span(*match.span())
            if not self._is_shown(place):
                start, end = article.position(place.start), article.position(place.end)
                before, after = beside(article.text, *match.span())
                yield Comment(match[1], start, end, not (before.strip(_MARKS) or after.strip()), place)
        for comment in article.comments:
            if self._blocks:
                yield Comment(comment.words, comment.start, comment.end, comment.alone, self._near(comment))

    def stretch(self, comment: Comment) -> tuple[Position, Position]:
        """The line of the comment, or the paragraph below one that stands alone."""
        position = self._article.position
        if comment.alone:
            below = bisect_left(self._starts, comment.end)
            if below < len(self._blocks):
                last = position(self._blocks[below].end - 1).line
                return Position(self._starts[below].line, 1), Position(last + 1, 1)
        start, end = Position(comment.start.line, 1), Position(comment.end.line + 1, 1)
        if comment.place.of(self._article.text).startswith("<!--"):
            return start, end
        # A page may well be one line; there it is the paragraph around the comment.
        line, column = position(comment.place.end - 1)
        return max(start, position(comment.place.start)), min(end, Position(line, column + 1))

    def _is_shown(self, place: Span) -> bool:
        """True for a comment in a piece of code, which shows how one is written."""
        if self._article.text[place.start - 1 : place.start] == "`":
            return True
        around = bisect_right(self._codes, place.start, key=lambda span: span.start) - 1
        return around >= 0 and self._codes[around].contains(place) and self._codes[around] != place

    def _near(self, comment: Hidden) -> Span:
        """The block below a comment that stands alone, else the block around it or, where it is the first, below."""
        below = bisect_right(self._starts, comment.start)
        if below < len(self._blocks) and (comment.alone or not below):
            return self._blocks[below]
        return self._blocks[below - 1]


def _read(words: str) -> tuple[str, list[str], str, list[str]]:
    """Verb, codes, reason, and what is wrong."""
    match = _WORDS.fullmatch(" ".join(words.split()))
    if match is None:
        return "", [], "", [f"it is not understood; {_FORM}"]
    verb, reason = match["verb"][:_LONGEST_NAME], (match["reason"] or "").strip()
    if verb not in ("ignore", "off", "on"):
        return "", [], "", [f"'{verb}' is neither ignore nor off nor on; {_FORM}"]
    names = [name.strip()[:_LONGEST_NAME] for name in (match["rules"] or "").split(",") if name.strip()]
    if not names:
        return "", [], "", [f"it names no rule, and all at once is too much; {_FORM}"]
    if verb != "on" and not reason:
        return "", [], "", ["it gives no reason; add -- and why"]
    codes, trouble = [], []
    for name in names:
        try:
            codes.append(find(name).code)
        except UsageError as error:
            trouble.append(str(error))
    return verb, list(dict.fromkeys(codes)), reason, trouble
