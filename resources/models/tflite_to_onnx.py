"""Converts a TensorFlow Lite network (NHWC) to ONNX (NCHW): the operators that models.json needs, no others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from errors import SetUpError
from onnx_builder import TO_NCHW, TO_NHWC, OnnxGraph, nchw_constant, nchw_shape, same_padding
from tflite_model import Operator, TfliteModel

_VALID = 1  # padding: 0 is SAME
_NO_ACTIVATION, _RELU = 0, 1
_UNARY = {"RELU": "Relu", "ABS": "Abs", "LOGISTIC": "Sigmoid"}
_BINARY = {"ADD": "Add", "MUL": "Mul", "SUB": "Sub"}


@dataclass(frozen=True)
class _Value:
    name: str
    nchw: bool  # else in TensorFlow's own order


def tflite_to_onnx(data: bytes) -> bytes:
    """The input is named "input", the outputs "out0", "out1" …; pictures are NCHW."""
    return _Converter(TfliteModel(data)).convert()


class _Converter:
    def __init__(self, model: TfliteModel) -> None:
        self._model = model
        self._graph = OnnxGraph()
        self._values: dict[int, _Value] = {}
        self._constants = {
            index: tensor.data for index, tensor in enumerate(model.tensors) if tensor.data is not None
        }
        self._handlers = {
            "DEQUANTIZE": self._dequantize,
            "CONV_2D": self._convolution,
            "DEPTHWISE_CONV_2D": self._convolution,
            "TRANSPOSE_CONV": self._transpose_convolution,
            "Convolution2DTransposeBias": self._transpose_convolution,
            "MAX_POOL_2D": self._pool,
            "AVERAGE_POOL_2D": self._pool,
            "PRELU": self._prelu,
            "HARD_SWISH": self._hard_swish,
            "RESIZE_BILINEAR": self._resize,
            "RESIZE_NEAREST_NEIGHBOR": self._resize,
            "PAD": self._pad,
            "RESHAPE": self._reshape,
            "TRANSPOSE": self._transpose,
            "SOFTMAX": self._softmax,
            "SUM": self._sum,
            "L2_NORMALIZATION": self._l2_normalization,
            **dict.fromkeys(_UNARY, self._unary),
            **dict.fromkeys(_BINARY, self._binary),
        }

    def convert(self) -> bytes:
        self._declare_input()
        for operator in self._model.operators:
            if operator.kind not in self._handlers:
                raise SetUpError(f"operator {operator.kind} has no conversion (tflite_to_onnx.py)")
            self._handlers[operator.kind](operator)
        for number, index in enumerate(self._model.outputs):
            self._declare_output(number, index)
        return self._graph.serialize()

    def _declare_input(self) -> None:
        if len(self._model.inputs) != 1:
            raise SetUpError(f"{len(self._model.inputs)} inputs, expected one")
        index = self._model.inputs[0]
        self._keep(index, self._graph.input("input", nchw_shape(self._shape(index))))

    def _declare_output(self, number: int, index: int) -> None:
        value = self._values[index]
        shape = self._shape(index)
        self._graph.output(value.name, f"out{number}", nchw_shape(shape) if value.nchw else shape)

    # Operators

    def _dequantize(self, op: Operator) -> None:
        """Half-precision weights, widened once instead of at every run."""
        self._constants[op.output] = self._constants[op.inputs[0]].astype(np.float32)

    def _convolution(self, op: Operator) -> None:
        depthwise = op.kind == "DEPTHWISE_CONV_2D"
        weights = self._constants[op.inputs[1]].transpose((3, 0, 1, 2) if depthwise else TO_NCHW)
        channels = self._shape(op.inputs[0])[3]
        kernel = weights.shape[2:]
        stride = (op.options["stride_h"], op.options["stride_w"])
        dilation = (op.options["dilation_h"], op.options["dilation_w"])
        result = self._graph.node(
            "Conv",
            [self._nchw(op.inputs[0]), *self._weights(weights, op.inputs[2])],
            kernel_shape=kernel,
            strides=stride,
            dilations=dilation,
            pads=self._padding(op, kernel, stride, dilation),
            group=channels // weights.shape[1],
        )
        self._keep(op.output, self._activated(result, op))

    def _transpose_convolution(self, op: Operator) -> None:
        builtin = op.kind == "TRANSPOSE_CONV"
        picture, weights, bias = (op.inputs[2], op.inputs[1], op.inputs[3]) if builtin else op.inputs
        kernel_weights = self._constants[weights].transpose(3, 0, 1, 2)
        kernel = kernel_weights.shape[2:]
        stride = self._transpose_stride(op)
        size, result_size = self._shape(picture)[1:3], self._shape(op.output)[1:3]
        if any(n * s != r or k != s for n, s, r, k in zip(size, stride, result_size, kernel)):
            raise SetUpError(f"{op.kind}: only kernels as large as their stride are converted")
        result = self._graph.node(
            "ConvTranspose",
            [self._nchw(picture), *self._weights(kernel_weights, bias)],
            kernel_shape=kernel,
            strides=stride,
        )
        self._keep(op.output, self._activated(result, op))

    def _transpose_stride(self, op: Operator) -> tuple[int, int]:
        if op.kind == "TRANSPOSE_CONV":
            return op.options["stride_h"], op.options["stride_w"]
        _, width, height = np.frombuffer(op.custom_options, "<i4", 3)
        return int(height), int(width)

    def _pool(self, op: Operator) -> None:
        kernel = (op.options["filter_h"], op.options["filter_w"])
        stride = (op.options["stride_h"], op.options["stride_w"])
        picture = self._nchw(op.inputs[0])
        if op.kind == "AVERAGE_POOL_2D":
            if kernel != self._shape(op.inputs[0])[1:3]:
                raise SetUpError("AVERAGE_POOL_2D: only the average of the whole picture is converted")
            result = self._graph.node("GlobalAveragePool", [picture])
        else:
            pads = self._padding(op, kernel, stride)
            result = self._graph.node("MaxPool", [picture], kernel_shape=kernel, strides=stride, pads=pads)
        self._keep(op.output, self._activated(result, op))

    def _unary(self, op: Operator) -> None:
        self._keep(op.output, self._graph.node(_UNARY[op.kind], [self._nchw(op.inputs[0])]))

    def _binary(self, op: Operator) -> None:
        result = self._graph.node(_BINARY[op.kind], [self._nchw(index) for index in op.inputs])
        self._keep(op.output, self._activated(result, op))

    def _prelu(self, op: Operator) -> None:
        slope = self._graph.constant(self._constants[op.inputs[1]].reshape(-1, 1, 1))
        self._keep(op.output, self._graph.node("PRelu", [self._nchw(op.inputs[0]), slope]))

    def _hard_swish(self, op: Operator) -> None:
        value = self._nchw(op.inputs[0])
        gate = self._graph.node("HardSigmoid", [value], alpha=1 / 6, beta=0.5)
        self._keep(op.output, self._graph.node("Mul", [value, gate]))

    def _resize(self, op: Operator) -> None:
        (height, width), (to_height, to_width) = self._shape(op.inputs[0])[1:3], self._shape(op.output)[1:3]
        whole = to_height % height == 0 and to_width % width == 0
        if not op.options["half_pixel"] or op.options["align_corners"] or not whole:
            raise SetUpError(f"{op.kind}: only half-pixel centres and whole factors are converted")
        if op.kind == "RESIZE_BILINEAR":
            how = {"mode": "linear", "coordinate_transformation_mode": "half_pixel"}
        else:  # the same as half-pixel centres at whole factors, and read alike by every runtime
            how = {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
        scale = (to_height / height, to_width / width)
        self._keep(op.output, self._graph.resize(self._nchw(op.inputs[0]), scale, **how))

    def _pad(self, op: Operator) -> None:
        amounts = self._constants[op.inputs[1]].astype(np.int64)[list(TO_NCHW)]
        pads = self._graph.constant(np.concatenate([amounts[:, 0], amounts[:, 1]]))
        self._keep(op.output, self._graph.node("Pad", [self._nchw(op.inputs[0]), pads]))

    def _reshape(self, op: Operator) -> None:
        shape = self._graph.constant(np.array(self._shape(op.output), np.int64))
        self._keep_plain(op.output, self._graph.node("Reshape", [self._plain(op.inputs[0]), shape]))

    def _transpose(self, op: Operator) -> None:
        order = [int(axis) for axis in self._constants[op.inputs[1]]]
        self._keep_plain(op.output, self._graph.node("Transpose", [self._plain(op.inputs[0])], perm=order))

    def _softmax(self, op: Operator) -> None:
        axis = len(self._shape(op.output)) - 1
        self._keep_plain(op.output, self._graph.node("Softmax", [self._plain(op.inputs[0])], axis=axis))

    def _sum(self, op: Operator) -> None:
        axes = [int(axis) for axis in np.atleast_1d(self._constants[op.inputs[1]])]
        keep = int(op.options["keep_dims"])
        self._keep_plain(
            op.output, self._graph.node("ReduceSum", [self._plain(op.inputs[0])], axes=axes, keepdims=keep)
        )

    def _l2_normalization(self, op: Operator) -> None:
        """Left to the caller: OpenCV 4.6 has no LpNormalization and a cosine needs none."""
        self._values[op.output] = self._values[op.inputs[0]]

    # Parts of operators

    def _activated(self, value: str, op: Operator) -> str:
        activation = op.options.get("activation", _NO_ACTIVATION)
        if activation not in (_NO_ACTIVATION, _RELU):
            raise SetUpError(f"{op.kind}: fused activation {activation} is not converted")
        return self._graph.node("Relu", [value]) if activation == _RELU else value

    def _padding(
        self, op: Operator, kernel: tuple[int, ...], stride: tuple[int, int], dilation: tuple[int, int] = (1, 1)
    ) -> list[int]:
        if op.options["padding"] == _VALID:
            return [0, 0, 0, 0]
        size, result = self._shape(op.inputs[0])[1:3], self._shape(op.output)[1:3]
        return same_padding(size, result, kernel, stride, dilation)

    def _weights(self, weights: np.ndarray, bias: int) -> list[str]:
        return [self._graph.constant(weights), self._graph.constant(self._constants[bias])]

    # Values in one order of axes or the other

    def _shape(self, index: int) -> tuple[int, ...]:
        return self._model.tensors[index].shape

    def _keep(self, index: int, name: str) -> None:
        self._values[index] = _Value(name, nchw=True)

    def _keep_plain(self, index: int, name: str) -> None:
        self._values[index] = _Value(name, nchw=False)

    def _nchw(self, index: int) -> str:
        if index not in self._values:
            return self._graph.constant(nchw_constant(self._constants[index]))
        value = self._values[index]
        return value.name if value.nchw else self._graph.node("Transpose", [value.name], perm=TO_NCHW)

    def _plain(self, index: int) -> str:
        value = self._values[index]
        if not value.nchw or self._shape(index)[1:3] == (1, 1):  # a 1×1 picture is laid out alike in both
            return value.name
        return self._graph.node("Transpose", [value.name], perm=TO_NHWC)
