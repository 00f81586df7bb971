from django.urls import path

from gandan.inspection.views import entry, erasing, exports, journal

urlpatterns = [
    path("quan-tri/nhat-ky/", journal.journal, name="journal"),
    path("quan-tri/nhat-ky/xuat/", exports.journal_export, name="journal_export"),
    path("quan-tri/nhat-ky/bang/<str:code>/", exports.journal_extract, name="journal_extract"),
    path("quan-tri/nhat-ky/bang/<str:code>/tep/", exports.journal_file, name="journal_file"),
    path("quan-tri/nhat-ky/xoa/<slug:code>/", erasing.journal_erase, name="journal_erase"),
    path("quan-tri/nhat-ky/<int:number>/", entry.journal_entry, name="journal_entry"),
    path("quan-tri/nhat-ky/<int:number>/hoan-tac/", entry.journal_undo, name="journal_undo"),
]
