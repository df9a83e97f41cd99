"""One finding, step by step: who says what, why that is one fact, what the words allow, what was tried."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from factcheck.align.setting import ENOUGH_WHEN_COMPATIBLE, ENOUGH_WHEN_DISJOINT
from factcheck.config.settings import DEFAULT, Settings
from factcheck.errors import UsageError
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.finding import Finding
from factcheck.model.report import Report, Story
from factcheck.reconcile.build import case_of
from factcheck.reconcile.case import Case, Pair
from factcheck.reconcile.confidence import counted_before
from factcheck.reconcile.severity import Circumstances
from factcheck.reconcile.trials import trials
from factcheck.report import Page
from factcheck.report.naming import topic
from factcheck.report.sheet import Sheet, cut
from factcheck.report.terminal import STYLES, show_side
from factcheck.report.text import counted, shorten, visible
from factcheck.report.view import StoryView
from factcheck.rules import BUILTIN
from factcheck.rules import find as find_rule
from factcheck.trace.support import Support

MOST_LINKS = 12
MOST_PAIRS = 4
_SHORTEST_FINGERPRINT = 6


def find(report: Report, wanted: str) -> tuple[Story, Finding]:
    """The finding with this id, or whose fingerprint begins so.

    Raises:
        UsageError: there is none, or the fingerprint is that of several; the message says what there is.
    """
    key = wanted.strip().lower()
    findings = list(report.each())
    found = [each for each in findings if each[1].id.lower() == key]
    if not found and len(key) >= _SHORTEST_FINGERPRINT:
        found = [each for each in findings if each[1].fingerprint.startswith(key)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{wanted} begins {len(found)} fingerprints; give more of it")
    if not findings:
        raise UsageError(f"no finding is called '{wanted}': these files have none")
    first, last = findings[0][1].id, findings[-1][1].id
    there = f"there are {first} to {last}" if first != last else f"there is only {first}"
    raise UsageError(f"no finding is called '{wanted}' in these files; {there}")


def render(story: Story, finding: Finding, page: Page, settings: Settings = DEFAULT) -> str:
    """The page of a finding for the terminal, ending in a line break. `settings` are those it was found with."""
    sheet, view = Sheet(page), StoryView(story)
    sheet.title(f"{finding.id} {finding.rule} {finding.name}")
    sheet.line(
        (finding.severity.value, STYLES[finding.severity]),
        f" · confidence {finding.confidence:.2f} · fingerprint {finding.fingerprint}",
        first="   ",
    )
    sheet.line((_backing(finding), "dim"), first="   ")
    sheet.blank()
    sheet.line((topic(finding.subject, finding.attribute), "bold"), f": {visible(finding.message)}")
    for side in finding.sides:
        show_side(sheet, view, side, lines=2)
    fact = next((fact for fact in story.facts if fact.id == finding.fact_id), None)
    case = _case(story, fact, settings) if fact is not None else None
    pairs = [pair for pair in case.pairs if pair.severity is not None] if case is not None else []
    if finding.explanation and not any(set(finding.explanation) <= set(pair.why) for pair in pairs[:MOST_PAIRS]):
        sheet.heading("Why")
        for step in finding.explanation:
            sheet.line(visible(step), first="  ")
    if case is not None:
        _links(sheet, view, case.fact)
        for pair in pairs[:MOST_PAIRS]:
            _pair(sheet, case, pair, settings)
        _rules(sheet, case, finding.rule)
    rule = find_rule(finding.rule)
    if case is None:
        sheet.heading("Rules", "asked of the whole story, once it was known who copied whom")
        sheet.line((rule.code, "bold"), f" {rule.name} speaks: {rule.summary}", first="  ", rest="    ")
    sheet.blank()
    sheet.line((f"factcheck explain {rule.code}", "bold"), " tells what the rule is for and how to resolve it.")
    return sheet.text()


def _backing(finding: Finding) -> str:
    """What the confidence was counted from."""
    count = counted_before().get(finding.evidence)
    if count is None:
        return "no finding of this kind was counted on the labelled stories: its confidence is set"
    kind = (
        "findings of this rule"
        if finding.evidence == finding.rule
        else f"findings on such evidence ({finding.evidence})"
    )
    return f"{count.right} of {count.said} {kind} were right on the labelled stories"


def _case(story: Story, fact: Fact, settings: Settings) -> Case:
    articles = {article.id: article for article in story.articles}
    claims = {claim.id: claim for claim in story.claims}
    support = Support(story.documents, claims, story.origins, story.citations, {story.draft} - {""})
    weigh = support.weight if support.is_weighed else None
    return case_of(fact, story.graph.claims_of(fact), articles, story.claims, {story.draft} - {""}, settings, weigh)


def _links(sheet: Sheet, view: StoryView, fact: Fact) -> None:
    """Which claims were joined, and by what."""
    beside = f"strength {ENOUGH_WHEN_COMPATIBLE} joins figures that go together, {ENOUGH_WHEN_DISJOINT} any"
    sheet.heading("Why it is one fact", f"{counted(len(fact.claims), 'claim')}; {beside}")
    claims = {claim.id: claim for claim in view.story.claims}
    links, left = cut(sorted(fact.links, key=lambda link: -link.score), MOST_LINKS)
    for link in links:
        one, other = claims[link.left], claims[link.right]
        sheet.line(*_claim(view, one), "  ↔  ", *_claim(view, other), (f"  strength {link.score}", "dim"), first="  ")
        sheet.line("; ".join(visible(level) for level in link.levels), first="    ")
    sheet.more(left)
    if not fact.links:
        sheet.line("One claim: nothing had to be joined.", first="  ")


def _claim(view: StoryView, claim: Claim) -> tuple[tuple[str, str], ...]:
    place = view.place(claim.article_id, claim.span.start)
    return (shorten(visible(claim.quote), 40), "bold"), (f" {place}", "dim")


def _pair(sheet: Sheet, case: Case, pair: Pair, settings: Settings) -> None:
    """What two figures allow, what was tried on them and what decided how loud it is."""
    left, right = (shorten(visible(side.text), 40) for side in (pair.left, pair.right))
    sheet.heading("What was tried", f"{left} and {right}")
    for step in pair.why:
        sheet.line(visible(step), first="  ")
    sheet.blank()
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column(overflow="fold")
    for trial in trials(case, pair):
        table.add_row(
            Text(trial.asked), Text("yes" if trial.holds else "no", "bold" if trial.holds else ""),
            Text(visible(trial.because), "dim"),
        )  # fmt: skip
    sheet.put(table, indent=2)
    if pair.severity is not None:
        sheet.blank()
        reasons = [f"{pair.relation.gap * 100:.1f}% apart", *_circumstances(pair.circumstances)]
        if pair.circumstances.tolerances is not settings.tolerances:
            reasons.append(f"{visible(case.label)} has tolerances of its own")
        sheet.line((pair.severity.value, STYLES[pair.severity]), ": " + "; ".join(reasons), first="  ")


def _circumstances(known: Circumstances) -> Iterator[str]:
    if known.key_figure:
        yield "a key figure (in an opening, or given by several reports)"
    if known.later:
        yield "an update: a note"
    if known.attributed_apart:
        yield "two parties: a step softer"
    if known.quoted:
        yield "in a quotation only: a step softer"
    if known.draft:
        yield "a draft against its source: a step louder"
    if known.weightless:
        yield "on the word of sources of weight 0: a warning at most"
    if known.low_confidence:
        yield "not sure to be one fact: a note at most"


def _rules(sheet: Sheet, case: Case, own: str) -> None:
    """Who speaks of the fact, of all that were asked; `own` has spoken, perhaps of all sources together."""
    speak = [rule for rule in BUILTIN if rule.code == own or any(True for _ in rule.check(case))]
    silent = [rule.code for rule in BUILTIN if rule not in speak]
    sheet.heading("Rules")
    for rule in speak:
        sheet.line((rule.code, "bold"), f" {rule.name} speaks: {rule.summary}", first="  ", rest="    ")
    sheet.line(f"silent: {', '.join(silent)}", first="  ", rest="    ")
