"""A report built by hand, record by record, so that reporters can be tested without any stage.

Company, town and figures are invented. Four articles make one story with an error, two warnings and
two notes, agreed facts, a copied passage and things that were not read; a fifth article stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

from factcheck.errors import Problem
from factcheck.graph import StoryGraph
from factcheck.model.article import Article, Block, BlockKind, Document, Sentence
from factcheck.model.check import Backing, Check
from factcheck.model.claim import Attribution, Claim, EntityRef, Modality, Qualifiers, Unread
from factcheck.model.entity import Entity, EntityType
from factcheck.model.fact import Fact, Verdict
from factcheck.model.finding import Finding, Mention, Severity, Side, Suppression, SuppressionKind
from factcheck.model.passage import Citation, Copy, Origin, Passage, PassageKind
from factcheck.model.relation import Cause, Judgement, Relation, RelationKind
from factcheck.model.report import Report, Story
from factcheck.model.span import Span
from factcheck.model.value import INFINITY, Dimension, Modifier, Quantity, Stage, Superlative, Time, Value

WIRE = """Halden Robotics in talks to raise $620 million

GREYFORD, May 14 - Halden Robotics, a maker of warehouse robots, is in talks to raise $620 million in a round
that would value the company at $6.4 billion, two people briefed on the plan said on Tuesday.

Revenue came to $310 million last year, one of them said. The company employs 1,200 people in Greyford and has
cut 40 jobs since January. Its share of the market rose 4.5 percent.

The firm was founded in 2016 by two engineers.
"""

LEDGER = """# Robot maker Halden seeks fresh cash

Halden Robotics is set to raise more than $500 million at a valuation of $6.4 billion, according to investors.
The company booked $410 million in revenue in 2023, a person who has seen the accounts said, after years in
which it had told its backers again and again that growth mattered more to it than any profit it might make.

Founded in 2016, Halden employs 1,200 people. "We are growing with our customers and with nobody else in mind,
and we will go on doing so for as long as they want us to," its chief executive said in a statement.

Its market share climbed 4.5 percentage points, the largest gain in the trade.
"""

POST = """Halden close to new funding round

The company booked $410 million in revenue in 2023, a person who has seen the accounts said, after years in
which it had told its backers again and again that growth mattered more to it than any profit it might make.

The deal, first reported by The Ledger, values Halden Robotics at $6.4 billion. "We are growing with our
customers and with nobody else in mind, and we will go on doing so for as long as they want us to," it said.
"""

NOTES = """Halden's price tag: nearly $6.5 billion. Staff: 1,200 people. Layoffs have reached 52 jobs.
Some dozen-odd patents are pending, up by a lot since the last time that anybody counted them.
"""

ALONE = """Greyford council votes to mend the town's one remaining swing bridge

The council voted 7-2 on Monday to repair the bridge.
"""

_SENTENCE_END = re.compile(r'(?<=[.!?])["”]?\s+(?=["“A-Z])')


def document(article: Article) -> Document:
    """Paragraphs and sentences, found by the plainest of means."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for index, match in enumerate(re.finditer(r"[^\n]+(?:\n[^\n]+)*", article.text)):
        kind = BlockKind.HEADLINE if index == 0 and "\n" not in match.group() else BlockKind.PARAGRAPH
        block = Block(kind, Span(*match.span()), index, index)
        blocks.append(block)
        start = match.start()
        for end in [*(end.start() for end in _SENTENCE_END.finditer(match.group())), len(match.group())]:
            span = Span(start, match.start() + end)
            sentences.append(Sentence(article.id, span, len(sentences), block))
            start = span.end + len(article.text[span.end :]) - len(article.text[span.end :].lstrip())
    return Document(article, tuple(blocks), tuple(sentences))


def money(amount: str, grain: str, modifier: Modifier = Modifier.BARE) -> Quantity:
    """US dollars; a bound when the modifier is one."""
    figure = Decimal(amount)
    high = INFINITY if modifier is Modifier.GT else figure
    return Quantity(
        figure, high, figure, Decimal(grain), Decimal(grain), modifier, Dimension.MONEY, "USD",
        low_open=modifier is Modifier.GT,
    )  # fmt: skip


def plain(amount: str, dimension: Dimension, unit: str = "") -> Quantity:
    """A bare figure."""
    figure = Decimal(amount)
    return Quantity(
        figure, figure, figure, Decimal("0.1") if "." in amount else Decimal(1), Decimal(1),
        Modifier.BARE, dimension, unit,
    )  # fmt: skip


@dataclass
class Desk:
    """Builds the records of one story; ids are counted in the order of the calls."""

    documents: Sequence[Document]
    subject: EntityRef
    claims: list[Claim] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    judgements: list[tuple[str, str, Judgement]] = field(default_factory=list)

    def span(self, article_id: str, words: str) -> Span:
        """Where `words` first stand in an article; white space is matched loosely."""
        text = next(d.article.text for d in self.documents if d.article.id == article_id)
        match = re.search(r"\s+".join(map(re.escape, words.split())), text)
        assert match, f"{words!r} is not in {article_id}"
        return Span(*match.span())

    def claim(self, article_id: str, words: str, attribute: str, value: Value, **limits: Any) -> Claim:
        """Add a claim on the first place of `words`."""
        span = self.span(article_id, words)
        its = next(d for d in self.documents if d.article.id == article_id)
        sentence = next(s.index for s in its.sentences if s.span.contains(span))
        claim = Claim(
            f"c{len(self.claims) + 1}", article_id, sentence, span, span.of(its.article.text), attribute,
            value, self.subject, **limits,
        )  # fmt: skip
        self.claims.append(claim)
        return claim

    def fact(self, claims: Sequence[Claim], verdict: Verdict, origins: int, **kinds: RelationKind) -> Fact:
        """Join claims into a fact. `kinds` maps "c1_c2" to their relation; others are the same."""
        attribute = claims[0].attribute
        ids = tuple(claim.id for claim in claims)
        fact = Fact(f"f{len(self.facts) + 1}", self.subject, attribute, ids, (), verdict, origins)
        self.facts.append(fact)
        for left, right in combinations(claims, 2):
            kind = kinds.get(f"{left.id}_{right.id}", RelationKind.SAME)
            cause = Cause.ONE_DIGIT_DIFFERS if kind is RelationKind.DISJOINT else None
            self.judgements.append((left.id, right.id, Judgement(Relation(kind, Decimal(0), cause))))
        return fact

    def finding(
        self, rule: str, name: str, severity: Severity, fact: Fact, message: str, why: Sequence[str],
        *sides: tuple[str, Sequence[Claim], int],
    ) -> None:  # fmt: skip
        """Add a finding; each side is its value, its claims and its origins."""
        self.findings.append(
            Finding(
                f"d{len(self.findings) + 1}",
                rule,
                name,
                severity,
                self.subject.name,
                fact.attribute,
                message,
                Decimal("0.9"),
                tuple(why),
                tuple(
                    Side(value, tuple(Mention(c.article_id, c.span, c.id) for c in claims), origins)
                    for value, claims, origins in sides
                ),
                fact.id,
            )
        )


def articles() -> tuple[Article, ...]:
    """The four articles of the story and the one that stands alone."""
    read = Article.from_text
    return (
        read(WIRE, id="desk/wire.txt", title="Halden Robotics in talks to raise $620 million",
             publisher="Morning Wire", published=date(2024, 5, 14)),
        read(LEDGER, id="desk/ledger.md", title="Robot maker Halden seeks fresh cash",
             publisher="The Ledger", published=date(2024, 5, 15), url="https://ledger.example/halden"),
        read(POST, id="desk/post.html", title="Halden close to new funding round",
             publisher="Capital Post", published=date(2024, 5, 16), credit="The Ledger"),
        read(NOTES, id="desk/notes.txt"),
        read(ALONE, id="desk/bridge.txt", title="Greyford council votes to mend the bridge",
             publisher="Greyford Echo", published=date(2024, 5, 13)),
    )  # fmt: skip


def halden() -> Story:
    """The story with everything in it."""
    documents = tuple(document(article) for article in articles()[:4])
    company = EntityRef("Halden Robotics", "e1")
    desk = Desk(documents, company)
    wire, ledger, post, notes = (d.article.id for d in documents)
    people = Attribution("two people briefed on the plan", "said", anonymous=True)
    accounts = Attribution("a person who has seen the accounts", "said", anonymous=True)
    year = Time(desk.span(ledger, "2023"), "2023", "2023", date(2023, 1, 1), date(2023, 12, 31))
    last = Time(desk.span(wire, "last year"), "last year", "2023", date(2023, 1, 1), date(2023, 12, 31),
                relative=True)  # fmt: skip

    raised = [
        desk.claim(wire, "$620 million", "funding", money("620e6", "1e7"), modality=Modality.PLANNED,
                   attribution=people),
        desk.claim(ledger, "more than $500 million", "funding", money("500e6", "1e8", Modifier.GT),
                   modality=Modality.PLANNED, attribution=Attribution("investors", "according to", True)),
    ]  # fmt: skip
    valued = [
        desk.claim(wire, "$6.4 billion", "valuation", money("6.4e9", "1e8"), attribution=people),
        desk.claim(ledger, "$6.4 billion", "valuation", money("6.4e9", "1e8")),
        desk.claim(post, "$6.4 billion", "valuation", money("6.4e9", "1e8")),
        desk.claim(notes, "nearly $6.5 billion", "valuation", money("6.5e9", "1e8", Modifier.NEAR_BELOW)),
    ]
    revenue = [
        desk.claim(wire, "$310 million", "revenue", money("310e6", "1e7"), attribution=people, period=last),
        desk.claim(ledger, "$410 million", "revenue", money("410e6", "1e7"), attribution=accounts, period=year),
        desk.claim(post, "$410 million", "revenue", money("410e6", "1e7"), attribution=accounts),
    ]
    staff = [
        desk.claim(article, "1,200 people", "employees", plain("1200", Dimension.COUNT, "person"))
        for article in (wire, ledger, notes)
    ]
    cuts = [
        desk.claim(wire, "40 jobs", "job cuts", plain("40", Dimension.COUNT, "job"), change="up"),
        desk.claim(notes, "52 jobs", "job cuts", plain("52", Dimension.COUNT, "job")),
    ]
    share = [
        desk.claim(wire, "4.5 percent", "market share", plain("4.5", Dimension.PERCENT), change="up"),
        desk.claim(ledger, "4.5 percentage points", "market share", plain("4.5", Dimension.POINT), change="up"),
    ]
    founded = [desk.claim(article, "2016", "founded", plain("2016", Dimension.YEAR)) for article in (wire, ledger)]
    stage = desk.claim(wire, "in talks to raise", "stage", Stage("deal", 1, "in talks"))
    gain = desk.claim(ledger, "the largest gain in the trade", "superlative",
                      Superlative("largest", False, ("gain",), ("trade",)),
                      qualifiers=Qualifiers(scope=("trade",)))  # fmt: skip

    hedge, apart = RelationKind.WITHIN_HEDGE, RelationKind.DISJOINT
    desk.fact(raised, Verdict.AGREES, 2, c1_c2=RelationKind.CONTAINS)
    price = desk.fact(valued, Verdict.ROUNDS, 3, c3_c6=hedge, c4_c6=hedge, c5_c6=hedge)
    books = desk.fact(revenue, Verdict.CONFLICTS, 2, c7_c8=apart, c7_c9=apart)
    desk.fact(staff, Verdict.AGREES, 3)
    layoffs = desk.fact(cuts, Verdict.SUPERSEDED, 2, c13_c14=apart)
    market = desk.fact(share, Verdict.CONFLICTS, 2, c15_c16=RelationKind.INCOMPARABLE)
    desk.fact(founded, Verdict.AGREES, 2)
    desk.fact([stage], Verdict.SINGLE, 1)
    desk.fact([gain], Verdict.SINGLE, 1)

    desk.finding(
        "FC101", "number-disjoint", Severity.ERROR, books,
        "$410 million and $310 million cannot both be right",
        (
            "$410 million reads as [405, 415) million USD",
            "$310 million reads as [305, 315) million USD",
            "no value lies in both; they are 24 % apart and one digit differs",
            "both are for 2023, and no sum, multiple or later report explains the difference",
        ),
        ("$410 million", revenue[1:], 1), ("$310 million", revenue[:1], 1),
    )  # fmt: skip
    desk.finding(
        "FC108", "percent-versus-points", Severity.WARNING, market,
        "the same figure is given in percent and in percentage points",
        ("a rise of 4.5 % of a share is not a rise by 4.5 percentage points",),
        ("4.5 percentage points", share[1:], 1), ("4.5 %", share[:1], 1),
    )  # fmt: skip
    desk.finding(
        "FC102", "number-rounding", Severity.NOTE, price,
        "$6.4 billion is also told as nearly $6.5 billion",
        ("nearly $6.5 billion reads as [6.4, 6.5) billion USD, which holds 6.4",),
        ("$6.4 billion", valued[:3], 2), ("nearly $6.5 billion", valued[3:], 1),
    )  # fmt: skip
    desk.finding(
        "FC191", "superseded", Severity.NOTE, layoffs,
        "40 jobs became 52 jobs",
        ("job cuts only grow, and the report that says 52 is the later one",),
        ("52 jobs", cuts[1:], 1), ("40 jobs", cuts[:1], 1),
    )  # fmt: skip

    entity = Entity("e1", "Halden Robotics", EntityType.ORGANISATION,
                    ("Halden", "Halden Robotics", "the company"), (ledger, notes, post, wire), 9)  # fmt: skip
    quote = "We are growing with our customers and with nobody else in mind, and we will go on doing so for "
    quote += "as long as they want us to"
    copied = "The company booked $410 million in revenue in 2023, a person who has seen the accounts said, after "
    copied += "years in which it had told its backers again and again that growth mattered more to it than any "
    copied += "profit it might make."
    passages = tuple(
        Passage(
            f"p{number}",
            kind,
            len(words.split()),
            tuple(Copy(a, desk.span(a, words)) for a in (ledger, post)),
        )
        for number, (kind, words) in enumerate(((PassageKind.SYNDICATED, copied), (PassageKind.SHARED_QUOTE, quote)), 1)
    )
    citation = Citation(post, desk.span(post, "first reported by The Ledger"), "The Ledger", ledger)
    patents = desk.span(notes, "Some dozen-odd patents")
    long_ago = desk.span(notes, "since the last time that anybody counted them")
    texts = {d.article.id: d.article.text for d in documents}
    unread = (
        Unread(notes, patents, patents.of(texts[notes]), "a number word that is not known"),
        Unread(notes, long_ago, long_ago.of(texts[notes]), "nothing in the article dates it"),
    )
    findings = tuple(sorted(desk.findings, key=lambda finding: finding.order))

    graph = StoryGraph(documents)
    graph.add_entity(entity)
    for claim in desk.claims:
        graph.add_claim(claim)
    for fact in desk.facts:
        graph.add_fact(fact)
    for left, right, judgement in desk.judgements:
        graph.add_judgement(left, right, judgement)
    for passage in passages:
        graph.add_passage(passage)
    graph.add_citation(citation)
    origins = (
        Origin("o1", (ledger, post), ledger,
               ("33 words of desk/ledger.md stand in desk/post.html", "desk/post.html cites The Ledger")),
        Origin("o2", (notes,), notes),
        Origin("o3", (wire,), wire),
    )  # fmt: skip
    return Story(
        "S1", "Halden Robotics in talks to raise $620 million", documents, (entity,), tuple(desk.claims),
        tuple(desk.facts), findings, passages, origins, (citation,), unread, graph,
    )  # fmt: skip


def bridge() -> Story:
    """A story of one article, with nothing to hold against it."""
    alone = document(articles()[4])
    vote = Span(ALONE.index("7-2"), ALONE.index("7-2") + 3)
    unread = Unread(alone.article.id, vote, "7-2", "scores are not read")
    return Story(
        "S2", "Greyford council votes to mend the bridge", (alone,), (), (), (), (), (),
        (Origin("o4", (alone.article.id,), alone.article.id),), (), (unread,), StoryGraph((alone,)),
    )  # fmt: skip


def drafted() -> Report:
    """The notes as a draft that was written from the other three articles, with one finding set aside."""
    story = halden()
    notes = story.documents[3].article.id
    said = {claim.id: Mention(claim.article_id, claim.span, claim.id) for claim in story.claims}
    checks = (
        Check("c6", Backing.HEDGED, (), (said["c3"], said["c4"], said["c5"]), (), 2),
        Check("c12", Backing.SUPPORTED, (said["c10"], said["c11"]), (), (), 2),
        Check("c14", Backing.CONFLICTING, (), (), (said["c13"],)),
    )
    price, layoffs = (finding for finding in story.findings if finding.rule in ("FC102", "FC191"))
    agreed = Suppression(SuppressionKind.COMMENT, "desk/notes.txt:1", "rounded on [purpose]", "the desk")
    aside = replace(price, suppression=agreed)
    own = [replace(s, origins=0) if s.mentions[0].article_id == notes else s for s in layoffs.sides]
    loud = replace(layoffs, severity=Severity.WARNING, sides=tuple(own))
    its = replace(
        story, draft=notes, checks=checks, findings=(loud,), suppressed=(aside,),
        origins=tuple(origin for origin in story.origins if notes not in origin.articles),
    )  # fmt: skip
    return Report((its,))


def sample() -> Report:
    """Both stories, with an input that could not be read and one that could, with a remark."""
    return Report(
        (halden(), bridge()),
        (
            Problem("desk/notes.txt", "has no date; give one in sources.toml", fatal=False),
            Problem("desk/scan.txt", "is not text (contains NUL bytes)"),
        ),
    )


HOSTILE = (
    "[red]Loud[/red] <script>alert(1)</script> | `code` *bold* _it_ [link](javascript:alert(1)) @desk #12 "
    "\x1b[31mred\x1b[0m \x07 \u202eevil\u202c &amp; $x$ ~~gone~~ <!-- hidden --> https://bad.example "
)
"""What an article may hold that no report may act on."""


def hostile() -> Report:
    """A report in which every text that comes from outside is hostile."""
    text = f"- {HOSTILE}says 12 people died.\n\n1. {HOSTILE}says 15 people died. {'x' * 10_000}\n"
    documents = tuple(
        document(Article.from_text(text, id=f"{name}.txt", title=HOSTILE, publisher=f"{name} {HOSTILE}", url=HOSTILE))
        for name in ("a|b", "c`d")
    )
    desk = Desk(documents, EntityRef(HOSTILE, "e1"))
    who = Attribution(HOSTILE, "said")
    people = plain("12", Dimension.COUNT, "person"), plain("15", Dimension.COUNT, "person")
    twelve, fifteen = (
        [desk.claim(d.article.id, words, HOSTILE, value, attribution=who) for d in documents]
        for words, value in zip(("12 people", "15 people"), people, strict=True)
    )
    kinds = {f"{a.id}_{b.id}": RelationKind.DISJOINT for a in twelve for b in fifteen}
    fact = desk.fact([*twelve, *fifteen], Verdict.CONFLICTS, 2, **kinds)
    desk.finding("FC101", "number-disjoint", Severity.ERROR, fact, f"12 and 15 differ {HOSTILE}", (HOSTILE,),
                 (f"12 {HOSTILE}", twelve, 2), (f"15 {HOSTILE}", fifteen, 2))  # fmt: skip
    graph = StoryGraph(documents)
    entity = Entity("e1", HOSTILE, EntityType.PERSON, (HOSTILE,), tuple(d.article.id for d in documents), 4)
    graph.add_entity(entity)
    for claim in desk.claims:
        graph.add_claim(claim)
    graph.add_fact(fact)
    for left, right, judgement in desk.judgements:
        graph.add_judgement(left, right, judgement)
    whole = Span(0, len(text))
    ids = tuple(d.article.id for d in documents)
    passage = Passage("p1", PassageKind.SYNDICATED, 40, tuple(Copy(each, whole) for each in ids))
    story = Story(
        "S1", HOSTILE, documents, (entity,), tuple(desk.claims), (fact,), tuple(desk.findings), (passage,),
        (Origin("o1", ids, ids[0], (HOSTILE,)),), (Citation(ids[0], whole, HOSTILE, ids[1]),),
        (Unread(ids[0], whole, text, HOSTILE),), graph,
    )  # fmt: skip
    return Report((story,), (Problem(f"bad {HOSTILE}", HOSTILE),))
