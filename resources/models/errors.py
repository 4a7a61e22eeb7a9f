"""The one error of this folder."""


class SetUpError(Exception):
    """Says what went wrong, with which file or package, and what to do about it."""
