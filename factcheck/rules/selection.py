"""Which rules speak and how loud, as settings put it: by code, name or family (the beginning of a code)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from factcheck.config.settings import Settings
from factcheck.errors import UsageError
from factcheck.model.finding import Severity
from factcheck.rules import BUILTIN, find, unsupported


@cache
def prefix(word: str) -> str:
    """The code or family that a code, a name or a family stands for: "FC102" for "number-rounding".

    Raises:
        UsageError: no rule is meant; the message suggests the nearest.
    """
    family = word.strip().upper()
    if len(family) > 1 and any(rule.code.startswith(family) for rule in BUILTIN):
        return family
    return find(word).code


def selected(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes of the rules that speak. The longest that fits decides; of two as long, `ignore` does."""
    wanted, unwanted = [prefix(word) for word in select], [prefix(word) for word in ignore]
    return frozenset(rule.code for rule in BUILTIN if _fit(rule.code, wanted) > _fit(rule.code, unwanted))


def speaking(settings: Settings) -> frozenset[str]:
    """The codes of the rules that speak under some settings.

    Raises:
        UsageError: they name a rule that there is not, or leave none: a run that looks for nothing finds nothing,
            and would look clean.
    """
    if not settings.select:
        raise UsageError("'select' names no rule; leave it out for all of them")
    codes = selected(settings.select, settings.ignore)
    if codes == {unsupported.RULE.code} and not settings.require_support:
        raise UsageError(f"{unsupported.RULE.code} is left alone by 'select', and speaks with --require-support only")
    if not codes:
        raise UsageError("'ignore' takes away every rule that 'select' names; leave one")
    return codes if settings.require_support else codes - {unsupported.RULE.code}


def named(code: str, words: Iterable[str]) -> bool:
    """True where one of the words means the rule `code`."""
    return any(code.startswith(prefix(word)) for word in words)


def loudness(code: str, severities: Mapping[str, str]) -> Severity | None:
    """The severity that settings give a rule's findings, None where they leave it alone."""
    fitting = {prefix(word): severity for word, severity in severities.items() if code.startswith(prefix(word))}
    return Severity(fitting[max(fitting, key=len)]) if fitting else None


def _fit(code: str, prefixes: Iterable[str]) -> int:
    return max((len(each) for each in prefixes if code.startswith(each)), default=0)
