"""PDF files, through pypdf (the extra `pdf`). Line n of the article is the nth page: a PDF has no lines to count.

A PDF holds letters at places, not a text. Lines are joined to paragraphs and words parted by a hyphen at the end
of a line are joined again, before anything else is done with the text.
"""

from __future__ import annotations

import hashlib
import logging
from io import BytesIO
from typing import TYPE_CHECKING

from factcheck.errors import InputError, Problem
from factcheck.ingest.base import Reading
from factcheck.model.article import Article
from factcheck.model.span import Anchor, Position, PositionMap
from factcheck.regex import regex

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 200
"""An article has a few pages; a book would hold up all others."""
_SENTENCE_END = regex(r"[.!?:][\"”’)\]]*$")
_BULLET = regex(r"[•◦▪–-]\s")
# A line that ends a sentence short of this part of the page's width ends its paragraph; so does any line that
# ends where the next word would have fitted in by far: a heading.
_SHORT, _SHORTER = 0.8, 0.7


def read(path: str, content: bytes) -> Reading:
    """One article with the text of all pages.

    Raises:
        InputError: pypdf is not installed, the file cannot be read, or it holds pictures of text only.
    """
    try:
        from pypdf import PdfReader
    except ImportError:
        raise InputError(path, "PDF files need pypdf; pip install 'factcheck-news[pdf]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on damaged files would stand between ours
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(path, "the PDF is protected by a password; save it without")
        count = len(reader.pages)
        pages = _pages(reader, min(count, MOST_PAGES))
    except InputError:
        raise
    except Exception as error:  # whatever a damaged file brings about in a library that takes it apart
        raise InputError(
            path, f"the PDF cannot be read ({type(error).__name__}); save it again, or its text as .txt"
        ) from None
    parts, anchors, length = list[str](), list[Anchor](), 0
    for number, page in enumerate(pages, 1):
        if page:
            anchors.append(Anchor(length, Position(number, 1)))
            parts.append(page + "\n\n")
            length += len(parts[-1])
    text = "".join(parts)
    if not text.strip():
        raise InputError(path, "the PDF has no text, perhaps pictures of pages; run text recognition over it")
    problems = (
        [Problem(path, f"only the first {MOST_PAGES} of {count} pages are read; split it", fatal=False)]
        if count > MOST_PAGES
        else []
    )
    article = Article(
        id=path,
        text=text,
        path=path,
        sha256=hashlib.sha256(content).hexdigest(),
        positions=PositionMap(tuple(anchors)),
    )
    return Reading((article,), tuple(problems))


def _pages(reader: PdfReader, count: int) -> list[str]:
    return [_paragraphs(reader.pages[number].extract_text()) for number in range(count)]


def _paragraphs(page: str) -> str:
    """Lines joined to paragraphs, an empty line between two."""
    lines = [" ".join(line.split()) for line in page.splitlines()]
    width = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    last = ""
    for line in lines:
        if line and (not last or _BULLET.match(line) or _ends(last, line, width)):
            paragraphs.append(line)
        elif line and last.endswith("-") and last[-2:-1].isalpha() and line[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        elif line:
            paragraphs[-1] += f" {line}"
        last = line
    return "\n\n".join(paragraphs)


def _ends(line: str, following: str, width: int) -> bool:
    """A line that ends its paragraph, in a page of lines at most `width` letters long."""
    if len(line) + 1 + len(following.split(" ", 1)[0]) < _SHORTER * width:
        return True
    return bool(_SENTENCE_END.search(line)) and len(line) < _SHORT * width
