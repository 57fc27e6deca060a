# Made by docpact 0.1.0 from leonardo/api.yaml 8f06c32a63f0; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""Leonardo: a typed client for the Leonardo.AI REST API.

    from leonardo_client import Leonardo

    with Leonardo() as leonardo:                       # the key comes from LEONARDO_API_KEY
        generation = leonardo.MODEL.create(prompt="A red kite over dunes")
        result = generation.wait(progress=True).files[0].download("result.mp4")

MODEL is any of the names that ``dir(leonardo)`` lists, each with arguments of its own. ``AsyncLeonardo`` has the
same methods, to be awaited. Importing this package loads nothing else;
each name below loads when it is first used.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False  # type checkers take it for typing's, whose import would take half of this package's time
if TYPE_CHECKING:
    from ._client import AsyncLeonardo, Leonardo
    from ._runtime.core.client import AsyncFile, AsyncGeneration, File, Generation
    from ._runtime.core.errors import (
        ApiError,
        AuthenticationFailed,
        ClientError,
        ConnectionFailed,
        ContentModerated,
        DocumentationWarning,
        GenerationFailed,
        InsufficientCredits,
        InvalidRequest,
        ModelRetiredWarning,
        NoFiles,
        OutcomeUnknown,
        Problem,
        RateLimited,
        RequestRejected,
        RequestTimeout,
        ServerFailed,
        TransferFailed,
        WaitTimeout,
    )
    from ._runtime.core.errors import ClientError as LeonardoError
    from ._runtime.core.inputs import Input, Reference, Uploaded
    from ._runtime.core.values import Cost, PreparedRequest, Progress
    from ._runtime.extras.drift import Drift, watch_drift
    from ._runtime.extras.listing import Account, Model
    from ._runtime.extras.testing import FakeServer
    from ._runtime.extras.webhooks import Event, InvalidWebhook
    from .catalogue import ModelInfo

__all__ = [
    "Account",
    "ApiError",
    "AsyncFile",
    "AsyncGeneration",
    "AsyncLeonardo",
    "AuthenticationFailed",
    "ClientError",
    "ConnectionFailed",
    "ContentModerated",
    "Cost",
    "DocumentationWarning",
    "Drift",
    "Event",
    "FakeServer",
    "File",
    "Generation",
    "GenerationFailed",
    "Input",
    "InsufficientCredits",
    "InvalidRequest",
    "InvalidWebhook",
    "Leonardo",
    "LeonardoError",
    "Model",
    "ModelInfo",
    "ModelRetiredWarning",
    "NoFiles",
    "OutcomeUnknown",
    "PreparedRequest",
    "Problem",
    "Progress",
    "RateLimited",
    "Reference",
    "RequestRejected",
    "RequestTimeout",
    "ServerFailed",
    "TransferFailed",
    "Uploaded",
    "WaitTimeout",
    "watch_drift",
]

_MODULES = {
    "AsyncLeonardo": "._client",
    "Leonardo": "._client",
    "AsyncFile": "._runtime.core.client",
    "AsyncGeneration": "._runtime.core.client",
    "File": "._runtime.core.client",
    "Generation": "._runtime.core.client",
    "ClientError": "._runtime.core.errors",
    "InvalidRequest": "._runtime.core.errors",
    "ConnectionFailed": "._runtime.core.errors",
    "RequestTimeout": "._runtime.core.errors",
    "ApiError": "._runtime.core.errors",
    "AuthenticationFailed": "._runtime.core.errors",
    "RequestRejected": "._runtime.core.errors",
    "ContentModerated": "._runtime.core.errors",
    "InsufficientCredits": "._runtime.core.errors",
    "RateLimited": "._runtime.core.errors",
    "ServerFailed": "._runtime.core.errors",
    "OutcomeUnknown": "._runtime.core.errors",
    "GenerationFailed": "._runtime.core.errors",
    "NoFiles": "._runtime.core.errors",
    "WaitTimeout": "._runtime.core.errors",
    "TransferFailed": "._runtime.core.errors",
    "DocumentationWarning": "._runtime.core.errors",
    "ModelRetiredWarning": "._runtime.core.errors",
    "Problem": "._runtime.core.errors",
    "Input": "._runtime.core.inputs",
    "Reference": "._runtime.core.inputs",
    "Uploaded": "._runtime.core.inputs",
    "Cost": "._runtime.core.values",
    "PreparedRequest": "._runtime.core.values",
    "Progress": "._runtime.core.values",
    "Drift": "._runtime.extras.drift",
    "watch_drift": "._runtime.extras.drift",
    "Account": "._runtime.extras.listing",
    "Model": "._runtime.extras.listing",
    "FakeServer": "._runtime.extras.testing",
    "Event": "._runtime.extras.webhooks",
    "InvalidWebhook": "._runtime.extras.webhooks",
    "ModelInfo": ".catalogue",
}


def __getattr__(name: str) -> object:
    if name == "LeonardoError":
        value: object = __getattr__("ClientError")
    elif name in _MODULES:
        # Not importlib's function: importing importlib would take more time than all of this package.
        module = __name__ + _MODULES[name]
        value = getattr(__import__(module, fromlist=[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
