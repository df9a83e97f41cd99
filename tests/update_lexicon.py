"""Writes factcheck/lexicon/compiled.json anew from the TOML files beside it.

python -m tests.update_lexicon
"""

from __future__ import annotations

import json
import zlib

from factcheck.lexicon import COMPILED, parsed


def compiled() -> str:
    """The text of `compiled.json` as it should be."""
    files = sorted(COMPILED.parent.glob("*.toml"))
    entries = {file.stem: {"crc32": zlib.crc32(raw := file.read_bytes()), "table": parsed(raw)} for file in files}
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    COMPILED.write_text(compiled(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
