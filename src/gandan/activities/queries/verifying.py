"""Comparing what is sealed with what stands: rows, bytes on disk, the chain itself."""

import hashlib
from collections.abc import Iterator

from django.utils import timezone

from gandan.activities.models import Activity, Evidence, EvidenceSeal
from gandan.activities.queries.seals import sealed_activity, sealed_evidence
from gandan.activities.rules.seals import line
from gandan.audit.models import Entry, EntryValue
from gandan.common import clock
from gandan.common.chain import lines_of, seal_digest
from gandan.common.formats import day
from gandan.common.words import say
from gandan.files.models import StoredFile
from gandan.files.services import file_path
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune

_BATCH = 500
_READ = 1024 * 1024
_OPEN_CHANGES = ("activity_corrected", "activity_withdrawn")


def verify_every_commune() -> Iterator[str]:
    """Yield one sentence for each difference in any commune."""
    for commune in Commune.objects.order_by("id"):
        with open_commune(commune):
            for found in verify_seals():
                yield f"{commune.full_name}: {found}"


def verify_seals() -> Iterator[str]:
    """Yield one sentence for each difference in the open commune: first the chain, then rows and bytes."""
    seals = list(EvidenceSeal.objects.order_by("on", "id"))
    yield from _chain(seals)
    latest: dict[str, tuple[str, EvidenceSeal]] = {}
    for seal in seals:
        for code, words in lines_of(seal.manifest).items():
            before = latest.get(code)
            if before and before[0] != words and not _is_openly_changed(code, before[1]):
                yield say(
                    "%(code)s khác bản niêm phong ngày %(day)s mà không có lần sửa nào được ghi lại.",
                    code=code,
                    day=day(before[1].on),
                )
            latest[code] = (words, seal)
    yield from _rows(latest)


def _chain(seals: list[EvidenceSeal]) -> Iterator[str]:
    """Each seal rests on the one before, and the record knows of no other."""
    made = Entry.objects.filter(act="evidence_sealed")
    recorded: dict[int, str] = dict(
        EntryValue.objects.filter(entry__in=made).values_list("entry__object_id", "changes__digest")
    )
    previous = ""
    for seal in seals:
        if seal.previous != previous:
            yield say("Chuỗi niêm phong bị đứt trước ngày %(day)s: thiếu bản niêm phong liền trước.", day=day(seal.on))
        # a chain written anew from some day on is whole in itself, but not the one that the record knows
        if not recorded.get(seal.pk) == seal.digest == seal_digest(seal.previous, seal.manifest):
            yield say("Bản niêm phong ngày %(day)s đã bị sửa.", day=day(seal.on))
        previous = seal.digest
    for entry in made.exclude(object_id__in=[seal.pk for seal in seals]).order_by("id"):
        yield say("Mất bản niêm phong lập ngày %(day)s.", day=day(clock.day_of(entry.at)))


def _rows(latest: dict[str, tuple[str, EvidenceSeal]]) -> Iterator[str]:
    seen: set[str] = set()
    hashed: dict[str, str] = {}
    evidence = Evidence.objects.select_related("file", "activity", "unit").order_by("id")
    for one in evidence.iterator(_BATCH):
        seen.add(one.code)
        yield from _row(one.code, line(sealed_evidence(one)), latest, is_sealed=one.seal_id is not None)
        if one.file is not None:
            yield from _bytes(one.code, one.file, _since(one, latest), hashed)
    activities = Activity.objects.select_related("kind", "group", "unit").order_by("id")
    for activity in activities.iterator(_BATCH):
        seen.add(activity.code)
        is_sealed = activity.seal_id is not None
        if not is_sealed and activity.code in latest and _is_openly_changed(activity.code, latest[activity.code][1]):
            continue  # its new wording is sealed next
        yield from _row(activity.code, line(sealed_activity(activity)), latest, is_sealed=is_sealed)
    for code, (_words, seal) in latest.items():
        if code not in seen:
            yield say("Mất %(code)s, đã niêm phong ngày %(day)s.", code=code, day=day(seal.on))


def _row(code: str, words: str, latest: dict[str, tuple[str, EvidenceSeal]], *, is_sealed: bool) -> Iterator[str]:
    if code in latest:
        sealed, seal = latest[code]
        if words != sealed:
            yield say("Nội dung của %(code)s khác bản niêm phong ngày %(day)s.", code=code, day=day(seal.on))
    elif is_sealed:
        yield say("%(code)s được ghi là đã niêm phong nhưng không có trong bản niêm phong nào.", code=code)


def _bytes(code: str, stored: StoredFile, since: str, hashed: dict[str, str]) -> Iterator[str]:
    if stored.sha256 not in hashed:
        hashed[stored.sha256] = _digest(stored)
    if not hashed[stored.sha256]:
        yield say("Tệp của %(code)s (%(since)s) không còn trên đĩa.", code=code, since=since)
    elif hashed[stored.sha256] != stored.sha256:
        yield say("Tệp của %(code)s trên đĩa khác bản %(since)s.", code=code, since=since)


def _since(evidence: Evidence, latest: dict[str, tuple[str, EvidenceSeal]]) -> str:
    if evidence.code in latest:
        return say("niêm phong ngày %(day)s", day=day(latest[evidence.code][1].on))
    return say("đưa vào ngày %(day)s", day=day(timezone.localtime(evidence.uploaded_at).date()))


def _digest(stored: StoredFile) -> str:
    """Return the SHA-256 of the bytes on disk, empty where they cannot be read."""
    digest = hashlib.sha256()
    try:
        with file_path(stored).open("rb") as opened:
            while piece := opened.read(_READ):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def _is_openly_changed(code: str, since: EvidenceSeal) -> bool:
    """Say whether the record knows of a correction after that seal."""
    acts = Entry.objects.filter(object_type="activities.activity", object_code=code, act__in=_OPEN_CHANGES)
    return bool(acts.filter(at__gte=since.sealed_at).exists())
