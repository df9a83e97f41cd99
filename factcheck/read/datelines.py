"""The dateline that an agency's story opens with: where and when it was filed, no date of what it tells."""

from __future__ import annotations

import re

# "OSLO, Sept 10 (Nordic Desk) - ", "Lindow, 10 September 2024 – ": where and when, and nobody the story is about.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"[\s*_]*(?:[A-Z][\w.'-]*[,/\s]+){{1,6}}(?:(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?[*_,\s]*(?:\([^()]{{2,40}}\)\s*)?"
    rf"|\([^()]{{2,40}}\)\s*)[*_]*\s*[-–—]+\s|[\s*_]*[A-Z][A-Z.' -]{{3,}}\s[-–—]+\s"
)


def dateline_end(text: str) -> int:
    """Where the dateline at the start of a folded sentence ends, 0 where there is none."""
    match = _DATELINE.match(text)
    return match.end() if match is not None else 0
