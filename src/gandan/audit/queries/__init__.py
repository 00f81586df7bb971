"""Reading the record."""

from gandan.audit.queries.journal import JournalItem, JournalPage, TimelineItem, journal, timeline

__all__ = ["JournalItem", "JournalPage", "TimelineItem", "journal", "timeline"]
