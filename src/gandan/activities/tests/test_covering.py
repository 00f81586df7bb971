"""Covering faces: which places, and that nothing of them can be read from the covered picture."""

import io
from collections import Counter

import pytest
from PIL import Image

from gandan.activities.enums import Faces
from gandan.activities.queries import leaving_picture
from gandan.activities.rules.boxes import MOST_BOXES, Box, pixels, read_boxes
from gandan.activities.services.faces import cover_faces, cover_places, say_faces
from gandan.activities.tests.conftest import House
from gandan.audit.models import Entry
from gandan.audit.services import undo_act
from gandan.common.errors import NotAllowed
from gandan.files.models import StoredFile
from gandan.files.services import read_file


@pytest.mark.parametrize(
    ("typed", "boxes"),
    [
        ([], []),
        ([["", "", "", ""]], []),
        ([["10", "20", "30", "40,5"]], [Box(0.1, 0.2, 0.3, 0.405)]),
        ([["90", "0", "10", "100"]], [Box(0.9, 0.0, 0.1, 1.0)]),
        ([["90", "0", "20", "10"]], None),
        ([["-1", "0", "20", "10"]], None),
        ([["10", "10", "0", "10"]], None),
        ([["a", "10", "10", "10"]], None),
        ([["nan", "10", "10", "10"]], None),
        ([["10", "10", "inf", "10"]], None),
        ([["1", "1", "2", "2"]] * (MOST_BOXES + 1), None),
    ],
)
def test_read_boxes_when_typed_then_inside_the_picture_or_none(
    typed: list[list[str]], boxes: list[Box] | None
) -> None:
    found = read_boxes(typed)
    rounded = found and [Box(*(round(part, 6) for part in (b.left, b.top, b.width, b.height))) for b in found]
    assert rounded == boxes


@pytest.mark.parametrize(
    ("box", "edges"),
    [(Box(0.1, 0.2, 0.3, 0.4), (70, 160, 431, 641)), (Box(0, 0, 1, 1), (0, 0, 1000, 1000))],
)
def test_pixels_when_a_box_then_a_tenth_more_and_never_outside(box: Box, edges: tuple[int, ...]) -> None:
    assert pixels(box, 1000, 1000) == edges


def test_cover_faces_when_done_then_only_the_covered_picture_leaves(house: House) -> None:
    evidence = house.picture()
    before = read_file(evidence.file)
    covered = cover_faces(evidence, [Box(0.25, 0.25, 0.5, 0.5)], is_enough=True, actor=house.officer)
    leaving = leaving_picture(covered)
    assert leaving is not None
    assert (covered.faces, leaving == covered.blurred, leaving != covered.file) == (Faces.BLURRED, True, True)
    assert read_file(covered.file) == before
    with Image.open(io.BytesIO(read_file(leaving))) as image:
        assert image.size == Image.open(io.BytesIO(before)).size


def test_cover_places_when_covered_then_nothing_fine_is_left() -> None:
    out = io.BytesIO()
    Image.effect_noise((400, 400), 90).convert("RGB").save(out, "PNG")
    with Image.open(io.BytesIO(cover_places(out.getvalue(), [Box(0.2, 0.2, 0.5, 0.5)]))) as image:
        place = image.convert("L").crop((80, 80, 280, 280))
    # sixteen blocks of one colour each; what is more comes from the compression at their edges
    steps = Counter(value // 16 for value in place.get_flattened_data())
    assert len(steps) <= 4


@pytest.mark.parametrize(
    ("boxes", "is_enough", "code"), [([], True, "boxes"), ([Box(0.1, 0.1, 0.2, 0.2)], False, "enough")]
)
def test_cover_faces_when_not_confirmed_then_refused(
    house: House, boxes: list[Box], is_enough: bool, code: str
) -> None:
    evidence = house.picture()
    with pytest.raises(NotAllowed) as refusal:
        cover_faces(evidence, boxes, is_enough=is_enough, actor=house.officer)
    evidence.refresh_from_db()
    assert (refusal.value.code, evidence.blurred, evidence.faces) == (code, None, Faces.UNKNOWN)


def test_say_faces_when_nobody_is_seen_after_all_then_the_covered_copy_goes(house: House) -> None:
    evidence = cover_faces(house.picture(), [Box(0.1, 0.1, 0.4, 0.4)], is_enough=True, actor=house.officer)
    copy = evidence.blurred
    said = say_faces(evidence, Faces.NONE, is_asked=False, actor=house.officer)
    assert (leaving_picture(said), said.blurred, said.boxes) == (said.file, None, [])
    assert not StoredFile.objects.filter(pk=copy.pk).exists()


def newest_said() -> Entry:
    entry: Entry = Entry.objects.filter(act="faces_said").latest("pk")
    return entry


def test_undo_when_faces_were_said_then_what_stood_before_stands_again(house: House) -> None:
    evidence = house.picture()
    before = evidence.faces
    say_faces(evidence, Faces.NONE, is_asked=False, actor=house.officer)
    undo_act(newest_said(), actor=house.officer)
    evidence.refresh_from_db()
    said = list(Entry.objects.order_by("pk").values_list("act", flat=True))[-3:]
    assert (evidence.faces, said) == (before, ["faces_said", "faces_said", "act_undone"])


def test_undo_when_the_picture_was_covered_then_the_copy_goes_and_the_picture_leaves_no_more(house: House) -> None:
    evidence = house.picture()
    cover_faces(evidence, [Box(0.25, 0.25, 0.5, 0.5)], is_enough=True, actor=house.officer)
    undo_act(newest_said(), actor=house.officer)
    evidence.refresh_from_db()
    assert (evidence.faces, evidence.boxes, evidence.blurred, leaving_picture(evidence)) == (
        Faces.UNKNOWN,
        [],
        None,
        None,
    )


def test_undo_when_a_covered_copy_was_replaced_then_refused_because_it_is_gone(house: House) -> None:
    evidence = cover_faces(house.picture(), [Box(0.25, 0.25, 0.5, 0.5)], is_enough=True, actor=house.officer)
    say_faces(evidence, Faces.CONSENTED, is_asked=True, actor=house.officer)
    with pytest.raises(NotAllowed) as refusal:
        undo_act(newest_said(), actor=house.officer)
    evidence.refresh_from_db()
    assert (refusal.value.code, evidence.faces) == ("copy_gone", Faces.CONSENTED)
