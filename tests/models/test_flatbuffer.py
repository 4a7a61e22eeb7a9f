import unittest

import numpy as np

import flatbuffer_maker
from errors import SetUpError
from flatbuffer import Table

_MADE = flatbuffer_maker.make(
    b"TEST",
    {0: ("b", -3), 2: np.array([1, 2, 3], "<i4"), 3: "name", 4: {0: ("i", 70000)}, 5: [{0: ("i", 1)}, {0: ("i", 2)}]},
)


class FlatbufferTest(unittest.TestCase):
    def setUp(self) -> None:
        self.root = Table.root(_MADE, b"TEST")

    def test_scalars_and_defaults(self) -> None:
        self.assertEqual(self.root.scalar(0, "b"), -3)
        self.assertEqual(self.root.scalar(1, "i", 7), 7)
        self.assertEqual(self.root.scalar(99, "i", 8), 8)

    def test_vectors_and_texts(self) -> None:
        self.assertEqual(self.root.integers(2), [1, 2, 3])
        self.assertEqual(self.root.integers(1), [])
        self.assertEqual(self.root.text(3), "name")

    def test_tables(self) -> None:
        inner = self.root.table(4)
        assert inner is not None
        self.assertEqual(inner.scalar(0, "i"), 70000)
        self.assertIsNone(self.root.table(1))
        self.assertEqual([table.scalar(0, "i") for table in self.root.tables(5)], [1, 2])
        self.assertEqual(self.root.tables(1), [])

    def test_another_kind_of_file_is_refused(self) -> None:
        with self.assertRaisesRegex(SetUpError, "not a TFL3 file"):
            Table.root(_MADE, b"TFL3")

    def test_a_cut_file_is_an_error_wherever_it_is_cut(self) -> None:
        for length in range(len(_MADE)):
            with self.subTest(length=length), self.assertRaises(SetUpError):
                root = Table.root(_MADE[:length], b"TEST")
                root.scalar(0, "b"), root.integers(2), root.text(3), root.table(4)
                [table.scalar(0, "i") for table in root.tables(5)]


if __name__ == "__main__":
    unittest.main()
