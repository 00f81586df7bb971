"""The papers of the demo, as files that the system reads like any other."""

from importlib.resources import files

import vanban

from gandan.demo.people import CITY, PEOPLE, CommuneSeed
from gandan.tenancy.enums import CommuneLevel


def write_paper(name: str, seed: CommuneSeed) -> bytes:
    """Return the paper ``papers/<name>.txt`` of a commune as a PDF in the prescribed layout."""
    text = (files("gandan.demo") / "papers" / f"{name}.txt").read_text(encoding="utf-8")
    return vanban.render_pdf(vanban.parse_text(fill_in(text, seed)))


def fill_in(text: str, seed: CommuneSeed) -> str:
    """Put the names of the commune, its leaders and its city into the text."""
    full_name = f"{CommuneLevel(seed.level).label} {seed.name}"
    level = CommuneLevel(seed.level).label.lower()
    chair, vice = (seed.names[PEOPLE.index(person)] for person in PEOPLE[:2])
    city = CITY[1]
    return (
        text.replace("{WARD}", full_name.upper())
        .replace("{Ward}", full_name)
        .replace("{ward}", f"{level} {seed.name}")
        .replace("{CITY}", city.upper())
        .replace("{City_place}", city.removeprefix("Thành phố "))
        .replace("{city}", f"thành phố {city.removeprefix('Thành phố ')}")
        .replace("{chair}", chair)
        .replace("{vice}", vice)
        .replace(" phường", f" {level}")
    )
