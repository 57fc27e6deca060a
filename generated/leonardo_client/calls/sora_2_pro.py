# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7, leonardo/models/sora-2-pro.yaml d430d990db9a.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""Sora 2 Pro, after https://docs.leonardo.ai/docs/sora-2-pro as read on 2026-11-22."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from .._errors import ModelRetiredWarning
from .._flows import Session
from .._request import Call, Page, PreparedRequest, assemble
from .._values import ImageInput
from ..models.sora_2_pro import Sora2ProRequest

if TYPE_CHECKING:
    from .._clients import AsyncGeneration, AsyncLeonardo, Generation, Leonardo

PAGE = Page(
    model="sora-2-pro",
    title="Sora 2 Pro",
    url="https://docs.leonardo.ai/docs/sora-2-pro",
    request=Sora2ProRequest,
    lines={
        "model": 47,
        "public": 49,
        "parameters.prompt": 48,
        "parameters.width": 51,
        "parameters.height": 45,
        "parameters.duration": 42,
        "parameters.mode": 46,
        "parameters.quantity": 50,
        "parameters.guidances": 43,
        "parameters.guidances.start_frame": 44,
        "parameters.guidances.start_frame[]": 44,
        "parameters.guidances.start_frame[].image": 44,
        "parameters.guidances.start_frame[].image.id": 44,
        "parameters.guidances.start_frame[].image.type": 44,
    },
    unstated={
        "$": {"type": "assumed", "additionalProperties": "observed"},
        "public": {"default": "observed"},
        "parameters": {"type": "assumed", "required": "assumed", "additionalProperties": "observed"},
        "parameters.guidances": {"additionalProperties": "observed"},
        "parameters.guidances.start_frame": {"itemType": "assumed"},
        "parameters.guidances.start_frame[]": {
            "type": "assumed",
            "additionalProperties": "observed",
            "present": "assumed",
        },
        "parameters.guidances.start_frame[].image": {
            "type": "assumed",
            "required": "assumed",
            "additionalProperties": "observed",
            "present": "assumed",
        },
        "parameters.guidances.start_frame[].image.id": {"type": "assumed", "required": "assumed"},
        "parameters.guidances.start_frame[].image.type": {"type": "assumed", "required": "assumed"},
    },
    retired="2026-07-09",
    replaced_by=("veo-3.1-generate-001", "veo-3.1-fast-generate-001"),
)
"""Where the page speaks of each path, and what of a path is assumed or observed instead of stated."""


def _call(
    *,
    prompt: str,
    public: bool,
    width: Literal[720, 1024, 1280, 1792],
    height: Literal[720, 1024, 1280, 1792],
    duration: Literal[4, 8, 12] | None,
    mode: Literal["RESOLUTION_1080", "RESOLUTION_720"] | None,
    quantity: int,
    start_frame: ImageInput | None,
    extra: Mapping[str, object] | None,
) -> Call:
    body = assemble(
        {
            "model": "sora-2-pro",
            "public": public,
            "parameters.prompt": prompt,
            "parameters.width": width,
            "parameters.height": height,
            "parameters.duration": duration,
            "parameters.mode": mode,
            "parameters.quantity": quantity,
        },
        optional=("parameters.duration", "parameters.mode"),
    )
    images: dict[str, Sequence[ImageInput]] = {}
    if start_frame is not None:
        images["parameters.guidances.start_frame"] = [start_frame]
    return Call(PAGE, body, images, extra)


def _warn() -> None:
    if PAGE.retired:
        instead = " or ".join(PAGE.replaced_by) or "nothing in its place"
        text = f"{PAGE.title} was retired by its vendor on {PAGE.retired}, which names {instead}"
        warnings.warn(text, ModelRetiredWarning, stacklevel=3)


def _preview(session: Session, call: Call) -> PreparedRequest:
    method, url = session.url("create")
    headers = {"accept": "application/json", "content-type": "application/json"}
    return PreparedRequest(method, url, headers, call.checked())


class Sora2Pro:
    """Sora 2 Pro, blocking: ``create``, ``create_from`` and ``preview``."""

    def __init__(self, client: Leonardo) -> None:
        self._client = client

    def create(
        self,
        *,
        prompt: str,
        public: bool = False,
        width: Literal[720, 1024, 1280, 1792] = 1280,
        height: Literal[720, 1024, 1280, 1792] = 720,
        duration: Literal[4, 8, 12] | None = None,
        mode: Literal["RESOLUTION_1080", "RESOLUTION_720"] | None = None,
        quantity: int = 1,
        start_frame: ImageInput | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        prompt: What the clip should show. At most 5000 characters.
        public: Whether everybody may see the result (true) or only you (false).
        width: Width of the clip, in pixels. One of 720, 1024, 1280, 1792.
        height: Height of the clip, in pixels. One of 720, 1024, 1280, 1792.
        duration: Length of the clip, in seconds. One of 4, 8, 12. The server takes 4 where it is left out.
        mode: Resolution class of the clip. One of RESOLUTION_1080, RESOLUTION_720. The server takes RESOLUTION_720 where it is left out.
        quantity: How many clips to make. From 1 to 1.
        start_frame: A picture that the clip takes its structure or mood from. At most 1.
        extra: Parameters that the page does not document, sent as they are.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        image could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        _warn()
        call = _call(
            prompt=prompt,
            public=public,
            width=width,
            height=height,
            duration=duration,
            mode=mode,
            quantity=quantity,
            start_frame=start_frame,
            extra=extra,
        )
        return self._client.submit(call)

    def create_from(self, body: Mapping[str, object]) -> Generation:
        """Check a whole body, and send it unchanged. Raises as ``create`` does."""
        _warn()
        return self._client.submit(Call(PAGE, body))

    def preview(
        self,
        *,
        prompt: str,
        public: bool = False,
        width: Literal[720, 1024, 1280, 1792] = 1280,
        height: Literal[720, 1024, 1280, 1792] = 720,
        duration: Literal[4, 8, 12] | None = None,
        mode: Literal["RESOLUTION_1080", "RESOLUTION_720"] | None = None,
        quantity: int = 1,
        start_frame: ImageInput | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing. Raises InvalidRequest."""
        return _preview(
            self._client.session,
            _call(
                prompt=prompt,
                public=public,
                width=width,
                height=height,
                duration=duration,
                mode=mode,
                quantity=quantity,
                start_frame=start_frame,
                extra=extra,
            ),
        )


class AsyncSora2Pro:
    """Sora 2 Pro, asynchronous: ``create``, ``create_from`` and ``preview``."""

    def __init__(self, client: AsyncLeonardo) -> None:
        self._client = client

    async def create(
        self,
        *,
        prompt: str,
        public: bool = False,
        width: Literal[720, 1024, 1280, 1792] = 1280,
        height: Literal[720, 1024, 1280, 1792] = 720,
        duration: Literal[4, 8, 12] | None = None,
        mode: Literal["RESOLUTION_1080", "RESOLUTION_720"] | None = None,
        quantity: int = 1,
        start_frame: ImageInput | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> AsyncGeneration:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        prompt: What the clip should show. At most 5000 characters.
        public: Whether everybody may see the result (true) or only you (false).
        width: Width of the clip, in pixels. One of 720, 1024, 1280, 1792.
        height: Height of the clip, in pixels. One of 720, 1024, 1280, 1792.
        duration: Length of the clip, in seconds. One of 4, 8, 12. The server takes 4 where it is left out.
        mode: Resolution class of the clip. One of RESOLUTION_1080, RESOLUTION_720. The server takes RESOLUTION_720 where it is left out.
        quantity: How many clips to make. From 1 to 1.
        start_frame: A picture that the clip takes its structure or mood from. At most 1.
        extra: Parameters that the page does not document, sent as they are.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        image could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        _warn()
        call = _call(
            prompt=prompt,
            public=public,
            width=width,
            height=height,
            duration=duration,
            mode=mode,
            quantity=quantity,
            start_frame=start_frame,
            extra=extra,
        )
        return await self._client.submit(call)

    async def create_from(self, body: Mapping[str, object]) -> AsyncGeneration:
        """Check a whole body, and send it unchanged. Raises as ``create`` does."""
        _warn()
        return await self._client.submit(Call(PAGE, body))

    def preview(
        self,
        *,
        prompt: str,
        public: bool = False,
        width: Literal[720, 1024, 1280, 1792] = 1280,
        height: Literal[720, 1024, 1280, 1792] = 720,
        duration: Literal[4, 8, 12] | None = None,
        mode: Literal["RESOLUTION_1080", "RESOLUTION_720"] | None = None,
        quantity: int = 1,
        start_frame: ImageInput | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing. Raises InvalidRequest."""
        return _preview(
            self._client.session,
            _call(
                prompt=prompt,
                public=public,
                width=width,
                height=height,
                duration=duration,
                mode=mode,
                quantity=quantity,
                start_frame=start_frame,
                extra=extra,
            ),
        )
