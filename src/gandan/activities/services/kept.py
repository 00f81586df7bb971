"""Files taken in before what they belong to is recorded: the fields of a draft list them."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from gandan.activities.services.evidence import KeptFile, end_of_looking, keep_file
from gandan.common.words import say
from gandan.files.errors import FileRefused
from gandan.files.models import StoredFile
from gandan.organisations.actors import Actor

_FILES = "files"


def with_files(fields: Mapping[str, Any], files: Sequence[KeptFile]) -> dict[str, Any]:
    """Return the fields of a draft with the files in the order in which they came."""
    listed = [
        {"sha256": kept.stored.sha256, "own_on": kept.own_on and kept.own_on.isoformat(), "name": kept.name}
        for kept in files
    ]
    return {**fields, _FILES: listed}


def with_typed(fields: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed with the files that the fields list."""
    return {**typed, _FILES: fields.get(_FILES, [])}


def files_of(fields: Mapping[str, Any]) -> list[KeptFile]:
    """Return the files that the fields of a draft list and that are still there."""
    listed = fields.get(_FILES, [])
    if not listed:
        return []
    stored = {one.sha256: one for one in StoredFile.objects.filter(sha256__in=[item["sha256"] for item in listed])}
    return [
        KeptFile(
            stored[item["sha256"]], dt.date.fromisoformat(item["own_on"]) if item["own_on"] else None, item["name"]
        )
        for item in listed
        if item["sha256"] in stored
    ]


def keep_uploads(
    uploads: "Iterable[UploadedFile[Any]]", kept: Iterable[KeptFile], *, dropped: Container[str], actor: Actor
) -> tuple[list[KeptFile], list[str]]:
    """Keep the good files at once; return all that are kept, each once, and what is wrong with the others."""
    files = [one for one in kept if one.stored.sha256 not in dropped]
    faults = []
    until = end_of_looking()
    for upload in uploads:
        name = upload.name or say("tệp")
        try:
            files.append(keep_file(upload.read(), name=name, actor=actor, until=until))
        except FileRefused as refusal:
            faults.append(f"{name}: {refusal.reason}")
    return list({one.stored.pk: one for one in files}.values()), faults
