"""Writes small FlatBuffers for the tests: tables are dicts from field number to value."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np


def make(identifier: bytes, root: dict[int, Any]) -> bytes:
    """A scalar is (struct format, value); a dict, a list of dicts, an array or a text is written apart."""
    data = bytearray(4) + identifier
    struct.pack_into("<I", data, 0, _write(data, root))
    return bytes(data)


def _write(data: bytearray, value: Any) -> int:
    if isinstance(value, dict):
        return _table(data, value)
    if isinstance(value, list):
        return _tables(data, value)
    raw = np.frombuffer(value.encode(), "u1") if isinstance(value, str) else np.asarray(value)
    position = len(data)
    data += struct.pack("<I", raw.size) + raw.tobytes()
    return position


def _table(data: bytearray, fields: dict[int, Any]) -> int:
    vtable, count = len(data), max(fields, default=-1) + 1
    data += bytes(4 + 2 * count)
    table = len(data)
    data += struct.pack("<i", table - vtable)
    places = {}
    for number, value in fields.items():
        places[number] = len(data)
        struct.pack_into("<H", data, vtable + 4 + 2 * number, len(data) - table)
        data += struct.pack("<" + value[0], value[1]) if isinstance(value, tuple) else bytes(4)
    struct.pack_into("<HH", data, vtable, 4 + 2 * count, len(data) - table)
    for number, value in fields.items():
        if not isinstance(value, tuple):
            struct.pack_into("<I", data, places[number], _write(data, value) - places[number])
    return table


def _tables(data: bytearray, tables: list[dict[int, Any]]) -> int:
    position = len(data)
    data += struct.pack("<I", len(tables)) + bytes(4 * len(tables))
    for index, fields in enumerate(tables):
        slot = position + 4 + 4 * index
        struct.pack_into("<I", data, slot, _table(data, fields) - slot)
    return position
