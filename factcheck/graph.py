"""The claim graph: the spine of one story, and the only module that imports networkx.

Nodes are articles, sentences, claims, entities, facts and passages, keyed by our own ids and
carrying our own frozen records. Stages add to it in order: `read` and `link` put the claims in,
`align` joins them into facts, `reconcile` writes its judgements on the edges between claims,
`trace` adds who copies and cites whom. One graph a story, never one for an archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple, TypeVar

import networkx as nx

from factcheck.model.article import Document, Sentence
from factcheck.model.claim import Claim
from factcheck.model.entity import Entity
from factcheck.model.fact import Fact
from factcheck.model.passage import Citation, Passage
from factcheck.model.relation import Judgement, RelationKind


class NodeKind(StrEnum):
    """What a node stands for."""

    ARTICLE = "article"
    SENTENCE = "sentence"
    CLAIM = "claim"
    ENTITY = "entity"
    FACT = "fact"
    PASSAGE = "passage"


class EdgeKind(StrEnum):
    """What an edge says, read from its source to its target."""

    CONTAINS = "contains"
    """article → sentence"""
    ASSERTS = "asserts"
    """sentence → claim"""
    ABOUT = "about"
    """claim → entity"""
    SAME_FACT = "same-fact"
    """claim → fact"""
    AGREES = "agrees"
    """claim → claim"""
    ROUNDS_TO = "rounds-to"
    """claim → claim"""
    CONFLICTS = "conflicts"
    """claim → claim"""
    DERIVED_FROM = "derived-from"
    """claim → the claim that it is a multiple, change or sum of"""
    COPIES = "copies"
    """article → passage that stands in it"""
    CITES = "cites"
    """article → article that it has its report from"""


_EDGE_OF_RELATION = {
    RelationKind.SAME: EdgeKind.AGREES,
    RelationKind.CONTAINS: EdgeKind.AGREES,
    RelationKind.WITHIN_HEDGE: EdgeKind.AGREES,
    RelationKind.ROUNDS_TO: EdgeKind.ROUNDS_TO,
    RelationKind.DISJOINT: EdgeKind.CONFLICTS,
    RelationKind.INCOMPARABLE: EdgeKind.CONFLICTS,
}

Record = Document | Sentence | Claim | Entity | Fact | Passage
R = TypeVar("R", Document, Sentence, Claim, Entity, Fact, Passage)


class Node(NamedTuple):
    """A node as exporters see it."""

    id: str
    kind: NodeKind
    record: Record


class Edge(NamedTuple):
    """An edge as exporters see it; `judgement` only between claims of one fact."""

    source: str
    target: str
    kind: EdgeKind
    judgement: Judgement | None = None


class StoryGraph:
    """The claim graph of one story. Iteration is in the order in which things were added."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._documents: dict[str, Document] = {}
        for document in documents:
            self._documents[document.article.id] = document
            self._graph.add_node(_article(document.article.id), kind=NodeKind.ARTICLE, record=document)

    # -- what the stages put in ------------------------------------------------------------

    def add_entity(self, entity: Entity) -> None:
        """Add a person, organisation or place of the story's inventory."""
        self._graph.add_node(entity.id, kind=NodeKind.ENTITY, record=entity)

    def add_claim(self, claim: Claim) -> None:
        """Add a claim under its sentence and article; its subject must be in already."""
        sentence = self._documents[claim.article_id].sentences[claim.sentence]
        node = _sentence(sentence)
        if node not in self._graph:
            self._graph.add_node(node, kind=NodeKind.SENTENCE, record=sentence)
            self._join(_article(claim.article_id), node, EdgeKind.CONTAINS)
        self._graph.add_node(claim.id, kind=NodeKind.CLAIM, record=claim)
        self._join(node, claim.id, EdgeKind.ASSERTS)
        if claim.subject is not None and claim.subject.id:
            self._join(claim.id, claim.subject.id, EdgeKind.ABOUT)

    def add_fact(self, fact: Fact) -> None:
        """Add a fact and join its claims to it; adding it again replaces its record."""
        self._graph.add_node(fact.id, kind=NodeKind.FACT, record=fact)
        for claim_id in fact.claims:
            self._join(claim_id, fact.id, EdgeKind.SAME_FACT)

    def add_judgement(self, left: str, right: str, judgement: Judgement) -> None:
        """Write what the reconciler thinks of two claims on the edge between them."""
        kind = EdgeKind.AGREES if judgement.explained else _EDGE_OF_RELATION[judgement.relation.kind]
        self._graph.add_edge(left, right, key=kind.value, kind=kind, judgement=judgement)

    def add_derivation(self, claim_id: str, base_id: str) -> None:
        """Say that a claim's value is reckoned from another claim's."""
        self._join(claim_id, base_id, EdgeKind.DERIVED_FROM)

    def add_passage(self, passage: Passage) -> None:
        """Add a repeated passage and join the articles in which it stands to it."""
        self._graph.add_node(passage.id, kind=NodeKind.PASSAGE, record=passage)
        for copy in passage.copies:
            self._join(_article(copy.article_id), passage.id, EdgeKind.COPIES)

    def add_citation(self, citation: Citation) -> None:
        """Join an article to the one it cites, when that one is in the story too."""
        if citation.cited_id is not None:
            self._join(_article(citation.article_id), _article(citation.cited_id), EdgeKind.CITES)

    # -- what stages and reports read ------------------------------------------------------

    def documents(self) -> tuple[Document, ...]:
        """The articles of the story, in order."""
        return tuple(self._documents.values())

    def document(self, article_id: str) -> Document:
        """One article by id."""
        return self._documents[article_id]

    def claims(self) -> Iterator[Claim]:
        """Every claim, in reading order of the articles."""
        return self._records(Claim)

    def entities(self) -> Iterator[Entity]:
        """Everyone and everything named."""
        return self._records(Entity)

    def facts(self) -> Iterator[Fact]:
        """Every fact, in the order of its first claim."""
        return self._records(Fact)

    def passages(self) -> Iterator[Passage]:
        """Every repeated passage."""
        return self._records(Passage)

    def claim(self, claim_id: str) -> Claim:
        """One claim by id."""
        record = self._graph.nodes[claim_id]["record"]
        if not isinstance(record, Claim):
            raise KeyError(claim_id)
        return record

    def claims_of(self, fact: Fact) -> tuple[Claim, ...]:
        """The claims of a fact, in its order."""
        return tuple(self.claim(claim_id) for claim_id in fact.claims)

    def judgements(self, fact: Fact) -> Iterator[tuple[Claim, Claim, Judgement]]:
        """What was written between the claims of a fact."""
        members = set(fact.claims)
        for claim_id in fact.claims:
            for _, other, data in self._graph.out_edges(claim_id, data=True):
                judgement = data.get("judgement")
                if other in members and judgement is not None:
                    yield self.claim(claim_id), self.claim(other), judgement

    def nodes(self) -> Iterator[Node]:
        """All nodes, for export."""
        for name, data in self._graph.nodes(data=True):
            yield Node(name, data["kind"], data["record"])

    def edges(self) -> Iterator[Edge]:
        """All edges, for export."""
        for source, target, data in self._graph.edges(data=True):
            yield Edge(source, target, data["kind"], data.get("judgement"))

    # -- inside ----------------------------------------------------------------------------

    def _join(self, source: str, target: str, kind: EdgeKind) -> None:
        self._graph.add_edge(source, target, key=kind.value, kind=kind)

    def _records(self, of: type[R]) -> Iterator[R]:
        for _, data in self._graph.nodes(data=True):
            record = data["record"]
            if isinstance(record, of):
                yield record


def to_graphml(nodes: Iterable[tuple[str, dict[str, str]]], edges: Iterable[tuple[str, str, dict[str, str]]]) -> str:
    """GraphML of labelled nodes and edges, as text. Attributes must be strings."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def _article(article_id: str) -> str:
    return f"article:{article_id}"


def _sentence(sentence: Sentence) -> str:
    return f"sentence:{sentence.article_id}#{sentence.index}"
