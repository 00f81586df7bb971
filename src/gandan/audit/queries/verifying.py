"""Comparing the sealed record with what stands: the chain, the entries, their values."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gandan.audit.models import Entry, EntryValue, PlatformEntry, PlatformSeal, RecordSeal
from gandan.audit.queries.sealed import Line, platform_lines, record_lines, sealed_numbers
from gandan.audit.rules import kept_digests, value_digest, values_digest
from gandan.common.chain import seal_digest
from gandan.common.formats import day
from gandan.common.words import mark, say
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

_BATCH = 1000
_NOT_SEALED: tuple[str, dt.date | None] = ("", None)


def verify_everything() -> Iterator[str]:
    """Yield one sentence for each difference: the platform's record first, then each commune's."""
    for found in verify_platform():
        yield say("Nhật ký hệ thống: %(found)s", found=found)
    for commune in Commune.objects.order_by("id"):
        with open_commune(commune):
            for found in verify_record(commune):
                yield f"{commune.full_name}: {found}"


def verify_record(commune: Commune) -> Iterator[str]:
    """Yield what differs in the open commune; of each day only the first entry is named, with the number of all."""
    told = PlatformEntry.objects.filter(act="record_sealed", detail__commune=commune.pk)
    anchors = dict(told.order_by("id").values_list("detail__on", "detail__digest"))
    seals: list[RecordSeal] = list(RecordSeal.objects.order_by("on"))
    yield from _chain(seals, anchors)
    yield from _entries(seals, record_lines(Entry.objects.all()))
    yield from _values()


def verify_platform() -> Iterator[str]:
    told = PlatformEntry.objects.filter(act="platform_sealed")
    anchors = dict(told.order_by("id").values_list("detail__on", "detail__digest"))
    seals = list(PlatformSeal.objects.order_by("on"))
    yield from _chain(seals, anchors)
    yield from _entries(seals, platform_lines(PlatformEntry.objects.all()))
    for entry in PlatformEntry.objects.exclude(salt="").order_by("id").iterator(_BATCH):
        if value_digest("detail", entry.salt, entry.detail) != entry.detail_digest:
            yield say("Chi tiết của mục số %(number)d đã bị sửa.", number=entry.pk)


def _chain(seals: Sequence[RecordSeal | PlatformSeal], anchors: Mapping[str, str]) -> Iterator[str]:
    previous = ""
    for seal in seals:
        if seal.previous != previous:
            yield say("Chuỗi niêm phong nhật ký bị đứt trước ngày %(day)s.", day=day(seal.on))
        if not anchors.get(seal.on.isoformat()) == seal.digest == seal_digest(seal.previous, seal.manifest):
            yield say("Bản niêm phong nhật ký ngày %(day)s đã bị sửa.", day=day(seal.on))
        previous = seal.digest
    kept = {seal.on.isoformat() for seal in seals}
    for on in sorted(set(anchors) - kept):
        yield say("Mất bản niêm phong nhật ký ngày %(day)s.", day=day(dt.date.fromisoformat(on)))


def _entries(seals: Sequence[RecordSeal | PlatformSeal], lines: Iterable[Line]) -> Iterator[str]:
    sealed: dict[int, tuple[str, dt.date | None]] = {
        pk: (line, seal.on) for seal in seals for pk, line in sealed_numbers(seal.manifest).items()
    }
    last = max((seal.on for seal in seals), default=None)
    changed: dict[dt.date, list[int]] = {}
    late: dict[dt.date, list[int]] = {}
    for pk, own, line in lines:
        kept, on = sealed.pop(pk, _NOT_SEALED)
        if kept and kept != line:
            changed.setdefault(on or own, []).append(pk)
        # what was written for a day after that day was closed
        if (on is not None and on > own) or (on is None and last is not None and own <= last):
            late.setdefault(own, []).append(pk)
    lost: dict[dt.date, list[int]] = {}
    for pk, (_line, on) in sealed.items():
        if on is not None:
            lost.setdefault(on, []).append(pk)
    for words, found in (
        (mark("Ngày %(day)s: mục số %(number)d khác bản niêm phong; cả ngày lệch %(count)d mục."), changed),
        (mark("Ngày %(day)s: mất mục số %(number)d; cả ngày mất %(count)d mục."), lost),
        (mark("Ngày %(day)s: mục số %(number)d được thêm sau khi niêm phong; cả ngày thêm %(count)d mục."), late),
    ):
        for on, numbers in sorted(found.items()):
            yield say(words, day=day(on), number=min(numbers), count=len(numbers))


def _values() -> Iterator[str]:
    """Each value gives the digest that the entry holds; a missing one was erased by an act that the record knows."""
    erasures = Entry.objects.filter(act="audit_value_erased").values_list("object_id", "values__changes__field")
    openly = set(erasures)
    digests = dict(Entry.objects.exclude(values_digest="").values_list("pk", "values_digest"))
    for value in EntryValue.objects.order_by("id").iterator(_BATCH):
        if values_digest(kept_digests(value.changes, value.salts, value.erased)) != digests.pop(value.entry_id, ""):
            yield say("Giá trị của mục số %(number)d đã bị sửa.", number=value.entry_id)
        for field in sorted(value.erased):
            if (value.entry_id, field) not in openly:
                yield say("Một giá trị của mục số %(number)d đã bị xóa ngoài quy trình.", number=value.entry_id)
    for pk in sorted(digests):
        yield say("Mất giá trị của mục số %(number)d.", number=pk)
