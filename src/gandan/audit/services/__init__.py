"""Writing the record and looks, erasing a value, sealing closed days, taking an act back."""

from gandan.audit.services.erasing import erase_value
from gandan.audit.services.looking import record_look
from gandan.audit.services.recording import SYSTEM, Actor, record, record_many, record_platform
from gandan.audit.services.sealing import seal_platform, seal_record
from gandan.audit.services.undoing import newest_own, undo_act, undo_refusal

__all__ = [
    "SYSTEM",
    "Actor",
    "erase_value",
    "newest_own",
    "record",
    "record_look",
    "record_many",
    "record_platform",
    "seal_platform",
    "seal_record",
    "undo_act",
    "undo_refusal",
]
