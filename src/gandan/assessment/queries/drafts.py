"""A set in preparation as its sheet says it, with the units and indicators that its words stand for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gandan.assessment.models import CriteriaSet
from gandan.assessment.rules.cells import Problem, make_table
from gandan.assessment.rules.rows import DraftRow
from gandan.assessment.rules.sheet import SetDraft, read_set
from gandan.common.vietnamese import fold
from gandan.common.words import mark
from gandan.indicators.enums import ValueKind
from gandan.indicators.queries.readings import all_indicators
from gandan.indicators.registry import Indicator
from gandan.organisations.queries import Directory, MatchKind, find_units, load_directory

NOBODY = "-"
"""Chosen where no unit answers for a criterion."""
_UNKNOWN_INDICATOR = mark(
    "chưa có chỉ tiêu “%(words)s” trong hệ thống. Hãy ghi mã chỉ tiêu, hoặc để trống để tự chấm."
)
_NO_SCALE = mark("chỉ tiêu “%(words)s” không phải tỷ lệ phần trăm nên cần cột “Thang quy đổi”, ví dụ “12: 5; 6: 3”.")
_NOT_LEAF = mark("tiêu chí %(number)s có tiêu chí con nên không tính từ chỉ tiêu được.")


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Words of the sheet in the column of units, and what they stand for."""

    words: str
    cell: str
    count: int
    """Criteria that carry them."""
    code: str
    """The unit, ``NOBODY`` where a person said none, empty where nothing is known yet."""
    name: str
    is_sure: bool
    """The very name; else it only resembles one and a person must look."""
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class DraftView:
    draft: SetDraft
    units: tuple[UnitWords, ...]
    indicators: Mapping[str, str]
    """Words of the sheet to the code of the indicator."""
    problems: tuple[Problem, ...]
    choices: tuple[tuple[str, str], ...]
    """Code and name of every unit that may be chosen."""

    @property
    def open_units(self) -> tuple[UnitWords, ...]:
        return tuple(one for one in self.units if not one.code)

    @property
    def is_ready(self) -> bool:
        return not self.open_units and not any(problem.is_grave for problem in self.problems)

    def unit_code(self, row: DraftRow) -> str:
        """Return the code of the unit that answers for a row; empty for nobody."""
        code = next((one.code for one in self.units if one.words == row.unit_words), "")
        return "" if code == NOBODY else code


def view_draft(found: CriteriaSet) -> DraftView:
    """Read the kept cells anew: what is shown, chosen and put into force is always the same reading."""
    tables = [
        make_table("" if at == 0 else sheet["name"], sheet["rows"], sheet["merged"])
        for at, sheet in enumerate(found.sheet)
    ]
    draft = read_set(tables)
    directory = load_directory()
    indicators = all_indicators() if any(row.indicator_words for row in draft.rows) else []
    codes, problems = _find_indicators(draft.rows, indicators, tables[0].name if tables else "")
    return DraftView(
        draft=draft,
        units=_find_units(draft.rows, found.choices, directory),
        indicators=codes,
        problems=(*draft.problems, *problems),
        choices=tuple((unit.code, unit.name) for unit in directory.units),
    )


def _find_units(rows: Iterable[DraftRow], choices: Mapping[str, str], directory: Directory) -> tuple[UnitWords, ...]:
    found: dict[str, UnitWords] = {}
    for row in rows:
        words = row.unit_words
        if not words or not row.is_leaf:
            continue
        if words in found:
            found[words] = replace(found[words], count=found[words].count + 1)
        else:
            found[words] = _unit_words(words, row.unit_cell, choices, directory)
    return tuple(found.values())


def _unit_words(words: str, cell: str, choices: Mapping[str, str], directory: Directory) -> UnitWords:
    known = {unit.code: unit.name for unit in directory.units}
    chosen = choices.get(words, "")
    if chosen == NOBODY or chosen in known:
        return UnitWords(words, cell, 1, chosen, known.get(chosen, ""), is_sure=True, is_chosen=True)
    match = find_units(words.split(";")[0], directory)
    if match.kind is not MatchKind.UNIT:
        return UnitWords(words, cell, 1, "", "", is_sure=False, is_chosen=False)
    is_sure = match.is_sure and ";" not in words
    return UnitWords(words, cell, 1, match.codes[0], known[match.codes[0]], is_sure, is_chosen=False)


def _find_indicators(
    rows: Sequence[DraftRow], indicators: Iterable[Indicator], sheet: str
) -> tuple[dict[str, str], list[Problem]]:
    known = {fold(key): one for one in indicators for key in (one.name, one.code)}
    codes: dict[str, str] = {}
    problems: list[Problem] = []
    for row in rows:
        words = row.indicator_words
        if not words:
            continue
        found = known.get(fold(words))
        if not row.is_leaf:
            problems.append(Problem("not_leaf", row.indicator_cell, sheet, _NOT_LEAF, {"number": row.number}))
        elif found is None:
            problems.append(Problem("indicator", row.indicator_cell, sheet, _UNKNOWN_INDICATOR, {"words": words}))
        elif found.kind is not ValueKind.RATE and found.measured_in != "%" and not row.scale:
            problems.append(Problem("no_scale", row.indicator_cell, sheet, _NO_SCALE, {"words": words}))
        else:
            codes[words] = found.code
    return codes, problems
