"""Sentences to claims: what an article asserts, each with its words and all that limits it."""

from factcheck.read.assemble import Reading, read

__all__ = ["Reading", "read"]
