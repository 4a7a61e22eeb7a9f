import unittest

import numpy as np

from errors import SetUpError
from onnx_reading import Reading
from tflite_maker import TfliteMaker
from tflite_to_onnx import tflite_to_onnx

_ADD, _CONV, _DEPTHWISE, _DEQUANTIZE, _L2, _MUL, _RELU = 0, 3, 4, 6, 11, 18, 19
_RESHAPE, _BILINEAR, _SOFTMAX, _PAD, _TRANSPOSE = 22, 23, 25, 34, 39
_TRANSPOSE_CONV, _FLOOR = 67, 62
_SAME, _VALID = ("b", 0), ("b", 1)


def _convolution(padding: tuple[str, int], stride: int, activation: int = 0) -> dict[int, tuple[str, int]]:
    return {0: padding, 1: ("i", stride), 2: ("i", stride), 3: ("b", activation)}


class TfliteToOnnxTest(unittest.TestCase):
    def setUp(self) -> None:
        self.made = TfliteMaker()
        self.picture = self.made.value(1, 6, 8, 3)

    def converted(self, output: int) -> Reading:
        return Reading(tflite_to_onnx(self.made.finish([self.picture], [output])))

    def convolve(self, options: dict[int, tuple[str, int]], weights: np.ndarray, *result: int) -> int:
        output = self.made.value(*result)
        bias = np.arange(weights.shape[0], dtype="f4")
        inputs = [self.picture, self.made.constant(weights), self.made.constant(bias)]
        self.made.operator(_CONV, inputs, output, options)
        return output

    def test_convolution(self) -> None:
        weights = np.random.default_rng(1).random((5, 3, 3, 3), np.float32)
        reading = self.converted(self.convolve(_convolution(_SAME, 2, activation=1), weights, 1, 3, 4, 5))
        self.assertEqual(reading.operators(), ["Conv", "Relu"])
        attributes = reading.attributes("Conv")
        self.assertEqual(attributes["pads"], [0, 0, 1, 1])  # TensorFlow puts the odd pixel at the end
        self.assertEqual(attributes["strides"], [2, 2])
        self.assertEqual(attributes["group"], 1)
        np.testing.assert_array_equal(reading.constant("Conv", 1), weights.transpose(0, 3, 1, 2))
        np.testing.assert_array_equal(reading.constant("Conv", 2), np.arange(5))
        self.assertEqual(reading.shapes(), {"input": [1, 3, 6, 8], "out0": [1, 5, 3, 4]})

    def test_valid_padding_adds_nothing(self) -> None:
        weights = np.ones((1, 3, 3, 3), "f4")
        reading = self.converted(self.convolve(_convolution(_VALID, 1), weights, 1, 4, 6, 1))
        self.assertEqual(reading.attributes("Conv")["pads"], [0, 0, 0, 0])

    def test_depthwise_convolution_of_half_precision_weights(self) -> None:
        weights = np.random.default_rng(2).random((1, 3, 3, 3)).astype("f2")
        wide, output = self.made.value(1, 3, 3, 3), self.made.value(1, 6, 8, 3)
        self.made.operator(_DEQUANTIZE, [self.made.constant(weights)], wide)
        inputs = [self.picture, wide, self.made.constant(np.zeros(3, "f4"))]
        options = {0: _SAME, 1: ("i", 1), 2: ("i", 1), 3: ("i", 1), 4: ("b", 0)}
        self.made.operator(_DEPTHWISE, inputs, output, options)
        reading = self.converted(output)
        self.assertEqual(reading.attributes("Conv")["group"], 3)
        self.assertEqual(reading.constant("Conv", 1).dtype, np.float32)
        np.testing.assert_array_equal(reading.constant("Conv", 1), weights.transpose(3, 0, 1, 2).astype("f4"))

    def test_transpose_convolution_builtin_and_custom(self) -> None:
        weights, bias = np.random.default_rng(3).random((4, 2, 3, 3), np.float32), np.ones(4, "f4")
        for custom in (False, True):
            with self.subTest(custom=custom):
                self.setUp()
                output = self.made.value(1, 12, 24, 4)
                constants = [self.made.constant(weights), self.made.constant(bias)]
                if custom:
                    packed = np.array([1, 3, 2], "<i4")  # padding, then width and height of the stride
                    self.made.custom("Convolution2DTransposeBias", [self.picture, *constants], output, packed)
                else:
                    size = self.made.constant(np.array([1, 12, 24, 4], "<i4"))
                    inputs = [size, constants[0], self.picture, constants[1]]
                    options = {0: _SAME, 1: ("i", 3), 2: ("i", 2)}
                    self.made.operator(_TRANSPOSE_CONV, inputs, output, options)
                reading = self.converted(output)
                np.testing.assert_array_equal(reading.constant("ConvTranspose", 1), weights.transpose(3, 0, 1, 2))
                self.assertEqual(reading.shapes()["out0"], [1, 4, 12, 24])

    def test_a_constant_is_added_along_the_channels(self) -> None:
        output = self.made.value(1, 6, 8, 3)
        self.made.operator(_ADD, [self.picture, self.made.constant(np.array([1, 2, 3], "f4"))], output)
        np.testing.assert_array_equal(self.converted(output).constant("Add", 1), [[[1]], [[2]], [[3]]])

    def test_padding_of_channels_moves_with_the_axes(self) -> None:
        output = self.made.value(1, 6, 8, 5)
        amounts = self.made.constant(np.array([[0, 0], [0, 0], [0, 0], [0, 2]], "<i4"))
        self.made.operator(_PAD, [self.picture, amounts], output)
        reading = self.converted(output)
        np.testing.assert_array_equal(reading.constant("Pad", 1), [0, 0, 0, 0, 0, 2, 0, 0])
        self.assertEqual(reading.shapes()["out0"], [1, 5, 6, 8])

    def test_reshape_and_transpose_work_on_tensorflows_order(self) -> None:
        reshaped, turned, output = self.made.value(2, 3, 8, 3), self.made.value(2, 8, 3, 3), self.made.value(2, 8, 3, 3)
        self.made.operator(_RESHAPE, [self.picture], reshaped)
        self.made.operator(_TRANSPOSE, [reshaped, self.made.constant(np.array([0, 2, 1, 3], "<i4"))], turned)
        self.made.operator(_RELU, [turned], output)
        reading = self.converted(output)
        self.assertEqual(reading.operators(), ["Transpose", "Reshape", "Transpose", "Transpose", "Relu"])
        self.assertEqual(reading.shapes()["out0"], [2, 3, 8, 3])

    def test_softmax_runs_over_the_last_axis_of_tensorflows_order(self) -> None:
        output = self.made.value(1, 6, 8, 3)
        self.made.operator(_SOFTMAX, [self.picture], output)
        reading = self.converted(output)
        self.assertEqual(reading.operators(), ["Transpose", "Softmax"])
        self.assertEqual(reading.attributes("Softmax")["axis"], 3)
        self.assertEqual(reading.shapes()["out0"], [1, 6, 8, 3])

    def test_resize(self) -> None:
        output = self.made.value(1, 12, 16, 3)
        size = self.made.constant(np.array([12, 16], "<i4"))
        self.made.operator(_BILINEAR, [self.picture, size], output, {2: ("?", False), 3: ("?", True)})
        reading = self.converted(output)
        np.testing.assert_array_equal(reading.constant("Resize", 2), [1, 1, 2, 2])
        self.assertEqual(reading.attributes("Resize")["coordinate_transformation_mode"], b"half_pixel")

    def test_the_last_normalisation_is_left_to_the_caller(self) -> None:
        activated, output = self.made.value(1, 6, 8, 3), self.made.value(1, 6, 8, 3)
        self.made.operator(_RELU, [self.picture], activated)
        self.made.operator(_L2, [activated], output)
        self.assertEqual(self.converted(output).operators(), ["Relu"])

    def test_what_is_not_converted_is_named(self) -> None:
        output = self.made.value(1, 6, 8, 3)
        self.made.operator(_FLOOR, [self.picture], output)
        with self.assertRaisesRegex(SetUpError, "builtin operator 62"):
            self.converted(output)

    def test_an_unknown_activation_is_refused(self) -> None:
        weights = np.ones((1, 1, 1, 3), "f4")
        output = self.convolve(_convolution(_VALID, 1, activation=4), weights, 1, 6, 8, 1)
        with self.assertRaisesRegex(SetUpError, "activation 4"):
            self.converted(output)

    def test_quantized_weights_are_refused(self) -> None:
        output = self.made.value(1, 6, 8, 3)
        self.made.operator(_MUL, [self.picture, self.made.constant(np.ones(3, "i1"))], output)
        with self.assertRaisesRegex(SetUpError, "quantized"):
            self.converted(output)


if __name__ == "__main__":
    unittest.main()
