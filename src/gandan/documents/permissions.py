"""Gates of readings and documents."""

from django.shortcuts import get_object_or_404

from gandan.documents.models import Document, Reading


def get_reading_or_404(code: str) -> Reading:
    reading: Reading = get_object_or_404(Reading.objects.select_related("file", "document", "uploaded_by"), code=code)
    return reading


def get_document_or_404(code: str) -> Document:
    document: Document = get_object_or_404(Document.objects.select_related("file", "created_by"), code=code)
    return document
