"""The settings as records. Standard library only: without a file of settings nothing else is loaded.

Field names are the keys of `factcheck.toml` with _ for -. `check` holds what a file says to these types.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Literal

SeverityName = Literal["error", "warning", "note"]


def key_of(name: str) -> str:
    """How a file and the command line spell a field."""
    return name.replace("_", "-")


STRICT = {"extra": "forbid", "alias_generator": key_of}
"""For pydantic, which builds its checks from these records: unknown keys are refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricTolerances:
    """Where one attribute has tolerances of its own; None is what holds for all."""

    __pydantic_config__ = STRICT

    rounding: Decimal | None = None
    small: Decimal | None = None
    moderate: Decimal | None = None
    large: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None

    def __post_init__(self) -> None:
        _refuse_no_shares(self, self.__slots__)

    def set(self) -> dict[str, Decimal]:
        """The tolerances that it says anything of, by name."""
        return {name: share for name in self.__slots__ if (share := getattr(self, name)) is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerances:
    """How far two figures may be apart, as shares of the larger, before it is said louder.

    The defaults are policy, not measurement: chosen, then checked on 60 cases and 662 edited summaries.
    """

    __pydantic_config__ = STRICT

    rounding: Decimal = Decimal("0.01")
    """A rounding up to here is only mentioned where the figure is a key one."""
    small: Decimal = Decimal("0.05")
    """Up to here roundings, hedges and neighbouring bounds are a note at most."""
    moderate: Decimal = Decimal("0.15")
    """Two bounds of one side that differ by more cannot come from one count."""
    large: Decimal = Decimal("0.25")
    """From here on two figures cannot both be true."""
    above: Decimal = Decimal("0.25")
    """"More than 100" suggests less than a quarter more; 400 is true and misleading."""
    below: Decimal = Decimal("0.5")
    """"Up to 100" suggests at least half of it."""
    metric: Mapping[str, MetricTolerances] = field(default_factory=dict, hash=False)
    """Attribute, as reports name it → what is different for its figures."""

    def __post_init__(self) -> None:
        _refuse_no_shares(self, (name for name in self.__slots__ if name != "metric"))

    def of(self, *names: str) -> Tolerances:
        """Those for the figures of an attribute that goes by these names, whatever their capitals."""
        sought = {name.casefold() for name in names}
        own = [its.set() for metric, its in self.metric.items() if metric.casefold() in sought]
        return replace(self, metric={}, **dict(pair for its in own for pair in its.items())) if own else self

    def contradiction(self) -> str:
        """What goes against what, in words; "" where nothing does. They work all the same, and hardly as meant."""
        for metric, each in (("", self), *((f"metric {name}: ", self.of(name)) for name in self.metric)):
            for lesser, greater in (("rounding", "small"), ("small", "moderate"), ("small", "large")):
                if getattr(each, lesser) > getattr(each, greater):
                    return (
                        f"{metric}{lesser} is above {greater}, {getattr(each, lesser)} against {getattr(each, greater)}"
                    )
        return ""


def _refuse_no_shares(record: object, names: Iterable[str]) -> None:
    for name in names:
        share = getattr(record, name)
        if share is not None and not 0 <= share <= 1:
            raise ValueError(f"{name} is a share from 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSettings:
    """What reports call a source, and how much the desk rests on it."""

    __pydantic_config__ = STRICT

    match: str
    """The publisher as the article has it, the host of its address, or a pattern of its path below the folder of
    the settings, where a folder stands for all in it."""
    name: str | None = None
    weight: Decimal | None = None
    """From 0; 1 where nothing is said. Orders the sides of a finding; a source of weight 0 is shown and supports
    nothing, and on its word alone nothing is an error."""

    def __post_init__(self) -> None:
        if self.name is None and self.weight is None:
            raise ValueError("needs a name or a weight")
        if self.weight is not None and self.weight < 0:
            raise ValueError("weight is a number from 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class PathSettings:
    """What is different in some paths."""

    __pydantic_config__ = STRICT

    match: tuple[str, ...]
    """Patterns of paths below the folder of the settings; * is anything, slashes included."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, SeverityName] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set, with what holds where nobody sets it."""

    __pydantic_config__ = STRICT

    select: tuple[str, ...] = ("FC",)
    """Rules by code, name or family, which is the beginning of a code. The longest that fits decides."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, SeverityName] = field(default_factory=dict)
    """Rule or family → the severity of all its findings."""
    fail_on: Literal["error", "warning", "note", "never"] = "error"
    format: str | None = None
    sources: tuple[str, ...] = ()
    """What drafts are checked against, unless the command line says."""
    require_support: bool = False
    """A figure or date of a draft that is in no source is a warning."""
    strict_sources: bool = False
    """What the sources of a draft say among themselves is reported too."""
    key_metrics: tuple[str, ...] = ()
    """Attributes whose figures are as telling as those of a headline."""
    baseline: str | None = None
    strict_baseline: bool = False
    """A stale entry of the baseline fails the run."""
    ignore_file: str | None = None
    """Findings set aside by fingerprint."""
    tolerances: Tolerances = field(default_factory=Tolerances)
    source: tuple[SourceSettings, ...] = ()
    path: tuple[PathSettings, ...] = ()

    root: Path | None = field(default=None, metadata={"ours": True})
    """The folder that paths in the settings start from; None is the current one. Not a key of the file."""

    def __post_init__(self) -> None:
        if said := self.tolerances.contradiction():
            raise ValueError(f"'tolerances' {said}")


DEFAULT = Settings()
