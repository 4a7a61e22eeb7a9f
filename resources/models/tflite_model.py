"""A TensorFlow Lite file as tensors and operators (schema version 3, one subgraph, plain float weights)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from errors import SetUpError
from flatbuffer import Table

_DTYPES = {0: "<f4", 1: "<f2", 2: "<i4"}

_BUILTINS = {
    0: "ADD", 1: "AVERAGE_POOL_2D", 3: "CONV_2D", 4: "DEPTHWISE_CONV_2D", 6: "DEQUANTIZE",
    11: "L2_NORMALIZATION", 14: "LOGISTIC", 17: "MAX_POOL_2D", 18: "MUL", 19: "RELU", 22: "RESHAPE",
    23: "RESIZE_BILINEAR", 25: "SOFTMAX", 34: "PAD", 39: "TRANSPOSE", 41: "SUB", 54: "PRELU",
    67: "TRANSPOSE_CONV", 74: "SUM", 97: "RESIZE_NEAREST_NEIGHBOR", 101: "ABS", 117: "HARD_SWISH",
}  # fmt: skip
_CUSTOM = 32

# Options of an operator: name -> (field number, struct format, default), from the TensorFlow Lite schema.
_POOL = {"padding": (0, "b", 0), "stride_w": (1, "i", 0), "stride_h": (2, "i", 0),
         "filter_w": (3, "i", 0), "filter_h": (4, "i", 0), "activation": (5, "b", 0)}  # fmt: skip
_ARITHMETIC = {"activation": (0, "b", 0)}
_OPTIONS = {
    "CONV_2D": {"padding": (0, "b", 0), "stride_w": (1, "i", 0), "stride_h": (2, "i", 0),
                "activation": (3, "b", 0), "dilation_w": (4, "i", 1), "dilation_h": (5, "i", 1)},
    "DEPTHWISE_CONV_2D": {"padding": (0, "b", 0), "stride_w": (1, "i", 0), "stride_h": (2, "i", 0),
                          "activation": (4, "b", 0), "dilation_w": (5, "i", 1), "dilation_h": (6, "i", 1)},
    "TRANSPOSE_CONV": {"stride_w": (1, "i", 0), "stride_h": (2, "i", 0), "activation": (3, "b", 0)},
    "AVERAGE_POOL_2D": _POOL,
    "MAX_POOL_2D": _POOL,
    "ADD": _ARITHMETIC,
    "MUL": _ARITHMETIC,
    "SUB": _ARITHMETIC,
    "SUM": {"keep_dims": (0, "?", 0)},
    "RESIZE_BILINEAR": {"align_corners": (2, "?", 0), "half_pixel": (3, "?", 0)},
    "RESIZE_NEAREST_NEIGHBOR": {"align_corners": (0, "?", 0), "half_pixel": (1, "?", 0)},
}  # fmt: skip


@dataclass(frozen=True)
class Tensor:
    name: str
    shape: tuple[int, ...]
    data: np.ndarray | None  # None for what is computed


@dataclass(frozen=True)
class Operator:
    kind: str
    inputs: list[int]
    output: int
    options: dict[str, int]
    custom_options: bytes


class TfliteModel:
    def __init__(self, data: bytes) -> None:
        root = Table.root(data, b"TFL3")
        subgraphs = root.tables(2)
        if len(subgraphs) != 1:
            raise SetUpError(f"{len(subgraphs)} subgraphs, expected one")
        buffers = root.tables(4)
        kinds = [_kind(code) for code in root.tables(1)]
        self.tensors = [_tensor(table, buffers) for table in subgraphs[0].tables(0)]
        self.inputs = subgraphs[0].integers(1)
        self.outputs = subgraphs[0].integers(2)
        self.operators = [_operator(table, kinds) for table in subgraphs[0].tables(3)]


def _kind(code: Table) -> str:
    number = max(code.scalar(0, "b"), code.scalar(3, "i"))  # the older and the newer field
    return code.text(1) if number == _CUSTOM else _BUILTINS.get(number, f"builtin operator {number}")


def _tensor(table: Table, buffers: list[Table]) -> Tensor:
    name = table.text(3)
    shape = tuple(table.integers(0))
    raw = buffers[table.scalar(2, "I")].vector(0, "u1")
    if raw.size == 0:
        return Tensor(name, shape, None)
    kind = table.scalar(1, "b")
    if kind not in _DTYPES or table.table(6) is not None:
        raise SetUpError(f"tensor {name}: quantized or sparse weights (type {kind}) are not read")
    return Tensor(name, shape, raw.view(_DTYPES[kind]).reshape(shape))


def _operator(table: Table, kinds: list[str]) -> Operator:
    kind = kinds[table.scalar(0, "I")]
    fields = table.table(4)
    options = {
        name: default if fields is None else fields.scalar(number, form, default)
        for name, (number, form, default) in _OPTIONS.get(kind, {}).items()
    }
    outputs = table.integers(2)
    if len(outputs) != 1:
        raise SetUpError(f"{kind} with {len(outputs)} outputs, expected one")
    return Operator(kind, table.integers(1), outputs[0], options, table.vector(5, "u1").tobytes())
