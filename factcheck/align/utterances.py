"""Where the words of a draft's quotation stand in a source, between marks or not, a "not" more or fewer aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import load
from factcheck.model.article import Document
from factcheck.model.span import Span
from factcheck.read.wording import Word, wording
from factcheck.regex import regex

_STOP = regex(r"[.?!;:]")
# Words, besides what denies, that two utterances share by no chance; fewer will do where they are the whole sentence.
# Set by hand on tests/cases/quotations.toml.
_TELLING, _FEWEST = 5, 3
# Words from a "not" to what it denies in "what we can't do is sign …", and the last of them.
# And from a "not" to the words that it leads to.
_FAR = 3
_CLEFT, _BE = 4, frozenset({"is", "was"})


class Found(NamedTuple):
    """The same words in a source: `span` with what denies before them, `is_same` where that is the same too."""

    article_id: str
    span: Span
    own: Span
    """The words of the draft that stand there."""
    is_same: bool


class Said:
    """The words of one article, to look quotations up in."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = _parted(wording(document.article.text, 0, len(document.article.text)))
        self.kept = [index for index, word in enumerate(self.words) if word.key not in _denying()]
        self.line = " ".join(("", *(self.words[index].key for index in self.kept), ""))
        self.starts: dict[int, int] = {}
        at = 1
        for number, index in enumerate(self.kept):
            self.starts[at] = number
            at += len(self.words[index].key) + 1

    def denials(self, first: int, last: int) -> tuple[int, tuple[str, ...]]:
        """Where the kept words `first` … `last` begin with what denies before them, and what denies among them."""
        begin, text = self.kept[first], self.document.article.text
        while begin and (self.words[begin - 1].key in _denying() or self._follows_denial(begin)):
            if _STOP.search(text, self.words[begin - 1].end, self.words[begin].start) or self._only_answers(begin - 1):
                break
            begin -= 1
        cleft = ("not",) if begin == self.kept[first] and self._denied_before(begin) else ()
        there = (word.key for word in self.words[begin : self.kept[last] + 1])
        return begin, (*cleft, *(key for key in there if key in _denying() - _helping()))

    def _follows_denial(self, begin: int) -> bool:
        """A "not" with little between it and the words: "not going to pretend"."""
        at = begin - 1
        while at > max(0, begin - 1 - _FAR) and self.words[at].key in _between():
            at -= 1
        return at < begin - 1 and self.words[at].key in _denying()

    def _only_answers(self, index: int) -> bool:
        """ "So no, I'm not surprised" denies what was asked, and nothing of what comes behind it."""
        return self.words[index].key == "no" and self.document.article.text[self.words[index].end :][:1] == ","

    def _denied_before(self, begin: int) -> bool:
        """Their clause begins with a "not": "what we can't do is sign a contract"."""
        text = self.document.article.text
        for index in range(begin - 1, max(-1, begin - 1 - _CLEFT), -1):
            if _STOP.search(text, self.words[index].end, self.words[index + 1].start):
                return False
            if self.words[index].key == "not":
                return self.words[begin - 1].key in _BE
        return False


def utterances(span: Span, draft: Said, sources: Mapping[str, Said]) -> Iterator[Found]:
    """The places in `sources` that have the words which the draft has in `span`."""
    own = [n for n, index in enumerate(draft.kept) if span.contains(_span_of(draft.words[index]))]
    if len(own) < _FEWEST:
        return
    first, last = own[0], own[-1]
    sought = " ".join(("", *(draft.words[draft.kept[n]].key for n in own), ""))
    begin, mine = draft.denials(first, last)
    for id, said in sources.items():
        at = said.line.find(sought)
        while at >= 0:
            number = said.starts[at + 1]
            stop = number + len(own) - 1
            start, its = said.denials(number, stop)
            if len(own) + _alike_before(draft, first, said, number) >= _TELLING or _is_sentence(said, number, stop):
                yield Found(
                    id,
                    Span(said.words[start].start, said.words[said.kept[stop]].end),
                    Span(draft.words[begin].start, draft.words[draft.kept[last]].end),
                    its == mine,
                )
            at = said.line.find(sought, at + 1)


def _span_of(word: Word) -> Span:
    return Span(word.start, word.end)


def _alike_before(draft: Said, first: int, said: Said, number: int) -> int:
    """How many words before them are the same too: "the board" of 'the board "did not seek a sale"'."""
    count = 0
    while (
        count < min(first, number)
        and draft.words[draft.kept[first - count - 1]].key == said.words[said.kept[number - count - 1]].key
    ):
        count += 1
    return count


def _is_sentence(said: Said, first: int, last: int) -> bool:
    """The words are a whole sentence of the source, or all of it but what denies."""
    begin, _ = said.denials(first, last)
    end = said.kept[last]
    text = said.document.article.text
    before = text[said.words[begin - 1].end : said.words[begin].start] if begin else "."
    behind = text[said.words[end].end : said.words[end + 1].start] if end + 1 < len(said.words) else "."
    return any(mark in before for mark in '.?!"“\n') and any(mark in behind for mark in '.?!"”\n')


def _parted(words: Sequence[Word]) -> list[Word]:
    """ "Cannot" as two words, so that what denies stands alone."""
    return [
        Word(key, word.start, word.end)
        for word in words
        for key in (("can", "not") if word.key == "cannot" else (word.key,))
    ]


@cache
def _denying() -> frozenset[str]:
    return frozenset(load("quotations")["denying"]["words"]) | _helping()


@cache
def _between() -> frozenset[str]:
    """What may stand between a "not" of the article's own and the words: 'told them not to "read anything into it"'."""
    return frozenset(load("quotations")["denying"]["between"])


@cache
def _helping() -> frozenset[str]:
    """Verbs that come with a "not" and go with it."""
    return frozenset(load("quotations")["denying"]["helping"])
