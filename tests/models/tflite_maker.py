"""Writes small TensorFlow Lite files for the tests."""

from __future__ import annotations

from typing import Any

import numpy as np

import flatbuffer_maker

FLOAT, HALF, INT32, INT8 = 0, 1, 2, 9
_KINDS = {"float32": FLOAT, "float16": HALF, "int32": INT32, "int8": INT8}


class TfliteMaker:
    def __init__(self) -> None:
        self._buffers: list[dict[int, Any]] = [{}]
        self._tensors: list[dict[int, Any]] = []
        self._codes: list[dict[int, Any]] = []
        self._operators: list[dict[int, Any]] = []

    def value(self, *shape: int) -> int:
        return self._tensor(shape, FLOAT, 0)

    def constant(self, array: np.ndarray) -> int:
        self._buffers.append({0: np.frombuffer(array.tobytes(), "u1")})
        return self._tensor(array.shape, _KINDS[array.dtype.name], len(self._buffers) - 1)

    def operator(self, code: int, inputs: list[int], output: int, options: dict[int, Any] | None = None) -> None:
        fields: dict[int, Any] = {0: ("I", len(self._codes)), 1: _ints(inputs), 2: _ints([output])}
        if options is not None:
            fields[4] = options
        self._codes.append({0: ("b", code)})
        self._operators.append(fields)

    def custom(self, name: str, inputs: list[int], output: int, options: np.ndarray) -> None:
        self.operator(32, inputs, output)
        self._codes[-1][1] = name
        self._operators[-1][5] = np.frombuffer(options.tobytes(), "u1")

    def finish(self, inputs: list[int], outputs: list[int]) -> bytes:
        graph = {0: self._tensors, 1: _ints(inputs), 2: _ints(outputs), 3: self._operators}
        root = {0: ("I", 3), 1: self._codes, 2: [graph], 4: self._buffers}
        return flatbuffer_maker.make(b"TFL3", root)

    def _tensor(self, shape: tuple[int, ...], kind: int, buffer: int) -> int:
        name = f"tensor {len(self._tensors)}"
        self._tensors.append({0: _ints(shape), 1: ("b", kind), 2: ("I", buffer), 3: name})
        return len(self._tensors) - 1


def _ints(values: Any) -> np.ndarray:
    return np.array(values, "<i4")
