import os
import subprocess
import tempfile
import unittest
from pathlib import Path

_COMMON = Path(__file__).parents[2] / "installer" / "common.sh"


class CommonTest(unittest.TestCase):
    """common.sh with tools of the test's own in the PATH and a build folder of its own."""

    def setUp(self) -> None:
        work = tempfile.TemporaryDirectory(prefix="mianguan 安装 ")
        self.addCleanup(work.cleanup)
        self.work = Path(work.name)

    def tool(self, name: str, script: str) -> None:
        path = self.work / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def bash(self, script: str) -> subprocess.CompletedProcess[str]:
        prelude = f'set -euo pipefail; source "{_COMMON}"; build="{self.work}/build"\n'
        environment = {"PATH": f"{self.work}:/usr/bin:/bin"}
        return subprocess.run(
            ["/usr/bin/bash", "-c", prelude + script], env=environment, cwd="/", stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip

    def test_a_step_keeps_its_output_in_a_log(self) -> None:
        run = self.bash("work() { echo said; echo complained >&2; }; step Working work work")
        self.assertEqual(run.returncode, 0)
        self.assertRegex(run.stdout, "^Working …\nWorking: done in \\d+ s\n$")
        self.assertEqual((self.work / "build/log/work.log").read_text(), "said\ncomplained\n")

    def test_a_failing_step_shows_its_log_and_ends_the_script(self) -> None:
        run = self.bash("work() { echo before; false; echo beyond; }; step Working work work; echo reached")
        self.assertEqual(run.returncode, 1)
        self.assertNotIn("reached", run.stdout)
        self.assertIn("before\n", run.stderr)
        self.assertNotIn("beyond", run.stderr)
        self.assertIn("build/log/work.log", run.stderr)

    def test_packages_are_listed_by_section(self) -> None:
        build = self.bash('packages "build and run"').stdout.split()
        test = self.bash("packages test").stdout.split()
        self.assertIn("cmake", build)
        self.assertIn("shellcheck", test)
        for names in (build, test):
            self.assertEqual(names, sorted(names))
        self.assertFalse(set(build) & set(test))

    def test_nothing_is_installed_when_nothing_is_missing(self) -> None:
        self.tool("dpkg-query", 'echo "one installed"; echo "two installed"')
        self.tool("apt-get", f'echo "$*" >>"{self.work}/calls"')
        run = self.bash("need_packages one two")
        self.assertEqual((run.returncode, run.stdout), (0, ""))
        self.assertFalse((self.work / "calls").exists())

    def test_what_is_missing_is_installed_without_recommends(self) -> None:
        self.tool("dpkg-query", 'echo "one installed"; echo "three config-files"; exit 1')
        self.tool("apt-get", f'echo "$*" >>"{self.work}/calls"')
        self.tool("sudo", 'exec "$@"')
        run = self.bash("need_packages one two three")
        self.assertEqual(run.returncode, 0, run.stderr)
        update, install = (self.work / "calls").read_text().splitlines()
        self.assertTrue(update.endswith(" update"))
        self.assertTrue(install.endswith(" install -y --no-install-recommends two three"))

    def test_an_npm_that_is_there_is_not_installed_again(self) -> None:
        self.tool("npm", "")
        self.tool("dpkg-query", "exit 1")
        self.assertEqual(self.bash("missing_packages npm other").stdout.split(), ["other"])

    def test_another_photograph_is_not_taken_for_the_sample(self) -> None:
        os.makedirs(self.work / "build/sample")
        (self.work / "build/sample/astronaut.png").write_bytes(b"another")
        self.assertNotEqual(self.bash('is_sample "$build/sample/astronaut.png"').returncode, 0)


if __name__ == "__main__":
    unittest.main()
