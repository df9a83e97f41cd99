"""Every kind of disagreement, by hand and in order: the first that speaks of a pair of figures has it."""

from __future__ import annotations

from factcheck.errors import UsageError
from factcheck.rules import (
    attribution_lost,
    boilerplate_shared,
    certainty,
    circular_citation,
    currency_mismatch,
    digit_slip,
    disputed,
    draft_denied,
    draft_differs,
    draft_direction,
    draft_percent,
    draft_period,
    draft_person,
    draft_quote,
    draft_reckoned,
    draft_settled,
    draft_swapped,
    draft_title,
    draft_word,
    entity_swap,
    exclusive_terms,
    hedge_drift,
    level_change,
    malformed_suppression,
    misnamed,
    misrounded,
    name_spelling,
    near_duplicate,
    number_disjoint,
    number_rounding,
    parts_dont_sum,
    percent_change,
    percent_points,
    period_differs,
    points_as_percent,
    polarity,
    quote_altered,
    quote_speaker,
    ratio_wrong,
    relative_date,
    scale_slip,
    single_origin,
    superlative,
    superseded,
    thin_article,
    title_role,
    two_events,
    uncredited_reuse,
    unsupported,
    unused_suppression,
    weekday_date,
)
from factcheck.rules.base import Example, Rule

__all__ = ["BUILTIN", "Example", "Rule", "find"]

BUILTIN: tuple[Rule, ...] = (
    number_disjoint.RULE,
    number_rounding.RULE,
    scale_slip.RULE,
    digit_slip.RULE,
    misrounded.RULE,
    hedge_drift.RULE,
    percent_points.RULE,
    level_change.RULE,
    currency_mismatch.RULE,
    parts_dont_sum.RULE,
    percent_change.RULE,
    ratio_wrong.RULE,
    points_as_percent.RULE,
    period_differs.RULE,
    weekday_date.RULE,
    relative_date.RULE,
    name_spelling.RULE,
    title_role.RULE,
    entity_swap.RULE,
    exclusive_terms.RULE,
    misnamed.RULE,
    quote_altered.RULE,
    quote_speaker.RULE,
    polarity.RULE,
    certainty.RULE,
    attribution_lost.RULE,
    superlative.RULE,
    disputed.RULE,
    superseded.RULE,
    unsupported.RULE,
    single_origin.RULE,
    circular_citation.RULE,
    draft_differs.RULE,
    draft_period.RULE,
    draft_word.RULE,
    draft_title.RULE,
    draft_swapped.RULE,
    draft_direction.RULE,
    draft_denied.RULE,
    boilerplate_shared.RULE,
    near_duplicate.RULE,
    uncredited_reuse.RULE,
    draft_person.RULE,
    draft_settled.RULE,
    draft_quote.RULE,
    draft_reckoned.RULE,
    draft_percent.RULE,
    two_events.RULE,
    unused_suppression.RULE,
    malformed_suppression.RULE,
    thin_article.RULE,
)


def find(code_or_name: str) -> Rule:
    """The rule with this code or name, in any case.

    Raises:
        UsageError: there is none; the message suggests the nearest.
    """
    wanted = code_or_name.strip().casefold()
    names = {name.casefold(): rule for rule in BUILTIN for name in (rule.code, rule.name)}
    if wanted in names:
        return names[wanted]
    from difflib import get_close_matches

    near = get_close_matches(wanted, names, n=1, cutoff=0.5)
    hint = f"; did you mean {names[near[0]].code} ({names[near[0]].name})?" if near else "; see factcheck rules"
    raise UsageError(f"no rule is called '{code_or_name}'{hint}")
