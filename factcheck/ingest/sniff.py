"""The format of a text that has no name to go by: standard input, a file without a suffix."""

from __future__ import annotations

import re

from factcheck.regex import regex

_HTML = regex(
    r"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b",
    re.I | re.S,
)
_XML = regex(r"\s*(?:<\?xml\b|<!doctype\s+nitf\b|<(?:rss|feed|nitf|newsItem|newsMessage|rdf:RDF)\b)", re.I)
_FRONT_MATTER = regex(r"(?:---|\+\+\+)[ \t]*\r?\n.*?^(?:---|\+\+\+)[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def sniff(text: str) -> str:
    """The suffix of the format that `text` is in, as a file of it would be named."""
    start = text.lstrip()
    if start.startswith("{") or (start.startswith("[") and start[1:].lstrip()[:1] in ("{", "]")):
        return ".json"
    if _HTML.match(text):
        return ".html"
    if _XML.match(text):
        return ".xml"
    return ".md" if _FRONT_MATTER.match(text) else ".txt"
