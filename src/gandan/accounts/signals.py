"""News for domains above; sent inside the request that brings it."""

from django.dispatch import Signal

login_shut = Signal()
"""``request``, ``user``: one wrong password or code too many has just shut this login for a while."""
