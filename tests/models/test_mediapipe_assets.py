import unittest

from errors import SetUpError
from mediapipe_assets import unpack_asset

_LOADER = b"""loadPackage({"files": [{"filename": "/third_party/first.tflite", "start": 0, "end": 5},
  {"filename": "/third_party/second.tflite", "start": 5, "end": 11}], "remote_package_size": 11});"""


class MediapipeAssetsTest(unittest.TestCase):
    def test_a_file_is_found_by_its_name(self) -> None:
        self.assertEqual(unpack_asset(_LOADER, b"firstsecond", "second.tflite"), b"second")

    def test_a_name_that_is_not_there(self) -> None:
        with self.assertRaisesRegex(SetUpError, "third.tflite"):
            unpack_asset(_LOADER, b"firstsecond", "third.tflite")

    def test_data_that_ends_too_early(self) -> None:
        with self.assertRaisesRegex(SetUpError, "ends at 10"):
            unpack_asset(_LOADER, b"firstsecon", "second.tflite")

    def test_a_loader_without_a_table(self) -> None:
        with self.assertRaisesRegex(SetUpError, "no table"):
            unpack_asset(b"loadPackage();", b"", "first.tflite")


if __name__ == "__main__":
    unittest.main()
