#!/usr/bin/python3 -BEs
"""Prints the report of "mianguan-batch standardize --json" for a person: report.py REPORT.JSONL"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

_MARKS = {"fail": "✗", "warn": "!", "not-assessed": "?"}


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        print("\n".join(described(json.loads(line))))
    return 0


def described(result: dict[str, Any]) -> list[str]:
    lines = [f"{Path(result['input']).name}: {result['status']}"]
    if result.get("error"):
        lines.append(f"  {result['error']}")
    if result.get("output"):
        lines.append(f"  → {result['output']}")
    findings = result.get("findings") or []
    passed = sum(finding["status"] == "pass" for finding in findings)
    lines += [f"  {_MARKS[finding['status']]} {said(finding)}" for finding in findings if finding["status"] != "pass"]
    if passed:
        lines.append(f"  ✓ {passed} checks passed")
    return lines


def said(finding: dict[str, Any]) -> str:
    message = str(finding["message"])
    return f"{finding['id']}: {message}" if finding["status"] == "not-assessed" else message


if __name__ == "__main__":
    sys.exit(main())
