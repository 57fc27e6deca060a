"""An ``api.yaml`` as the source of the data that the emitted client runs on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docpact.spec import Api
from docpact.spec.api import DeliveryRow, Errors, InputKind, Operation, Reads, Webhook
from docpact.spec.forms import JSON
from docpact.write.python.context import known_errors, known_shapes
from docpact.write.python.literal import literal


def api_source(api: Api, package: str, version: str) -> str:
    """The expression that makes an API's data."""
    known = known_shapes(api)
    operations = ", ".join(
        f"{literal(name)}: {_operation(operation, known.get(name))}" for name, operation in api.operations.items()
    )
    rows = ", ".join(_row(row) for row in api.delivery)
    waiter = {name: value for name, value in api.waiter.model_dump().items() if name != "source"}
    inputs = ", ".join(f"{literal(kind)}: {_input(one)}" for kind, one in api.inputs.items())
    return _call(
        "Api",
        title=literal(api.title),
        package=literal(package),
        version=literal(version),
        base_url=literal(api.server.url),
        base_url_variable=literal(api.server.environment),
        auth=_auth(api),
        operations=f"{{{operations}}}",
        errors=_errors(api),
        waiter=_call("Waiter", **{name: literal(_frozen(value)) for name, value in waiter.items()}),
        delivery=f"({rows},)",
        retries=_call("Retries", **{name: literal(value) for name, value in api.retries.model_dump().items()}),
        timeouts=literal(api.timeouts.model_dump()),
        inputs=f"{{{inputs}}}",
        concurrent_jobs=literal(api.account.concurrent_jobs),
        webhook=_webhook(api.webhook) if api.webhook else "",
        other_versions=literal(api.other_versions) if api.other_versions else "",
    )


def _call(name: str, **arguments: str) -> str:
    """A call of a class with its arguments' sources; those that are empty are left out."""
    return f"{name}({', '.join(f'{key}={value}' for key, value in arguments.items() if value)})"


def _frozen(value: object) -> object:
    """Lists as tuples: nothing of the data is to be changed."""
    if isinstance(value, Mapping):
        return {name: _frozen(member) for name, member in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_frozen(item) for item in value)  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]
    return value


def _said(value: object) -> str:
    """The source of a value; nothing for one that is empty."""
    return literal(_frozen(value)) if value else ""


def _auth(api: Api) -> str:
    auth = api.auth
    in_header = auth.scheme != "query"
    jwt = {"lifetime": auth.lifetime, "not_before": auth.not_before} if auth.scheme == "jwt" else None
    return _call(
        "Auth",
        variable=literal(auth.environment),
        header=_said(auth.header.lower() if in_header else ""),
        prefix=_said(auth.header_prefix if in_header else ""),
        query=_said(auth.query if not in_header else ""),
        jwt=_said(jwt),
        secret_variable=_said(auth.secret_environment),
    )


def _paths(reads: Reads) -> dict[str, list[str]]:
    names = [name for name in type(reads).model_fields if name not in ("cost", "files", "file_id")]
    return {name: getattr(reads, name) for name in names if getattr(reads, name)}


def _operation(operation: Operation, known: object) -> str:
    reads, written = operation.reads, operation.writing.content_type
    costs = [
        _call("CostPaths", amount=literal(one.amount), unit=_said(one.unit), word=_said(one.word))
        for one in reads.cost or []
    ]
    return _call(
        "Operation",
        role=literal(operation.role),
        method=literal(operation.method),
        path=literal(operation.path),
        query=_said(operation.query),
        headers=_said(operation.headers),
        body=_said(operation.body),
        content_type=_said(written if operation.billed and written != JSON else ""),
        listed=_said(operation.listed),
        brackets=_said(operation.brackets),
        idempotency=_said(operation.idempotency),
        transfer=_said(operation.transfer if operation.transfer != "form" else ""),
        statuses=literal(tuple(operation.statuses)),
        success=_said([(path, tuple(words)) for path, words in operation.success.items()]),
        reads=_said(_paths(reads)),
        costs=f"({', '.join(costs)},)" if costs else "",
        files=_said(reads.files),
        file_id=_said(reads.file_id),
        known=literal(known) if known else "",
    )


def _errors(api: Api) -> str:
    errors: Errors = api.errors
    return _call(
        "Errors",
        messages=_said(errors.messages),
        explanations=_said(errors.explanations),
        codes=_said(errors.codes),
        request_id=_said(errors.request_id),
        request_id_headers=_said([name.lower() for name in errors.request_id_headers]),
        known=literal(tuple(known_errors(api))),
    )


def _row(row: DeliveryRow) -> str:
    return _call(
        "Row",
        outcome=literal(row.outcome),
        error=_said(row.error if row.outcome == "refused" else None),
        resend=_said(row.resend),
        event=_said(row.event),
        statuses=_said(row.statuses),
        codes=_said(row.codes),
        text=_said((row.text or "").lower()),
        answer=_said(row.answer),
    )


def _input(kind: InputKind) -> str:
    return _call("InputKind", extensions=literal(kind.extensions), forms=literal(kind.forms), upload=_said(kind.upload))


def _webhook(webhook: Webhook) -> str:
    return _call(
        "Webhook",
        header=literal(webhook.header.lower()),
        prefix=_said(webhook.prefix),
        reads=_said(_paths(webhook.reads)),
        files=_said(webhook.reads.files),
        file_id=_said(webhook.reads.file_id),
    )
