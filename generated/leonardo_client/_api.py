# Made by docpact 0.1.0 from leonardo/api.yaml d0e4496cfe50; do not edit, change the spec.
# MIT License, (c) 2026 The docpact authors: may be used and changed by anybody who keeps this line.
# fmt: off
# ruff: noqa
"""What is known of the Leonardo.AI REST API, as data."""

from __future__ import annotations

from ._runtime.core.api import Api, Auth, CostPaths, Errors, InputKind, Operation, Retries, Row, Waiter, Webhook

API = Api(
    title="Leonardo.AI REST API",
    package="leonardo_client",
    version="0.1.0",
    base_url="https://cloud.leonardo.ai/api/rest",
    base_url_variable="LEONARDO_BASE_URL",
    auth=Auth(variable="LEONARDO_API_KEY", header="authorization", prefix="Bearer "),
    operations={
        "create": Operation(
            role="submit",
            method="POST",
            path="/v2/generations",
            statuses=(200, 201, 202),
            reads={"job": ("generate.generationId", "generationId", "data.generate.generationId", "data.generationId")},
            costs=(
                CostPaths(amount="generate.cost.amount", unit="generate.cost.unit"),
                CostPaths(amount="cost.amount", unit="cost.unit"),
                CostPaths(amount="generate.apiCreditCost", word="CREDITS"),
                CostPaths(amount="apiCreditCost", word="CREDITS"),
            ),
            known={
                "generate": {
                    "generationId": None,
                    "cost": {"amount": None, "unit": ("CREDITS", "DOLLARS")},
                    "apiCreditCost": None,
                },
                "generationId": None,
                "cost": {"amount": None, "unit": ("CREDITS", "DOLLARS")},
                "apiCreditCost": None,
            },
        ),
        "poll": Operation(
            role="poll",
            method="GET",
            path="/v1/generations/{id}",
            statuses=(200, 201, 202),
            reads={
                "job": ("generations_by_pk.id",),
                "status": ("generations_by_pk.status",),
                "reason": (
                    "generations_by_pk.failureReason",
                    "generations_by_pk.prompt_moderations[].moderationClassification[]",
                ),
            },
            files={
                "video": ("generations_by_pk.generated_images[].motionMP4URL",),
                "image": (
                    "generations_by_pk.generated_images[].generated_image_variation_generics[].url",
                    "generations_by_pk.generated_images[].url",
                ),
                "model3d": ("generations_by_pk.**~.glb",),
            },
            file_id="id",
            known={
                "generations_by_pk": {
                    "id": None,
                    "status": ("PENDING", "COMPLETE", "FAILED"),
                    "generated_images": [
                        {
                            "id": None,
                            "url": None,
                            "motionMP4URL": None,
                            "nsfw": None,
                            "generated_image_variation_generics": [{"id": None, "url": None}],
                        }
                    ],
                    "prompt_moderations": [None],
                    "failureReason": None,
                }
            },
        ),
        "delete": Operation(
            role="delete",
            method="DELETE",
            path="/v1/generations/{id}",
            statuses=(200, 201, 202),
            reads={"job": ("delete_generations_by_pk.id",)},
            known={"delete_generations_by_pk": {"id": None}},
        ),
        "list": Operation(
            role="list",
            method="GET",
            path="/v1/generations/user/{user}",
            query={"offset": "{offset}", "limit": "{limit}"},
            statuses=(200, 201, 202),
            reads={"job": ("id",), "status": ("status",), "items": ("generations[]",)},
            known={
                "generations": [
                    {
                        "id": None,
                        "status": ("PENDING", "COMPLETE", "FAILED"),
                        "generated_images": [
                            {
                                "id": None,
                                "url": None,
                                "motionMP4URL": None,
                                "nsfw": None,
                                "generated_image_variation_generics": [{"id": None, "url": None}],
                            }
                        ],
                        "prompt_moderations": [None],
                        "failureReason": None,
                    }
                ]
            },
        ),
        "upload": Operation(
            role="upload",
            method="POST",
            path="/v1/init-image",
            body={"extension": "{extension}"},
            statuses=(200, 201, 202),
            reads={
                "job": ("uploadInitImage.id",),
                "url": ("uploadInitImage.url",),
                "fields": ("uploadInitImage.fields",),
            },
            known={"uploadInitImage": {"id": None, "fields": None, "key": None, "url": None}},
        ),
        "upload_media": Operation(
            role="upload",
            method="POST",
            path="/v1/media",
            body={"extension": "{extension}"},
            statuses=(200, 201, 202),
            reads={"job": ("uploadMedia.uploadId",), "url": ("uploadMedia.url",), "fields": ("uploadMedia.fields",)},
            known={"uploadMedia": {"uploadId": None, "fields": None, "url": None}},
        ),
        "account": Operation(
            role="account",
            method="GET",
            path="/v1/me",
            statuses=(200, 201, 202),
            reads={
                "user": ("user_details[].user.id",),
                "name": ("user_details[].user.username",),
                "concurrent_jobs": ("user_details[].apiConcurrencySlots",),
                "balance": ("user_details[].apiPaidTokens", "user_details[].apiSubscriptionTokens"),
            },
            known={
                "user_details": [
                    {
                        "user": {"id": None, "username": None},
                        "apiConcurrencySlots": None,
                        "apiPaidTokens": None,
                        "apiSubscriptionTokens": None,
                    }
                ]
            },
        ),
        "models": Operation(
            role="models",
            method="GET",
            path="/v2/models",
            statuses=(200, 201, 202),
            reads={"job": ("id",), "items": ("[]",), "name": ("name",)},
            known=[{"id": None, "name": None, "parameters": None}],
        ),
    },
    errors=Errors(
        messages=(
            "[].extensions.details.errors[].message",
            "[].extensions.details.errors[]",
            "[].extensions.details.message",
            "[].message",
            "errors[].extensions.details.errors[].message",
            "errors[].extensions.details.errors[]",
            "errors[].extensions.details.message",
            "errors[].message",
            "error",
        ),
        explanations=("message",),
        codes=("[].extensions.code", "errors[].extensions.code", "code"),
        request_id_headers=("x-request-id", "cf-ray"),
        known=(
            {
                "error": None,
                "path": None,
                "code": ("unexpected", "access-denied"),
                "message": None,
                "errors": [
                    {
                        "message": None,
                        "extensions": {
                            "code": ("VALIDATION_ERROR", "BAD_REQUEST"),
                            "statusCode": None,
                            "details": {"errors": [None], "message": None},
                        },
                    }
                ],
            },
            [
                {
                    "message": None,
                    "extensions": {
                        "code": ("VALIDATION_ERROR", "BAD_REQUEST"),
                        "statusCode": None,
                        "details": {"errors": [None], "message": None},
                    },
                }
            ],
        ),
    ),
    waiter=Waiter(
        pending=("PENDING",),
        success=("COMPLETE",),
        failure=("FAILED",),
        first_after=2,
        interval=3,
        backoff=1.3,
        longest_interval=15,
        jitter=0.1,
        deadline=1200,
    ),
    delivery=(
        Row(outcome="not_sent", resend=True, event="not_connected"),
        Row(outcome="unknown", event="interrupted"),
        Row(outcome="refused", error="RateLimited", resend=True, statuses=(429,)),
        Row(outcome="refused", error="AuthenticationFailed", text="authorization hook"),
        Row(outcome="refused", error="AuthenticationFailed", codes=("access-denied",)),
        Row(outcome="refused", error="AuthenticationFailed", text="authentication hook"),
        Row(outcome="refused", error="AuthenticationFailed", statuses=(401,)),
        Row(outcome="refused", error="ContentModerated", text="content moderation"),
        Row(outcome="refused", error="InsufficientCredits", text="not enough api tokens"),
        Row(outcome="refused", error="InsufficientCredits", statuses=(402,)),
        Row(outcome="refused", error="RequestRejected", statuses=(200, 201, 202), answer="errors"),
        Row(outcome="accepted", statuses=(200, 201, 202), answer="success"),
        Row(
            outcome="refused",
            error="RequestRejected",
            statuses=(400, 403, 404, 405, 410, 411, 413, 414, 415, 422, 431, 451),
        ),
        Row(outcome="unknown"),
    ),
    retries=Retries(attempts=4, first_delay=0.5, longest_delay=20),
    timeouts={"connect": 10, "read": 60, "write": 60, "pool": 60},
    inputs={
        "image": InputKind(
            extensions={"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"},
            forms={
                "uploaded": {"id": "{id}", "type": "UPLOADED"},
                "generated": {"id": "{id}", "type": "GENERATED"},
                "reference": {"id": "{id}", "type": "{type}"},
                "url": {"type": "URL", "url": "{url}"},
                "base64": {"type": "BASE64", "data": "{data}"},
            },
            upload="upload",
        ),
        "video": InputKind(
            extensions={"mp4": "video/mp4", "mov": "video/quicktime"},
            forms={
                "uploaded": {"id": "{id}", "type": "UPLOADED"},
                "generated": {"id": "{id}", "type": "GENERATED"},
                "reference": {"id": "{id}", "type": "{type}"},
                "url": {"type": "URL", "url": "{url}"},
            },
            upload="upload_media",
        ),
    },
    concurrent_jobs=10,
    webhook=Webhook(
        header="authorization",
        prefix="Bearer ",
        reads={"job": ("data.object.id",), "status": ("data.object.status",), "event": ("type",)},
        files={"video": ("data.object.images[].motionMP4URL",), "image": ("data.object.images[].url",)},
        file_id="id",
    ),
    other_versions={
        "modelId": "version 1, which names a model by an id",
        "num_images": "version 1; here it is quantity",
        "alchemy": "version 1",
        "sd_version": "version 1",
        "presetStyle": "version 1",
        "contrast": "version 1",
        "controlnets": "version 1; here a picture stands in guidances",
        "init_image_id": "version 1; here a picture stands in guidances",
        "imageId": "version 1; here a picture stands in guidances",
    },
)
