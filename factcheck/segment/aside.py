"""Blocks that turn out not to be the story once other articles are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.model.article import Block, BlockKind, Document, Sentence

# A paragraph that stands at the foot of articles on this many stories is the publisher's.
_STORIES = 3
_FOOT = 2
"""Last blocks of a story that are looked at."""
_LEAST_WORDS = 4


def set_aside_recurring(documents: Sequence[Document], stories: Sequence[Sequence[int]]) -> list[Document]:
    """The documents, with paragraphs at the foot that recur from story to story as boilerplate.

    `stories` are the indices of the documents that report one story each. Less than three tell nothing.
    """
    changed = list(documents)
    if len(stories) < _STORIES:
        return changed
    standing: dict[str, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for story, members in enumerate(stories):
        for member in members:
            for block in _foot(documents[member]):
                words = block.span.of(documents[member].article.text).casefold().split()
                if len(words) >= _LEAST_WORDS:
                    standing[" ".join(words)][story].append((member, block.index))
    aside: dict[int, set[int]] = defaultdict(set)
    for places in standing.values():
        if len(places) >= _STORIES:
            for member, index in (place for found in places.values() for place in found):
                aside[member].add(index)
    for member, indexes in aside.items():
        changed[member] = _without(documents[member], indexes)
    return changed


def _foot(document: Document) -> Iterator[Block]:
    story = [block for block in document.blocks if block.kind.is_story]
    return (block for block in story[-_FOOT:] if block.kind is BlockKind.PARAGRAPH and block is not story[0])


def _without(document: Document, indexes: set[int]) -> Document:
    """The document with these blocks as boilerplate, its sentences and paragraphs numbered anew."""
    blocks: list[Block] = []
    paragraph = 0
    for block in document.blocks:
        kind = BlockKind.BOILERPLATE if block.index in indexes else block.kind
        blocks.append(replace(block, kind=kind, paragraph=paragraph if kind.is_story else -1))
        paragraph += kind.is_story
    sentences: list[Sentence] = []
    for sentence in document.sentences:
        if sentence.block.index not in indexes:
            sentences.append(replace(sentence, index=len(sentences), block=blocks[sentence.block.index]))
    return Document(document.article, tuple(blocks), tuple(sentences))
