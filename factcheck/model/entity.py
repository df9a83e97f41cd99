"""Who and what a story is about, one inventory for all its articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.span import Span


class EntityType(StrEnum):
    """What kind of thing a name stands for, where the texts show it."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name in one article. `form` is the name without possessive, article or title."""

    article_id: str
    sentence: int
    span: Span
    form: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation or place, in all the forms the articles use.

    `name` is the form most used, the longer one on a tie; `forms` are all of them, sorted.
    """

    id: str
    name: str
    type: EntityType
    forms: tuple[str, ...]
    articles: tuple[str, ...]
    mentions: int
    acts_for: str = ""
    """Id of the organisation whose officer the articles call a person ("Meta CEO Mark Zuckerberg")."""
