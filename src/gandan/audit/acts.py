"""Acts that may stand in the record; each domain registers its own with the Vietnamese words of the timeline."""

from collections.abc import Mapping
from types import MappingProxyType

from gandan.common.words import mark

_acts: dict[str, str] = {}


def register(**words: str) -> None:
    """Register acts as ``domain_act="words"``; a name may be registered once with one wording."""
    for name, sentence in words.items():
        if _acts.get(name, sentence) != sentence:
            raise ValueError(f"act {name!r} is registered as {_acts[name]!r} already")
        _acts[name] = sentence


def registered() -> Mapping[str, str]:
    return MappingProxyType(_acts)


register(access_refused=mark("bị từ chối vì thiếu quyền"))
