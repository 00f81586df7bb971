"""The review of a read paper beside its source."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.documents.enums import ReadingState
from gandan.documents.permissions import get_reading_or_404
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires
from gandan.plans.forms.review import DueForm, FactsForm, SplitForm, UnitsForm, VersionForm
from gandan.plans.rules import review as rules
from gandan.plans.rules.review import Review, TaskDraft
from gandan.plans.rules.review_build import propose_direction, take_as_pattern
from gandan.plans.services.confirm import save_draft_review
from gandan.plans.views.review_confirm import leave
from gandan.plans.views.review_page import (
    Desk,
    differences,
    fact_differences,
    form_of_facts,
    form_of_task,
    open_desk,
    page_of,
)

PAGE, FRAGMENT = "plans/review.html", "plans/review_fragment.html"


def _on_task(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view the open desk and the task; a reading no longer under review leads to what became of it.

    A task that another reviewer joined away is answered with 404.
    """

    @wraps(view)
    def opened(request: StaffRequest, commune: str, code: str, task: str, **given: str) -> HttpResponse:
        reading = get_reading_or_404(code)
        if reading.state != ReadingState.READY:
            return leave(request, reading)
        desk = open_desk(reading, clock.today())
        try:
            draft = desk.review.task(task)
        except KeyError as error:
            raise Http404 from error
        return view(request, desk, draft, **given)

    return opened


@require_safe
@requires(Right.DOCUMENT_CONFIRM)
def review(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    reading = get_reading_or_404(code)
    if reading.state != ReadingState.READY:
        return leave(request, reading)
    desk = open_desk(reading, clock.today())
    return _show(request, desk, opened=request.GET.get("sua", ""))


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
def review_facts(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Save the head of the paper and the answer to the first question."""
    reading = get_reading_or_404(code)
    if reading.state != ReadingState.READY:
        return leave(request, reading)
    desk = open_desk(reading, clock.today())
    form = form_of_facts(desk, request.POST)
    if not form.is_valid():
        return _show(request, desk, status=422, facts_form=form)
    return _save(
        request,
        desk,
        lambda: _with_facts(desk, form),
        version=form.cleaned_data["version"],
        points=fact_differences(desk, form),
        shown={"facts_form": form},
    )


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
@_on_task
def review_task(request: StaffRequest, desk: Desk, draft: TaskDraft) -> HttpResponse:
    """Save all fields of a task that was edited in place."""
    form = form_of_task(desk, draft, request.POST)
    if not form.is_valid():
        return _show(request, desk, status=422, opened=draft.id, task_form=form)
    return _save(
        request,
        desk,
        lambda: rules.edit_task(desk.review, draft.id, **form.values()),
        version=form.cleaned_data["version"],
        points=differences(desk, draft, form.values()),
        shown={"opened": draft.id, "task_form": form},
    )


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
@_on_task
def review_units(request: StaffRequest, desk: Desk, draft: TaskDraft) -> HttpResponse:
    """Open a collective doer into named units."""
    form = UnitsForm(request.POST, directory=desk.directory)
    if not form.is_valid():
        return _refused(request, desk, form)
    units = tuple(form.cleaned_data["leads"])
    return _save(
        request,
        desk,
        lambda: rules.open_collective(desk.review, draft.id, units),
        version=form.cleaned_data["version"],
        points=differences(desk, draft, {"leads": units}),
    )


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
@_on_task
def review_due(request: StaffRequest, desk: Desk, draft: TaskDraft) -> HttpResponse:
    """Settle a doubtful time."""
    form = DueForm(request.POST, task=draft, today=desk.today)
    if not form.is_valid():
        return _refused(request, desk, form)
    due = form.cleaned_data["due"]
    return _save(
        request,
        desk,
        lambda: rules.edit_task(desk.review, draft.id, due=due),
        version=form.cleaned_data["version"],
        points=differences(desk, draft, {"due": due}),
    )


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
@_on_task
def review_split(request: StaffRequest, desk: Desk, draft: TaskDraft) -> HttpResponse:
    form = SplitForm(request.POST)
    if not form.is_valid():
        return _refused(request, desk, form)
    titles = form.cleaned_data["titles"]
    return _save(
        request, desk, lambda: rules.split_task(desk.review, draft.id, titles), version=form.cleaned_data["version"]
    )


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
@_on_task
def review_act(request: StaffRequest, desk: Desk, draft: TaskDraft, act: str) -> HttpResponse:
    """Join with the next task, drop, restore, or take a doubtful field as it stands."""
    acts: dict[str, Callable[[Review, str], Review]] = {
        "ghep": rules.join_tasks,
        "bo": rules.drop_task,
        "giu": rules.restore_task,
        "nhan-noi-dung": lambda review, task: rules.accept(review, task, "title"),
    }
    if act not in acts:
        raise Http404
    form = VersionForm(request.POST)
    if not form.is_valid():
        return _refused(request, desk, form)
    if act == "ghep" and desk.review.tasks[-1].id == draft.id:
        return _say(request, desk, _("Đây là nhiệm vụ cuối nên không có nhiệm vụ tiếp theo để ghép."))
    return _save(request, desk, lambda: acts[act](desk.review, draft.id), version=form.cleaned_data["version"])


def _with_facts(desk: Desk, form: FactsForm) -> Review:
    values = form.cleaned_data
    changed = take_as_pattern(desk.review, desk.setting, is_pattern=values["is_pattern"])
    # a switch of the pattern empties what the other commune's head said: of the same form only what was typed counts
    typed = {name: value for name, value in form.facts().items() if value != desk.review.fact(name)}
    changed = rules.set_facts(changed, typed)
    changed = rules.set_owner(changed, values["owner"])
    if values["direction"] != desk.review.direction:
        return rules.choose_direction(changed, values["direction"])
    return propose_direction(changed, desk.setting)


def _save(
    request: StaffRequest,
    desk: Desk,
    change: Callable[[], Review],
    *,
    version: int,
    points: list[str] | None = None,
    shown: dict[str, Any] | None = None,
) -> HttpResponse:
    """Save one act; a stale one is refused with both values shown and what was typed still in the form."""
    try:
        saved = save_draft_review(desk.reading, change(), version=version)
    except Stale as refusal:
        return _show(request, desk, status=409, notice=("warn", refusal.reason, points or []), **(shown or {}))
    except NotAllowed:
        return leave(request, get_reading_or_404(desk.reading.code))
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("review", commune=request.commune.slug, code=saved.code)
    return _show(request, open_desk(saved, desk.today))


def _refused(request: StaffRequest, desk: Desk, form: forms.Form) -> HttpResponse:
    sentences = [str(error) for errors in form.errors.values() for error in errors]
    return _say(request, desk, sentences[0])


def _say(request: StaffRequest, desk: Desk, sentence: str) -> HttpResponse:
    return _show(request, desk, status=422, notice=("bad", sentence, []))


def _show(request: StaffRequest, desk: Desk, *, status: int = 200, **shown: Any) -> HttpResponse:
    template = FRAGMENT if request.htmx else PAGE  # type: ignore[attr-defined]
    return render(request, template, page_of(desk, **shown), status=status)
