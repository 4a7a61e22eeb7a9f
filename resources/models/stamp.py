"""Remembers which files were checked, by size and time of change, so that a second run need not read them."""

from __future__ import annotations

import json
from pathlib import Path

from packages import sha256_of


class Stamp:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / ".stamp.json"
        self._checked = self._load()

    def is_good(self, file: str, sha256: str) -> bool:
        """Whether the folder holds that file with that content; reads it only when it has changed."""
        path = self._folder / file
        if not path.is_file():
            return False
        if self._checked.get(file) == self._entry(path, sha256):
            return True
        if sha256_of(path) != sha256:
            return False
        self.record(file, sha256)
        return True

    def record(self, file: str, sha256: str) -> None:
        self._checked[file] = self._entry(self._folder / file, sha256)
        partial = self._path.with_suffix(".part")
        partial.write_text(json.dumps(self._checked, indent=1), encoding="utf-8")
        partial.replace(self._path)

    def _load(self) -> dict[str, list[object]]:
        try:
            checked = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return checked if isinstance(checked, dict) else {}

    @staticmethod
    def _entry(path: Path, sha256: str) -> list[object]:
        state = path.stat()
        return [sha256, state.st_size, state.st_mtime_ns]
