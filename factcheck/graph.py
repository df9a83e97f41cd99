"""The claim graph: the spine of one story, and the only module that imports networkx.

Nodes are articles, sentences, claims, entities, facts and passages, keyed by our own ids and
carrying our own frozen records. Stages add to it in order: `read` and `link` put the claims in,
`align` joins them into facts, `reconcile` writes its judgements on the edges between claims,
`trace` adds who copies and cites whom. One graph a story, never one for an archive.

The stages only put records in and look them up by id. What asks about paths, components or cycles,
and what writes a graph format, takes `StoryGraph.network()`; networkx is loaded then, since its
import takes longer than a whole small story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from factcheck.model.article import Document, Sentence
from factcheck.model.claim import Claim
from factcheck.model.entity import Entity
from factcheck.model.fact import Fact
from factcheck.model.passage import Citation, Origin, Passage
from factcheck.model.relation import Judgement, RelationKind

if TYPE_CHECKING:
    import networkx as nx


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
    BORNE_OUT = "borne-out"
    """claim of a draft → claim of a source that gives the same figure in a sentence like its own"""
    SAME_FIGURE = "same-figure"
    """claim of a draft → claim of a source that gives the same figure, of what is not clear"""
    DERIVED_FROM = "derived-from"
    """claim → the claim that it is a multiple, change or sum of"""
    COPIES = "copies"
    """article → passage that stands in it"""
    CITES = "cites"
    """article → article that it names as the source of its report"""
    RESTS_ON = "rests-on"
    """article → article of the same origin that had the text first"""


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
        self._documents: dict[str, Document] = {}
        self._nodes: dict[str, Node] = {}
        self._edges: dict[str, dict[tuple[str, EdgeKind], Edge]] = {}
        for document in documents:
            self._documents[document.article.id] = document
            self._put(_article(document.article.id), NodeKind.ARTICLE, document)

    # -- what the stages put in ------------------------------------------------------------

    def add_entity(self, entity: Entity) -> None:
        """Add a person, organisation or place of the story's inventory."""
        self._put(entity.id, NodeKind.ENTITY, entity)

    def add_claim(self, claim: Claim) -> None:
        """Add a claim under its sentence and article; its subject must be in already."""
        sentence = self._documents[claim.article_id].sentences[claim.sentence]
        node = _sentence(sentence)
        if node not in self._nodes:
            self._put(node, NodeKind.SENTENCE, sentence)
            self._join(_article(claim.article_id), node, EdgeKind.CONTAINS)
        self._put(claim.id, NodeKind.CLAIM, claim)
        self._join(node, claim.id, EdgeKind.ASSERTS)
        if claim.subject is not None and claim.subject.id:
            self._join(claim.id, claim.subject.id, EdgeKind.ABOUT)

    def add_fact(self, fact: Fact) -> None:
        """Add a fact and join its claims to it; adding it again replaces its record."""
        self._put(fact.id, NodeKind.FACT, fact)
        for claim_id in fact.claims:
            self._join(claim_id, fact.id, EdgeKind.SAME_FACT)

    def add_judgement(self, left: str, right: str, judgement: Judgement) -> None:
        """Write what the reconciler thinks of two claims on the edge between them."""
        kind = EdgeKind.AGREES if judgement.explained else _EDGE_OF_RELATION[judgement.relation.kind]
        self._join(left, right, kind, judgement)

    def add_derivation(self, claim_id: str, base_id: str) -> None:
        """Say that a claim's value is reckoned from another claim's."""
        self._join(claim_id, base_id, EdgeKind.DERIVED_FROM)

    def add_bearer(self, claim_id: str, bearer_id: str, *, sure: bool) -> None:
        """Say that a source has the figure of a draft's claim; `sure` where its sentence is like the draft's."""
        self._join(claim_id, bearer_id, EdgeKind.BORNE_OUT if sure else EdgeKind.SAME_FIGURE)

    def add_passage(self, passage: Passage) -> None:
        """Add a repeated passage and join the articles in which it stands to it."""
        self._put(passage.id, NodeKind.PASSAGE, passage)
        for copy in passage.copies:
            self._join(_article(copy.article_id), passage.id, EdgeKind.COPIES)

    def add_citation(self, citation: Citation) -> None:
        """Join an article to the one it cites, when that one is in the story too."""
        if citation.cited_id is not None:
            self._join(_article(citation.article_id), _article(citation.cited_id), EdgeKind.CITES)

    def add_origin(self, origin: Origin) -> None:
        """Join the articles of an origin to the one that had it first."""
        for article in origin.articles:
            if article != origin.root:
                self._join(_article(article), _article(origin.root), EdgeKind.RESTS_ON)

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
        record = self._nodes[claim_id].record
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
            for edge in self._edges.get(claim_id, {}).values():
                if edge.judgement is not None and edge.target in members:
                    yield self.claim(claim_id), self.claim(edge.target), edge.judgement

    def bearers(self, claim_id: str, *, sure: bool) -> Iterator[Claim]:
        """The claims of sources that were joined to a draft's claim by `add_bearer`."""
        kind = EdgeKind.BORNE_OUT if sure else EdgeKind.SAME_FIGURE
        for edge in self._edges.get(claim_id, {}).values():
            if edge.kind is kind:
                yield self.claim(edge.target)

    def nodes(self) -> Iterator[Node]:
        """All nodes."""
        yield from self._nodes.values()

    def edges(self) -> Iterator[Edge]:
        """All edges, in the order of the nodes that they go out from."""
        for source in self._nodes:
            yield from self._edges.get(source, {}).values()

    def network(self) -> nx.MultiDiGraph[str]:
        """The graph as networkx has it: `kind` and `record` on nodes, `kind` and `judgement` on edges."""
        import networkx as nx

        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        network.add_nodes_from((node.id, {"kind": node.kind, "record": node.record}) for node in self.nodes())
        for edge in self.edges():
            network.add_edge(edge.source, edge.target, edge.kind.value, kind=edge.kind, judgement=edge.judgement)
        return network

    # -- inside ----------------------------------------------------------------------------

    def _put(self, id: str, kind: NodeKind, record: Record) -> None:
        self._nodes[id] = Node(id, kind, record)

    def _join(self, source: str, target: str, kind: EdgeKind, judgement: Judgement | None = None) -> None:
        self._edges.setdefault(source, {})[target, kind] = Edge(source, target, kind, judgement)

    def _records(self, of: type[R]) -> Iterator[R]:
        for node in self._nodes.values():
            if isinstance(node.record, of):
                yield node.record


def to_graphml(nodes: Iterable[tuple[str, dict[str, str]]], edges: Iterable[tuple[str, str, dict[str, str]]]) -> str:
    """GraphML of labelled nodes and edges, as text. Attributes must be strings."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def _article(article_id: str) -> str:
    return f"article:{article_id}"


def _sentence(sentence: Sentence) -> str:
    return f"sentence:{sentence.article_id}#{sentence.index}"
