"""News of the calendar, for the domains that store computed due days."""

from django.dispatch import Signal

calendar_changed = Signal()
"""Sent inside the transaction that changed ``day``; the calendar is that of all communes."""
