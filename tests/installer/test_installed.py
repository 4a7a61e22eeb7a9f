import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

_PREFIX = Path(os.environ["PREFIX"])
_SAMPLE = Path(os.environ["SAMPLE"])
_MAN = _PREFIX / "share/man/man1/mianguan-batch.1"


# As a user has it, whatever a developer's shell says of models.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "MIANGUAN_MODELS"}


def _run(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        env=_ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )


class InstalledTest(unittest.TestCase):
    def test_everything_is_there(self) -> None:
        for path in (
            "bin/mianguan",
            "bin/mianguan-batch",
            "bin/mianguan-hub-conformance",
            "libexec/mianguan/mianguan-decoder",
            "share/applications/mianguan.desktop",
            "share/doc/mianguan/LICENSE",
            "share/doc/mianguan/hub/openapi.yaml",
            "share/icons/hicolor/scalable/apps/mianguan.svg",
            "share/man/man1/mianguan-batch.1",
            "share/mianguan/models/facemesh.onnx",
            "share/mianguan/models/models.json",
        ):
            self.assertTrue((_PREFIX / path).is_file(), path)

    def test_the_installed_program_finds_the_installed_models(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            run = _run(_PREFIX / "bin/mianguan-batch", "standardize", "--out", folder, "--json", "-", _SAMPLE)
            self.assertIn(run.returncode, (0, 1), run.stderr)
            self.assertTrue(Path(json.loads(run.stdout)["output"]).is_file())

    def test_the_manual_is_well_formed(self) -> None:
        run = _run("man", "--warnings", "--encoding=UTF-8", "--local-file", "--troff-device=utf8", "--ditroff", _MAN)
        self.assertEqual((run.returncode, run.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
