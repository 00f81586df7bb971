"""News for domains above; sent inside the transaction of the act."""

from django.dispatch import Signal

officials_told = Signal()
"""``officials``, ``sentence`` in Vietnamese, ``url``: these people shall know of an act."""
