from django.urls import path

from gandan.organisations.views import calendar, duties, groups, journal, officials, units

urlpatterns = [
    path("quan-tri/", units.administration, name="administration"),
    path("quan-tri/don-vi/", units.units, name="units"),
    path("quan-tri/don-vi/them/", units.unit_add, name="unit_add"),
    path("quan-tri/don-vi/<slug:code>/", units.unit, name="unit"),
    path("quan-tri/don-vi/<slug:code>/them-ten/", units.unit_alias_add, name="unit_alias_add"),
    path("quan-tri/don-vi/<slug:code>/bo-ten/", units.unit_alias_remove, name="unit_alias_remove"),
    path("quan-tri/don-vi/<slug:code>/ngung/", units.unit_deactivate, name="unit_deactivate"),
    path("quan-tri/don-vi/<slug:code>/dung-lai/", units.unit_reactivate, name="unit_reactivate"),
    path("quan-tri/nhom/", groups.unit_groups, name="unit_groups"),
    path("quan-tri/nhom/them/", groups.unit_group_add, name="unit_group_add"),
    path("quan-tri/nhom/<slug:code>/", groups.unit_group, name="unit_group"),
    path("quan-tri/nhom/<slug:code>/xoa/", groups.unit_group_remove, name="unit_group_remove"),
    path("quan-tri/can-bo/", officials.officials, name="officials"),
    path("quan-tri/can-bo/them/", officials.official_add, name="official_add"),
    path("quan-tri/can-bo/<slug:code>/", officials.official, name="official"),
    path("quan-tri/can-bo/<slug:code>/mat-khau/", officials.official_password, name="official_password"),
    path("quan-tri/can-bo/<slug:code>/ngung/", officials.official_deactivate, name="official_deactivate"),
    path("quan-tri/can-bo/<slug:code>/mo-lai/", officials.official_reactivate, name="official_reactivate"),
    path("quan-tri/can-bo/<slug:code>/vai-tro/", duties.duty_add, name="duty_add"),
    path("quan-tri/can-bo/<slug:code>/vai-tro/<str:key>/ket-thuc/", duties.duty_end, name="duty_end"),
    path("quan-tri/can-bo/<slug:code>/vai-tro/<str:key>/thu-hoi/", duties.duty_revoke, name="duty_revoke"),
    path("quan-tri/nhat-ky/", journal.journal, name="journal"),
    path("lich-lam-viec/", calendar.calendar, name="calendar"),
    path("lich-lam-viec/them/", calendar.calendar_add, name="calendar_add"),
    path("lich-lam-viec/<slug:day>/", calendar.calendar_day, name="calendar_day"),
    path("lich-lam-viec/<slug:day>/xac-nhan/", calendar.calendar_confirm, name="calendar_confirm"),
    path("lich-lam-viec/<slug:day>/xoa/", calendar.calendar_remove, name="calendar_remove"),
]
