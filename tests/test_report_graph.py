"""The claim graph as other programs read it."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import networkx as nx
import pytest

from factcheck.errors import UsageError
from factcheck.model.report import Report
from factcheck.report.graph_export import FORMATS, export
from tests.sample_report import halden, hostile, sample

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def test_graphml_is_read_back_with_its_labels() -> None:
    graph = nx.parse_graphml(export(sample(), "graphml"))
    assert graph.nodes["f3"] == {"label": "Halden Robotics · revenue", "kind": "fact", "story": "S1"}
    assert graph.nodes["c7"]["label"] == "revenue: $310 million"
    kinds = {data["label"] for _, _, data in graph.edges(data=True)}
    assert kinds == {
        "contains",
        "asserts",
        "about",
        "same-fact",
        "agrees",
        "rounds-to",
        "conflicts",
        "copies",
        "cites",
    } - {"rounds-to"}


def test_stories_share_no_node() -> None:
    graphs = json.loads(export(sample(), "json"))
    first, second = ({node["id"] for node in graph["nodes"]} for graph in graphs)
    assert [graph["story"] for graph in graphs] == ["S1", "S2"]
    assert first & second == set() and second == {"article:desk/bridge.txt"}


def test_json_of_one_story_is_not_a_list() -> None:
    graph = json.loads(export(Report((halden(),)), "json"))
    conflict = [(e["source"], e["target"]) for e in graph["edges"] if e["kind"] == "conflicts"]
    assert conflict == [("c7", "c8"), ("c7", "c9"), ("c13", "c14"), ("c15", "c16")]


@pytest.mark.parametrize("report", [sample(), hostile()], ids=["sample", "hostile"])
def test_every_edge_leads_from_node_to_node(report: Report) -> None:
    graphs = json.loads(export(report, "json"))
    for graph in graphs if isinstance(graphs, list) else [graphs]:
        ids = {node["id"] for node in graph["nodes"]}
        assert {end for edge in graph["edges"] for end in (edge["source"], edge["target"])} <= ids


def test_hostile_text_stays_text_in_graphml() -> None:
    root = ElementTree.fromstring(export(hostile(), "graphml"))  # noqa: S314
    assert {element.tag.removeprefix(GRAPHML) for element in root.iter()} == {
        "graphml",
        "key",
        "graph",
        "node",
        "data",
        "edge",
    }


def test_hostile_text_stays_inside_its_quotes_in_dot() -> None:
    text = export(hostile(), "dot")
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    assert re.fullmatch(r'[\w\s{}\[\]=,;>\-"]*', bare)


def test_hostile_text_stays_inside_its_labels_in_mermaid() -> None:
    text = export(hostile(), "mermaid")
    labels = re.findall(r'"([^"\n]*)"', text)
    assert labels and not re.search(r"[<>`*_|\[\]{}@$&~\\]", "".join(labels))
    assert not [label for label in labels if re.match(r"\d*[.)+-] ", label)], "Mermaid reads lists in labels"


def test_mermaid_keeps_plain_labels_plain() -> None:
    text = export(sample(), "mermaid")
    assert 'n37("founded: 2016")' in text and '("revenue: #36;310 million")' in text


def test_an_unknown_format_suggests_one() -> None:
    with pytest.raises(UsageError, match="no format is called 'graphlm'; did you mean 'graphml'"):
        export(sample(), "graphlm")


@pytest.mark.parametrize("format", FORMATS)
def test_no_story_is_an_empty_graph(format: str) -> None:
    assert export(Report(()), format).endswith("\n")


def test_the_network_holds_the_same_nodes_and_edges() -> None:
    """What networkx is asked about is what the exporters write."""
    for story in sample().stories:
        network = story.graph.network()
        nodes = [(name, data["kind"], data["record"]) for name, data in network.nodes(data=True)]
        assert nodes == [tuple(node) for node in story.graph.nodes()]
        edges = {(*ends, data["kind"]): data["judgement"] for *ends, data in network.edges(data=True)}
        assert edges == {tuple(edge)[:3]: edge.judgement for edge in story.graph.edges()}
        assert nodes
