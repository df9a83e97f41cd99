"""Whose a role is: the name right behind it, the one that it is set beside, or the one behind a comma."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.read.role_mention import Name
from factcheck.regex import regex

# "Ada Lunt, the head of", "Ada Lunt, 45, is head of", "Ada Lunt, who is head of", "Ada Lunt was named head of".
_TIED = regex(
    r"(?:(?:,\s+(?:[A-Z]{2,5}|Ph\.?D\.?|M\.D\.|Jr\.?|Sr\.?)(?=,))*(?P<beside>,)\s+(?:\d{1,3},\s+)?(?:who\s+(?:is|was)\s+|then\s+|now\s+)?|\s+\(|"
    r"\s+(?:is|was|has\s+been|had\s+been|became|becomes|remains|serves\s+as|served\s+as|works\s+as|worked\s+as|acts\s+as|"
    r"(?:was|is|has\s+been|had\s+been)\s+(?:also\s+)?(?:named|appointed|elected|made|sworn\s+in\s+as|promoted\s+to|re-elected|chosen\s+as|known\s+as))\s+(?:as\s+)?)"
    r"(?:the\s+|an?\s+|its\s+|their\s+|our\s+|also\s+|[A-Z][\w'-]*'s\s+|new\s+|longtime\s+|long-time\s+|the\s+(?:[a-z-]+\s+){0,2}[a-z]+'s?\s+)*$"
)
# How far before its role a name may stand, in characters.
_FARTHEST = 70
# "Ada Lunt, Orlan's founder, will become head of": with what is set beside the name between.
_NAMED = regex(
    r"(?:,[^,;.\"]{2,50},|,)?\s+(?:who\s+)?(?:will\s+(?:become|be|serve\s+as)|is\s+to\s+(?:become|be)|has\s+become|became|was\s+(?:named|appointed|elected)|"
    r"has\s+been\s+(?:named|appointed|elected)|takes\s+over\s+as|took\s+over\s+as|steps\s+down\s+as|stepped\s+down\s+as|resigned\s+as)\s+(?:as\s+)?"
    r"(?:the\s+|an?\s+|its\s+|their\s+|new\s+|next\s+)*$"
)
_INVERTED = regex(r",\s+(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Brigadier|[A-Z][a-z]+)\.?\s+){0,3}$")
# "Governor Dr. Ida Lunt", and in a transcript "GOVERNOR (Dr Ida Lunt): …".
_TITLES_BETWEEN = regex(r"\.?\s+\(?(?:(?:[A-Z][a-z]+)\.?\s+)?$")
# "Orlan co-founder and chess master Ada Lunt".
_AND_ALSO = regex(
    r"\s+and\s+(?!(?:the|a|an|his|her|their|its|another|former)\b)(?:[A-Z][\w'-]*\s+)?(?:[a-z][a-z'-]+\s+){1,3}"
)
# "In a statement to Lunt, a spokesman said …" sets nobody beside Lunt: what is set beside ends with a mark.
_AFTER_BESIDE = regex(r"\s*(?:[,;:.)\"—]|$|\s(?:and|who|but)\b)")
_AFTER_ROLE = regex(
    r"\s*(?:[,;.)\"—]|$|\s(?:and|said|says|told|who|but|has|had|is|was|will|added|as|after|in|on|at|since|until|from)\b)"
)


def holder(text: str, left: int, head_end: int, right: int, names: Sequence[Name]) -> Name | None:
    """Whose role it is: the name right behind the head noun, the one it is set beside, or the one behind a comma."""
    behind = next((name for name in names if name.start >= head_end), None)
    if behind is not None and behind.start - head_end < 25 and _TITLES_BETWEEN.fullmatch(text, head_end, behind.start):
        opened = "(" in text[head_end : behind.start]
        if not opened or text[behind.end : behind.end + 1] in (")", ","):
            return behind
    before = [name for name in names if left - _FARTHEST <= name.end <= left]
    for name in reversed(before):
        tied = _TIED.fullmatch(text, name.end, left)
        if tied is not None and (_AFTER_BESIDE if tied["beside"] else _AFTER_ROLE).match(text, right):
            return name
        named = _NAMED.fullmatch(text, name.end, left)
        if named is not None:
            return name
    if behind is not None and _AND_ALSO.fullmatch(text, head_end, behind.start):
        return behind
    after = next((name for name in names if name.start >= right), None)
    definite = _DEFINITE.search(text, max(0, left - 12), left) is not None or _owned(text, left, names)
    definite = definite or text[:left].rstrip()[-1:] in ("", '"', ",")
    if definite and after is not None and after.start - right < 40 and _INVERTED.fullmatch(text, right, after.start):
        return after
    return None


_DEFINITE = regex(r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[a-z]{2,}'s?)\s+$")


def _owned(text: str, left: int, names: Sequence[Name]) -> bool:
    return any(name.start == left for name in names)
