"""The sides of a remark: from claims, or from words of a text that no claim holds."""

from __future__ import annotations

from factcheck.model.claim import Claim
from factcheck.model.finding import Mention, Side
from factcheck.model.span import Span


def side(text: str, *claims: Claim) -> Side:
    """A side that has the claims, in their order, called `text`."""
    return Side(text, tuple(Mention(claim.article_id, claim.span, claim.id) for claim in claims))


def side_at(text: str, article_id: str, span: Span) -> Side:
    """A side of one place in an article."""
    return Side(text, (Mention(article_id, span),))
