"""Writes factcheck/lexicon/compiled.json anew from the TOML files beside it.

python -m tests.update_lexicon
"""

from __future__ import annotations

from factcheck.lexicon import COMPILED, compile_all


def main() -> None:
    COMPILED.write_text(compile_all(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
