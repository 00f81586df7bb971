from django.shortcuts import get_object_or_404

from gandan.access.models import Invitation


def get_invitation_or_404(code: str) -> Invitation:
    """Return the invitation of the official with this code."""
    invitation: Invitation = get_object_or_404(
        Invitation.objects.select_related("official__unit", "official__membership__user"), official__code=code
    )
    return invitation
