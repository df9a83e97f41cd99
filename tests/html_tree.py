"""An HTML page as a tree, read strictly, and what our own pages may be made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "input", "br", "path", "circle", "rect"})
OURS = {
    "html", "head", "meta", "title", "style", "body", "header", "footer", "main", "nav", "section", "article", "div",
    "h1", "h2", "h3", "h4", "h5", "p", "ul", "ol", "li", "a", "b", "q", "br", "span", "small", "mark", "blockquote",
    "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "label", "input",
    "svg", "defs", "marker", "g", "path", "circle", "rect", "text",
}  # fmt: skip


@dataclass
class Node:
    """An element, with everything below it."""

    tag: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)

    def all(self, tag: str = "", **having: str) -> list[Node]:
        """The elements below, in order, of a tag and with a class."""
        found = []
        for child in self.children:
            if isinstance(child, Node):
                classes = child.attributes.get("class", "").split()
                if tag in ("", child.tag) and having.get("of", "") in ("", *classes):
                    found.append(child)
                found += child.all(tag, **having)
        return found

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


class Tree(HTMLParser):
    """A strict reading: every element is closed in its turn, and none is one that we do not write."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Node("", {})
        self.open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: {tag} {names}"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def read(page: str) -> Node:
    """The page as a tree."""
    tree = Tree()
    tree.feed(page)
    tree.close()
    assert tree.open == [tree.top], "something is left open"
    return tree.top


def href(node: Node) -> str:
    return node.attributes.get("href", "")


def check_html(text: str) -> None:
    """Nothing on the page but what we put there."""
    page = read(text)
    assert {node.tag for node in page.all()} <= OURS
    for node in page.all():
        assert not [name for name in node.attributes if name.startswith("on") or name in ("style", "src", "srcset")]
        assert re.fullmatch(r"(#[a-z0-9-]+|https?://.*)?", href(node)), href(node)
        assert node.attributes.get("marker-end", "url(#x)").startswith("url(#")
