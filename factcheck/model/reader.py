"""Which second reader, if any, took part in a run: results differ with and without one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """A syntactic reader with the model that it reads by.

    `sha256` is of the model's files, in the order of their paths, each as its path, a null byte and its bytes.
    """

    name: str
    version: str
    model: str
    model_version: str
    sha256: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}, model {self.model} {self.model_version} (sha256 {self.sha256[:16]})"
