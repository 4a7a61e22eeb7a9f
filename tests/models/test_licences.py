import re
import unittest
from pathlib import Path

import manifest

_ROOT = Path(__file__).parents[2]
_LICENSE = (_ROOT / "LICENSE").read_text(encoding="utf-8")


def _paragraph(heading: str) -> str:
    """The lines under a heading, as one line."""
    _, found, rest = _LICENSE.partition(f"\n{heading}\n")
    return " ".join(rest.partition("\n\n")[0].split()) if found else ""


class LicencesTest(unittest.TestCase):
    def test_every_model_is_named_with_its_licence_and_package(self) -> None:
        for model in manifest.load():
            with self.subTest(model=model.file):
                paragraph = _paragraph(model.file)
                self.assertTrue(paragraph.startswith(model.licence), f"LICENSE says: {paragraph}")
                self.assertIn(f"From {model.package.name} {model.package.version}.", paragraph)

    def test_every_caveat_is_repeated(self) -> None:
        for model in manifest.load():
            with self.subTest(model=model.file):
                known = f"{model.origin} {model.remarks}"
                for word in ("unknown", "non-commercial", "no licence text"):
                    said = word.replace("no licence", "without a licence")
                    self.assertEqual(word in known, said in _paragraph(model.file), word)
                self.assertEqual(model.optional, "OPTIONAL" in _paragraph(model.file))

    def test_every_debian_package_is_named(self) -> None:
        lines = (_ROOT / "installer" / "packages.txt").read_text(encoding="utf-8").splitlines()
        for package in (line for line in lines if line and not line.startswith("#")):
            with self.subTest(package=package):
                self.assertRegex(_LICENSE, rf"(?m)(^|[\s(]){re.escape(package)}($|[\s,])")


if __name__ == "__main__":
    unittest.main()
