"""Looks into a converted model: its nodes, their constants, and whether its shapes fit together."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper, shape_inference


class Reading:
    def __init__(self, data: bytes) -> None:
        model = shape_inference.infer_shapes(onnx.load_from_string(data), check_type=True, strict_mode=True)
        onnx.checker.check_model(model, full_check=True)
        self._graph = model.graph
        self._constants = {item.name: numpy_helper.to_array(item) for item in model.graph.initializer}

    def operators(self) -> list[str]:
        return [node.op_type for node in self._graph.node]

    def attributes(self, operator: str) -> dict[str, Any]:
        node = self._node(operator)
        return {item.name: helper.get_attribute_value(item) for item in node.attribute}

    def constant(self, operator: str, position: int) -> np.ndarray:
        return self._constants[self._node(operator).input[position]]

    def shapes(self) -> dict[str, list[int]]:
        values = [*self._graph.input, *self._graph.output]
        return {item.name: [axis.dim_value for axis in item.type.tensor_type.shape.dim] for item in values}

    def _node(self, operator: str) -> onnx.NodeProto:
        (node,) = [node for node in self._graph.node if node.op_type == operator]
        return node
