"""What a rule is: one kind of disagreement, its page, its check and its examples.

A rule file holds a module docstring (the page that `factcheck explain` prints), a pure function and
`RULE`: `check` looks at a fact, `survey` at a whole story once it is known who copied whom. Examples are run as tests: words between `<<` and `>>` are exactly what the finding quotes;
an example without marks must stay silent under this rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.model.finding import Severity

if TYPE_CHECKING:
    from factcheck.reconcile.case import Case, Disagreement, Remark, StoryCase

Check = Callable[["Case"], Iterator["Disagreement"]]
Survey = Callable[["StoryCase"], Iterator["Remark"]]


def nothing(case: Case | StoryCase) -> Iterator[Any]:
    """What a rule that looks at the other kind of case says."""
    return iter(())


class Example(NamedTuple):
    """Articles for which the rule speaks (with marks) or stays silent (without)."""

    articles: tuple[str, ...]
    why: str = ""
    """For a silent example, what keeps the rule quiet."""
    published: tuple[date | None, ...] = ()
    """Date of each article, where the rule looks at it."""
    draft: bool = False
    """The first article is a draft, the others are its sources."""
    require_support: bool = False
    """Every figure of the draft is asked to be in a source."""
    publishers: tuple[str, ...] = ()
    """Publisher of each article, where the rule looks at it; "" for none."""

    @property
    def fires(self) -> bool:
        return any("<<" in article for article in self.articles)


class Rule(NamedTuple):
    """One kind of disagreement.

    `doc` is the page: first line a sentence, then sections under `##`. `severity` is the usual
    one; what is said of a particular finding depends on its gap and place. A rule has one of `check`
    and `survey`.
    """

    code: str
    name: str
    severity: Severity
    doc: str
    check: Check = nothing
    examples: tuple[Example, ...] = ()
    survey: Survey = nothing
    alone: bool = False
    """Speaks of what is said once, too; every other rule needs two claims of a fact."""
    kindred: bool = False
    """Told loudly of a draft with several sources only where its sentence says what a source's says."""
    passing: bool = False
    """What it compares changes with time: what a source of weeks before has is background to a draft."""
    of_sources: bool = False
    """Said of the sources of a draft too, once a run: what else is among them is theirs."""

    @property
    def on_facts(self) -> bool:
        """It looks at facts, and not at a whole story."""
        return self.check is not nothing

    @property
    def on_stories(self) -> bool:
        """It looks at a whole story."""
        return self.survey is not nothing

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.doc.strip().splitlines()[0]
