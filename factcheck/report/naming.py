"""What things are called: facts, sources, speakers, files. All names are safe to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from posixpath import commonpath

from factcheck.model.article import Article
from factcheck.model.claim import Attribution, Claim
from factcheck.model.describe import describe, describe_date
from factcheck.model.fact import Fact
from factcheck.model.report import Report
from factcheck.read.words import in_full
from factcheck.regex import regex
from factcheck.report.text import shorten, visible

# What begins a period where it begins a sentence; months and days keep their capitals.
_SENTENCE_START = regex(r"^(?:In|On|By|At|For|From|Since|Until|During|Over|Within|This|Last|Next|The|A|All)\b")
_ABSOLUTE = regex(r"/|[A-Za-z]:/")


def is_absolute(path: str) -> bool:
    """True for a path that begins at the root of a machine or a drive."""
    return _ABSOLUTE.match(path) is not None


def topic(subject: str, attribute: str) -> str:
    """ "Scale AI · annual revenue", safe to print."""
    words = (visible(subject), in_full(visible(attribute).replace("_", " ")))
    return " · ".join(shorten(word, 60) for word in words if word) or "unnamed fact"


def fact_name(fact: Fact, claim: Claim) -> str:
    """A fact's topic with what tells it from its neighbours: its period, its ordinal, its basis."""
    period = _SENTENCE_START.sub(lambda match: match[0].lower(), describe(claim.period)) if claim.period else ""
    limits = [claim.qualifiers.ordinal, claim.qualifiers.basis, period]
    words = ", ".join(visible(limit) for limit in limits if limit)
    subject = fact.subject.name if fact.subject and fact.subject.sure else ""
    name = topic(subject, fact.label or fact.attribute)
    return f"{name} ({words})" if words else name


def nothing_beside(draft: bool) -> str:
    """What is said of an article that is by itself."""
    return "One draft: nothing to check it against." if draft else "One article: nothing to compare it with."


def published_words(article: Article) -> str:
    """When it was published, to the minute where that is known; "no date" otherwise."""
    if article.published is None:
        return "no date"
    at = article.published_at
    return describe_date(article.published) + (f", {at:%H:%M} {at.tzname() or ''}".rstrip() if at else "")


def speaker(attribution: Attribution | None) -> str:
    """Whose figure it is, safe to print; "" when it is the article's own."""
    if attribution is None:
        return ""
    return shorten(visible(attribution.speaker), 80)


def labels(articles: Iterable[Article]) -> dict[str, str]:
    """A name for every article, by id: its publisher or file, with as much of the path as tells it
    from the others. Safe to print."""
    articles = tuple(articles)
    plain = {article.id: shorten(visible(article.label) or visible(article.id), 40) for article in articles}
    plain |= {key: "standard input" for key, label in plain.items() if label == "-"}
    files = {article.id: visible(article.name).rsplit("/", 1)[-1] for article in articles}
    with_file = {key: _with(plain[key], files[key]) for key in plain}
    with_path = {article.id: _with(plain[article.id], visible(article.name)) for article in articles}
    with_id = {article.id: _with(plain[article.id], visible(article.id)) for article in articles}
    chosen = dict(plain)
    for longer in (with_file, with_path, with_id):
        taken = Counter(chosen.values())
        chosen = {key: label if taken[label] == 1 else longer[key] for key, label in chosen.items()}
    return chosen


def folder(names: Iterable[str]) -> str:
    """The folder that all files stand in, with its final "/"; "" where they have none in common."""
    folders = {name.rpartition("/")[0] for name in names}
    if not folders or "" in folders or len({name.startswith("/") for name in folders}) > 1:
        return ""
    shared = commonpath(folders)
    return f"{shared}/" if shared.strip("/") else ""


class Names:
    """File names without what is only true on one machine: what absolute paths have in common is cut
    off, down to the last folder. Relative names stay as they were given."""

    def __init__(self, report: Report) -> None:
        named = [article.name for article in report.articles] + [problem.path for problem in report.problems]
        folders = [name.rpartition("/")[0] for name in named if _ABSOLUTE.match(name)]
        drives = {folder.partition("/")[0] for folder in folders}
        shared = commonpath(folders) if len(drives) == 1 else ""
        self._cut = shared.rpartition("/")[0] + "/" if shared.strip("/") else ""

    def short(self, text: str) -> str:
        """`text` with every such path cut; other words are left alone."""
        return text.replace(self._cut, "") if len(self._cut) > 1 else text.removeprefix(self._cut)


def anchors(report: Report) -> dict[tuple[str, str], str]:
    """A place name for every finding, by the ids of its story and its own: rule and fingerprint, so that a
    link holds as long as the figures do. Findings alike are told apart by a number."""
    seen: Counter[str] = Counter()
    named = {}
    for story, finding in report.each():
        anchor = f"{finding.rule.lower()}-{finding.fingerprint[:8]}"
        seen[anchor] += 1
        named[story.id, finding.id] = anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"
    return named


def _with(label: str, file: str) -> str:
    return file if label == file.rsplit("/", 1)[-1] else f"{label} ({file})"
