# Made by docpact 0.1.0 from kestrel/api.yaml 4cdbf78807f1, kestrel/models/gale-1.yaml 84a3e948bf90.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""Gale 1, after https://kestrel.example/docs/gale-1 as read on 2026-11-22."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from .._errors import ModelRetiredWarning
from .._flows import Session
from .._request import Call, Page, PreparedRequest, assemble
from .._values import ImageInput
from ..models.gale_1 import Gale1Request

if TYPE_CHECKING:
    from .._clients import AsyncGeneration, AsyncKestrel, Generation, Kestrel

PAGE = Page(
    model="gale-1",
    title="Gale 1",
    url="https://kestrel.example/docs/gale-1",
    request=Gale1Request,
    lines={
        "model": 10,
        "public": 11,
        "parameters.prompt": 12,
        "parameters.class": 13,
        "parameters.negative-prompt": 14,
        "parameters.kind": 15,
        "parameters.strength": 16,
        "parameters.weight": 17,
        "parameters.seed": 18,
        "parameters.steps": 19,
        "parameters.loop": 20,
        "parameters.style_ids": 21,
        "parameters.tags": 22,
        "parameters.offsets": 23,
        "parameters.style": 24,
        "parameters.camera": 25,
        "parameters.camera.mode": 26,
        "parameters.camera.speed": 27,
        "parameters.camera.path": 28,
        "parameters.camera.path[].x": 29,
        "parameters.camera.path[].label": 30,
        "parameters.guidances": 31,
        "parameters.guidances.feathers": 32,
        "parameters.guidances.feathers[].image.id": 33,
        "parameters.guidances.feathers[].image.type": 33,
    },
    unstated={
        "$": {"type": "assumed", "additionalProperties": "observed"},
        "parameters": {"type": "assumed", "required": "assumed", "additionalProperties": "observed"},
        "parameters.camera": {"additionalProperties": "observed"},
        "parameters.camera.path": {"itemType": "assumed"},
        "parameters.camera.path[]": {"type": "assumed", "additionalProperties": "observed", "present": "assumed"},
        "parameters.guidances": {"additionalProperties": "observed"},
        "parameters.guidances.feathers": {"itemType": "assumed"},
        "parameters.guidances.feathers[]": {
            "type": "assumed",
            "additionalProperties": "observed",
            "present": "assumed",
        },
        "parameters.guidances.feathers[].image": {
            "type": "assumed",
            "required": "assumed",
            "additionalProperties": "observed",
            "present": "assumed",
        },
        "parameters.guidances.feathers[].image.id": {"type": "assumed", "required": "assumed"},
        "parameters.guidances.feathers[].image.type": {"type": "assumed", "required": "assumed"},
    },
    retired=None,
    replaced_by=(),
)
"""Where the page speaks of each path, and what of a path is assumed or observed instead of stated."""


def _call(
    *,
    model: Literal["gale-1", "gale-1-turbo"],
    prompt: str,
    class_: Literal["HEAVY", "LIGHT"],
    public: bool | None,
    negative_prompt: str | None,
    strength: float | None,
    weight: float | None,
    seed: int | None,
    steps: int,
    loop: bool | None,
    style_ids: Sequence[Literal["BREEZE", "CALM", "SQUALL"]] | None,
    tags: Sequence[str] | None,
    offsets: Sequence[int],
    style: str | None,
    mode: Literal["PAN", "TILT"] | None,
    speed: float | None,
    path: Sequence[Mapping[str, object]] | None,
    feathers: Sequence[ImageInput] | None,
    extra: Mapping[str, object] | None,
) -> Call:
    body = assemble(
        {
            "model": model,
            "public": public,
            "parameters.prompt": prompt,
            "parameters.class": class_,
            "parameters.negative-prompt": negative_prompt,
            "parameters.kind": "FIXED",
            "parameters.strength": strength,
            "parameters.weight": weight,
            "parameters.seed": seed,
            "parameters.steps": steps,
            "parameters.loop": loop,
            "parameters.style_ids": style_ids,
            "parameters.tags": tags,
            "parameters.offsets": offsets,
            "parameters.style": style,
            "parameters.camera.mode": mode,
            "parameters.camera.speed": speed,
            "parameters.camera.path": path,
        },
        optional=(
            "public",
            "parameters.negative-prompt",
            "parameters.strength",
            "parameters.weight",
            "parameters.seed",
            "parameters.loop",
            "parameters.style_ids",
            "parameters.tags",
            "parameters.style",
            "parameters.camera.mode",
            "parameters.camera.speed",
            "parameters.camera.path",
        ),
    )
    images: dict[str, Sequence[ImageInput]] = {}
    if feathers is not None:
        images["parameters.guidances.feathers"] = feathers
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


class Gale1:
    """Gale 1, blocking: ``create``, ``create_from`` and ``preview``."""

    def __init__(self, client: Kestrel) -> None:
        self._client = client

    def create(
        self,
        *,
        model: Literal["gale-1", "gale-1-turbo"],
        prompt: str,
        class_: Literal["HEAVY", "LIGHT"],
        public: bool | None = None,
        negative_prompt: str | None = None,
        strength: float | None = None,
        weight: float | None = None,
        seed: int | None = None,
        steps: int = 16,
        loop: bool | None = None,
        style_ids: Sequence[Literal["BREEZE", "CALM", "SQUALL"]] | None = None,
        tags: Sequence[str] | None = None,
        offsets: Sequence[int] = [0, 1],
        style: str | None = None,
        mode: Literal["PAN", "TILT"] | None = None,
        speed: float | None = None,
        path: Sequence[Mapping[str, object]] | None = None,
        feathers: Sequence[ImageInput] | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> Generation:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        model: Which of the two. One of gale-1, gale-1-turbo.
        prompt: What blows. At most 40 characters.
        class_: The class of wind. One of HEAVY, LIGHT.
        public: Whether everybody may see it.
        negative_prompt: What should not blow.
        strength: From 0.1 to 0.9. The server takes 0.5 where it is left out.
        weight: From -1.5 to 2.
        seed: From 0 to 4294967295.
        steps: From 8 to 32.
        loop: The server takes False where it is left out.
        style_ids: One of BREEZE, CALM, SQUALL. At most 2.
        tags: At most 3.
        offsets: At most 2.
        style:
        mode: One of PAN, TILT.
        speed: From 0 to any. The server takes 1 where it is left out.
        path: At most 4.
        feathers: Up to four pictures. At most 4.
        extra: Parameters that the page does not document, sent as they are.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        image could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        _warn()
        call = _call(
            model=model,
            prompt=prompt,
            class_=class_,
            public=public,
            negative_prompt=negative_prompt,
            strength=strength,
            weight=weight,
            seed=seed,
            steps=steps,
            loop=loop,
            style_ids=style_ids,
            tags=tags,
            offsets=offsets,
            style=style,
            mode=mode,
            speed=speed,
            path=path,
            feathers=feathers,
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
        model: Literal["gale-1", "gale-1-turbo"],
        prompt: str,
        class_: Literal["HEAVY", "LIGHT"],
        public: bool | None = None,
        negative_prompt: str | None = None,
        strength: float | None = None,
        weight: float | None = None,
        seed: int | None = None,
        steps: int = 16,
        loop: bool | None = None,
        style_ids: Sequence[Literal["BREEZE", "CALM", "SQUALL"]] | None = None,
        tags: Sequence[str] | None = None,
        offsets: Sequence[int] = [0, 1],
        style: str | None = None,
        mode: Literal["PAN", "TILT"] | None = None,
        speed: float | None = None,
        path: Sequence[Mapping[str, object]] | None = None,
        feathers: Sequence[ImageInput] | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing. Raises InvalidRequest."""
        return _preview(
            self._client.session,
            _call(
                model=model,
                prompt=prompt,
                class_=class_,
                public=public,
                negative_prompt=negative_prompt,
                strength=strength,
                weight=weight,
                seed=seed,
                steps=steps,
                loop=loop,
                style_ids=style_ids,
                tags=tags,
                offsets=offsets,
                style=style,
                mode=mode,
                speed=speed,
                path=path,
                feathers=feathers,
                extra=extra,
            ),
        )


class AsyncGale1:
    """Gale 1, asynchronous: ``create``, ``create_from`` and ``preview``."""

    def __init__(self, client: AsyncKestrel) -> None:
        self._client = client

    async def create(
        self,
        *,
        model: Literal["gale-1", "gale-1-turbo"],
        prompt: str,
        class_: Literal["HEAVY", "LIGHT"],
        public: bool | None = None,
        negative_prompt: str | None = None,
        strength: float | None = None,
        weight: float | None = None,
        seed: int | None = None,
        steps: int = 16,
        loop: bool | None = None,
        style_ids: Sequence[Literal["BREEZE", "CALM", "SQUALL"]] | None = None,
        tags: Sequence[str] | None = None,
        offsets: Sequence[int] = [0, 1],
        style: str | None = None,
        mode: Literal["PAN", "TILT"] | None = None,
        speed: float | None = None,
        path: Sequence[Mapping[str, object]] | None = None,
        feathers: Sequence[ImageInput] | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> AsyncGeneration:
        """Start a generation. What is left out is not sent, and the server's own default holds.

        model: Which of the two. One of gale-1, gale-1-turbo.
        prompt: What blows. At most 40 characters.
        class_: The class of wind. One of HEAVY, LIGHT.
        public: Whether everybody may see it.
        negative_prompt: What should not blow.
        strength: From 0.1 to 0.9. The server takes 0.5 where it is left out.
        weight: From -1.5 to 2.
        seed: From 0 to 4294967295.
        steps: From 8 to 32.
        loop: The server takes False where it is left out.
        style_ids: One of BREEZE, CALM, SQUALL. At most 2.
        tags: At most 3.
        offsets: At most 2.
        style:
        mode: One of PAN, TILT.
        speed: From 0 to any. The server takes 1 where it is left out.
        path: At most 4.
        feathers: Up to four pictures. At most 4.
        extra: Parameters that the page does not document, sent as they are.

        Raises InvalidRequest before anything is sent, OutcomeUnknown where a job may have been started without an
        answer, ApiError where the server refuses, ConnectionFailed where nothing was sent, TransferFailed where an
        image could not be uploaded. Billed, and never sent twice unless the first was not accepted.
        """
        _warn()
        call = _call(
            model=model,
            prompt=prompt,
            class_=class_,
            public=public,
            negative_prompt=negative_prompt,
            strength=strength,
            weight=weight,
            seed=seed,
            steps=steps,
            loop=loop,
            style_ids=style_ids,
            tags=tags,
            offsets=offsets,
            style=style,
            mode=mode,
            speed=speed,
            path=path,
            feathers=feathers,
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
        model: Literal["gale-1", "gale-1-turbo"],
        prompt: str,
        class_: Literal["HEAVY", "LIGHT"],
        public: bool | None = None,
        negative_prompt: str | None = None,
        strength: float | None = None,
        weight: float | None = None,
        seed: int | None = None,
        steps: int = 16,
        loop: bool | None = None,
        style_ids: Sequence[Literal["BREEZE", "CALM", "SQUALL"]] | None = None,
        tags: Sequence[str] | None = None,
        offsets: Sequence[int] = [0, 1],
        style: str | None = None,
        mode: Literal["PAN", "TILT"] | None = None,
        speed: float | None = None,
        path: Sequence[Mapping[str, object]] | None = None,
        feathers: Sequence[ImageInput] | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> PreparedRequest:
        """The exact request that ``create`` would send, sending nothing. Raises InvalidRequest."""
        return _preview(
            self._client.session,
            _call(
                model=model,
                prompt=prompt,
                class_=class_,
                public=public,
                negative_prompt=negative_prompt,
                strength=strength,
                weight=weight,
                seed=seed,
                steps=steps,
                loop=loop,
                style_ids=style_ids,
                tags=tags,
                offsets=offsets,
                style=style,
                mode=mode,
                speed=speed,
                path=path,
                feathers=feathers,
                extra=extra,
            ),
        )
