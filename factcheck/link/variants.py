"""Spellings of one name that the inventory did not dare to join: Karimbandi and Karimvandi.

They stay two entities, and each mention becomes a claim about how the name is spelled, so that the
reconciler can set them side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from factcheck.link.inventory import Inventory
from factcheck.model.claim import Claim, EntityRef
from factcheck.model.entity import Entity, NameMention
from factcheck.model.value import Name
from factcheck.read import Reading
from factcheck.read.words import content_stems
from factcheck.regex import regex

# Letters in which two spellings of a word may differ, and how long the word must be for that. Set by
# hand, not measured; one letter in a short name makes another name, unless another name beside it is the same.
_EDITS = 2
_SHORTEST, _SHORTEST_TWO, _SHORTEST_BESIDE = 5, 8, 4
# Endings that make another word of a name, not another spelling: Israel, Israeli; Gaza, Gazan.
_DERIVED = frozenset({"s", "es", "a", "n", "an", "ian", "i", "ese", "ish", "ic", "er", "ers", "ns", "ans", "ians"})
# Words that two single-word names must share around them, besides, to be one; one will do for long names that
# differ by a letter. Set on the names of the stories in fixtures/ and of seven labelled ones.
_SHARED_AROUND = 3
# Words of a name that is not shortened, at least.
_FULL = 2
_LONG = 6


def variants(readings: Sequence[Reading], known: Inventory) -> tuple[Claim, ...]:
    """A claim for each mention of a name that articles spell in different ways; ids "" yet."""
    mentions: dict[str, list[tuple[Reading, NameMention]]] = {}
    for reading in readings:
        for mention in reading.names:
            entity = known.of(mention.form)
            if entity is not None:
                mentions.setdefault(entity.id, []).append((reading, mention))

    @cache
    def around(id: str) -> frozenset[str]:
        return _around(mentions[id])

    root: dict[str, str] = {}
    names = {entity.id: entity for entity in known.entities}
    for left, right in _candidates(known.entities):
        if set(left.articles) & set(right.articles) or not alike(left.name, right.name):
            continue
        if " " not in left.name and len(around(left.id) & around(right.id)) < _needed(left.name, right.name):
            continue
        root[right.id] = root.setdefault(left.id, left.id)
    with_initials = {id for id, there in mentions.items() if _differ_by_initials(there)}
    root.update({id: id for id in with_initials if id not in root})
    claims: list[Claim] = []
    for id, group in root.items():
        canonical = EntityRef(names[group].name, group)
        seen: set[tuple[str, str]] = set()
        there = mentions[id]
        if id in with_initials:  # all of one entity: whatever the order of the articles
            there = sorted(there, key=lambda pair: (pair[1].form, pair[1].article_id, pair[1].span))
        for reading, mention in there:
            full = max(len(_words(names[id].name)), _FULL if id in with_initials else 0)
            shortened = len(_words(mention.form)) < full
            if not shortened and (mention.article_id, mention.form) not in seen:
                seen.add((mention.article_id, mention.form))
                claims.append(_claim(reading, mention, canonical))
    return tuple(claims)


def _differ_by_initials(mentions: Sequence[tuple[Reading, NameMention]]) -> bool:
    """One person whom two articles name in full, one of them with an initial: Ida J. Lunt and Ida Lunt."""
    forms: dict[str, set[str]] = {}
    for _, mention in mentions:
        if len(_words(mention.form)) > 1 and not mention.form.isupper():
            forms.setdefault(mention.form, set()).add(mention.article_id)
    return any(_words(one) == _words(other) and not forms[one] & forms[other] for one, other in combinations(forms, 2))


def _candidates(entities: Sequence[Entity]) -> Iterator[tuple[Entity, Entity]]:
    """Pairs worth a look: names that begin with the same letter and have as many words."""
    blocks: dict[tuple[str, int], list[Entity]] = {}
    for entity in entities:
        words = _words(entity.name)
        if words:
            blocks.setdefault((words[-1][0], len(words)), []).append(entity)
    for block in blocks.values():
        yield from combinations(block, 2)


def _words(name: str) -> list[str]:
    """The words of a name in lower case, without initials; "U.S." is a word."""
    return [word for word in name.lower().split() if len(word.rstrip(".")) > 1]


_DIGITS = regex(r"\d+")


def alike(left: str, right: str) -> bool:
    """Two names are the same words, one or more of them in another spelling."""
    if _DIGITS.findall(left) != _DIGITS.findall(right):
        return False  # Heron-2 and Heron-3
    if len(_words(left)) != len(_words(right)):
        return False
    pairs = list(zip(_words(left), _words(right), strict=True))
    if left.isupper() or right.isupper():
        return False
    same = [a == b for a, b in pairs]
    if all(same):
        return len(pairs) > 1  # only an initial differs
    if len(pairs) > 1 and not any(same) and len(pairs) < 3:
        return all(_near(a, b) for a, b in pairs)
    if sum(same) == len(pairs) - 1 and len(pairs) > 1:
        ((a, b),) = (pair for pair in pairs if pair[0] != pair[1])
        return _near(a, b) or _near_beside(a, b)
    return all(a == b or _near(a, b) for a, b in pairs)


def _needed(left: str, right: str) -> int:
    """How many words around them two single-word names must share to be one."""
    from rapidfuzz.distance import OSA

    return 1 if min(len(left), len(right)) >= _LONG and OSA.distance(left, right) == 1 else _SHARED_AROUND


def _near_beside(a: str, b: str) -> bool:
    """One letter more, less, other or swapped in a short name, where the other names of the two are the same:
    Helen Marr and Helen Mahr, Anne and Ann Pruett. Not Tim and Tom: another letter makes another short name."""
    from rapidfuzz.distance import OSA

    if a[0] != b[0] or OSA.distance(a, b, score_cutoff=1) > 1 or f"{a}s" == b or f"{b}s" == a:
        return False  # "three Canal Quarters"
    return len(a) != len(b) or len(a) >= _SHORTEST_BESIDE


def _near(a: str, b: str) -> bool:
    from rapidfuzz.distance import OSA

    if a[0] != b[0] or min(len(a), len(b)) < _SHORTEST:
        return False
    long, short = (a, b) if len(a) >= len(b) else (b, a)
    if long.startswith(short) and long[len(short) :] in _DERIVED:
        return False
    edits = OSA.distance(a, b, score_cutoff=_EDITS)
    return edits == 1 or (edits == 2 and len(short) >= _SHORTEST_TWO)


def _around(places: Sequence[tuple[Reading, NameMention]]) -> frozenset[str]:
    """Content words of the sentences in which a name stands."""
    stems: set[str] = set()
    for reading, mention in places:
        sentence = reading.document.sentences[mention.sentence]
        stems.update(content_stems(reading.document.text_of(sentence)))
    return frozenset(stems)


def _claim(reading: Reading, mention: NameMention, canonical: EntityRef) -> Claim:
    return Claim(
        id="",
        article_id=mention.article_id,
        sentence=mention.sentence,
        span=mention.span,
        quote=mention.span.of(reading.document.article.text),
        attribute="spelling",
        value=Name(mention.form, canonical.id),
        subject=canonical,
    )
