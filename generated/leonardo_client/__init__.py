# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""Leonardo: a typed client for the Leonardo.AI REST API.

    from leonardo_client import Leonardo

    with Leonardo() as leonardo:                       # the key comes from LEONARDO_API_KEY
        generation = leonardo.sora_2_pro.create(prompt="A red kite over dunes")
        clip = generation.wait(progress=True).videos[0].download("kite.mp4")

``AsyncLeonardo`` has the same methods, to be awaited. Importing this package loads nothing else;
each name below loads when it is first used.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it for typing's, whose import would take half of this package's time
if TYPE_CHECKING:
    from ._clients import AsyncFile, AsyncGeneration, AsyncLeonardo, File, Generation, Leonardo
    from ._errors import (
        ApiError,
        AuthenticationFailed,
        ConnectionFailed,
        ContentModerated,
        GenerationFailed,
        InsufficientCredits,
        InvalidRequest,
        LeonardoError,
        ModelRetiredWarning,
        OutcomeUnknown,
        Problem,
        RateLimited,
        RequestRejected,
        RequestTimeout,
        ServerFailed,
        TransferFailed,
        WaitTimeout,
    )
    from ._request import PreparedRequest
    from ._values import Account, Cost, Drift, ImageReference, Progress, UploadedImage

__all__ = [
    "Account",
    "ApiError",
    "AsyncFile",
    "AsyncGeneration",
    "AsyncLeonardo",
    "AuthenticationFailed",
    "ConnectionFailed",
    "ContentModerated",
    "Cost",
    "Drift",
    "File",
    "Generation",
    "GenerationFailed",
    "ImageReference",
    "InsufficientCredits",
    "InvalidRequest",
    "Leonardo",
    "LeonardoError",
    "ModelRetiredWarning",
    "OutcomeUnknown",
    "PreparedRequest",
    "Problem",
    "Progress",
    "RateLimited",
    "RequestRejected",
    "RequestTimeout",
    "ServerFailed",
    "TransferFailed",
    "UploadedImage",
    "WaitTimeout",
]


def __getattr__(name: str) -> object:
    for module in ("_clients", "_errors", "_values", "_request") if name in __all__ else ():
        # Not importlib's function: importing importlib would take more time than all of this package.
        value: object = getattr(__import__(f"{__name__}.{module}", fromlist=[module]), name, None)
        if value is not None:
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
