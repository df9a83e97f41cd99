"""The same sentence in two articles: what fills the same slot is the same fact, whatever it is called.

Keyed alignment needs an attribute. Rewritten copy and summaries keep the sentence and change a
figure, and there the words around are the better key: two sentences that share most of their content
words say the same thing, and the one figure of a kind in which they differ is one fact twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.align.guards import BARE, may_be_one
from factcheck.align.neighbours import has_both, is_rate_and_total
from factcheck.align.setting import SAME_SENTENCE, Comparison, Setting
from factcheck.align.values import is_few_and_many, of_two_kinds, too_far
from factcheck.model.claim import Claim
from factcheck.model.relate import relation
from factcheck.model.value import Dimension, Quantity
from factcheck.read.attributes import attributes

# Two sentences say the same when they share this many content words and this part of the shorter one's.
# Set by hand, by trying values on shortened stories and on tests/cases/align.toml; not calibrated.
_SHARED = 4
_CONTAINED = 0.5
# A shortened sentence may put in this many words of its own, if it leaves out as many more.
_PUT_IN, _LEFT_OUT = 4, 2
# A word that more sentences than this have leads nowhere.
_COMMON = 40


def in_context(claims: Sequence[Claim], setting: Setting) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """Pairs of figures of two articles that fill the same slot of the same sentence."""
    sentences: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Quantity):
            sentences[claim.article_id, claim.sentence].append(claim)
    stems = {key: setting.stems[members[0].id] for key, members in sentences.items()}
    for left, right in _alike(stems):
        shared = sorted(stems[left] & stems[right])
        for a, b in _slots(sentences[left], sentences[right]):
            if may_be_one(a, b, setting) and not _is_of_two_things(a, b, setting):
                words = "the same sentence: " + ", ".join(shared[:6])
                assert isinstance(a.value, Quantity) and isinstance(b.value, Quantity)
                yield a, b, Comparison((words,), SAME_SENTENCE, relation(a.value, b.value))


def _is_of_two_things(a: Claim, b: Claim, setting: Setting) -> bool:
    """Figures that no attribute names, with other words behind: 11 km in four hours, 14 km to the east, three days of
    deliberation and a trial of 12 days; or both of them in one of the articles: the bank's $3.1 million, and what is
    left for the members."""
    if has_both(a, b, setting) or is_rate_and_total(a, b, setting) or of_two_kinds(a, b):
        return True
    assert isinstance(a.value, Quantity) and isinstance(b.value, Quantity)
    if is_few_and_many(a, b, relation(a.value, b.value)):
        return True
    if isinstance(a.value, Quantity) and a.value.dimension is Dimension.NUMBER and a.attribute != b.attribute:
        assert isinstance(b.value, Quantity)
        return too_far(a, b, relation(a.value, b.value))  # a margin of 312, and 5,903
    left, right = a.qualifiers.scope, b.qualifiers.scope
    bare = {a.attribute, b.attribute} <= BARE - attributes().keys()
    if bare and left and right and not {*left} & {*right}:
        return True
    lasting = isinstance(a.value, Quantity) and a.value.dimension is Dimension.DURATION
    if lasting and a.attribute != b.attribute and not {a.attribute, b.attribute}.isdisjoint(attributes()):
        return True  # won by 27 seconds, and 68 seconds off the record
    return lasting and any(
        scope and scope[0] not in setting.stems[other.id] for scope, other in ((left, b), (right, a))
    )


def _alike(stems: dict[tuple[str, int], frozenset[str]]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """Pairs of sentences of two articles that share most of their words, found by the words they share."""
    postings: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for key, words in stems.items():
        for word in words:
            postings[word].append(key)
    shared: Counter[tuple[tuple[str, int], tuple[str, int]]] = Counter()
    for holders in postings.values():
        if 1 < len(holders) <= _COMMON:
            for pair in combinations(holders, 2):
                if pair[0][0] != pair[1][0]:
                    shared[pair] += 1
    for (left, right), count in shared.items():
        alike = count >= _SHARED and count >= _CONTAINED * min(len(stems[left]), len(stems[right]))
        if alike and not _is_parallel(stems[left], stems[right]):
            yield left, right


def _is_parallel(a: frozenset[str], b: frozenset[str]) -> bool:
    """Two sentences of one build that put one word for another: exports and imports, damaged and destroyed.

    A shortened sentence leaves words out; one that puts others in their place says something else.
    """
    short, long = sorted((a - b, b - a), key=len)
    return bool(short) and (len(short) > _PUT_IN or len(long) < len(short) + _LEFT_OUT)


def _slots(left: list[Claim], right: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The figures that the two sentences do not share, where each has one of a kind."""
    mine = [claim for claim in left if not any(_same(claim, other) for other in right)]
    theirs = [claim for claim in right if not any(_same(claim, other) for other in left)]
    for claim in mine:
        rivals = [other for other in mine if _kind(other) == _kind(claim)]
        fitting = [other for other in theirs if _kind(other) == _kind(claim)]
        if len(rivals) == 1 and len(fitting) == 1:
            yield claim, fitting[0]


def _kind(claim: Claim) -> tuple[object, ...]:
    assert isinstance(claim.value, Quantity)
    return (claim.value.dimension, claim.value.unit)


def _same(a: Claim, b: Claim) -> bool:
    assert isinstance(a.value, Quantity) and isinstance(b.value, Quantity)
    return _kind(a) == _kind(b) and (a.value.amount, a.value.low, a.value.high) == (
        b.value.amount,
        b.value.low,
        b.value.high,
    )
