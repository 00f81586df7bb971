"""The forms that come with the system, kept as data of each commune."""

import tomllib
from importlib.resources import files

from gandan.reports.models import ReportForm
from gandan.reports.rules.outline import parse_outline


def install_forms() -> int:
    """Give the open commune the shipped forms that it does not have yet; return how many were added.

    A form that the commune has is left as it is, but for one without an outline. Raises BadOutline.
    """
    added = 0
    for entry in sorted(files("gandan.reports").joinpath("forms_shipped").iterdir(), key=lambda entry: entry.name):
        if not entry.name.endswith(".toml"):
            continue
        given = tomllib.loads(entry.read_text(encoding="utf-8"))
        outline = given.pop("sections")
        parse_outline(outline)
        form, is_new = ReportForm.objects.get_or_create(
            code=given.pop("code"), from_on=given.pop("from_on"), defaults={**given, "outline": outline}
        )
        if not form.outline:
            form.outline = outline
            form.save(update_fields=["outline"])
        added += is_new
    return added
