"""Typed readers of environment variables; a secret may also stand in a file named by ``NAME_FILE``."""

import os
from pathlib import Path


def text(name: str, default: str = "") -> str:
    """Return the variable, or the contents of the file that ``NAME_FILE`` points to, or the default."""
    if file := os.environ.get(f"{name}_FILE"):
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    return text(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    return int(text(name, str(default)))


def names(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def path(name: str, default: Path) -> Path:
    return Path(text(name) or default).expanduser().resolve()
