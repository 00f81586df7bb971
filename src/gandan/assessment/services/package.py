"""The evidence of an assessment as one ZIP: a folder for each leaf, an index, only what may leave the commune."""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.template.loader import render_to_string

from gandan.activities.models import Activity, Evidence
from gandan.activities.queries import leaving_picture
from gandan.assessment.queries.leaving import is_asked
from gandan.assessment.queries.score import LivingScore
from gandan.assessment.queries.table import TableRow
from gandan.assessment.services.paper import SAMPLE_MARK
from gandan.common.formats import day
from gandan.common.vietnamese import fold
from gandan.common.words import mark
from gandan.files.enums import EXTENSIONS, MediaType
from gandan.files.models import StoredFile
from gandan.files.services import file_path

UNKNOWN_FACES = mark("Chưa xác định ảnh có mặt người dân hay không.")
NOT_TICKED = mark("Không được chọn để đưa ra ngoài.")
GONE = mark("Không tìm thấy tệp trên máy chủ.")
_UNSAFE = re.compile(r"[^a-z0-9.]+")


@dataclass(frozen=True, slots=True)
class LeftOut:
    code: str
    title: str
    why: str


@dataclass(slots=True)
class _Package:
    archive: zipfile.ZipFile
    at: tuple[int, int, int, int, int, int]
    leaving: frozenset[str]
    """Codes of papers and records with words that may leave."""
    paths: dict[str, list[str]] = field(default_factory=dict)
    """Code of the evidence to where it lies; one that serves many leaves lies once."""
    left_out: dict[str, LeftOut] = field(default_factory=dict)


def write_package(
    target: Path, score: LivingScore, rows: Sequence[TableRow], *, moment: dt.datetime, leaving: frozenset[str]
) -> list[LeftOut]:
    """Write the ZIP file by file, so that it never lies in memory; return what had to stay, and why.

    Papers, and the free words of a record, go along where ``leaving`` has their code.
    """
    at = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    with zipfile.ZipFile(target, "w") as archive:
        package = _Package(archive, at, leaving)
        for line in rows:
            for evidence in line.evidence:
                if evidence.code not in package.paths and evidence.code not in package.left_out:
                    _put(package, evidence, folder=line.row.item.number)
        _write(package, "index.html", _index(score, rows, package))
    return list(package.left_out.values())


def _put(package: _Package, evidence: Evidence, *, folder: str) -> None:
    lead = f"{folder}/{evidence.code}"
    if evidence.activity is not None:
        path = f"{lead}-{_slug(evidence.title)}.txt"
        _write(package, path, _activity_words(evidence.activity, with_words=evidence.code in package.leaving))
        package.paths[evidence.code] = [path, *_put_pictures(package, evidence.activity, lead)]
        return
    stored, why = _leaving(package, evidence)
    if stored is None:
        package.left_out[evidence.code] = LeftOut(evidence.code, evidence.title, why)
        return
    path = f"{lead}-{_slug(evidence.title)}.{EXTENSIONS[MediaType(stored.media_type)]}"
    _copy(package, path, stored)
    package.paths[evidence.code] = [path]


def _put_pictures(package: _Package, activity: Activity, lead: str) -> Iterator[str]:
    """Put what belongs to a recorded activity beside its words."""
    uses = activity.evidence_uses.select_related("evidence__file", "evidence__blurred").order_by("id")
    for use in uses:
        stored, why = _leaving(package, use.evidence)
        if stored is None:
            package.left_out[use.evidence.code] = LeftOut(use.evidence.code, use.evidence.title, why)
            continue
        path = f"{lead}-{use.evidence.code}.{EXTENSIONS[MediaType(stored.media_type)]}"
        _copy(package, path, stored)
        yield path


def _leaving(package: _Package, evidence: Evidence) -> tuple[StoredFile | None, str]:
    """Return what may leave: papers that somebody ticked as they are, of pictures what ``leaving_picture`` allows."""
    if is_asked(evidence) and evidence.code not in package.leaving:
        return None, NOT_TICKED
    stored: StoredFile | None = leaving_picture(evidence) if evidence.file.is_picture else evidence.file
    if stored is None:
        return None, UNKNOWN_FACES
    return (stored, "") if file_path(stored).exists() else (None, GONE)


def _copy(package: _Package, path: str, stored: StoredFile) -> None:
    info = zipfile.ZipInfo(path, package.at)
    # pictures and papers are compressed already
    info.compress_type = zipfile.ZIP_DEFLATED if stored.media_type == MediaType.TEXT else zipfile.ZIP_STORED
    with file_path(stored).open("rb") as source, package.archive.open(info, "w") as target:
        while part := source.read(1024 * 1024):
            target.write(part)


def _write(package: _Package, path: str, text: str) -> None:
    info = zipfile.ZipInfo(path, package.at)
    info.compress_type = zipfile.ZIP_DEFLATED
    package.archive.writestr(info, text.encode())


def _activity_words(activity: Activity, *, with_words: bool) -> str:
    days = " – ".join(dict.fromkeys((day(activity.from_on), day(activity.to_on))))
    words = activity.words if with_words else ""
    lines = (activity.title, activity.sentence, f"Thời gian: {days}", f"Đơn vị: {activity.unit.name}", words)
    return "\n".join(line for line in lines if line) + "\n"


def _slug(title: str) -> str:
    return _UNSAFE.sub("-", fold(title))[:60].strip("-.") or "tep"


def _index(score: LivingScore, rows: Sequence[TableRow], package: _Package) -> str:
    """Return the page that opens the package; of what had to stay only the code and the reason, never the title."""
    context = {
        "year": score.assessment.year,
        "criteria": score.assessment.criteria_set.name,
        "warning": SAMPLE_MARK if score.assessment.criteria_set.is_sample else "",
        "lines": [(line.row, list(_links(line.evidence, package))) for line in rows],
        "left_out": package.left_out.values(),
    }
    return render_to_string("assessment/package_index.html", context)


def _links(evidence: Sequence[Evidence], package: _Package) -> Iterator[tuple[str, str]]:
    """Yield path and name of each file; of the same title it is the day that tells one from another."""
    for one in evidence:
        kept = (
            f"{one.title} ({day(one.activity.from_on if one.activity is not None else one.own_on or one.period_to)})"
        )
        for at, path in enumerate(package.paths.get(one.code, ())):
            yield path, f"{kept}, ảnh" if at else kept
