"""Writing the record, erasing a value of it, sealing its closed days."""

from gandan.audit.services.erasing import erase_value
from gandan.audit.services.recording import SYSTEM, Actor, record, record_platform
from gandan.audit.services.sealing import seal_platform, seal_record

__all__ = ["SYSTEM", "Actor", "erase_value", "record", "record_platform", "seal_platform", "seal_record"]
