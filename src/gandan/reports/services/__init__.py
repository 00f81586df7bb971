from gandan.reports.services.exports import export_report, first_page
from gandan.reports.services.reports import create_report, drop_draft, save_draft, save_prose

__all__ = ["create_report", "drop_draft", "export_report", "first_page", "save_draft", "save_prose"]
