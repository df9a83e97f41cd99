"""The claim graph as GraphML, JSON, DOT or Mermaid, for `factcheck graph`.

Several stories make one document with a subgraph each; ids are unique in a run, so that these share no
node. JSON is then a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from factcheck.errors import UsageError
from factcheck.graph import Edge, EdgeKind, Node, NodeKind, to_graphml
from factcheck.model.article import Document, Sentence
from factcheck.model.claim import Claim
from factcheck.model.describe import describe
from factcheck.model.entity import Entity
from factcheck.model.fact import Fact
from factcheck.model.passage import Passage
from factcheck.model.report import Report, Story
from factcheck.report import unknown
from factcheck.report.naming import topic
from factcheck.report.text import counted, dumped, shorten, visible
from factcheck.report.view import PASSAGE_NAMES, StoryView

LONGEST_LABEL = 60


class Spot(NamedTuple):
    """A node ready to be drawn. Everything is safe to print, on one line."""

    id: str
    kind: str
    label: str


class Line(NamedTuple):
    """An edge ready to be drawn; `why` is the reconciler's reason, "" where there is none."""

    source: str
    target: str
    kind: str
    why: str


class Drawing(NamedTuple):
    """One story's graph."""

    id: str
    title: str
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]


def export(report: Report, format: str) -> str:
    """The graphs of all stories in one of `FORMATS`.

    Raises:
        UsageError: there is no such format.
    """
    if format not in FORMATS:
        raise UsageError(unknown("format", format, tuple(FORMATS)))
    return FORMATS[format]([_drawing(story) for story in report.stories])


def _drawing(story: Story) -> Drawing:
    view = StoryView(story)

    def spot(node: Node) -> Spot:
        return Spot(visible(node.id), node.kind.value, shorten(_label(node, view), LONGEST_LABEL))

    def line(edge: Edge) -> Line:
        why = "; ".join(map(visible, edge.judgement.why)) if edge.judgement else ""
        return Line(visible(edge.source), visible(edge.target), edge.kind.value, why)

    return Drawing(
        story.id,
        shorten(view.title, LONGEST_LABEL),
        tuple(map(spot, story.graph.nodes())),
        tuple(map(line, story.graph.edges())),
    )


def _label(node: Node, view: StoryView) -> str:
    match node.record:
        case Document(article=article):
            return view.labels[article.id]
        case Sentence() as sentence:
            document = view.documents[sentence.article_id]
            return visible(document.text_of(sentence))
        case Claim() as claim:
            return f"{visible(claim.attribute)}: {visible(claim.quote) or describe(claim.value)}"
        case Entity() as entity:
            return visible(entity.name)
        case Fact() as fact:
            return topic(fact.subject.name if fact.subject else "", fact.attribute)
        case Passage() as passage:
            return f"{PASSAGE_NAMES[passage.kind]}, {counted(passage.words, 'word')}"


# -- formats ---------------------------------------------------------------------------------


def _graphml(drawings: Sequence[Drawing]) -> str:
    return to_graphml(
        (
            (spot.id, {"label": spot.label, "kind": spot.kind, "story": drawing.id})
            for drawing in drawings
            for spot in drawing.spots
        ),
        (
            (line.source, line.target, {"label": line.kind, "why": line.why})
            for drawing in drawings
            for line in drawing.lines
        ),
    )


def _json(drawings: Sequence[Drawing]) -> str:
    graphs = [
        {
            "story": drawing.id,
            "title": drawing.title,
            "nodes": [{"id": spot.id, "kind": spot.kind, "label": spot.label} for spot in drawing.spots],
            "edges": [
                {"source": line.source, "target": line.target, "kind": line.kind}
                | ({"why": line.why} if line.why else {})
                for line in drawing.lines
            ],
        }
        for drawing in drawings
    ]
    return dumped(graphs[0] if len(graphs) == 1 else graphs)


_DOT_SHAPES = {
    NodeKind.ARTICLE: "shape=note",
    NodeKind.SENTENCE: 'shape=plaintext, fontcolor="gray40"',
    NodeKind.CLAIM: "shape=box, style=rounded",
    NodeKind.ENTITY: "shape=ellipse",
    NodeKind.FACT: "shape=hexagon",
    NodeKind.PASSAGE: "shape=tab",
}
_DOT_LINES = {
    EdgeKind.CONFLICTS: 'color="red", penwidth=2, dir=none',
    EdgeKind.AGREES: 'color="darkgreen", dir=none',
    EdgeKind.ROUNDS_TO: 'color="orange", dir=none',
    EdgeKind.CONTAINS: 'color="gray70"',
}


def _dot(drawings: Sequence[Drawing]) -> str:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def lines() -> Iterator[str]:
        yield "digraph claims {"
        yield "  rankdir=LR;"
        yield '  node [fontname="sans-serif", fontsize=10];'
        yield '  edge [fontname="sans-serif", fontsize=8];'
        for number, drawing in enumerate(drawings):
            yield f"  subgraph cluster_{number} {{"
            yield f"    label={quoted(drawing.title)};"
            for spot in drawing.spots:
                shape = _DOT_SHAPES[NodeKind(spot.kind)]
                yield f"    {quoted(spot.id)} [label={quoted(spot.label)}, {shape}];"
            for line in drawing.lines:
                style = _DOT_LINES.get(EdgeKind(line.kind), "")
                attributes = ", ".join(filter(None, (f"label={quoted(line.kind)}", style)))
                yield f"    {quoted(line.source)} -> {quoted(line.target)} [{attributes}];"
            yield "  }"
        yield "}"

    return "\n".join(lines()) + "\n"


_MERMAID_SHAPES = {
    NodeKind.ARTICLE: ("[/", "/]"),
    NodeKind.SENTENCE: ("[", "]"),
    NodeKind.CLAIM: ("(", ")"),
    NodeKind.ENTITY: ("([", "])"),
    NodeKind.FACT: ("{{", "}}"),
    NodeKind.PASSAGE: ("[[", "]]"),
}


_MERMAID_PLAIN = " .,:;–…’“”'/%()+-"


def _mermaid(drawings: Sequence[Drawing]) -> str:
    def quoted(text: str) -> str:
        # Mermaid reads HTML and Markdown inside labels, lists at their start included; only its own
        # entity codes keep text text.
        start = re.match(r"\d*[.)+-]", text)
        listed = start.end() - 1 if start else -1
        plain = (c.isalnum() or (c in _MERMAID_PLAIN and at != listed) for at, c in enumerate(text))
        return '"' + "".join(c if safe else f"#{ord(c)};" for c, safe in zip(text, plain, strict=True)) + '"'

    def lines() -> Iterator[str]:
        yield "flowchart LR"
        names: dict[str, str] = {}
        for number, drawing in enumerate(drawings):
            yield f"  subgraph story{number}[{quoted(drawing.title)}]"
            for spot in drawing.spots:
                names[spot.id] = f"n{len(names)}"
                opening, closing = _MERMAID_SHAPES[NodeKind(spot.kind)]
                yield f"    {names[spot.id]}{opening}{quoted(spot.label)}{closing}"
            for line in drawing.lines:
                yield f"    {names[line.source]} -->|{quoted(line.kind)}| {names[line.target]}"
            yield "  end"

    return "\n".join(lines()) + "\n"


FORMATS: dict[str, Callable[[Sequence[Drawing]], str]] = {
    "graphml": _graphml,
    "json": _json,
    "dot": _dot,
    "mermaid": _mermaid,
}
