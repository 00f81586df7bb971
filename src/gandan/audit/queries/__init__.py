"""Reading the record."""

from gandan.audit.queries.journal import (
    Asked,
    JournalItem,
    JournalPage,
    TimelineItem,
    act_words,
    asked_entries,
    find_seal,
    items_of,
    journal,
    timeline,
)

__all__ = [
    "Asked",
    "JournalItem",
    "JournalPage",
    "TimelineItem",
    "act_words",
    "asked_entries",
    "find_seal",
    "items_of",
    "journal",
    "timeline",
]
