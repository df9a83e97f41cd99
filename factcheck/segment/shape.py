"""What a line looks like: a sentence, a title, a date, a label. No word of it needs to be known."""

from __future__ import annotations

from functools import cache
from operator import itemgetter

from factcheck import lexicon
from factcheck.lexicon import load
from factcheck.regex import regex

_END = regex(r"[.!?…:;,][\"'”’»)\]]*$")
_STOPPED = regex(r"[.!?…][\"'”’»)\]]*$")
_GAPS = regex(r"\s{2,}|\t+|\s*[|•·›»]\s*")
_CONTACT = regex(r"[\w.+-]+@[\w-]+\.\w+|\+?\(?\d{2,5}\)?[ .-]?\d{2,4}[ .-]?\d{3,}")
# A stop and what may close behind it: quotation marks and brackets.
_LONGEST_END = 8
_INNER_END = regex(r"[a-z0-9%][.!?][\"'”’)]*\s+[\"“‘(]?[A-Z]")
_ALNUM = regex(r"[^\W_]")
_DIGIT = regex(r"\d")
_LETTERS = regex(r"[^\W\d_]")
_DATE_TOKEN = regex(r"[^\W_]+(?:\.[^\W\d_])*|[^\W_]+")
_DATE_FIGURE = regex(r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b|\b\d{1,2}:\d{2}\b")
_GLUED = regex(r"[a-z]{3}[A-Z][a-z]{2}|[a-z]{3}[A-Z]&|[A-Z]{2}[A-Z][a-z]{3}")
_NUMBER_LINE = regex(r"[\W_]*+\d[\d.,:/%\s]*+[\W_]*+")
_TICKERS = regex(
    r"(?:\$?(?<![A-Z])[A-Z]{1,5}(?![A-Z])(?:\.[A-Z]{1,2})?|[+\-−]?\d+(?:\.\d+)?%?|[|,/•·]|\(|\))+(?:\s+|$)"
)

_FIRST = itemgetter(0)

# Longest title of an article and of a section seen in news, in words; a longer line is prose.
TITLE_WORDS = 24
HEADING_WORDS = 14

# A symbol or two may look like a word ("ALL", "ON").
_COMMON_WORDS = 2


@cache
def _words(name: str, *path: str) -> frozenset[str]:
    table = load(name)
    for key in path:
        table = table[key]
    return frozenset(table)


def word_count(line: str) -> int:
    """Words as a person counts them: runs between white space that hold a letter or a digit."""
    words = line.split()
    if len(words) > 2 * TITLE_WORDS:
        return len(words)  # prose, whatever dashes stand in it
    if "".join(map(_FIRST, words)).isalnum():
        return len(words)  # the usual case, told without a look at each word
    return len(words) - sum([_ALNUM.search(word) is None for word in words if not word[0].isalnum()])


def is_stopped(line: str) -> bool:
    """Ends as a sentence does, closing quotes and brackets aside."""
    return _STOPPED.search(line[-_LONGEST_END:]) is not None


def is_sentence(line: str, words: int) -> bool:
    """Reads as prose: ends with a stop or leads over with a colon, or is too long for a title."""
    if words > TITLE_WORDS or _INNER_END.search(line):
        return True
    return words >= 4 and (is_stopped(line) or line.endswith((":", ";")))


def is_title(line: str, words: int, *, longest: int = TITLE_WORDS) -> bool:
    """Could be a title or heading: short, one piece, and not closed by a full stop or comma."""
    if not 1 <= words <= longest or not _LETTERS.search(line) or _INNER_END.search(line):
        return False
    return _END.search(line[-_LONGEST_END:]) is None or (line.rstrip("\"'”’»)")[-1:] in "?!")


def is_title_case(line: str) -> bool:
    """Most of its longer words are written with a capital."""
    longer = [word.strip("\"'“”‘’(),:;?!") for word in line.split()]
    longer = [word for word in longer if len(word) > 3 and word[0].isalpha()]
    if not longer:
        return line.isupper() or line[:1].isupper()
    return sum(word[0].isupper() for word in longer) >= 0.7 * len(longer)


def has_finite_verb(line: str) -> bool:
    """Holds a verb form that makes a sentence, as far as a list of the common ones tells."""
    finite = _words("sentences", "finite", "words")
    return any(word.strip("\"'“”‘(),.:;?!").replace("’", "'").casefold() in finite for word in line.split())


def has_past_verb(line: str) -> bool:
    """Tells in the past tense, as reports do and headlines hardly ever."""
    past = _words("sentences", "finite", "past")
    for word in line.split():
        folded = word.strip("\"'“”‘(),.:;?!").casefold()
        if folded in past or (len(folded) > 4 and folded.endswith("ed") and "-" not in folded):
            return True
    return False


def opens_sentence(line: str) -> bool:
    """Begins with an article, pronoun, preposition …, as sentences do and headlines hardly ever."""
    first = line.split(None, 1)[0].strip("\"'“”‘’(,.:").casefold()
    return first in _words("sentences", "openers", "words")


def is_quoted(line: str) -> bool:
    """Quotation marks around the whole line."""
    return line[0] in "\"'“‘«" and line[-1] in "\"'”’»"


def opens_question(line: str) -> bool:
    """Begins with "what", "why", "how" …"""
    first = line.split(None, 1)[0].strip("\"'“”‘’(").casefold()
    return first in _words("sentences", "openers", "questions")


def is_date_line(line: str) -> bool:
    """Says when and nothing else ("Posted: Nov 27, 2005 8:20 AM ET")."""
    if len(line) > 110 or not _DIGIT.search(line):
        return False
    known, months = _words("boilerplate", "dates", "words"), _words("boilerplate", "dates", "months")
    dated = _DATE_FIGURE.search(line) is not None
    for token in _DATE_TOKEN.findall(line):
        folded = token.casefold()
        if folded in months:
            dated = True
        elif not (folded.rstrip("stndrhamp").isdigit() or folded in known or folded.rstrip("z").isdigit()):
            return False
    return dated


_DASH = regex(r"(?<!\s)(?:\s*+[—–]|\s++--?(?=\s))\s*+")  # begins where white space does: long runs of it cost once


def is_place_and_date(line: str) -> bool:
    """A dateline on a line of its own ("PORT MORESBY, Papua —3/14/2012")."""
    dash = _DASH.search(line)
    if dash is None:
        return False
    words, when = line[: dash.start()].split(), line[dash.end() :]
    return 0 < len(words) <= 6 and words[0].strip(",").isupper() and (not when or is_date_line(when))


def is_bare_number(line: str) -> bool:
    """Only figures and marks ("0.75", "12 / 40")."""
    return _NUMBER_LINE.fullmatch(line) is not None


def is_figure_row(line: str) -> bool:
    """A row of a table as plain text has it: "Net debt: £612m; £587m", "Yes 7,661 (86.4%)", "Arden | Greens | 981"."""
    if not _DIGIT.search(line):
        return False
    return (_FIGURE_ROW.fullmatch(line) is not None or _is_row_of_cells(line)) and _PHONE.search(line) is None


def is_labelled(line: str) -> bool:
    """A figure behind its label and a colon, whatever else: "Epicentre: 18 km north-east of Quilpa"."""
    return _LABELLED.match(line) is not None


def _is_row_of_cells(line: str) -> bool:
    """Cells between marks, of which the first is a label and another is a figure and nothing else."""
    cells = _CELL_GAPS.split(line.strip("|; \t"))
    if not 1 < len(cells) <= _MOST_CELLS or not _LETTERS.search(cells[0] + cells[1]) or is_stopped(line):
        return False
    return max(map(len, cells)) <= _LONGEST_CELL and any(_CELL_FIGURE.fullmatch(cell) for cell in cells[1:])


_LABELLED = regex(r"[A-Z][^:;.?!]{1,30}:\s+[^\d]{0,30}\d")

# What a plain table has at most: more cells, or longer ones, are prose or a menu.
_MOST_CELLS, _LONGEST_CELL = 14, 60
_CELL_GAPS = regex(r"\s*[|\t]\s*|\s*;\s+|\s+/\s+|\s{3,}")


# Before it a mark of currency, or letters: "R21.0 million", "KSh 45m", "EUR 3,905".
_FIGURE = r"[+–−-]?(?:[A-Z]{0,3}[$£€¥₹¢₦]|[A-Z][A-Za-z]{0,3}\.?\s?)?\d[\d,.]*(?:\s?(?:%|[a-z]{1,10}|[A-Z]{1,3}))?"
_FIGURE_ROW = regex(
    rf"[A-Za-z0-9][^:;]{{1,80}}:\s+{_FIGURE}(?:\s+\([^()]{{1,40}}\))?(?:[;|/]\s+(?:{_FIGURE}|[a-z]{{1,12}}))*"
    rf"|[A-Z][^:;\d.,]{{1,40}}\s{_FIGURE}\s+\([^()]*\d[^()]*\)"
)
_CELL_FIGURE = regex(rf"{_FIGURE}(?:\s+\([^()]{{1,20}}\))?|\(\d[\d,.]*\)")  # the last one is below nought
_PHONE = regex(r"\d{3,}[\s-]\d{3,}")


def is_ticker_line(line: str) -> bool:
    """Ticker symbols with or without their moves, or several glued together."""
    if not any(c.isupper() for c in line) or any(c.islower() for c in line):
        return False
    if " " not in line:
        return len(line) > 5 and line.isalpha()
    # Short capital words alone could be a headline; a price, a dollar sign or wide gaps could not.
    told = any(c.isdigit() or c == "$" for c in line) or all(" " not in part for part in _parts(line))
    if not told or _TICKERS.sub("", line) != "":
        return False
    common = lexicon.words("common")  # "FED CUTS RATES BY 25 BPS" is a flash
    return sum(word.lower() in common for word in line.split()) < _COMMON_WORDS


def is_menu(line: str) -> bool:
    """Several labels side by side ("Home  Markets  Deals", "News | Sport | Weather")."""
    parts = _parts(line)
    return (
        len(parts) >= 3
        and not is_stopped(line)
        and all(part[:1].isupper() and len(part.split()) <= 3 and not _DIGIT.search(part) for part in parts)
    )


def _parts(line: str) -> list[str]:
    """What stands between wide gaps and separating marks; the whole line when there are none."""
    return [part for part in _GAPS.split(line) if part]


def is_contact_line(line: str) -> bool:
    """Holds an e-mail address or a telephone number."""
    return _CONTACT.search(line) is not None


def is_glued(line: str) -> bool:
    """Labels whose separators a scraper has lost ("Markets & BankingShipping & Ports")."""
    return len(_GLUED.findall(line)) >= 2
