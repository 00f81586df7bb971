"""Handing the record out."""

from gandan.inspection.services.exports import export_record, make_export

__all__ = ["export_record", "make_export"]
