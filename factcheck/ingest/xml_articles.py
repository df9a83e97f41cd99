"""XML: NITF and NewsML-G2 of the IPTC, RSS and Atom. What a file is, its first element says.

The text is the title and the body; every character maps back to its line and column in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.errors import InputError, Problem
from factcheck.ingest import feeds, newsml, nitf
from factcheck.ingest.base import Reading, Source
from factcheck.ingest.records import Record, RecordError, article_of
from factcheck.ingest.xml_tree import Element, parse

Find = Callable[[Element, Source], Iterator[Callable[[], Record]]]
FORMATS: dict[str, Find] = {
    "nitf": nitf.items,
    "newsItem": newsml.items,
    "newsMessage": newsml.items,
    "rss": feeds.rss,
    "RDF": feeds.rss,
    "feed": feeds.atom,
}
"""By the name of the first element, what finds the items of a file, each still to be read."""


def read(source: Source) -> Reading:
    """The articles of one file: `path` for a lone item, `path#1` … for those of a feed or a message.

    Raises:
        InputError: not XML, or none of these formats.
    """
    root = parse(source)
    find = FORMATS.get(root.name)
    if find is None:
        if root.name.lower() == "html":
            from factcheck.ingest import html

            return html.read(source)
        raise InputError(
            source.path,
            f"XML of a kind that has no reader (<{root.name[:40]}>); there are NITF, NewsML-G2, RSS and Atom",
        )
    articles, problems = [], list[Problem]()
    items = list(find(root, source))
    for number, item in enumerate(items, 1):
        suffix, prefix = (f"#{number}", f"item {number}: ") if len(items) > 1 else ("", "")
        try:
            record = item()
        except RecordError as reason:
            problems.append(Problem(source.path, f"{prefix}{reason}", fatal=reason.fatal))
            continue
        articles.append(article_of(record, source, f"{source.path}{suffix}"))
        problems += [Problem(source.path, f"{prefix}{line}", fatal=False) for line in record.fields.unread]
    if not items:
        problems.append(Problem(source.path, "there is no item in it; put at least one into it"))
    return Reading(tuple(articles), tuple(problems))
