"""Takes one file out of a MediaPipe "packed assets" pair: a data file, and a loader script that holds its table."""

from __future__ import annotations

import json
import re

from errors import SetUpError

_TABLE = re.compile(r'"files":\s*(\[.*?\])', re.DOTALL)


def unpack_asset(loader: bytes, data: bytes, file_name: str) -> bytes:
    table = _TABLE.search(loader.decode())
    if table is None:
        raise SetUpError("the loader script holds no table of files")
    for entry in json.loads(table.group(1)):
        if entry["filename"].rsplit("/", 1)[-1] == file_name:
            return _cut(data, entry["start"], entry["end"], file_name)
    raise SetUpError(f"no file named {file_name} in the packed assets")


def _cut(data: bytes, start: int, end: int, file_name: str) -> bytes:
    if not 0 <= start <= end <= len(data):
        raise SetUpError(f"{file_name} should lie at bytes {start}–{end}, the data ends at {len(data)}")
    return data[start:end]
