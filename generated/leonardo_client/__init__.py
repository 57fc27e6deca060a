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

__all__ = ["Account", "ApiError", "AsyncFile", "AsyncGeneration", "AsyncLeonardo", "AuthenticationFailed",
    "ClientError", "ConnectionFailed", "ContentModerated", "Cost", "DocumentationWarning", "Drift", "Event",
    "FakeServer", "File", "Generation", "GenerationFailed", "Input", "InsufficientCredits", "InvalidRequest",
    "InvalidWebhook", "Leonardo", "LeonardoError", "Model", "ModelInfo", "ModelRetiredWarning", "NoFiles",
    "OutcomeUnknown", "PreparedRequest", "Problem", "Progress", "RateLimited", "Reference", "RequestRejected",
    "RequestTimeout", "ServerFailed", "TransferFailed", "Uploaded", "WaitTimeout", "watch_drift"]

_MODULES = {"._client": ("AsyncLeonardo", "Leonardo"), "._runtime.core.client": ("AsyncFile", "AsyncGeneration", "File",
    "Generation"), "._runtime.core.errors": ("ClientError", "InvalidRequest", "ConnectionFailed", "RequestTimeout",
    "ApiError", "AuthenticationFailed", "RequestRejected", "ContentModerated", "InsufficientCredits", "RateLimited",
    "ServerFailed", "OutcomeUnknown", "GenerationFailed", "NoFiles", "WaitTimeout", "TransferFailed",
    "DocumentationWarning", "ModelRetiredWarning", "Problem"), "._runtime.core.inputs": ("Input", "Reference",
    "Uploaded"), "._runtime.core.values": ("Cost", "PreparedRequest", "Progress"), "._runtime.extras.drift": ("Drift",
    "watch_drift"), "._runtime.extras.listing": ("Account", "Model"), "._runtime.extras.testing": ("FakeServer",),
    "._runtime.extras.webhooks": ("Event", "InvalidWebhook"), ".catalogue": ("ModelInfo",)}


def __getattr__(name: str) -> object:
    if name == "LeonardoError":
        value: object = __getattr__("ClientError")
    elif found := [module for module, names in _MODULES.items() if name in names]:
        # Not importlib's function: importing importlib would take more time than all of this package.
        value = getattr(__import__(__name__ + found[0], fromlist=[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
