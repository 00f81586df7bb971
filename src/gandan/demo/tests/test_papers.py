import pytest
import vanban

from gandan.demo.papers import STANDING, WAITING, Paper, fill_in, themed, write_paper
from gandan.demo.people import COMMUNES, PEOPLE, CommuneSeed

CASES = [(STANDING[0], "41/KH-UBND", 15), (STANDING[1], "268/TB-UBND", 6), (WAITING, "2315/SNV-CCHC", 3)]


@pytest.mark.parametrize("seed", COMMUNES, ids=lambda seed: seed.slug)
@pytest.mark.parametrize(("paper", "reference", "tasks"), [*CASES, (themed(1)[0], "52/KH-UBND", 5)])
def test_paper_reads_back_as_written(paper: Paper, reference: str, tasks: int, seed: CommuneSeed) -> None:
    document = vanban.parse(write_paper(paper, seed), filename=f"{paper.name}.pdf")
    assert (f"{document.number}/{document.symbol}", len(document.tasks)) == (reference, tasks)


def test_fill_in_leaves_no_placeholder() -> None:
    assert "{" not in fill_in("{WARD} {Ward} {ward} {CITY} {City_place} {city} {chair} {vice}", COMMUNES[0])


def test_every_commune_has_a_name_for_every_person() -> None:
    assert {len(seed.names) for seed in COMMUNES} == {len(PEOPLE)}
