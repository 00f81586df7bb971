"""The product's URLs with bare answers to refusals: the walk asks thousands of times and reads the status alone."""

from django.http import HttpRequest, HttpResponse

from gandan.config.urls import urlpatterns

__all__ = ["handler403", "handler404", "urlpatterns"]


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(str(exception), status=403)


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(status=404)
