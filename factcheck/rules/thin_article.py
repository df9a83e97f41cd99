"""An article is empty, is a notice in place of one, or breaks off at a paywall.

## What it does
Reports a source or a draft that has no text but a headline; that holds a notice instead of an article
(cookies and consent, a login, JavaScript, a check for robots, a page that is not there); and one whose text
breaks off at an offer to subscribe or to read on. A draft that does so is a warning.

## Why it matters
What such a source does not say it was never asked. It makes a figure look as if it stood in one source only,
and a draft as if nothing contradicted it.

## What it leaves alone
Short texts as such: a wire flash, an entry of a live page, a note of correction. Lines on cookies,
subscriptions and JavaScript beside a report. An offer to subscribe below a long text that ends with a whole
sentence. Files without any text, which are not read at all.

## How to resolve
Save the page again as a subscriber sees it, or its text as a plain file; else take the file out.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.article import Document
from factcheck.model.finding import Severity
from factcheck.reconcile.case import Remark, StoryCase
from factcheck.rules.base import Example, Rule
from factcheck.rules.figures import LIKELY, POSSIBLE
from factcheck.rules.sides import side_at
from factcheck.segment.stubs import Stub, StubKind, stub_of


def survey(case: StoryCase) -> Iterator[Remark]:
    """One remark for each such article, of one side with the line that says so."""
    for id, document in case.documents.items():
        stub = stub_of(document)
        if stub is None:
            continue
        is_draft = id in case.drafts
        yield Remark(
            Severity.WARNING if is_draft else Severity.NOTE,
            _message(stub, document, "the draft" if is_draft else case.label(id)),
            tuple(_why(stub)),
            (side_at(stub.kind.value, id, stub.span),),
            POSSIBLE if stub.kind is StubKind.CUT_OFF and not stub.broken else LIKELY,
            subject=case.label(id),
            attribute="text of the article",
        )


def _message(stub: Stub, document: Document, label: str) -> str:
    match stub.kind:
        case StubKind.EMPTY if document.sentences:
            return f"There is no text below the headline of {label}."
        case StubKind.EMPTY:
            return f"Nothing in {label} reads as an article."
        case StubKind.NOTICE:
            return f"In place of an article {label} holds {stub.notice}."
        case StubKind.CUT_OFF:
            after = f" after {stub.words} words" if stub.words else ""
            return f"The text of {label} {'breaks' if stub.broken else 'seems to break'} off{after} at {stub.notice}."


def _why(stub: Stub) -> Iterator[str]:
    if stub.kind is StubKind.CUT_OFF:
        yield f"nothing of the report stands below the line, which is {stub.notice}"
        yield "the text above it does not end with a whole sentence" if stub.broken else "little text stands above it"
    elif stub.kind is StubKind.NOTICE and not stub.words:
        yield "no sentence beside it reports anything"
    elif stub.kind is StubKind.NOTICE:
        yield f"the headline says so, and only {stub.words} words stand beside it"


_FLASH = "LINDOW (Northern Wire) - Tarn Dairies will shut its works at Varde in May with the loss of 240 jobs, the company said on Monday."
_TEXT = (
    "Tarn Dairies will shut its works at Varde in May. The union was told on Monday, an hour before the shift ended."
)
_LONG = " ".join(
    f"In {place} the dairy paid {pence} pence a litre in spring and nothing was said of closing."
    for place, pence in zip(
        ("Varde", "Lowmoor", "Pell", "Tarrow", "Skerran", "Lindow", "Alder Bay", "Hale", "Orm", "Ness"),
        range(31, 41),
        strict=True,
    )
)
RULE = Rule(
    code="FC902",
    name="thin-article",
    severity=Severity.NOTE,
    doc=__doc__ or "",
    survey=survey,
    of_sources=True,
    examples=(
        Example((f"{_TEXT}\n\n<<Subscribe to continue reading>>\n\nAlready a subscriber? Log in\n", _FLASH)),
        Example((f"{_TEXT} The milk that …\n\n<<Continue reading>>\n", _FLASH)),
        Example(
            (
                "<<We value your privacy>>\n\nWe and our 842 partners store and access information on a device. You may manage "
                "your choices at any time.\n\nAccept all\n",
                _FLASH,
            ),
        ),
        Example(("<<Please enable JavaScript to view this page.>>\n", _FLASH)),
        Example(("<<Page not found>>\n\nThe page you are looking for has been moved.\n", _FLASH), draft=True),
        Example((f"{_FLASH}\n", _TEXT), why="a wire flash is short, and whole"),
        Example(
            (f"{_FLASH}\n\nAlready a subscriber? Log in\n\nWe use cookies\n", _TEXT), why="a report stands beside it"
        ),
        Example((f"{_TEXT}\n\nContinue reading\n", _FLASH), why="the text above ends with a whole sentence"),
        Example((f"{_LONG}\n\nSubscribe to continue reading\n", _FLASH), why="a whole report stands above the offer"),
        Example(
            (
                "Readers of the Mail must now log in to read the paper's site, it said.\n\nFewer than 900 have done so.",
                _FLASH,
            ),
            why="it is the news",
        ),
        Example(
            ("CORRECTION: An earlier version of this report said that 204 jobs would go. It is 240.", _FLASH),
            why="a note of correction is short, and whole",
        ),
    ),
)
