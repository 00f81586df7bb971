import pytest

from gandan.documents.source import Span, pieces_of, quoted_marks

BLOCK = {"table": None, "row": None, "page": None, "box": None}


@pytest.mark.parametrize(
    ("places", "spans"),
    [
        ([], None),
        (["3-0-12", "4-1-2"], ((3, 0, 12), (4, 1, 2))),
        (["3-0", "-1-0-2", "a-b-c", "1-2-3-4", "", "9" * 30 + "-1-2"], None),
        (["x", "3-0-12"], ((3, 0, 12),)),
        (["1-0-1"] * 30, ((1, 0, 1),) * 20),
    ],
)
def test_quoted_marks_when_an_address_names_places_then_those_that_can_be_read(
    places: list[str], spans: tuple[Span, ...] | None
) -> None:
    assert [mark.spans for mark in quoted_marks(places)] == ([] if spans is None else [spans])


def test_pieces_of_when_places_lie_outside_the_paper_then_nothing_is_marked() -> None:
    (piece,) = pieces_of([BLOCK | {"text": "Kế hoạch"}], quoted_marks(["0-90-99", "7-0-3"]))
    assert [(one.text, one.mark) for one in piece.segments] == [("Kế hoạch", None)]
