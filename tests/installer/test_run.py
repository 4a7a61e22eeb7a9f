import os
import subprocess
import tempfile
import unittest
from pathlib import Path

_INSTALLER = Path(__file__).parents[2] / "installer"


def _run(script: str, *arguments: str, folder: Path = Path("/")) -> subprocess.CompletedProcess[str]:
    """Where nothing can be installed: the PATH holds no apt-get, dpkg-query or cmake."""
    with tempfile.TemporaryDirectory() as tools:
        for tool in ("bash", "cat", "dirname", "realpath", "sed"):
            os.symlink(f"/usr/bin/{tool}", f"{tools}/{tool}")
        return subprocess.run(
            [_INSTALLER / script, *arguments], cwd=folder, env={"PATH": tools}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip


class RunTest(unittest.TestCase):
    def setUp(self) -> None:
        work = tempfile.TemporaryDirectory(prefix="mianguan 照片 ")
        self.addCleanup(work.cleanup)
        self.work = Path(work.name)
        (self.work / "photo.jpg").touch()

    def test_help_is_given_without_installing(self) -> None:
        for script in ("run.sh", "test.sh"):
            run = _run(script, "--help")
            self.assertEqual((run.returncode, run.stderr), (0, ""))
            self.assertTrue(run.stdout.startswith(f"usage: installer/{script}"))

    def test_a_missing_photo_is_an_error_before_anything_is_installed(self) -> None:
        run = _run("run.sh", "photo.jpg", "no such.jpg", folder=self.work)
        self.assertEqual(run.returncode, 1)
        self.assertEqual(run.stdout, "")
        self.assertIn("no photo to read at no such.jpg", run.stderr)

    def test_a_folder_is_no_photo(self) -> None:
        self.assertIn("no photo to read", _run("run.sh", str(self.work)).stderr)

    def test_unknown_options_are_refused(self) -> None:
        self.assertIn("unknown option --fast", _run("run.sh", "--fast").stderr)
        self.assertIn("unknown argument --fast", _run("test.sh", "--fast").stderr)

    def test_a_photo_named_like_an_option_can_be_given(self) -> None:
        (self.work / "-photo.jpg").touch()
        run = _run("run.sh", "--", "-photo.jpg", folder=self.work)
        self.assertIn("dpkg-query", run.stderr)  # it came as far as the packages

    def test_elsewhere_than_on_debian_the_reason_is_said(self) -> None:
        run = _run("run.sh", "photo.jpg", folder=self.work)
        self.assertEqual(run.returncode, 1)
        self.assertIn("use Debian 12", run.stderr)


if __name__ == "__main__":
    unittest.main()
