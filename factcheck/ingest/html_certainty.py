"""How surely the story was told from the page around it, and why: every reason is one that can be looked up.

For it speak a tag of the page that says where the article is, a text or description of the article in the
page's head that is found in it, and that hardly any other running text stands on the page. Two of these make it
sure. Against it speak a text in the page's data of which most was not found, and names and tags of the page that
had to be passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from factcheck.ingest.html_head import Head
from factcheck.model.article import BlockKind, Certainty, Extraction, Region
from factcheck.regex import regex

# A line of so many words that ends with a stop is running text, story or not.
_RUNNING_WORDS = 12
# Parts of a text, in percent: from where it counts as found, and up to where as missing.
_FOUND, _MISSING = 90, 60
# A shorter description or text in the page's data says too little; descriptions are mostly cut off, or reworded.
_LEAST_WORDS = 8
_DESCRIBED = 75
# Running text beside the story, in percent of all.
_HARDLY = 20
_ENOUGH = 2
_WORD = regex(r"\w+")
_STOPPED = regex(r"[.!?…][\"'”’»)\]]*$")


def judged(text: str, regions: Sequence[Region], head: Head, *, root: str, given_up: bool, drawn: bool) -> Extraction:
    """What is to be said of the regions of `text` that are the story.

    `root` is the tag around the story, "" where none says; `given_up`: the page's names or tags were passed
    over; `drawn`: the text is from the page's data.
    """
    story = Counter(_words(region.span.of(text) for region in regions if _is_text(region.kind)))
    kept = sum(_running(text, regions, story=True))
    shown = kept + sum(_running(text, regions, story=False))
    percent = 100 * kept // shown if shown else 100
    if not story:
        return Extraction(Certainty.UNSURE, ("no text of a story was found",), percent)
    if against := list(_against(story, head, given_up=given_up, drawn=drawn)):
        return Extraction(Certainty.UNSURE, tuple(against), percent)
    if drawn:
        return Extraction(Certainty.PARTLY, ("the text is from the page's data, as the page shows none",), percent)
    reasons = list(_for(story, head, root, percent))
    if len(reasons) >= _ENOUGH:
        return Extraction(Certainty.SURE, tuple(reasons), percent)
    return Extraction(Certainty.PARTLY, (*_lacking(root, percent), *reasons), percent)


def _for(story: Counter[str], head: Head, root: str, percent: int) -> Iterator[str]:
    if root:
        yield f"the page marks it as its {'article' if root == 'article' else 'main part'}"
    if _share(head.body, story) >= _FOUND and sum(story.values()) <= 2 * len(_WORD.findall(head.body)):
        yield "the page's data have the same text"
    elif _share(head.description, story) >= _DESCRIBED:
        yield "the page's description is found in it"
    if percent >= 100 - _HARDLY:
        yield "it is nearly all the running text of the page"


def _against(story: Counter[str], head: Head, *, given_up: bool, drawn: bool) -> Iterator[str]:
    if drawn:
        return
    share = _share(head.body, story)
    if 0 <= share <= _MISSING:
        yield f"only {share}% of the text in the page's data was found"
    if given_up:
        yield "what the page calls its furniture is all the text that it has"


def _lacking(root: str, percent: int) -> Iterator[str]:
    if not root:
        yield "no tag of the page says where the article is"
    if percent < 100 - _HARDLY:
        yield f"{100 - percent}% of the running text of the page is set aside"


def _share(wanted: str, story: Counter[str]) -> int:
    """How much of a text is in the story, in percent; -1 where it is too short to say."""
    words = Counter(_words([wanted]))
    total = sum(words.values())
    return 100 * sum((words & story).values()) // total if total >= _LEAST_WORDS else -1


def _running(text: str, regions: Sequence[Region], *, story: bool) -> Iterator[int]:
    """Words of each region that is running text, of those that are the story or of the others."""
    for region in regions:
        if region.kind.is_story is story:
            line = region.span.of(text)
            words = len(line.split())
            if words >= _RUNNING_WORDS and _STOPPED.search(line):
                yield words


def _is_text(kind: BlockKind) -> bool:
    return kind.is_story and kind is not BlockKind.HEADLINE


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _WORD.findall(text.casefold())
