"""Times of day: "at 8.55 p.m. local time (1355 GMT)", "shortly after noon". The words are data (`lexicon/times.toml`, [clock])."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon
from factcheck.model.value import Time
from factcheck.read.scan import Scan, alternation
from factcheck.regex import regex

TIME_OF_DAY = "time of day"
"""Attribute of a time of day of which no verb says what happened."""

_HOUR, _DAY = 60, 24 * 60
# How far a time may be off that is said with "around", how much later "shortly after" may be, and how finely full
# hours and multiples of five are seen, in minutes. Set by hand.
_AROUND, _SHORTLY, _FULL_HOUR, _FIVE = 30, 45, 15, 3
_WORDS = frozenset({"noon", "midday", "midnight"})
# A part of every time of day, and quick to look for.
_CUE = regex(r"\d\s?[ap]\.?\s?m|\d[:.h]?\d\d\b|noon|midday|midnight", re.IGNORECASE)


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    table = lexicon.load("times")["clock"]
    leads = {phrase: kind for kind, phrases in table["leads"].items() for phrase in phrases}
    zones = {form: zone for zone, forms in table["zones"].items() for form in forms}
    lead = rf"(?:(?P<lead>{alternation(list(leads))})\s+)"
    half = r"\s?(?P<half>[ap])(?:\.\s?m\.?|m\b)"
    zone = rf"(?:,?\s+(?P<zone>{alternation(list(zones))})\b)"
    return (
        regex(
            rf"(?:\bat\s+)?{lead}?(?<![\d:.,/$£€-])(?:"
            rf"(?P<h>1?\d)(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?)?{half}"
            rf"|(?P<h24>2[0-3]|[01]?\d)(?P<mark>[:.h]?)(?P<m24>[0-5]\d)(?::[0-5]\d)?(?:\s+(?:hours|hrs)\b)?(?!\d|[:.,]\d|%|\s?-\d)"
            rf"|(?P<word>noon|midday|midnight)\b"
            rf"){zone}?",
            re.IGNORECASE,
        ),
        leads | {f"zone {form.lower()}": zone for form, zone in zones.items()},
    )


def clocks(scan: Scan) -> list[Time]:
    """Each time of day of the sentence, as the span from its hedge on; a bare "13:53" only behind a word that leads to one."""
    if (not scan.has_digit and scan.words.isdisjoint(_WORDS)) or _CUE.search(scan.text) is None:
        return []
    pattern, meanings = _pattern()
    found = []
    for match in pattern.finditer(scan.text):
        lead = meanings[" ".join(match["lead"].lower().split())] if match["lead"] else ""
        led = bool(lead) or match.group().lower().startswith("at ")
        if match["zone"] is None and (not led or (match["h24"] and match["mark"] != ":")):
            continue  # "the 8.15 a.m. train", a score, a year
        if match["word"] and not led:
            continue  # "noon prayers"
        minute = _minute(match)
        if minute is None:
            continue
        zone = meanings[f"zone {' '.join(match['zone'].lower().split())}"] if match["zone"] else ""
        start = match.start() + (3 if match.group().lower().startswith("at ") else 0)
        span = scan.span(start, match.end())
        found.append(
            Time(
                span,
                scan.text[start : match.end()],
                f"T{minute // _HOUR:02}:{minute % _HOUR:02}{zone}",
                clock=_range(minute, lead),
                zone=zone,
            )
        )
    return found


def _minute(match: re.Match[str]) -> int | None:
    """Minutes since midnight; None for an hour that no clock shows."""
    if match["word"]:
        return 0 if match["word"].lower() == "midnight" else 12 * _HOUR
    if match["h24"]:
        return int(match["h24"]) * _HOUR + int(match["m24"])
    hour = int(match["h"])
    if not 1 <= hour <= 12:
        return None
    return (hour % 12 + (12 if match["half"].lower() == "p" else 0)) * _HOUR + int(match["m"] or 0)


def _range(minute: int, lead: str) -> tuple[int, int]:
    """The minutes, both included, that may be meant."""
    near = _FULL_HOUR if minute % _HOUR == 0 else _FIVE if minute % 5 == 0 else 0
    before = {"around": max(near, _AROUND), "shortly_before": _SHORTLY, "before": _DAY, "after": 0, "shortly_after": 0}
    behind = {"around": max(near, _AROUND), "shortly_after": _SHORTLY, "after": _DAY, "before": 0, "shortly_before": 0}
    return minute - before.get(lead, near), minute + behind.get(lead, near)
