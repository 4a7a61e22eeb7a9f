import json
import subprocess
import tempfile
import unittest
from pathlib import Path

_REPORT = Path(__file__).parents[2] / "installer" / "report.py"


def _finding(status: str, message: str) -> dict[str, str]:
    return {"id": "x", "status": status, "message": message}


class ReportTest(unittest.TestCase):
    def report(self, *results: dict[str, object]) -> list[str]:
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(json.dumps(result, ensure_ascii=False) + "\n" for result in results)
            file.flush()
            run = subprocess.run([_REPORT, file.name], capture_output=True, text=True, check=True)
        return run.stdout.splitlines()

    def test_what_did_not_pass_is_told_in_words(self) -> None:
        findings = [_finding("pass", "Fine"), _finding("fail", "头部过大"), _finding("not-assessed", "Unknown")]
        lines = self.report({"input": "/in/甲.jpg", "status": "fail", "output": "/out/甲.jpg", "findings": findings})
        self.assertEqual(lines, ["甲.jpg: fail", "  → /out/甲.jpg", "  ✗ 头部过大", "  ? x: Unknown", "  ✓ 1 checks passed"])

    def test_an_unreadable_photo(self) -> None:
        lines = self.report({"input": "a.jpg", "status": "unreadable", "error": "Cut off", "output": None, "findings": None})
        self.assertEqual(lines, ["a.jpg: unreadable", "  Cut off"])


if __name__ == "__main__":
    unittest.main()
