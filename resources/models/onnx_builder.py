"""Builds an ONNX graph node by node, in the subset that OpenCV 4.6's dnn reads.

It stays clear of what that reader cannot take: three-input Clip, LpNormalization,
half-precision constants, Softmax over any axis but the last.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 11
IR_VERSION = 6
TO_NCHW = (0, 3, 1, 2)
TO_NHWC = (0, 2, 3, 1)


class OnnxGraph:
    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._inputs: list[onnx.ValueInfoProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []

    def input(self, name: str, shape: Sequence[int]) -> str:
        self._inputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
        return name

    def constant(self, array: np.ndarray) -> str:
        name = f"constant_{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, operator: str, inputs: Sequence[str], **attributes: object) -> str:
        name = f"{operator.lower()}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, inputs, [name], name=name, **attributes))
        return name

    def resize(self, value: str, scale: tuple[float, float], **attributes: object) -> str:
        no_region = self.constant(np.zeros(0, np.float32))
        scales = self.constant(np.array([1, 1, *scale], np.float32))
        return self.node("Resize", [value, no_region, scales], **attributes)

    def output(self, value: str, name: str, shape: Sequence[int]) -> None:
        """Makes a computed value the graph's output of that name."""
        for node in self._nodes:
            node.input[:] = [name if item == value else item for item in node.input]
            node.output[:] = [name if item == value else item for item in node.output]
        self._outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def serialize(self) -> bytes:
        graph = helper.make_graph(self._nodes, "graph", self._inputs, self._outputs, self._constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
        model.ir_version = IR_VERSION
        onnx.checker.check_model(model)
        return model.SerializeToString(deterministic=True)


def nchw_shape(shape: Sequence[int]) -> list[int]:
    return [shape[axis] for axis in TO_NCHW] if len(shape) == 4 else list(shape)


def nchw_constant(array: np.ndarray) -> np.ndarray:
    """A constant that is to be broadcast against an NCHW value."""
    if array.ndim == 4:
        return array.transpose(TO_NCHW)
    return array.reshape(-1, 1, 1) if array.ndim == 1 else array


def same_padding(
    size: Sequence[int],
    result: Sequence[int],
    kernel: Sequence[int],
    stride: Sequence[int],
    dilation: Sequence[int] = (1, 1),
) -> list[int]:
    """TensorFlow's SAME padding in ONNX order: top, left, bottom, right."""
    total = [
        max((r - 1) * s + (k - 1) * d + 1 - n, 0)
        for n, r, k, s, d in zip(size, result, kernel, stride, dilation)
    ]
    before = [amount // 2 for amount in total]
    return before + [amount - first for amount, first in zip(total, before)]
