"""What is said of the faces in a picture, and covering them before it leaves the commune."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from PIL import Image

from gandan.activities.enums import Faces
from gandan.activities.models import Evidence
from gandan.activities.rules.boxes import Box, pixels
from gandan.audit.models import Entry
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.files.enums import PICTURES
from gandan.files.models import StoredFile
from gandan.files.services import read_file, store_file
from gandan.files.sweeping import release_file
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Right
from gandan.organisations.permissions import check_right

_BLOCKS = 4
"""Blocks across and down in a covered place: too few to tell one person from another."""
_STEPS = 32
"""Steps of brightness of each colour that are kept."""


@transaction.atomic
def say_faces(evidence: Evidence, faces: Faces, *, is_asked: bool, actor: Actor) -> Evidence:
    """Record that no face can be recognised, or that the people in the picture agreed. Raises NotAllowed."""
    if faces not in (Faces.NONE, Faces.CONSENTED):
        raise NotAllowed("faces", "Hãy chọn một trong các câu trả lời về mặt người dân trong ảnh.")
    if faces == Faces.CONSENTED and not is_asked:
        raise NotAllowed("consent", "Hãy đánh dấu rằng người trong ảnh đã được hỏi và đồng ý.")
    held = _lock(evidence)
    _save(held, faces, boxes=[], covered=None, actor=actor)
    return held


@transaction.atomic
def cover_faces(evidence: Evidence, boxes: Sequence[Box], *, is_enough: bool, actor: Actor) -> Evidence:
    """Keep a copy with these places covered; from then on it alone leaves the commune. Raises NotAllowed."""
    if not boxes:
        raise NotAllowed("boxes", "Hãy khoanh ít nhất một khuôn mặt cần che.")
    if not is_enough:
        raise NotAllowed("enough", "Hãy xem lại cả ảnh rồi đánh dấu “Đã che đủ”.")
    held = _lock(evidence)
    covered = store_file(
        cover_places(read_file(held.file), boxes), name=f"{held.code}-da-che.jpg", allowed=PICTURES, actor=actor
    )
    kept = [[round(part, 5) for part in (box.left, box.top, box.width, box.height)] for box in boxes]
    _save(held, Faces.BLURRED, boxes=kept, covered=covered, actor=actor)
    return held


def undo_faces_said(entry: Entry, changes: Mapping[str, Any], actor: Actor) -> None:
    """Let stand again what was said before; a covered copy that was replaced is gone for good."""
    before = Faces(changes["faces"][0])
    held = _lock(Evidence.objects.get(pk=entry.object_id))
    check_right(actor, Right.ACTIVITY_RECORD, held.unit_id)
    if before == Faces.BLURRED:
        raise NotAllowed("copy_gone", "Bản ảnh đã che trước đó không còn. Hãy che lại ảnh.")
    _save(held, before, boxes=[], covered=None, actor=actor)


def _lock(evidence: Evidence) -> Evidence:
    held: Evidence = (
        Evidence.objects.select_for_update(of=("self",)).select_related("file", "blurred").get(pk=evidence.pk)
    )
    if held.file is None or not held.file.is_picture:
        raise NotAllowed("no_picture", "Minh chứng này không phải là ảnh.")
    return held


def _save(held: Evidence, faces: Faces, *, boxes: list[list[float]], covered: StoredFile | None, actor: Actor) -> None:
    before, replaced = held.faces, held.blurred
    held.faces, held.boxes, held.blurred = faces, boxes, covered
    held.faces_by, held.faces_at = actor.official, clock.now()
    held.save(update_fields=["faces", "boxes", "blurred", "faces_by", "faces_at"])
    record("faces_said", held, actor=actor, changes={"faces": [before, str(faces)], "boxes": len(boxes)})
    if replaced is not None and replaced != covered:
        release_file(replaced)


def cover_places(content: bytes, boxes: Sequence[Box]) -> bytes:
    """Return the picture as JPEG with coarse blocks of few colours in the places; what was there is gone."""
    with Image.open(io.BytesIO(content)) as opened:
        image = opened.convert("RGB")
    for box in boxes:
        place = pixels(box, image.width, image.height)
        piece = image.crop(place)
        size = piece.size
        few = piece.resize((_BLOCKS, _BLOCKS), Image.Resampling.BOX)
        few = few.point(lambda value: value // _STEPS * _STEPS + _STEPS // 2)
        image.paste(few.resize(size, Image.Resampling.NEAREST), place)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()
