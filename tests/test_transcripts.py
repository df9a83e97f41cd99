"""What people say in a transcript, where their names open the paragraphs and no marks stand around their words."""

from __future__ import annotations

import pytest

from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.finding import Severity
from factcheck.pipeline import check, extract

TALK = """Post-match press conference, Lindow, Sunday 2 March 2025

KAMAL HOLM (captain): We had them at tea, and then we let them go.

QUESTION: What changed after that long and sunny afternoon?

HOLM: He got one that kept low and the whole ground woke up. Ask me in August.

NILS O'BREKKE-LUND (coach): Leave him alone for a bit, and he will be fine.
"""


def quoted(text: str) -> list[tuple[str, str]]:
    """The words that are quoted, and whose they are."""
    return [(claim.quote, claim.subject.name if claim.subject else "") for claim in quotations(text)]


def quotations(text: str) -> list[Claim]:
    return [claim for claim in extract(Article.from_text(text, id="a")) if claim.attribute == "quotation"]


def test_every_sentence_of_a_turn_is_its_speakers() -> None:
    assert quoted(TALK) == [
        ("We had them at tea, and then we let them go.", "Kamal Holm"),
        ("He got one that kept low and the whole ground woke up.", "Kamal Holm"),
        ("Leave him alone for a bit, and he will be fine.", "Nils O'Brekke-Lund"),
    ]


def test_the_office_before_a_speaker_is_none_of_the_name() -> None:
    talk = (
        "MINISTER LUNT (Varde): We asked for the bridge and they gave us a ferry.\n\n"
        "Q (radio): And?\n\n"
        "DR. HARTE: We shall see in the spring, I think."
    )
    assert quoted(talk) == [
        ("We asked for the bridge and they gave us a ferry.", "Lunt"),
        ("We shall see in the spring, I think.", "Harte"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "FACTS\n\nTOTAL: The pass has three lanes and two are shut.\n\nNOTE: The road is closed to all traffic now.",
        "KAMAL HOLM: We had them at tea, and then we let them go.",
        "Kamal Holm: We had them at tea, and then we let them go.\n\nNils Brekke: Leave him alone for a bit now.",
        "Q: What changed after that long afternoon?\n\nA: He got one that kept low and the ground woke up.",
        'KAMAL HOLM: He said: "We had them at tea, and then we let them go."\n\nNILS BREKKE: Yes, quite.',
    ],
    ids=["labels of a sheet", "one turn", "no capitals", "nobody named", "marks of their own"],
)
def test_what_is_no_transcript_says_nothing(text: str) -> None:
    marked = [("We had them at tea, and then we let them go.", "")] if '"' in text else []
    assert quoted(text) == marked


def test_a_quotation_in_the_wrong_mouth_is_told_by_the_transcript() -> None:
    source = Article.from_text(TALK, id="s")
    wrong = "“Leave him alone for a bit, and he will be fine,” said Kamal Holm, the captain."
    (finding,) = check(Article.from_text(wrong, id="d"), [source]).findings
    assert (finding.rule, finding.severity) == ("FC161", Severity.WARNING)
    right = "“Leave him alone for a bit, and he will be fine,” said Nils O'Brekke-Lund, the coach."
    assert check(Article.from_text(right, id="d"), [source]).findings == ()


def test_a_word_left_out_of_what_was_said_is_told_by_the_transcript() -> None:
    talk = TALK + "\nKAMAL HOLM: I will not tell my players to hold their tongues about this match.\n"
    draft = "“I will tell my players to hold their tongues about this match,” said Kamal Holm."
    (finding,) = check(Article.from_text(draft, id="d"), [Article.from_text(talk, id="s")]).findings
    assert finding.rule == "FC160"
