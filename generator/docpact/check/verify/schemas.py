"""What a running API serves of its own models, asked for once: it costs nothing."""

from __future__ import annotations

import os
from typing import Final

from pydantic import JsonValue

from docpact.check.verify.answers import read_json_answer
from docpact.check.verify.sender import Sender, key_of
from docpact.errors import DocpactError, Place, printable
from docpact.spec import LoadedApi

_LARGEST: Final = 64 * 1024 * 1024


def ask_models(api: LoadedApi) -> tuple[str, JsonValue]:
    """The address at which an API lists its models, and its answer; the key is that of the environment.

    Raises DocpactError where the API describes no such operation, or its answer cannot be used.
    """
    content = api.content
    operation = content.operation("models")
    if operation is None:
        raise DocpactError(
            "nothing says where this API lists its models",
            where=api.file.place("operations"),
            hint="Describe the operation, with the role 'models'.",
        )
    base_url = os.environ.get(content.server.environment) or content.server.url
    with Sender(api, base_url, key_of(api, None)) as sender:
        url = f"{sender.base_url}{operation.path}"
        answer = sender.call(operation.method, url, longest=_LARGEST)
    data = read_json_answer(answer)
    if answer.event or answer.status not in operation.statuses or data is None:
        told = answer.problem or f"status {answer.status}" + ("" if data is not None else ", and no JSON")
        raise DocpactError(
            f"the API's list of models could not be read: {printable(told, 200)}",
            where=Place(url),
            hint=f"See that {content.auth.environment} holds the key and {content.server.environment}, if it is set, "
            "the address. Or save the answer, and name its file.",
        )
    return url, data
