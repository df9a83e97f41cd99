"""What the HTML standard says of its elements: which are blocks, which are not seen, which end which."""

from __future__ import annotations


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
BLOCKS = _names(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre"
    " search section summary table tbody td tfoot th thead tr ul"
)
UNSEEN = _names(
    "audio canvas datalist head iframe map math meter noembed noframes noscript object progress script select"
    " style svg template textarea title video"
)
# What a start tag ends without an end tag, and the element beyond which it does not look (HTML, 13.1.2.4).
ENDS = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
}
PARAGRAPH = (frozenset({"p"}), frozenset({"td", "th", "table", "button", "caption", "object"}))
HEAD = (frozenset({"head"}), frozenset({"body"}))
CELLS = frozenset({"td", "th", "table", "caption"})
LINK = (frozenset({"a"}), frozenset({"td", "th", "table"}))
