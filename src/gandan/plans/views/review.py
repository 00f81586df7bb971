"""The review of a read paper beside its source, and its one confirmation."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.documents.enums import Direction, ReadingState
from gandan.documents.models import Reading
from gandan.documents.permissions import get_reading_or_404
from gandan.organisations.enums import Right
from gandan.organisations.permissions import StaffRequest, requires
from gandan.plans.forms.review import DueForm, FactsForm, SplitForm, UnitsForm, VersionForm
from gandan.plans.permissions import get_plan_or_404
from gandan.plans.queries.review import prepared_plans
from gandan.plans.rules import review as rules
from gandan.plans.rules.review import Review, TaskDraft
from gandan.plans.rules.review_build import propose_direction, take_as_pattern
from gandan.plans.services.confirm import ALREADY_CONFIRMED, confirm_reading, replace_draft, save_draft_review
from gandan.plans.views.review_page import (
    Desk,
    differences,
    effects_of,
    fact_differences,
    form_of_facts,
    form_of_task,
    open_desk,
    page_of,
)

PAGE, FRAGMENT = "plans/review.html", "plans/review_fragment.html"


@require_safe
@requires(Right.DOCUMENT_CONFIRM)
def review(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    reading = get_reading_or_404(code)
    if reading.state != ReadingState.READY:
        return _leave(request, reading)
    desk = open_desk(reading, clock.today())
    return _show(request, desk, opened=request.GET.get("sua", ""))


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
def review_facts(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Save the head of the paper and the answer to the first question."""
    reading = get_reading_or_404(code)
    if reading.state != ReadingState.READY:
        return _leave(request, reading)
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
def review_task(request: StaffRequest, commune: str, code: str, task: str) -> HttpResponse:
    """Save all fields of a task that was edited in place."""
    desk, draft = _open_task(request, code, task)
    if draft is None:
        return _leave(request, desk.reading)
    form = form_of_task(desk, draft, request.POST)
    if not form.is_valid():
        return _show(request, desk, status=422, opened=task, task_form=form)
    return _save(
        request,
        desk,
        lambda: rules.edit_task(desk.review, task, **form.values()),
        version=form.cleaned_data["version"],
        points=differences(desk, draft, form.values()),
        shown={"opened": task, "task_form": form},
    )


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
def review_units(request: StaffRequest, commune: str, code: str, task: str) -> HttpResponse:
    """Open a collective doer into named units."""
    desk, draft = _open_task(request, code, task)
    if draft is None:
        return _leave(request, desk.reading)
    form = UnitsForm(request.POST, directory=desk.directory)
    if not form.is_valid():
        return _refused(request, desk, form)
    units = tuple(form.cleaned_data["leads"])
    return _save(
        request,
        desk,
        lambda: rules.open_collective(desk.review, task, units),
        version=form.cleaned_data["version"],
        points=differences(desk, draft, {"leads": units}),
    )


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
def review_due(request: StaffRequest, commune: str, code: str, task: str) -> HttpResponse:
    """Settle a doubtful time."""
    desk, draft = _open_task(request, code, task)
    if draft is None:
        return _leave(request, desk.reading)
    form = DueForm(request.POST, task=draft, today=desk.today)
    if not form.is_valid():
        return _refused(request, desk, form)
    due = form.cleaned_data["due"]
    return _save(
        request,
        desk,
        lambda: rules.edit_task(desk.review, task, due=due),
        version=form.cleaned_data["version"],
        points=differences(desk, draft, {"due": due}),
    )


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
def review_split(request: StaffRequest, commune: str, code: str, task: str) -> HttpResponse:
    desk, draft = _open_task(request, code, task)
    if draft is None:
        return _leave(request, desk.reading)
    form = SplitForm(request.POST)
    if not form.is_valid():
        return _refused(request, desk, form)
    titles = form.cleaned_data["titles"]
    return _save(
        request, desk, lambda: rules.split_task(desk.review, task, titles), version=form.cleaned_data["version"]
    )


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
def review_act(request: StaffRequest, commune: str, code: str, task: str, act: str) -> HttpResponse:
    """Join with the next task, drop, restore, or take a doubtful field as it stands."""
    acts: dict[str, Callable[[Review, str], Review]] = {
        "ghep": rules.join_tasks,
        "bo": rules.drop_task,
        "giu": rules.restore_task,
        "nhan-noi-dung": lambda review, task: rules.accept(review, task, "title"),
    }
    if act not in acts:
        raise Http404
    desk, draft = _open_task(request, code, task)
    if draft is None:
        return _leave(request, desk.reading)
    form = VersionForm(request.POST)
    if not form.is_valid():
        return _refused(request, desk, form)
    if act == "ghep" and desk.review.tasks[-1].id == task:
        return _say(request, desk, _("Đây là nhiệm vụ cuối nên không có nhiệm vụ tiếp theo để ghép."))
    return _save(request, desk, lambda: acts[act](desk.review, task), version=form.cleaned_data["version"])


@require_safe
@requires(Right.DOCUMENT_CONFIRM)
def review_confirm(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    """Show exactly what confirming makes and who is told."""
    reading = get_reading_or_404(code)
    if reading.state != ReadingState.READY:
        return _leave(request, reading)
    return _show_confirm(request, open_desk(reading, clock.today()))


@require_POST
@requires(Right.DOCUMENT_CONFIRM)
def review_confirmed(request: StaffRequest, commune: str, code: str) -> HttpResponse:
    reading = get_reading_or_404(code)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Http404
    version, today = form.cleaned_data["version"], clock.today()
    desk = open_desk(reading, today)
    given = {"version": version, "actor": request.actor, "today": today, "calendar": desk.setting.calendar}
    try:
        if request.POST.get("replaces"):
            found = replace_draft(get_plan_or_404(request.POST["replaces"], request.actor), reading, **given)
            messages.success(request, _("Đã thay dự thảo và giao nhiệm vụ."))
            for words in _differences_words(found.added, found.gone, found.moved):
                messages.warning(request, words)
            return redirect("plan", commune=commune, code=found.plan.code)
        done = confirm_reading(reading, **given)
    except Stale as refusal:
        messages.warning(request, refusal.reason)
        return redirect("review", commune=commune, code=code)
    except NotAllowed as refusal:
        if refusal.code == ALREADY_CONFIRMED:
            return _leave(request, get_reading_or_404(code))
        messages.warning(request, refusal.reason)
        return redirect("review", commune=commune, code=code)
    messages.success(request, _("Đã xác nhận."))
    if done.plan is None:
        return redirect("document", commune=commune, code=done.document.code)
    return redirect("plan", commune=commune, code=done.plan.code)


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


def _open_task(request: StaffRequest, code: str, task: str) -> tuple[Desk, TaskDraft | None]:
    """Return the desk and the task, None where the reading is no longer under review.

    A task that another reviewer joined away is answered with 404.
    """
    desk = open_desk(get_reading_or_404(code), clock.today())
    if desk.reading.state != ReadingState.READY:
        return desk, None
    try:
        return desk, desk.review.task(task)
    except KeyError as error:
        raise Http404 from error


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
        return _leave(request, get_reading_or_404(desk.reading.code))
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


def _show_confirm(request: StaffRequest, desk: Desk) -> HttpResponse:
    page = page_of(desk)
    is_signed = desk.review.direction not in (Direction.DRAFT, Direction.REFERENCE)
    page |= {"working": False, "effects": effects_of(desk), "drafts": prepared_plans() if is_signed else []}
    return render(request, "plans/review_confirm.html", page)


def _leave(request: StaffRequest, reading: Reading) -> HttpResponse:
    """Lead from a reading that is not under review to what became of it."""
    commune = request.commune.slug
    target = redirect("reading", commune=commune, code=reading.code)
    if reading.state == ReadingState.CONFIRMED and reading.document is not None:
        messages.info(request, _("Văn bản này đã được xác nhận."))
        plan = reading.document.plans.first()
        name, code = ("plan", plan.code) if plan else ("document", reading.document.code)
        target = redirect(name, commune=commune, code=code)
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponse(headers={"HX-Redirect": target.url})
    return target


def _differences_words(added: tuple[str, ...], gone: tuple[str, ...], moved: tuple[str, ...]) -> list[str]:
    sentences = [(_("Bản đã ký có thêm: %s"), added), (_("Bản đã ký không còn: %s"), gone)]
    sentences.append((_("Thời hạn đã đổi theo bản đã ký: %s"), moved))
    return [sentence % title for sentence, titles in sentences for title in titles]
