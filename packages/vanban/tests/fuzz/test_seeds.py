"""Every input that once broke the reader is read again."""

import random
from pathlib import Path

import pytest

from .fuzz import SEEDS, inputs, mutate, read


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*")), ids=lambda path: path.name)
def test_kept_seed_is_read_or_refused(path: Path) -> None:
    read(path.name, path.read_bytes())


def test_mutate_changes_the_input_and_repeats_itself() -> None:
    name, content = inputs()[0]
    first, second = (mutate(content, name, random.Random(7)) for _ in range(2))
    assert (first == second, first == content) == (True, False)
