"""Addresses that rows share, made once a page instead of once a row."""

from django.urls import reverse

from gandan.organisations.permissions import StaffRequest


def work_base(request: StaffRequest) -> str:
    """Return the address before the code of any work."""
    return reverse("assignment", kwargs={"commune": request.commune.slug, "code": "-"}).removesuffix("-/")


def evidence_base(request: StaffRequest) -> str:
    return reverse("evidence_file", kwargs={"commune": request.commune.slug, "code": "-"}).removesuffix("-/")
