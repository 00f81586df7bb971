"""News of the installation itself; sent inside the transaction."""

from django.dispatch import Signal

commune_added = Signal()
"""``commune``"""
