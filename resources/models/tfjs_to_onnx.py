"""Converts a TensorFlow.js graph model (NHWC) to ONNX (NCHW): the operators that models.json needs, no others."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from errors import SetUpError
from onnx_builder import OnnxGraph, nchw_constant, nchw_shape, same_padding

_DTYPES = {"float32": "<f4", "int32": "<i4"}
_CONVOLUTIONS = ("Conv2D", "_FusedConv2D", "FusedDepthwiseConv2dNative")
_ARITHMETIC = {"Add": np.add, "Mul": np.multiply}
_WHOLE_PICTURE = [1, 2]


def tfjs_to_onnx(model_json: bytes, read: Callable[[str], bytes], size: int, output: str) -> bytes:
    """Converts the part of the graph that leads to the node named output, for pictures of size × size.

    read gives a weight file by the name model.json has for it.
    The ONNX input is named "input", the output "out0".
    """
    document = json.loads(model_json)
    return _Converter(document["modelTopology"]["node"], _weights(document, read), size).convert(output)


def _weights(document: dict[str, Any], read: Callable[[str], bytes]) -> dict[str, np.ndarray]:
    weights = {}
    for group in document["weightsManifest"]:
        data, offset = b"".join(read(path) for path in group["paths"]), 0
        for entry in group["weights"]:
            array = _weight(entry, data, offset)
            weights[entry["name"]] = array
            offset += array.nbytes
    return weights


def _weight(entry: dict[str, Any], data: bytes, offset: int) -> np.ndarray:
    name, shape = entry["name"], entry["shape"]
    if "quantization" in entry or entry["dtype"] not in _DTYPES:
        raise SetUpError(f"weight {name}: quantized or {entry['dtype']} weights are not read")
    dtype = np.dtype(_DTYPES[entry["dtype"]])
    count = int(np.prod(shape))
    if offset + count * dtype.itemsize > len(data):
        raise SetUpError(f"weight {name} reaches past the end of its file: truncated")
    return np.frombuffer(data, dtype, count, offset).reshape(shape)


@dataclass(frozen=True)
class _Value:
    name: str
    shape: list[int]  # in TensorFlow's order of axes; the value itself is NCHW


class _Converter:
    def __init__(self, nodes: list[dict[str, Any]], weights: dict[str, np.ndarray], size: int) -> None:
        self._nodes = {node["name"]: node for node in nodes}
        self._constants: dict[str, np.ndarray] = weights
        self._size = size
        self._graph = OnnxGraph()
        self._values: dict[str, _Value] = {}
        self._handlers = {
            "Placeholder": self._placeholder,
            "Shape": self._shape,
            "StridedSlice": self._strided_slice,
            "Pack": self._pack,
            **dict.fromkeys(_CONVOLUTIONS, self._convolution),
            **dict.fromkeys(_ARITHMETIC, self._arithmetic),
            "Relu": self._unary,
            "Sigmoid": self._unary,
            "MaxPool": self._pool,
            "AvgPool": self._pool,
            "Mean": self._mean,
            "ConcatV2": self._concatenate,
            "ResizeBilinear": self._resize,
        }

    def convert(self, output: str) -> bytes:
        for node in self._leading_to(output):
            if node["op"] not in self._handlers:
                raise SetUpError(f"operator {node['op']} has no conversion (tfjs_to_onnx.py)")
            self._handlers[node["op"]](node)
        value = self._values[output]
        self._graph.output(value.name, "out0", nchw_shape(value.shape))
        return self._graph.serialize()

    def _leading_to(self, output: str) -> list[dict[str, Any]]:
        """The nodes that output depends on, each after its own inputs; constants are left out."""
        ordered: dict[str, dict[str, Any]] = {}
        waiting = [output]
        while waiting:
            name = waiting[-1]
            if name not in self._nodes:
                raise SetUpError(f"no node named {name}")
            missing = [item for item in _inputs(self._nodes[name]) if not self._is_ready(item, ordered)]
            if missing:
                waiting += missing
                continue
            ordered[name] = self._nodes[waiting.pop()]
        return list(ordered.values())

    def _is_ready(self, name: str, ordered: dict[str, dict[str, Any]]) -> bool:
        return name in self._constants or name in ordered

    # Operators that compute shapes: folded, the size is known

    def _placeholder(self, node: dict[str, Any]) -> None:
        shape = [1, self._size, self._size, 3]
        self._values[node["name"]] = _Value(self._graph.input("input", nchw_shape(shape)), shape)

    def _shape(self, node: dict[str, Any]) -> None:
        self._constants[node["name"]] = np.array(self._values[_inputs(node)[0]].shape, np.int32)

    def _strided_slice(self, node: dict[str, Any]) -> None:
        source, begin, end, _ = (self._constants[name] for name in _inputs(node))
        part = source[int(begin[0]) : int(end[0])]
        self._constants[node["name"]] = part[0] if _integer(node, "shrink_axis_mask") else part

    def _pack(self, node: dict[str, Any]) -> None:
        self._constants[node["name"]] = np.array([self._constants[name] for name in _inputs(node)], np.int32)

    # Operators on pictures

    def _convolution(self, node: dict[str, Any]) -> None:
        source, weights_name, *bias = _inputs(node)
        depthwise = node["op"] == "FusedDepthwiseConv2dNative"
        weights = self._convolution_weights(weights_name, depthwise)
        stride, dilation = _spatial(node, "strides"), _spatial(node, "dilations")
        kernel = weights.shape[2:]
        picture = self._values[source]
        size, pads = _window(node, picture.shape[1:3], kernel, stride, dilation)
        result = self._graph.node(
            "Conv",
            [picture.name, self._graph.constant(weights), *(self._constant(name) for name in bias)],
            kernel_shape=kernel,
            strides=stride,
            dilations=dilation,
            pads=pads,
            group=picture.shape[3] if depthwise else 1,
        )
        self._values[node["name"]] = _Value(self._fused(node, result), [1, *size, weights.shape[0]])

    def _convolution_weights(self, name: str, depthwise: bool) -> np.ndarray:
        weights = self._constants[name]
        if depthwise:
            return weights.transpose(2, 3, 0, 1).reshape(-1, 1, *weights.shape[:2])
        return weights.transpose(3, 2, 0, 1)

    def _fused(self, node: dict[str, Any], value: str) -> str:
        operators = [_text(item) for item in node["attr"].get("fused_ops", {"list": {"s": []}})["list"]["s"]]
        if operators == ["BiasAdd", "Relu"]:
            return self._graph.node("Relu", [value])
        if operators not in ([], ["BiasAdd"]):
            raise SetUpError(f"{node['name']}: fused {operators} is not converted")
        return value

    def _arithmetic(self, node: dict[str, Any]) -> None:
        names = _inputs(node)
        if all(name in self._constants for name in names):
            self._constants[node["name"]] = _ARITHMETIC[node["op"]](*(self._constants[name] for name in names))
            return
        shapes = [self._values[name].shape for name in names if name in self._values]
        shape = [max(lengths) for lengths in zip(*shapes)]
        operands = [self._operand(name, shape) for name in names]
        self._values[node["name"]] = _Value(self._graph.node(node["op"], operands), shape)

    def _operand(self, name: str, shape: list[int]) -> str:
        """OpenCV 4.6 cannot add a 1×1 picture to a larger one, so it is spread out first."""
        if name in self._constants:
            return self._graph.constant(nchw_constant(self._constants[name]))
        value = self._values[name]
        if value.shape[1:3] == shape[1:3]:
            return value.name
        if value.shape[1:3] != [1, 1]:
            raise SetUpError(f"{name}: pictures of {value.shape} and {shape} cannot be combined")
        return self._graph.resize(
            value.name,
            (shape[1], shape[2]),
            mode="nearest",
            coordinate_transformation_mode="asymmetric",
            nearest_mode="floor",
        )

    def _unary(self, node: dict[str, Any]) -> None:
        value = self._values[_inputs(node)[0]]
        self._values[node["name"]] = _Value(self._graph.node(node["op"], [value.name]), value.shape)

    def _pool(self, node: dict[str, Any]) -> None:
        value = self._values[_inputs(node)[0]]
        kernel, stride = _spatial(node, "ksize"), _spatial(node, "strides")
        size, pads = _window(node, value.shape[1:3], kernel, stride, [1, 1])
        operator = {"MaxPool": "MaxPool", "AvgPool": "AveragePool"}[node["op"]]
        result = self._graph.node(operator, [value.name], kernel_shape=kernel, strides=stride, pads=pads)
        self._values[node["name"]] = _Value(result, [1, *size, value.shape[3]])

    def _mean(self, node: dict[str, Any]) -> None:
        source, axes = _inputs(node)
        if sorted(int(axis) for axis in self._constants[axes]) != _WHOLE_PICTURE or not _flag(node, "keep_dims"):
            raise SetUpError(f"{node['name']}: only the mean of the whole picture is converted")
        value = self._values[source]
        result = self._graph.node("GlobalAveragePool", [value.name])
        self._values[node["name"]] = _Value(result, [1, 1, 1, value.shape[3]])

    def _concatenate(self, node: dict[str, Any]) -> None:
        *sources, axis = _inputs(node)
        values = [self._values[name] for name in sources]
        if int(self._constants[axis]) not in (-1, 3):
            raise SetUpError(f"{node['name']}: only channels are concatenated")
        result = self._graph.node("Concat", [value.name for value in values], axis=1)
        shape = [*values[0].shape[:3], sum(value.shape[3] for value in values)]
        self._values[node["name"]] = _Value(result, shape)

    def _resize(self, node: dict[str, Any]) -> None:
        source, size_name = _inputs(node)
        value = self._values[source]
        size = [int(length) for length in self._constants[size_name]]
        if _flag(node, "align_corners"):
            raise SetUpError(f"{node['name']}: aligned corners are not converted")
        scale = (size[0] / value.shape[1], size[1] / value.shape[2])
        centres = "half_pixel" if _flag(node, "half_pixel_centers") else "asymmetric"
        result = self._graph.resize(value.name, scale, mode="linear", coordinate_transformation_mode=centres)
        self._values[node["name"]] = _Value(result, [1, *size, value.shape[3]])

    def _constant(self, name: str) -> str:
        return self._graph.constant(self._constants[name])


def _window(
    node: dict[str, Any], size: list[int], kernel: tuple[int, ...] | list[int], stride: list[int], dilation: list[int]
) -> tuple[list[int], list[int]]:
    """The result's height and width, and the padding, of a window that moves over a picture."""
    if _text(node["attr"]["padding"]["s"]) == "SAME":
        result = [-(-n // s) for n, s in zip(size, stride)]
        return result, same_padding(size, result, kernel, stride, dilation)
    result = [(n - (k - 1) * d - 1) // s + 1 for n, k, s, d in zip(size, kernel, stride, dilation)]
    return result, [0, 0, 0, 0]


def _inputs(node: dict[str, Any]) -> list[str]:
    return [name.split(":")[0] for name in node.get("input", [])]


def _text(encoded: str) -> str:
    return base64.b64decode(encoded).decode()


def _spatial(node: dict[str, Any], name: str) -> list[int]:
    """Height and width of a four-axis attribute."""
    return [int(value) for value in node["attr"][name]["list"]["i"][1:3]]


def _integer(node: dict[str, Any], name: str) -> int:
    return int(node["attr"].get(name, {}).get("i", 0))


def _flag(node: dict[str, Any], name: str) -> bool:
    return bool(node["attr"].get(name, {}).get("b", False))
