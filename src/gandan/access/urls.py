from django.urls import path

from gandan.access.views import invitations, sign_in

urlpatterns = [
    path("quan-tri/dang-nhap/", sign_in.sign_in, name="sign_in"),
    path("quan-tri/dang-nhap/<slug:code>/mo-khoa/", sign_in.sign_in_unlock, name="sign_in_unlock"),
    path("quan-tri/dang-nhap/<slug:code>/go-hai-buoc/", sign_in.factors_remove, name="factors_remove"),
    path("quan-tri/loi-moi/", invitations.invitations, name="invitations"),
    path("quan-tri/loi-moi/them/", invitations.invite, name="invite"),
    path("quan-tri/loi-moi/mau/", invitations.invite_sheet, name="invite_sheet"),
    path("quan-tri/loi-moi/<slug:code>/gui-lai/", invitations.invitation_renew, name="invitation_renew"),
    path("quan-tri/loi-moi/<slug:code>/thu-hoi/", invitations.invitation_withdraw, name="invitation_withdraw"),
]
