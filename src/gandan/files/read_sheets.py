"""Reads the cells of a spreadsheet on standard input; runs inside ``files.limited`` only.

Answers with JSON: ``{"sheets": [{"name", "rows", "merged"}]}`` or ``{"code": "damaged"}``. A cell is text, a number,
a truth value, ``{"on": "2026-01-31"}`` for a day, or null; ``merged`` holds first row and column, last row and column.
"""

import datetime as dt
import io
import json
import sys
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

_MOST_SHEETS = 12
_MOST_ROWS = 5000
_MOST_COLUMNS = 60
_MOST_LETTERS = 4000
_MOST_MERGED = 5000
_MOST_ANSWERED = 24_000_000
"""Characters of the answer: whoever asked has to hold it in memory."""


def main() -> None:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sheets = [_sheet(book.get_sheet_by_name(name)) for name in book.sheet_names[:_MOST_SHEETS]]
    except CalamineError:
        sys.stdout.write(json.dumps({"code": "damaged"}))
        return
    answer = json.dumps({"sheets": sheets})
    if len(answer) > _MOST_ANSWERED:
        sys.exit(1)
    sys.stdout.write(answer)


def _sheet(sheet: CalamineSheet) -> dict[str, Any]:
    rows = sheet.to_python(skip_empty_area=False, nrows=_MOST_ROWS)
    merged = [[*first, *last] for first, last in (sheet.merged_cell_ranges or [])[:_MOST_MERGED]]
    return {"name": sheet.name, "rows": [[_cell(c) for c in row[:_MOST_COLUMNS]] for row in rows], "merged": merged}


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value[:_MOST_LETTERS].strip() or None
    if isinstance(value, dt.datetime | dt.date):
        return {"on": value.isoformat()[:10]}
    if isinstance(value, bool | int | float):
        return value
    return str(value)


if __name__ == "__main__":
    main()
