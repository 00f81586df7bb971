"""URLs below a commune; the tenant and the acting official are set before any of these views runs."""

from django.urls import include, path

urlpatterns = [
    path("", include("gandan.organisations.urls")),
    path("", include("gandan.files.urls")),
    path("", include("gandan.access.urls")),
    path("", include("gandan.notifications.urls")),
    path("", include("gandan.activities.urls")),
    path("", include("gandan.indicators.urls")),
    path("", include("gandan.documents.urls")),
    path("", include("gandan.plans.urls")),
    path("", include("gandan.plans.difficulty_urls")),
    path("", include("gandan.procedures.urls")),
    path("", include("gandan.reports.urls")),
    path("", include("gandan.assessment.urls")),
    path("", include("gandan.dashboards.urls")),
    path("", include("gandan.inspection.urls")),
]
