"""What a report of shared passages is worth, held against who wrote which sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from factcheck.model.passage import Copy, Passage, PassageKind
from tests.benchmarks.copies import LEVELS, Made

COVERED = 0.5
"""Part of a planted copy, in characters on both sides, that must be reported for it to be found."""
OWNED = 0.5
"""Part of each reported copy that must be text which the other copy has too."""


class Score(NamedTuple):
    """`found` and `planted` by level; `right` of `said` pairs of copies; `wrong` are examples."""

    found: Mapping[str, int]
    planted: Mapping[str, int]
    right: int
    said: int
    right_kinds: int
    wrong: tuple[tuple[Copy, Copy], ...]

    def recall(self, level: str) -> float:
        return self.found.get(level, 0) / max(1, self.planted.get(level, 0))

    @property
    def precision(self) -> float:
        return self.right / max(1, self.said)


def judge(articles: Sequence[Made], passages: Iterable[Passage]) -> Score:
    """Score passages by how much of each planted copy they cover and by whose text they hold."""
    by_id = {made.id: made for made in articles}
    starts = {made.id: [part.start for part in made.parts] for made in articles}
    covered: dict[tuple[str, str], list[tuple[Copy, Copy]]] = defaultdict(list)
    right = said = kinds = 0
    wrong: list[tuple[Copy, Copy]] = []
    for passage in passages:
        first, *others = passage.copies
        for copy in others:
            if copy.article_id == first.article_id:
                continue
            said += 1
            boilerplate = passage.kind is PassageKind.BOILERPLATE
            fits = _fits(by_id, starts, first, copy, boilerplate=boilerplate)
            right += fits
            if not fits:
                wrong.append((first, copy))
            kinds += fits
        for one in passage.copies:
            for two in passage.copies:
                if by_id[one.article_id].source == two.article_id:
                    covered[one.article_id, two.article_id].append((one, two))
    found: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    for made in articles:
        if made.source:
            planted[made.level] += 1
            pairs = covered.get((made.id, made.source), [])
            found[made.level] += _is_found(made, by_id[made.source], pairs)
    return Score(found, planted, right, said, kinds, tuple(wrong))


def _is_found(made: Made, source: Made, pairs: Sequence[tuple[Copy, Copy]]) -> bool:
    theirs = {part.owner for part in source.parts if part.owner and part.owner != "boilerplate"}
    taken = [part for part in made.parts if set(part.owner.split()) & theirs]
    owners = {owner for part in taken for owner in part.owner.split()}
    given = [part for part in source.parts if part.owner in owners]
    return (
        _covered([(p.start, p.end) for p in taken], [(one.span.start, one.span.end) for one, _ in pairs]) >= COVERED
        and _covered([(p.start, p.end) for p in given], [(two.span.start, two.span.end) for _, two in pairs]) >= COVERED
    )


def _covered(parts: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> float:
    places = {at for start, end in spans for at in range(start, end)}
    return sum(at in places for start, end in parts for at in range(start, end)) / max(1, sum(e - s for s, e in parts))


def _fits(
    by_id: Mapping[str, Made], starts: Mapping[str, list[int]], left: Copy, right: Copy, *, boilerplate: bool
) -> bool:
    mine, theirs = (_owned(by_id[c.article_id], starts[c.article_id], c) for c in (left, right))
    if boilerplate:
        return all(_share(owned, {"boilerplate"}) >= OWNED for owned in (mine, theirs))
    both = {o for owner in mine for o in owner.split()} & {o for owner in theirs for o in owner.split()}
    both -= {"", "boilerplate"}
    return all(_share(owned, both) >= OWNED for owned in (mine, theirs))


def _owned(made: Made, starts: Sequence[int], copy: Copy) -> Counter[str]:
    """Characters of the copy by the owner of the sentence in which they stand."""
    owned: Counter[str] = Counter()
    at = max(0, bisect_right(starts, copy.span.start) - 1)
    for part in made.parts[at:]:
        if part.start >= copy.span.end:
            break
        owned[part.owner] += max(0, min(part.end, copy.span.end) - max(part.start, copy.span.start))
    return owned


def _share(owned: Counter[str], owners: set[str]) -> float:
    # A stock phrase inside copied text is copied with it.
    total = sum(owned.values()) - owned[""]
    return sum(n for owner, n in owned.items() if set(owner.split()) & owners) / total if total else 0.0


def levels() -> tuple[str, ...]:
    """The kinds of copies, in the order of the tables."""
    return tuple(LEVELS)
