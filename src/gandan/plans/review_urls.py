from django.urls import path

from gandan.plans.views import review, review_confirm

urlpatterns = [
    path("", review.review, name="review"),
    path("thong-tin/", review.review_facts, name="review_facts"),
    path("xac-nhan/", review_confirm.review_confirm, name="review_confirm"),
    path("tao/", review_confirm.review_confirmed, name="review_confirmed"),
    path("thay-du-thao/", review_confirm.review_replaced, name="review_replaced"),
    path("<str:task>/", review.review_task, name="review_task"),
    path("<str:task>/don-vi/", review.review_units, name="review_units"),
    path("<str:task>/thoi-han/", review.review_due, name="review_due"),
    path("<str:task>/tach/", review.review_split, name="review_split"),
    path("<str:task>/<str:act>/", review.review_act, name="review_act"),
]
