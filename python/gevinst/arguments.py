"""What is passed as a mapping, whatever its class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def dict_of(mapping: Mapping[Any, Any] | None, expected: str) -> dict[Any, Any]:
    """Take a mapping as a dict; None is an empty one."""
    if mapping is None:
        return {}
    if not isinstance(mapping, Mapping):
        raise TypeError(f"expected a dict, as {expected}, not {mapping!r}")
    return dict(mapping)
