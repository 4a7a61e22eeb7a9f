"""From the files of a package to the bytes of an ONNX model, by the converter that models.json names."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from errors import SetUpError
from manifest import Model
from mediapipe_assets import unpack_asset
from tfjs_to_onnx import tfjs_to_onnx
from tflite_to_onnx import tflite_to_onnx


def convert(model: Model, read: Callable[[str], bytes]) -> bytes:
    """read gives a file by its path inside the package."""
    match model.converter:
        case "copy":
            return read(model.path)
        case "tflite":
            return tflite_to_onnx(read(model.path))
        case "mediapipe-assets":
            loader, data = read(model.arguments["loader"]), read(model.path)
            return tflite_to_onnx(unpack_asset(loader, data, model.arguments["asset"]))
        case "tfjs":
            folder = posixpath.dirname(model.path)
            return tfjs_to_onnx(
                read(model.path), lambda name: read(posixpath.join(folder, name)), **model.arguments
            )
        case unknown:
            raise SetUpError(f"models.json names a converter that does not exist: {unknown}")
