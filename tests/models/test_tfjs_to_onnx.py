import base64
import json
import unittest
from typing import Any

import numpy as np

from errors import SetUpError
from onnx_reading import Reading
from tfjs_to_onnx import tfjs_to_onnx

_KERNEL = np.random.default_rng(4).random((3, 3, 3, 5), np.float32)
_BIAS = np.arange(5, dtype=np.float32)


def _text(value: str) -> dict[str, str]:
    return {"s": base64.b64encode(value.encode()).decode()}


def _ints(*values: int) -> dict[str, Any]:
    return {"list": {"i": [str(value) for value in values]}}


def _node(name: str, op: str, inputs: list[str], **attributes: Any) -> dict[str, Any]:
    return {"name": name, "op": op, "input": inputs, "attr": attributes}


def _convolution(name: str, source: str, fused: list[str]) -> dict[str, Any]:
    return _node(
        name, "_FusedConv2D", [source, "kernel", "bias"],
        strides=_ints(1, 2, 2, 1), dilations=_ints(1, 1, 1, 1), padding=_text("SAME"),
        fused_ops={"list": {"s": [_text(item)["s"] for item in fused]}},
    )  # fmt: skip


class TfjsToOnnxTest(unittest.TestCase):
    """A small network of the parser's kind: convolution, global mean added back, resize to twice the size."""

    def setUp(self) -> None:
        self.nodes = [
            _node("picture", "Placeholder", []),
            _convolution("features", "picture", ["BiasAdd", "Relu"]),
            _node("mean", "Mean", ["features", "axes"], keep_dims={"b": True}),
            _node("sum", "Add", ["mean", "features"]),
            _node("shape", "Shape", ["sum"]),
            _node("size", "StridedSlice", ["shape", "one", "three", "step"], shrink_axis_mask={"i": "0"}),
            _node("twice", "Mul", ["size", "two"]),
            _node("logits", "ResizeBilinear", ["sum", "twice"], half_pixel_centers={"b": False}),
            _node("label", "ArgMax", ["logits", "axes"]),
        ]
        self.weights = {
            "kernel": _KERNEL,
            "bias": _BIAS,
            "axes": np.array([1, 2], np.int32),
            "one": np.array([1], np.int32),
            "three": np.array([3], np.int32),
            "step": np.array([1], np.int32),
            "two": np.array(2, np.int32),
        }

    def converted(self, output: str = "logits", cut: int = 0) -> Reading:
        entries = [{"name": n, "shape": list(a.shape), "dtype": a.dtype.name} for n, a in self.weights.items()]
        document = {
            "modelTopology": {"node": self.nodes},
            "weightsManifest": [{"paths": ["first.bin", "second.bin"], "weights": entries}],
        }
        data = b"".join(array.tobytes() for array in self.weights.values())
        parts = {"first.bin": data[:100], "second.bin": data[100 : len(data) - cut]}
        return Reading(tfjs_to_onnx(json.dumps(document).encode(), parts.__getitem__, 16, output))

    def test_the_graph(self) -> None:
        reading = self.converted()
        self.assertEqual(reading.shapes(), {"input": [1, 3, 16, 16], "out0": [1, 5, 16, 16]})
        operators = ["Conv", "Relu", "GlobalAveragePool", "Resize", "Add", "Resize"]
        self.assertEqual(reading.operators(), operators)  # the mean is spread before it is added

    def test_the_convolution(self) -> None:
        reading = self.converted("features")
        self.assertEqual(reading.attributes("Conv")["pads"], [0, 0, 1, 1])
        np.testing.assert_array_equal(reading.constant("Conv", 1), _KERNEL.transpose(3, 2, 0, 1))
        np.testing.assert_array_equal(reading.constant("Conv", 2), _BIAS)

    def test_what_is_not_converted_is_named(self) -> None:
        with self.assertRaisesRegex(SetUpError, "operator ArgMax"):
            self.converted("label")

    def test_an_unknown_fused_operator_is_refused(self) -> None:
        self.nodes[1] = _convolution("features", "picture", ["BiasAdd", "Elu"])
        with self.assertRaisesRegex(SetUpError, "Elu"):
            self.converted()

    def test_an_output_that_does_not_exist_is_named(self) -> None:
        with self.assertRaisesRegex(SetUpError, "no node named nowhere"):
            self.converted("nowhere")

    def test_truncated_weights(self) -> None:
        with self.assertRaisesRegex(SetUpError, "weight two reaches past the end"):
            self.converted(cut=1)


if __name__ == "__main__":
    unittest.main()
