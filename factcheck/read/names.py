"""Names: runs of capitalised words, without the words that only stand at a sentence's start.

Which runs are one and the same person or organisation is for `link` to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from factcheck import lexicon
from factcheck.model.article import BlockKind, Document
from factcheck.model.entity import NameMention
from factcheck.model.span import Span
from factcheck.read.cued import NEVER, Cued, words_of
from factcheck.read.scan import alternation
from factcheck.read.units import SUM
from factcheck.read.words import stop_words
from factcheck.regex import regex

# A capitalised word, an initial, an acronym; inner links such as "of", "de", "&" join two of them.
# "Series F" orders a round, it names nobody.
_ORDINAL = regex(r"(?:Series|Phase|Round|Class|Tier|Stage)\s+(?:[A-K]|[IVX]+|\d+)\b")
_NUMBERED = regex(r"[A-Z][\w'-]*\s+\d+")
# A sentence opens with such a word in lower case: "Twenty-one", "Full-year".
_COMPOUNDED = regex(r"[A-Z][a-z]+-[a-z]+")
_BREAK = regex(r"\s+")
_LOWER = regex(r"(?<![\w'-])[a-z][a-z'-]+")
_TOKEN = regex(r"\S+")
# Where a figure stands behind a capital letter: the words from there decide whether it is a sum or a measure.
_FIGURED = regex(r"\b(?=([A-Z][\w'.-]*\s*&?\s*-?\d.{0,30}))")
# What leads to a noun, "the new", and to no name.
_DETERMINED = regex(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Tt]heir|[Oo]ur|[Ii]ts|[Hh]is|[Hh]er)\s+(?:[a-z-]+\s+){0,2}$")
# What may stand before the first word of a sentence.
_BEFORE_FIRST = " \"'([—-"
_LATIN = regex(r"[A-Za-z][\w'-]*")
# What parts the words of "managing director", "Director-General".
_SEVERAL = regex(r"[ -]")


@cache
def _runs() -> Cued:
    """A run of capitalised words, with the number that some names end in.

    What begins with a currency, glued to its figure or before it, is a sum; a number before a magnitude, a
    unit or a counted noun is a figure.
    """
    units = lexicon.load("units")
    marks = [mark for mark in units["currency_prefix"] if mark.rstrip(".").isalpha()]
    measures = [name for table in ("measure", "duration") for names in units[table].values() for name in names]
    measures += [*units["percent"]["words"], *lexicon.load("numbers")["magnitudes"], *lexicon.load("words")["people"]]
    link = r"(?:(?:of|de|del|della|van|von|der|den|bin|al|el|la|le|du|da|dos|for)\s+|(?:al|el|ad|ar|as|at|az|an|ash)-)(?=[A-Z])"
    nickname = r"(?:\"[A-Z][\w'-]*\"|\([A-Z][a-z][\w'-]*\))\s+(?=[A-Z])"

    months = "|".join(name.capitalize() for name in lexicon.load("times")["months"])
    # Of "Reuters, London 6 March 2013"; not 6 October City.
    day = rf"\s+(?:{months})\b(?:\.|,?\s+\d{{4}}\b|(?!\s+[A-Z]))"

    def build(after: str, marks: str, letters: str) -> str:
        # A capital first, so that the search leaps from one to the next; what stands before it is looked at behind
        # it, and whether it begins a sum: "R58 million", but Route R58.
        sums = rf"(?:{marks})\s?-?\d" + (rf"|(?:{letters})(?:{SUM})" if letters != NEVER else "")
        word = rf"[A-Z](?:(?<![\w$£€¥].)|(?<=\W[a-z].))(?<!(?={sums}).)(?:[\w'-]*\w|\.(?:[A-Z]\.)*|\b)"
        number = rf"\d{{1,3}}\b(?![,.]?\d|-\d{{1,3}}\b|\s?%|[\s-](?:{after})\b|\s+[a-z]+s\b|\s+others\b|{day})"
        return rf"{word}(?:(?:\s+(?:{link}|{nickname})?|\s*&\s*|(?<=s)'\s+(?=[A-Z]))(?:{word}|{number}))*"

    after = [name for name in measures if name[0].isalpha() and len(name) > 1]
    return Cued({"after": after, "marks": marks, "letters": units["currency_letters"]}, build)


@cache
def _compound() -> re.Pattern[str]:
    """ "London-based", "state-owned": a name and what makes an adjective of it."""
    return regex(rf"-(?:{'|'.join(_table()['compound'])})$")


@cache
def _table() -> dict[str, frozenset[str]]:
    data = lexicon.load("names")
    return {key: frozenset(word.lower() for word in words) for key, words in data["words"].items()}


@cache
def _nobody() -> frozenset[str]:
    """What has a capital in news without being a name of anybody."""
    return _table()["never"] | _table()["letters"]


@cache
def _common() -> frozenset[str]:
    """Words that open sentences and are nobody's name."""
    return _table()["starters"] | lexicon.words("common")


@cache
def _titles() -> Cued:
    roles = lexicon.load("roles")
    offices = (form for office in roles["office"] for form in office["forms"] if _SEVERAL.search(form))
    grades = alternation(roles["grades"]["words"])
    words = [*lexicon.load("names")["words"]["titles"], *offices]

    def build(titles: str) -> str:
        return rf"(?:(?:(?:{grades})[\s-]+)?(?:{titles})\.?\s+)+"

    return Cued({"titles": words}, build, re.IGNORECASE)


def _title(run: str, at: int) -> re.Match[str] | None:
    """The titles and offices before a name that begin at `at`."""
    pattern = _titles_in(run)
    return pattern.match(run, at) if pattern is not None else None


@lru_cache(maxsize=20_000)
def _titles_in(run: str) -> re.Pattern[str] | None:
    return _titles().among(words_of(run))


def names(document: Document, folded: str) -> tuple[NameMention, ...]:
    """The names of an article's story, in order; `folded` is the article's text, folded.

    A capitalised word at the start of a sentence, or anywhere in a title-case headline, is a name
    only if the article also has it capitalised in the middle of a sentence or as part of a run.
    """
    inner: Counter[str] = Counter()
    lower: set[str] = set()
    runs: list[tuple[int, int, str, bool]] = []
    shouting: set[int] = set()
    capitals = _runs().always(words_of(" ".join(_FIGURED.findall(folded))))
    for sentence in document.sentences:
        text = sentence.span.of(folded)
        shouted = sentence.block.kind in (BlockKind.HEADLINE, BlockKind.HEADING) and _is_title_case(text)
        if shouted:
            shouting.add(sentence.index)
        opening = len(text) - len(text.lstrip(_BEFORE_FIRST))
        for match in capitals.finditer(text):
            start, end = match.span()
            if start and text[start - 1].islower():
                start -= 1  # "iPhone"
            first = start <= opening
            runs.append((sentence.index, start, text[start:end], first or shouted))
            if not first and not shouted:
                inner.update(_words(text[start:end]))
        if not shouted:
            lower.update(_LOWER.findall(text))

    @cache
    def in_run(run: str, shouted: bool, doubtful: bool) -> tuple[tuple[int, int, str], ...]:
        return tuple(_names_of(run, shouted=shouted, doubtful=doubtful, inner=inner, lower=lower))

    mentions: list[NameMention] = []
    for index, start, run, doubtful in runs:
        base = document.sentences[index].span.start + start
        for left, right, form in in_run(run, index in shouting, doubtful):
            if form.lower() in _table()["legislators"] and _DETERMINED.search(folded, max(0, base - 40), base + left):
                continue  # "the new TD"
            mentions.append(NameMention(document.article.id, index, Span(base + left, base + right), form))
    return tuple(mentions)


def _names_of(
    run: str, *, shouted: bool, doubtful: bool, inner: Counter[str], lower: set[str]
) -> Iterator[tuple[int, int, str]]:
    """The names in a run of capitalised words, as offsets into it, and their forms."""
    for left, right in _known_parts(run, inner) if shouted else _parts(run, doubtful):
        if not shouted and doubtful and left == 0 and _COMPOUNDED.fullmatch(run[left:right]):
            continue  # "Twenty-one", "Full-year"
        if not shouted and doubtful and left == 0 and _NUMBERED.fullmatch(run[left:right]):
            continue  # "Altogether 210 people": a word that opens a sentence, and a figure
        if _DIGITS.search(run[left:right]) and _is_date(run[left:right]):
            continue  # "Sunday 1 March 2026"
        trimmed = _trim(run[left:right], doubtful and left == 0, inner, lower, everywhere=shouted)
        if trimmed is None:
            continue
        start, end = left + trimmed[0], left + trimmed[1]
        form = _form(run[start:end])
        if len(form) > 1 and form.lower().replace(".", "") not in _nobody() and not _ORDINAL.match(form):
            if _titles_cut_short().issuperset(form.lower().split()):
                continue  # "Capt. Louise Arsenault": the run ends at the full stop, and the name comes behind it
            if _SEVERAL.search(form) and is_title(form):
                continue  # "Louise Arsenault, Chief Financial Officer,"
            yield start, end, form


def is_title(form: str) -> bool:
    """Nothing but titles and offices: "Managing Director", "Deputy Governor"."""
    titles = _titles_in(form)
    return titles is not None and titles.fullmatch(f"{form} ") is not None


@cache
def _titles_cut_short() -> frozenset[str]:
    return frozenset(lexicon.load("sentences")["abbreviations"]["titles"])


_DIGITS = regex(r"\d")


def _is_date(run: str) -> bool:
    """Days, months and their numbers."""
    times = lexicon.load("times")
    words = (word.lower().strip(".,") for word in run.split())
    return all(word.isdigit() or word in times["weekdays"] or word in times["months"] for word in words)


def _known_parts(run: str, inner: Counter[str]) -> Iterator[tuple[int, int]]:
    """The names in a title-case headline: its words that the story itself capitalises, side by side."""
    begin, end = -1, -1
    for match in _TOKEN.finditer(run):
        known = _bare(match.group()) in inner or (begin >= 0 and match.group().isdigit())
        if known and begin < 0:
            begin = match.start()
        if known:
            end = match.end()
        if (not known or match.group().endswith("'s")) and begin >= 0:
            yield begin, end
            begin = -1
    if begin >= 0:
        yield begin, end


def _parts(run: str, doubtful: bool) -> Iterator[tuple[int, int]]:
    """A run cut where one name ends and another begins: behind a possessive, around a title.

    "Meta CEO Mark Zuckerberg" is two names, "Meta's Llama 3" is two.
    """
    begin = _title_at(run, 0)
    for match in _BREAK.finditer(run, begin):
        compound = _compound().search(run, begin, match.start())
        if compound is not None:
            yield begin, compound.start()
            begin = match.end()
            continue
        title = _title_at(run, match.end()) or _parting_at(run, match.end(), doubtful)
        if (of := _OF.match(run, match.start())) is not None and _is_person(run[begin : match.start()]):
            title = of.end()
        if (run.endswith(("'s", "s'"), 0, match.start()) and not _is_of_several(run, begin, match)) or title:
            if match.start() > begin:
                yield begin, match.start() - run.endswith("'", begin, match.start())
            begin = title or match.end()
    if begin < len(run):
        compound = _compound().search(run, begin)
        yield begin, compound.start() if compound else len(run)


def _is_of_several(run: str, begin: int, gap: re.Match[str]) -> bool:
    """ "Station Road Residents' Group", "Women's Institute": a genitive and what is one name with it."""
    behind = _TOKEN.match(run, gap.end())
    if behind is None or _bare(behind.group().lower()).strip(".") not in _table()["bodies"]:
        return False
    owner = run[begin : gap.start()].split()[-1].lower()
    return owner.endswith("s'") or owner.removesuffix("'s") in _table()["several"]


def _is_person(words: str) -> bool:
    """Two words or more of which the last is in no dictionary: before "of" they are somebody, not a kind of body."""
    found = words.split()
    if len(found) < 2 or len(found[0]) < 2 or not found[-1].isalpha():
        return False
    last = found[-1].lower()
    return not {last, last.removesuffix("s")} & (_common() | stop_words())


_OF = regex(r"\s+of\s+(?=[A-Z])")


def _title_at(run: str, at: int) -> int:
    """Where the title that begins at `at` ends, 0 when none does."""
    match = _title(run, at)
    return match.end() if match is not None else 0


def _parting_at(run: str, at: int, doubtful: bool) -> int:
    """Where a word begins behind one at `at` that parts two names, 0 when there is none."""
    word = _TOKEN.match(run, at)
    if word is None or word.group().lower() not in _table()["parting"]:
        return 0
    if not doubtful and word.group().lower() in _table()["opening"]:
        return 0  # in a sentence, with a capital: the given name Said
    behind = _BREAK.match(run, word.end())
    return behind.end() if behind is not None else word.end()


def _is_title_case(text: str) -> bool:
    words = [word for word in _LATIN.findall(text) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _words(run: str) -> list[str]:
    return [_bare(word) for word in run.split()]


def _bare(word: str) -> str:
    return word.removesuffix("'") if word.endswith("'") else word.removesuffix("'s")


def _trim(
    run: str, doubtful: bool, inner: Counter[str], lower: set[str], *, everywhere: bool
) -> tuple[int, int] | None:
    """The part of a run that is a name, as offsets into it; None when no part is.

    With `doubtful` the capital of its first word says nothing; in a title, `everywhere`, nor do those of the others.
    """
    spans = [(m.start(), m.end()) for m in _TOKEN.finditer(run)]
    words = [_bare(run[a:b]) for a, b in spans]
    stop, never = stop_words(), _nobody()
    first, last = 0, len(words)

    def is_common(word: str, at: int) -> bool:
        low = word.lower()
        if not doubtful and low in _table()["opening"]:
            return False
        if low in stop or low in never:
            return True
        if word.isupper() and len(word) > 1:
            return False
        if not (doubtful and (everywhere or at == 0)):
            return False
        return word not in inner and (low in lower or low in _common())

    while first < last and is_common(words[first], first):
        first += 1
    match = _title(run, spans[first][0]) if first < last else None
    if match is not None:
        while first < last and (spans[first][0] < match.end() or words[first].lower() in stop):
            first += 1
        if first == last:
            return None
    while last > first and (words[last - 1].lower() in stop or (words[last - 1].isdigit() and last - first == 1)):
        last -= 1
    while last - first > 1 and words[last - 1].isupper() and _title(words[last - 1] + " ", 0):
        last -= 1  # "Orlan CEO, who …"
    while last - first > 1 and words[last - 1].isupper() and words[last - 1].lower() in _table()["legislators"]:
        last -= 1  # "the Fianna Fáil TD who"
    if first == last:
        return None
    return spans[first][0], spans[last - 1][1]


def _form(name: str) -> str:
    """A name as it is listed: on one line, without possessive or a nickname put inside it."""
    return _bare(" ".join(_NICKNAME.sub(" ", name).split()).strip(" '\""))


_NICKNAME = regex(r"(?<=\s)(?:\"[^\"]+\"|\([^)]+\))\s")
