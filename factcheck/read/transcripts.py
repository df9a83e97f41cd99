"""What people say in a transcript, where no marks stand around it: "THABO MOKOENA (coach): That was the difference."

Every sentence of a turn is a quotation of the one whose name opens it. Whoever asks is nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck import lexicon
from factcheck.model.article import BlockKind, Document
from factcheck.model.entity import NameMention
from factcheck.model.value import Quotation
from factcheck.read.quotations import QuotationMention
from factcheck.regex import regex

# A name in capitals that opens a paragraph, with what it says of itself: "NANA BOADI (chairman of the trust): Our …".
_TURN = regex(
    r"(?P<name>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'.-]*(?:\s+[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'.-]*){0,4})(?:\s*\([^()\n]{1,90}\)|,[^:.\n]{1,80})?:\s+"
)
# So many turns at least make a transcript: a sheet of facts has labels in capitals too.
_FEWEST_TURNS = 2
# Fewer words are said by anybody.
_FEWEST_WORDS = 5


def spoken(document: Document, folded: str, names: Sequence[NameMention]) -> Iterator[QuotationMention]:
    """The sentences of a transcript's turns, in order; nothing of a document that is none."""
    opened: dict[int, tuple[str, int]] = {}
    listed: set[int] = set()
    for sentence in document.sentences:
        if sentence.block.index not in opened:
            turn = _TURN.match(folded, sentence.span.start, sentence.block.span.end)
            opened[sentence.block.index] = (turn["name"], turn.end()) if turn is not None else ("", 0)
            if sentence.block.kind is BlockKind.LIST_ITEM:
                listed.add(sentence.block.index)
    turns = Counter(name for name, _ in opened.values())
    labels = [
        name
        for block, (name, _) in opened.items()
        if name and _is_name(name) and (block not in listed or turns[name] > 1)  # "- SSNIT: Lunt says it was paid"
    ]
    asked = sum(_words(name) <= _asking() for name, _ in opened.values() if name)
    if not labels or len(labels) + asked < _FEWEST_TURNS:
        return
    for sentence in document.sentences:
        name, begins = opened[sentence.block.index]
        start, end = max(sentence.span.start, begins), sentence.span.end
        said = folded[start:end].split()
        if name not in labels or '"' in folded[start:end] or len(said) < _FEWEST_WORDS:
            continue
        words = " ".join(document.article.text[start:end].split())
        speaker = _full(name, labels, names)
        yield QuotationMention(start, end, sentence.index, speaker, True, Quotation(words, False))


def _is_name(label: str) -> bool:
    """No label of a sheet, and nobody who only asks; an office may stand before the name: "MINISTER LUNT"."""
    words = _words(label) - _titles()
    return bool(words) and not words & _asking() | words & lexicon.words("common") and max(map(len, words)) > 2


def _words(label: str) -> set[str]:
    return {word.casefold().strip(".'") for word in label.split()}


def _full(label: str, labels: Sequence[str], names: Sequence[NameMention]) -> str:
    """The speaker's name as articles write it, in full where the transcript has it in full."""
    last = label.split()[-1]
    longest = max((_bare(each) for each in labels if each.split()[-1] == last), key=lambda each: len(each.split()))
    known = (
        name.form for name in names if name.form.split()[-1].casefold() == last.casefold() and not name.form.isupper()
    )
    written = max(known, key=lambda form: len(form.split()), default="")
    if len(written.split()) >= len(longest.split()):
        return written
    return " ".join(map(_capitalised, longest.split()))


def _bare(label: str) -> str:
    """The name without the office before it."""
    return " ".join(word for word in label.split() if word.casefold().strip(".") not in _titles()) or label


def _capitalised(word: str) -> str:
    """ "O'NEILL-HART" as "O'Neill-Hart"."""
    return _LETTERS.sub(lambda part: part.group().capitalize(), word)


_LETTERS = regex(r"[^\W\d_]+")


@cache
def _titles() -> frozenset[str]:
    return frozenset(word.casefold() for title in lexicon.load("names")["words"]["titles"] for word in title.split())


@cache
def _asking() -> frozenset[str]:
    return frozenset(lexicon.load("reporting")["transcript"]["asking"])
