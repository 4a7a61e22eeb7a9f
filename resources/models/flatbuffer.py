"""Reads FlatBuffers tables: just what a TensorFlow Lite file needs."""

from __future__ import annotations

import struct

import numpy as np

from errors import SetUpError

_OFFSET = "<I"


class Table:
    """A table at a byte position; fields are addressed by their number in the schema."""

    def __init__(self, buffer: bytes, position: int) -> None:
        self._buffer = buffer
        self._position = position
        self._vtable = position - self._unpack("<i", position)
        self._vtable_size = self._unpack("<H", self._vtable)

    @classmethod
    def root(cls, buffer: bytes, identifier: bytes) -> Table:
        if buffer[4:8] != identifier:
            raise SetUpError(f"not a {identifier.decode()} file: it begins with {buffer[:8]!r}")
        return cls(buffer, _unpack(buffer, _OFFSET, 0))

    def scalar(self, field: int, kind: str, default: int = 0) -> int:
        """kind is a struct format character: b, B, i, I, ? …"""
        place = self._place(field)
        return default if place is None else self._unpack("<" + kind, place)

    def table(self, field: int) -> Table | None:
        target = self._target(field)
        return None if target is None else Table(self._buffer, target)

    def tables(self, field: int) -> list[Table]:
        target = self._target(field)
        if target is None:
            return []
        count = self._unpack(_OFFSET, target)
        slots = (target + 4 + 4 * index for index in range(count))
        return [Table(self._buffer, slot + self._unpack(_OFFSET, slot)) for slot in slots]

    def vector(self, field: int, dtype: str) -> np.ndarray:
        """The field's numbers; empty when the field is absent."""
        target = self._target(field)
        if target is None:
            return np.zeros(0, dtype)
        count = self._unpack(_OFFSET, target)
        if target + 4 + count * np.dtype(dtype).itemsize > len(self._buffer):
            raise SetUpError(f"truncated: {count} numbers at byte {target} reach past the end")
        return np.frombuffer(self._buffer, dtype, count, target + 4)

    def integers(self, field: int) -> list[int]:
        return [int(value) for value in self.vector(field, "<i4")]

    def text(self, field: int) -> str:
        return self.vector(field, "u1").tobytes().decode()

    def _place(self, field: int) -> int | None:
        entry = 4 + 2 * field
        if entry >= self._vtable_size:
            return None
        offset = self._unpack("<H", self._vtable + entry)
        return self._position + offset if offset else None

    def _target(self, field: int) -> int | None:
        place = self._place(field)
        return None if place is None else place + self._unpack(_OFFSET, place)

    def _unpack(self, form: str, position: int) -> int:
        return _unpack(self._buffer, form, position)


def _unpack(buffer: bytes, form: str, position: int) -> int:
    if position < 0 or position + struct.calcsize(form) > len(buffer):
        raise SetUpError(f"truncated: byte {position} of {len(buffer)} is needed")
    return struct.unpack_from(form, buffer, position)[0]
