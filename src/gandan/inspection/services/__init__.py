"""Handing the record out, and erasing what it need not keep of a person."""

from gandan.inspection.services.erasing import erase_personal_values, personal_values
from gandan.inspection.services.exports import export_record, make_export

__all__ = ["erase_personal_values", "export_record", "make_export", "personal_values"]
