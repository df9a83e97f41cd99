"""Laws that hold of every text: places, order, copies and additions change nothing but what they must."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hypothesis import assume, find, given, settings
from hypothesis import strategies as st

from factcheck import compare, extract
from factcheck.model.article import Article
from factcheck.model.finding import Side
from factcheck.model.report import Report
from tests import golden
from tests.strategies import UNRELATED, days, prefixes, stories, texts

# On top of the profile of all property tests: reading a text costs more than an interval, a story more still.
_PROFILE = settings.get_profile("factcheck")
some = settings(_PROFILE, max_examples=60)
few = settings(_PROFILE, max_examples=20)


def _fingerprints(report: Report) -> set[str]:
    return {finding.fingerprint for finding in report.findings}


# -- one article -----------------------------------------------------------------------------------


@some
@given(texts, days)
def test_the_quote_of_a_claim_is_the_text_under_its_span(text: str, day: date | None) -> None:
    for claim in extract(Article.from_text(text, id="a", published=day)):
        assert text[claim.start : claim.end] == claim.quote
        for time in (*claim.times, *([claim.period] if claim.period else [])):
            # `words` begin with the preposition, the span with the time itself.
            assert time.words.endswith(text[time.start : time.end])


@some
@given(prefixes, texts, days)
def test_a_paragraph_before_shifts_claims_and_changes_nothing_else(prefix: str, text: str, day: date | None) -> None:
    before = prefix + "\n\n"
    alone = extract(Article.from_text(text, id="a", published=day))
    shifted = extract(Article.from_text(before + text, id="a", published=day))
    assert [golden.shifted(claim, 0) for claim in alone] == [
        golden.shifted(claim, len(before)) for claim in shifted if claim.start >= len(before)
    ]


@some
@given(texts, st.sampled_from(("\n", "\n\n", " ")))
def test_white_space_around_a_text_is_not_read(text: str, space: str) -> None:
    alone = extract(Article.from_text(text, id="a"))
    padded = extract(Article.from_text(space + text + space, id="a"))
    assert [golden.shifted(claim, 0) for claim in alone] == [golden.shifted(claim, len(space)) for claim in padded]


@some
@given(texts)
def test_curly_quotes_and_hard_spaces_do_not_change_what_is_read(text: str) -> None:
    """Typography that has the same length: only the words as quoted differ."""
    other = text.replace("'", "’").replace(" million", "\u00a0million")
    plain = extract(Article.from_text(text, id="a"))
    typeset = extract(Article.from_text(other, id="a"))
    assert [(claim.span, claim.attribute, claim.value) for claim in plain] == [
        (claim.span, claim.attribute, claim.value) for claim in typeset
    ]


@some
@given(texts)
def test_claims_are_in_reading_order_and_figures_do_not_overlap(text: str) -> None:
    claims = extract(Article.from_text(text, id="a"))
    assert list(claims) == sorted(claims, key=lambda claim: claim.span)
    assert len({claim.id for claim in claims}) == len(claims)
    figures = [claim for claim in claims if claim.value.kind == "quantity"]
    for left, right in pairwise(figures):
        assert left.end <= right.start


# -- several articles ------------------------------------------------------------------------------


def test_the_stories_drawn_do_disagree() -> None:
    """So that laws about findings speak of something."""
    drawn = find(stories(), lambda articles: len(compare(articles).findings) > 1, settings=some)
    assert len(drawn) >= 2


@few
@given(stories())
def test_the_order_of_articles_does_not_change_what_is_found(articles: tuple[Article, ...]) -> None:
    found = _fingerprints(compare(articles))
    assert _fingerprints(compare((*articles[1:], articles[0]))) == found
    assert _fingerprints(compare(articles[::-1])) == found


@few
@given(texts, days)
def test_an_article_does_not_disagree_with_its_own_copy(text: str, day: date | None) -> None:
    """What one article has against itself, its copy adds nothing to."""
    first = Article.from_text(text, id="a.txt", published=day)
    again = Article.from_text(text, id="b.txt", published=day)
    apart = golden.findings((first, again))
    assert [finding for finding in apart if _is_between(finding.sides)] == []


def _is_between(sides: Sequence[Side]) -> bool:
    """Some side is given by one of two copies only."""
    return any(len({mention.article_id for mention in side.mentions}) < 2 for side in sides)


@few
@given(stories())
def test_the_same_articles_twice_give_the_same_report(articles: tuple[Article, ...]) -> None:
    first, second = compare(articles), compare(articles)
    assert first.findings == second.findings
    assert first.claims == second.claims
    assert first.facts == second.facts


@few
@given(stories())
def test_an_article_on_something_else_removes_nothing(articles: tuple[Article, ...]) -> None:
    other = Article.from_text(
        "The Corrin Bears beat the Tarrow Owls in front of a full house. Coach Ned Oster praised his keeper.",
        id="sport.txt",
    )
    alone = compare(articles)
    assume(len(alone.stories) == 1)
    with_other = compare((*articles, other))
    assert _fingerprints(alone) <= _fingerprints(with_other)


# What they say hangs on how much of their texts two articles share, which every sentence changes.
_ON_WHOLE_TEXTS = frozenset({"FC201", "FC211"})


@few
@given(stories(), st.sampled_from(UNRELATED))
def test_a_sentence_at_the_end_leaves_fingerprints_alone(articles: tuple[Article, ...], more: str) -> None:
    edited = tuple(
        Article.from_text(f"{article.text} {more}", id=article.id, published=article.published) for article in articles
    )
    before = {finding.fingerprint for finding in golden.findings(articles) if finding.rule not in _ON_WHOLE_TEXTS}
    after = {finding.fingerprint for finding in golden.findings(edited) if finding.rule not in _ON_WHOLE_TEXTS}
    assert before == after


@few
@given(stories())
def test_every_mention_of_a_finding_is_a_place_in_an_article_of_its_story(
    articles: tuple[Article, ...],
) -> None:
    for story, finding in compare(articles).each():
        texts_by_id = {article.id: article.text for article in story.articles}
        claims = {claim.id: claim for claim in story.claims}
        assert len(finding.sides) >= (1 if finding.rule in golden.ONE_SIDED else 2)
        for side in finding.sides:
            assert list(side.mentions) == sorted(side.mentions)
            for mention in side.mentions:
                assert mention.span.end <= len(texts_by_id[mention.article_id])
                if finding.rule in golden.ON_WORDS:
                    assert mention.claim_id == ""
                    continue
                claim = claims[mention.claim_id]
                assert claim.article_id == mention.article_id
                assert mention.span.start <= claim.start
                assert claim.end <= mention.span.end
