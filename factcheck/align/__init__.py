"""Claims to facts: which claims of a story are about one and the same thing."""

from factcheck.align.facts import align

__all__ = ["align"]
