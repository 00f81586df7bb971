"""The country's places from the files in ``data/``, taken in again after every migrate."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db import connections

from gandan.common.vietnamese import fold

DATA = Path(__file__).parent / "data"
_PLACES = """
INSERT INTO tenancy_place (code, name, name_fold, province_id)
SELECT given.code, given.name, given.name_fold, province.id
FROM given LEFT JOIN tenancy_place province ON province.code = given.province
ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_fold = excluded.name_fold,
    province_id = excluded.province_id
WHERE (tenancy_place.name, tenancy_place.province_id) IS DISTINCT FROM (excluded.name, excluded.province_id)
"""
_FORMER = """
INSERT INTO tenancy_formerplace (code, name, name_fold, district, province, went_to)
SELECT code, name, name_fold, district, province, string_to_array(went_to, ',')::varchar(5)[] FROM given
ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_fold = excluded.name_fold, district = excluded.district,
    province = excluded.province, went_to = excluded.went_to
WHERE (tenancy_formerplace.name, tenancy_formerplace.district, tenancy_formerplace.went_to)
    IS DISTINCT FROM (excluded.name, excluded.district, excluded.went_to)
"""


def read_rows(name: str) -> Iterator[list[str]]:
    """Return the rows of a data file, the lines that say where it comes from left out."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def load_after_migrate(*, using: str, **kwargs: Any) -> None:
    """Bring both tables to what the files hold, in bulk; a place that people point at is never removed."""
    places = [(code, name, fold(name), *province) for code, name, *province in read_rows("places.tsv")]
    provinces = [(*place, None) for place in places if len(place) == 3]
    communes = [place for place in places if len(place) == 4]
    former = [(code, name, fold(name), *rest) for code, name, *rest in read_rows("former_places.tsv")]
    _take_in(using, ("code", "name", "name_fold", "province"), provinces, _PLACES)
    _take_in(using, ("code", "name", "name_fold", "province"), communes, _PLACES)
    _take_in(using, ("code", "name", "name_fold", "district", "province", "went_to"), former, _FORMER)


def _take_in(using: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]], insert: str) -> None:
    with connections[using].cursor() as cursor:
        listed = ", ".join(f"{column} text" for column in columns)
        cursor.execute(f"CREATE TEMPORARY TABLE given ({listed})")
        with cursor.copy(f"COPY given ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(insert)
        cursor.execute("DROP TABLE given")
