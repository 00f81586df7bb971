import pytest
import vanban

from gandan.demo.papers import fill_in, write_paper
from gandan.demo.people import COMMUNES, PEOPLE


@pytest.mark.parametrize("seed", COMMUNES, ids=lambda seed: seed.slug)
@pytest.mark.parametrize(
    ("name", "reference", "tasks"),
    [("ke-hoach-than-thien", "41/KH-UBND", 16), ("thong-bao-ket-luan", "268/TB-UBND", 6), ("cong-van-den", "2315/SNV-CCHC", 3)],
)
def test_paper_reads_back_as_written(name: str, reference: str, tasks: int, seed: object) -> None:
    document = vanban.parse(write_paper(name, seed), filename=f"{name}.pdf")  # type: ignore[arg-type]
    assert (f"{document.number}/{document.symbol}", len(document.tasks)) == (reference, tasks)


def test_fill_in_leaves_no_placeholder() -> None:
    assert "{" not in fill_in("{WARD} {Ward} {ward} {CITY} {City_place} {city} {chair} {vice}", COMMUNES[0])


def test_every_commune_has_a_name_for_every_person() -> None:
    assert {len(seed.names) for seed in COMMUNES} == {len(PEOPLE)}
