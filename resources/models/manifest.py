"""models.json as Python values."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATH = Path(__file__).with_name("models.json")


@dataclass(frozen=True)
class Package:
    """An npm package; sha256 is that of its tarball."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True)
class Model:
    """A network the programs load; sha256 is that of the finished .onnx file."""

    file: str
    sha256: str
    purpose: str
    package: Package
    path: str  # inside the tarball
    converter: str
    licence: str
    origin: str
    remarks: str
    arguments: dict[str, Any] = field(default_factory=dict)
    optional: bool = False


def load(path: Path = PATH) -> list[Model]:
    document = json.loads(path.read_text(encoding="utf-8"))
    packages = {name: Package(name, **entry) for name, entry in document["packages"].items()}
    return [Model(**{**entry, "package": packages[entry["package"]]}) for entry in document["models"]]
