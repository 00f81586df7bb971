from django.urls import path

from gandan.activities.views import changes, evidence, faces, files, lists, recording, records

urlpatterns = [
    path("minh-chung/<str:code>/", files.evidence_file, name="evidence_file"),
    path("minh-chung/<str:code>/anh-nho/", files.evidence_thumbnail, name="evidence_thumbnail"),
    path("kho-minh-chung/", evidence.evidence_list, name="evidence_list"),
    path("kho-minh-chung/chon/", evidence.evidence_picker, name="evidence_picker"),
    path("kho-minh-chung/<str:code>/", evidence.evidence_page, name="evidence"),
    path("kho-minh-chung/<str:code>/mat/", faces.say, name="evidence_faces"),
    path("kho-minh-chung/<str:code>/che/", faces.cover, name="evidence_cover"),
    path("hoat-dong/", lists.activity_list, name="activity_list"),
    path("hoat-dong/tai-ve/", lists.activity_export, name="activity_export"),
    path("hoat-dong/ghi/", recording.choose_kind, name="activity_new"),
    path("hoat-dong/ghi/bo-ban-nhap/", recording.discard, name="activity_discard"),
    path("hoat-dong/ghi/anh/<str:sha256>/", files.kept_thumbnail, name="activity_kept_thumbnail"),
    path("hoat-dong/ghi/<str:kind>/", recording.record_new, name="activity_record"),
    path("hoat-dong/ghi/<str:kind>/ban-nhap/", recording.save_new, name="activity_draft"),
    path("hoat-dong/ghi/<str:kind>/tep/", recording.take_files, name="activity_files"),
    path("hoat-dong/ghi/<str:kind>/cau/", recording.sentence, name="activity_sentence"),
    path("hoat-dong/<str:code>/", records.activity, name="activity"),
    path("hoat-dong/<str:code>/sua/", changes.correct, name="activity_correct"),
    path("hoat-dong/<str:code>/sua/ban-nhap/", changes.save, name="activity_correct_draft"),
    path("hoat-dong/<str:code>/sua/tep/", changes.take_files, name="activity_correct_files"),
    path("hoat-dong/<str:code>/rut/", changes.withdraw, name="activity_withdraw"),
]
