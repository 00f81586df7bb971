from gandan.reports.services.exports import export_report, find_pictures, first_page, render
from gandan.reports.services.freezing import freeze
from gandan.reports.services.reports import create_report, drop_draft, save_draft
from gandan.reports.services.shipped import install_forms
from gandan.reports.services.takeover import TakenOver, take_over
from gandan.reports.services.writing import (
    add_paragraph,
    bring_back,
    confirm_kept,
    follow_records,
    keep_words,
    leave_out,
    lock_report,
    move_paragraph,
    save_paragraph,
)

__all__ = [
    "TakenOver",
    "add_paragraph",
    "bring_back",
    "confirm_kept",
    "create_report",
    "drop_draft",
    "export_report",
    "find_pictures",
    "first_page",
    "follow_records",
    "freeze",
    "install_forms",
    "keep_words",
    "leave_out",
    "lock_report",
    "move_paragraph",
    "render",
    "save_draft",
    "save_paragraph",
    "take_over",
]
