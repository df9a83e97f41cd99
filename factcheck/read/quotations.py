"""Quotations: the exact words that an article puts between marks, and whose they are.

The speaker stands right behind the words ("…," said Ada Lunt), right before them (Ada Lunt said: "…")
or elsewhere in their sentence; a quotation whose sentence names nobody goes on with the one before it
in the same paragraph or the next. The parts of a quotation that runs through several paragraphs are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model.article import BlockKind, Document
from factcheck.model.entity import NameMention
from factcheck.model.value import Quotation
from factcheck.read.scan import alternation
from factcheck.regex import regex

# Fewer words are a title, a nickname or a word held with tongs.
FEWEST_WORDS = 3
_MARKS = "\"“”„«»'‘’"
_CLOSING = '"”»'
_WORD = regex(r"[^\W_]+(?:['’-][^\W_]+)*")
# How far from the marks a speaker is looked for, in characters.
_NEAR = 160


class QuotationMention(NamedTuple):
    """A quotation by the offsets of its words in the article, with the form of its speaker's name.

    `speaker` is "" where the article does not say who speaks; `sure` is False where only the quotation
    before it tells.
    """

    start: int
    end: int
    sentence: int
    speaker: str
    sure: bool
    quotation: Quotation


def quotations(
    document: Document, folded: str, ranges: Sequence[tuple[int, int]], names: Sequence[NameMention]
) -> Iterator[QuotationMention]:
    """The quotations of an article's story, in order; `ranges` are those between quotation marks."""
    if not ranges:
        return
    text = document.article.text
    sentences = document.sentences
    at = 0
    before: QuotationMention | None = None
    before_paragraph = -2
    for start, end in _joined(ranges, text):
        while at + 1 < len(sentences) and sentences[at].span.end <= start:
            at += 1
        first, last = _trimmed(text, start, end)
        if last <= first or len(_WORD.findall(text, first, last)) < FEWEST_WORDS:
            continue
        paragraph = sentences[at].block.paragraph
        edges = _edges(document, at, start, end)
        speaker = _speaker(folded, start, end, edges, names) or _noted(
            folded, sentences[at].block.span.start, start, names
        )
        sure = bool(speaker)
        if not speaker and not _is_led_to(folded, edges[0], start):
            if before is not None and paragraph == before_paragraph:
                speaker = before.speaker
            # What stands behind another bullet is another matter.
            reach = 0 if sentences[at].block.kind is BlockKind.LIST_ITEM else 1
            speaker = speaker or _speaking_before(document, folded, at, names)
            if not speaker and before is not None and paragraph - before_paragraph <= reach:
                speaker = before.speaker
        quotation = Quotation(" ".join(text[first:last].split()), _is_partial(text, folded, start, text[last - 1]))
        before = QuotationMention(first, last, sentences[at].index, speaker, sure, quotation)
        before_paragraph = paragraph
        yield before


def _joined(ranges: Sequence[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The ranges, with one that is not closed joined to the one that goes on in the next paragraph."""
    start, end = ranges[0]
    for left, right in ranges[1:]:
        if text[end - 1] not in _CLOSING and not text[end:left].strip():
            end = right
            continue
        yield start, end
        start, end = left, right
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without its marks, the space at its ends and the comma that leads over to the speaker."""
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _CLOSING or text[end - 1].isspace()):
        end -= 1
    if end > start and text[end - 1] == ",":
        end -= 1
    return start, end


def _is_partial(text: str, folded: str, start: int, last: str) -> bool:
    """Words inside a sentence of the article's own: nothing before the marks that a quotation begins behind."""
    stretch = slice(max(0, start - 60), start)
    lead = folded[stretch].rstrip(" ")
    # A folded text has no line breaks left, and what a heading ends in says nothing of the quotation below it.
    if not lead or lead[-1] in ',:.?!"—' or _BREAK.search(text[stretch][len(lead) :]):
        return False
    return last not in ".?!" or folded[start + 1 : start + 2].islower()


_BREAK = regex(r"[\n\r\u2028\u2029]")


def _edges(document: Document, at: int, start: int, end: int) -> tuple[int, int]:
    """The stretch of text around a quotation that may name its speaker: the sentences that it touches."""
    sentences = document.sentences
    left = sentences[at].span.start
    last = at
    while last + 1 < len(sentences) and sentences[last + 1].span.start < end:
        last += 1
    right = sentences[last].span.end
    return min(left, start), max(right, end)


@cache
def _verb() -> re.Pattern[str]:
    """A verb of speech."""
    speech = lexicon.load("reporting")["speech"]
    return regex(rf"\b(?:{alternation([*speech['verbs'], *speech['quoting']])})\b")


def _speaker(folded: str, start: int, end: int, edges: tuple[int, int], names: Sequence[NameMention]) -> str:
    """Who says the words between `start` and `end`, "" when the sentences around do not tell."""
    left, right = max(edges[0], start - _NEAR), min(edges[1], end + _NEAR)
    stop = folded.find('"', end, right)
    right = stop if stop >= 0 else right
    verb = _verb().search(folded, end, right)
    if verb is not None and not _THAT.match(folded, end):
        if not folded[end : verb.start()].strip(" ,"):
            return _inverted(folded, verb.end(), right, names)
        if named := _governing(folded, end, verb.start(), names):
            return named
    opened = folded.rfind('"', left, start)
    verbs = list(_verb().finditer(folded, opened + 1 if opened >= 0 else left, start))
    if verbs and (led := _leading_name(folded, verbs[-1].end(), start, names)):
        return led
    if verbs and (named := _governing(folded, edges[0], verbs[-1].start(), names)):
        return named
    according = _ACCORDING.search(folded, *edges)
    if according is not None and not start <= according.start() < end:
        return _inverted(folded, according.end(), min(edges[1], according.end() + _NEAR), names)
    return ""


def _leading_name(folded: str, begin: int, start: int, names: Sequence[NameMention]) -> str:
    """The name that opens the clause behind the last verb of speech and leads to the words with a colon: "Harte replied
    that it was, Lunt shot back: …"; not "told the Post at the time: …"."""
    last = next((name for name in reversed(names) if begin <= name.span.start < start), None)
    if last is None or not folded[begin : last.span.start].rstrip().endswith(","):
        return ""
    return last.form if _LEADS_TO.fullmatch(folded, last.span.end, start) else ""


def _is_led_to(folded: str, begin: int, start: int) -> bool:
    """Somebody else than before leads to the words with a colon, whoever that is: 'The accused gave evidence: "I …"'."""
    lead = folded[begin:start].strip()
    return lead.endswith(":") and _SAME.match(lead) is None


def _noted(folded: str, begin: int, start: int, names: Sequence[NameMention]) -> str:
    """The name that opens a line and leads to the words with a colon: "- **Chief Ida Lunt**, First Nation: “…"."""
    first = next((name for name in names if begin <= name.span.start < start), None)
    if first is None or not _LEADING.fullmatch(folded, begin, first.span.start):
        return ""
    if " " not in first.form and not any(name is not first and first.form in name.form.split() for name in names):
        return ""  # "Remarks: “…”": a heading
    if not _LABEL.fullmatch(folded, first.span.end, start):
        return ""
    who = _WHO_SPEAKS.match(folded, first.span.end) if first.form.isupper() else None
    return who["name"] if who is not None else first.form


def _speaking_before(document: Document, folded: str, at: int, names: Sequence[NameMention]) -> str:
    """Whom the sentence before a quotation lets speak: who "he said" is. The paragraph may have changed."""
    if not at:
        return ""
    sentence = document.sentences[at - 1]
    span, block = sentence.span, document.sentences[at].block
    if block.kind is BlockKind.LIST_ITEM and sentence.block.index != block.index:
        return ""
    verbs = list(_verb().finditer(folded, span.start, span.end))
    if verbs and (
        named := _governing(folded, span.start, verbs[-1].start(), names)
        or _inverted(folded, verbs[-1].end(), span.end, names)
    ):
        return named
    # "Ida Lunt recalled that residents had grumbled": who grumbled has no name.
    told = sentence.block.paragraph == document.sentences[at].block.paragraph
    return _told_of(folded, span.start, span.end, names) if told else ""


def _told_of(folded: str, begin: int, end: int, names: Sequence[NameMention]) -> str:
    """Of whom a sentence tells, where a name of two words opens it or its first apposition: "Our director, Julio Lunt,
    grew up in Varde"."""
    first = next((name for name in names if begin <= name.span.start < end), None)
    if first is None or " " not in first.form or not _OPENING.fullmatch(folded, begin, first.span.start):
        return ""
    return first.form


def _inverted(folded: str, begin: int, end: int, names: Sequence[NameMention]) -> str:
    """The name behind a verb that stands before its subject: of "said Orlan analyst Ada Lunt" the second."""
    if _PRONOUN.match(folded, begin):
        return ""
    for name in names:
        owner = folded.endswith(("'s", "s'"), 0, name.span.end)  # "said the board's chair, Ida Lunt"
        if begin <= name.span.start < end and not owner and _COMPLETE.match(folded, name.span.end):
            return name.form if "." not in _titles().sub("", folded[begin : name.span.start]) else ""
    return ""


@cache
def _titles() -> re.Pattern[str]:
    """Titles with the full stop that ends no sentence: "Capt.", "Lt. Col."."""
    return regex(rf"\b(?:{alternation(lexicon.load('sentences')['abbreviations']['titles'])})\.", re.IGNORECASE)


def _governing(folded: str, begin: int, verb: int, names: Sequence[NameMention]) -> str:
    """The name before a verb that is its subject: of "Ada Lunt, an analyst of Orlan, said" the first."""
    between = [name for name in names if begin <= name.span.start and name.span.end <= verb]
    for name in reversed(between):
        gap = folded[name.span.end : verb]
        office = _OF.search(folded, max(begin, name.span.start - _OFFICE), name.span.start)
        inside = any(within.search(folded, begin, name.span.start) for within in (_WHO, _WITH_WHOM, _DOING))
        if office is None and not inside and _GAP.fullmatch(gap):
            return name.form
    return ""


_LEADS_TO = regex(r"\s+[a-z]+(?:\s+[a-z]+){0,2}:\s*")
# What may stand before the name a sentence tells of: nothing, a title, what the person is to others.
_OPENING = regex(r"[\s\"]*(?:[A-Z][a-z]+\.?\s+){0,2}(?:(?:The|Our|Its|Their|His|Her|A|An)\s[^,\".]{3,60},\s)?")
# What stands before the name of a note, and between it and the words.
_LEADING = regex(r"[\s*•-]*(?:[A-Z][a-z]+\.?\s+){0,2}")
# "ARDEN PORT TRUST (Bo Harte, chief executive, by phone): “…”".
_WHO_SPEAKS = regex(r"\s*\((?P<name>[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){1,2}),")
_LABEL = regex(r"\**(?:,[^:\"]{1,90}|\s*\([^()]{1,90}\))?:\**\s*")
_PRONOUN = regex(
    r"\s+(?:he|she|they|it|who|that)\b|\s+the\s+[a-z]+[,.]|\s+(?:the|an?)(?:\s+[a-z\d][\w'-]*){1,4},\s+(?:who|whose|which)\b"
)
# The same speaker goes on: "He added: …", "And then: …".
_SAME = regex(r"[\"'\s]*(?:and|but|then|or|so|he|she|they|it|we|i|his|her|their)\b|:", re.IGNORECASE)
# "…", that Mr Lunt had called it a lie: what else was said.
_THAT = regex(r"\W*\s(?:and\s+)?that\b")
# "Ida Lunt, bound for Varde with her twin, Max, said": who is with the one who speaks.
_WITH_WHOM = regex(r"\b(?:with|to|of|by|for|from|alongside|like|besides)\s+(?:his|her|their)\s+[\w' -]{2,30},\s+$")
_COMPLETE = regex(
    r"(?:[,.;:)\"]|\s*$|\s+(?:of|who|in|at|from|after|before|on|and|as|during|to|when|while|for|with|last|this|later|late|early|yesterday|"
    r"today|told|by|whose|which|where|through|via|about|\(|[A-Z]))"
)
# "Cabinet Member for Children and Families": what an office is for is nobody who speaks.
_OF = regex(
    r"\b(?:of|for|at|in|from|to|with|by|told|on)\s+(?:the\s+)?(?:[a-z]+'s\s+)?(?:[A-Z]\w+(?:,\s+[A-Z]\w+){0,2},?\s+and\s+)?$"
)
_OFFICE = 50
# "Huw Prosser, who represents Bryn Celyn, told": an object of the clause between.
_WHO = regex(r",\s+(?:who|whose|which)\s+[^,\"]{1,60}\s$")
# "Elspeth Grant, defending Lunt, said": whom the one who speaks does something to.
_DOING = regex(
    r",\s+(?:then\s+|now\s+|also\s+)?(?!(?:act|manag|outgo|incom|visit|presid|sitt|retir|return|found|rul|govern)ing\b)[a-z]+ing\s+(?:(?!and\b)[a-z]+\s+){0,3}$"
)
# What may stand between a subject and its verb: an apposition between commas, helpers.
_GAP = regex(
    r"(?:,[^\"]{2,90},|,|\s+\([^)]{1,40}\))?\s+(?:(?:has|have|had|is|was|also|later|then|now|once|again|only|who|[a-z]+ly)\s+){0,3}"
)
_ACCORDING = regex(r"\b(?:according\s+to|in\s+the\s+words\s+of)\b", re.IGNORECASE)
