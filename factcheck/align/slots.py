"""Figures and dates between the same words: "first diagnosed with cancer in 1990", "… in 2005".

A draft keeps the words of its source and changes the figure. Where the words next to both are the same, it does not
matter what else the sentences say, nor that the source has the draft's figure of something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.align.guards import are_apart
from factcheck.align.limits import are_two_changes, limited_otherwise
from factcheck.align.setting import Setting
from factcheck.align.values import agree, of_one_sort, of_two_kinds
from factcheck.model.article import Document
from factcheck.model.claim import Aspect, Claim
from factcheck.model.value import Dimension, Quantity, Time
from factcheck.read.attributes import attributes, family_of
from factcheck.read.numbers import numerals
from factcheck.read.scan import fold
from factcheck.read.words import stem, stop_words
from factcheck.regex import regex

# Words with content that must stand next to both, unbroken; those that a source may have next to the draft's own figure
# at most; and by how many more the former may outweigh the latter instead. Measured on the open halves of the public
# drafts and summaries: of the places in which a source had two such words more than around the draft's own figure, six
# were edited sentences that no rule spoke of and one was not edited; these values leave out the last.
_LEAST, _BORNE, _AHEAD = 3, 0, 8
# Another figure of the draft's sentence has a place where this part of the words stands around it too. Set by hand.
_TAKEN = 0.5
_WORD = regex(r"[A-Za-z0-9$£€%']+")
# "138,000 homes, farms and businesses": what is counted, in one breath, says no more of the figure than "homes" does.
_LIST = regex(r"\s*([A-Za-z]+)(?:,\s+[A-Za-z]+)*,?\s+(?:and|or)\s+[A-Za-z]+\b")


class Slots:
    """What stands on either side of the figures and dates of a story."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.article.id: document for document in documents}
        self._sides: dict[str, tuple[Sequence[str], Sequence[str]]] = {}

    def common(self, a: Claim, b: Claim) -> tuple[str, ...]:
        """The words with content that stand next to both, in any form of theirs, as far as the words are the same."""
        (left_a, right_a), (left_b, right_b) = self._around(a), self._around(b)
        words = (*reversed(left_a[: run_length(left_a, left_b)]), *right_a[: run_length(right_a, right_b)])
        return with_content(words)

    def counterpart(
        self,
        claim: Claim,
        members: Sequence[Claim],
        bearers: Iterable[Claim],
        sources: Iterable[Claim],
        setting: Setting,
    ) -> tuple[Claim, tuple[str, ...]] | None:
        """The claim of a source that stands between the same words as the draft's, and these words.

        `members` are the claims of the draft's sentence, `bearers` those of the sources with the draft's value: it
        must stand between none of these words. None where two would fit.
        """
        borne = max((len(self.common(claim, other)) for other in bearers), default=0)
        rivals = [
            (self.common(claim, other), other)
            for other in sources
            if of_one_sort(claim, other) and not agree(claim, other) and not of_two_kinds(claim, other)
        ]
        if not rivals:
            return None
        common, found = max(rivals, key=lambda rival: len(rival[0]))
        if Aspect.CHANGE in (claim.aspect, found.aspect) and claim.aspect is not found.aspect:
            return None  # "costs 30p more", "costs £1.45"
        if not is_one_slot(len(common), borne) or are_apart(claim, found, setting) or not may_stand_for(claim, found):
            return None
        if any(len(words) == len(common) and not agree(found, rival) for words, rival in rivals):
            return None
        taken = (mine for mine in members if mine is not claim and of_one_sort(mine, found) and agree(mine, found))
        if any(len(self.common(mine, found)) >= _TAKEN * len(common) for mine in taken):
            return None
        if self._stands_bare(claim, found, members):
            return None  # "three nurses on duty instead of five"
        return found, common

    def _stands_bare(self, claim: Claim, found: Claim, members: Sequence[Claim]) -> bool:
        """The draft's sentence has the source's number too, of nothing that it says again."""
        if not isinstance(found.value, Quantity) or found.value.amount is None:
            return False
        document = self._documents[claim.article_id]
        span = document.sentences[claim.sentence].span
        taken = [
            each.span
            for each in members
            if isinstance(each.value, Quantity) and each.value.dimension is not Dimension.NUMBER
        ]
        return any(
            numeral.amount == found.value.amount
            for numeral in numerals(fold(span.of(document.article.text)))
            if not any(each.start <= span.start + numeral.start < each.end for each in taken)
        )

    def _around(self, claim: Claim) -> tuple[Sequence[str], Sequence[str]]:
        """The words before, nearest first, and behind."""
        found = self._sides.get(claim.id)
        if found is None:
            document = self._documents[claim.article_id]
            text, sentence = document.article.text, document.sentences[claim.sentence].span
            span = claim.value.span if isinstance(claim.value, Time) else claim.span
            before = [word.lower() for word in _WORD.findall(text, sentence.start, span.start)]
            counted = _LIST.match(text, span.end, sentence.end)
            behind = f"{counted[1]} {text[counted.end() : sentence.end]}" if counted else text[span.end : sentence.end]
            found = before[::-1], [word.lower() for word in _WORD.findall(behind)]
            self._sides[claim.id] = found
        return found


def is_one_slot(shared: int, borne: int) -> bool:
    """So many words around two make one slot, where a source has so many around what the draft has."""
    return shared >= _LEAST and (borne <= _BORNE or shared - borne >= _AHEAD)


def with_content(words: Iterable[str]) -> tuple[str, ...]:
    """Those of the words, in lower case, that carry content."""
    return tuple(word for word in words if word not in stop_words() and len(word) > 1)


def run_length(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words from the first on are the same, in any form of theirs."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other and stem(one) != stem(other):
            break
        count += 1
    return count


def may_stand_for(claim: Claim, other: Claim) -> bool:
    """Nothing that both figures say of themselves tells them apart."""
    known = attributes()
    if (
        claim.attribute in known
        and other.attribute in known
        and family_of(claim.attribute) != family_of(other.attribute)
    ):
        return False
    if (
        isinstance(claim.value, Quantity)
        and claim.value.dimension is Dimension.AGE
        and not _of_one_person(claim, other)
    ):
        return False
    if limited_otherwise(claim, other) or are_two_changes(claim, other):
        return False
    a, b = claim.period, other.period
    return a is None or b is None or not (a.is_dated and b.is_dated) or a.overlaps(b)


def _of_one_person(a: Claim, b: Claim) -> bool:
    """Both name whose age it is, and share a name."""
    left, right = (set(claim.subject.name.lower().split()) if claim.subject else set() for claim in (a, b))
    return bool(left & right)
