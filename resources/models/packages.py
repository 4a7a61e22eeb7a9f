"""npm tarballs in a cache, checked against their sha256 whenever they are used; nothing of them is installed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

from errors import SetUpError
from manifest import Package


def cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "mianguan" / "packages"


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class PackageCache:
    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self._folder = folder
        self._say = say

    def open(self, package: Package) -> tarfile.TarFile:
        path = self._folder / f"{package.name.replace('/', '-').lstrip('@')}-{package.version}.tgz"
        if path.exists() and sha256_of(path) != package.sha256:
            self._say(f"{path} is damaged and will be replaced")
            path.unlink()
        if not path.exists():
            self._fetch(package, path)
        return tarfile.open(path)

    def _fetch(self, package: Package, path: Path) -> None:
        self._say(f"fetching {package.name} {package.version}")
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._folder, prefix=".fetching-") as work:
            tarball = _npm_pack(package, Path(work))
            seen = sha256_of(tarball)
            if seen != package.sha256:
                raise SetUpError(
                    f"{package.name} {package.version} is not the package this project was tested with:\n"
                    f"  expected sha256 {package.sha256}\n"
                    f"  seen            {seen}\n"
                    "  Do not use it. See which registry npm uses (npm config get registry), or try again."
                )
            tarball.replace(path)


def _npm_pack(package: Package, folder: Path) -> Path:
    if shutil.which("npm") is None:
        raise SetUpError("npm is needed to fetch the models: apt-get install --no-install-recommends npm")
    command = ["npm", "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"]
    run = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    tarballs = list(folder.glob("*.tgz"))
    if run.returncode != 0 or len(tarballs) != 1:
        raise SetUpError(
            f"npm could not fetch {package.name} {package.version} (exit {run.returncode}).\n"
            f"  Is the network there? Try: {' '.join(part for part in command if part != '--silent')}\n{run.stderr}"
        )
    return tarballs[0]


def member(tarball: tarfile.TarFile, path: str) -> bytes:
    try:
        file = tarball.extractfile(path)
    except KeyError:
        file = None
    if file is None:
        raise SetUpError(f"{tarball.name} holds no file {path}")
    return file.read()
