from allauth.account import views as allauth_views
from django.urls import path

from gandan.accounts import views

urlpatterns = [
    path("", views.home, name="home"),
    path("dang-nhap/", allauth_views.login, name="account_login"),
    path("dang-xuat/", allauth_views.logout, name="account_logout"),
]
