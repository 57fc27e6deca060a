# Made by docpact 0.1.0 from leonardo/api.yaml 3fbe8e6f42f7.
# Do not edit: change the spec or the template, then run 'docpact generate'.
"""What is known of the Leonardo.AI REST API, as data: addresses, limits, how to wait, and the shapes of answers."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

BASE_URL = "https://cloud.leonardo.ai/api/rest"
BASE_URL_VARIABLE, KEY_VARIABLE = "LEONARDO_BASE_URL", "LEONARDO_API_KEY"
OPERATIONS: Mapping[str, tuple[str, str]] = {
    "create": ("POST", "/v2/generations"),
    "poll": ("GET", "/v1/generations/{id}"),
    "delete": ("DELETE", "/v1/generations/{id}"),
    "upload": ("POST", "/v1/init-image"),
    "account": ("GET", "/v1/me"),
}
ATTEMPTS, FIRST_DELAY, LONGEST_DELAY = 4, 0.5, 20
TIMEOUTS: dict[str, float] = {"connect": 10, "read": 60, "write": 60, "pool": 60}
STATUS_PATH = "generations_by_pk.status"
PENDING, SUCCESS, FAILURE = ("PENDING",), ("COMPLETE",), ("FAILED",)
FIRST_POLL, INTERVAL, BACKOFF, LONGEST_INTERVAL = 2, 3, 1.3, 15
JITTER, DEADLINE = 0.1, 1200
IMAGE_TYPES: Mapping[str, str] = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}
IMAGE_REFERENCE_TYPE = "UPLOADED"
CONCURRENT_JOBS = 10
KNOWN: Mapping[str, object] = {
    "create": {
        "generate": {
            "generationId": None,
            "cost": {"amount": None, "unit": ("CREDITS", "DOLLARS")},
            "apiCreditCost": None,
        },
        "generationId": None,
        "cost": {"amount": None, "unit": ("CREDITS", "DOLLARS")},
        "apiCreditCost": None,
    },
    "poll": {
        "generations_by_pk": {
            "id": None,
            "status": ("PENDING", "COMPLETE", "FAILED"),
            "generated_images": [{"id": None, "url": None, "motionMP4URL": None, "nsfw": None}],
            "prompt_moderations": [None],
        }
    },
    "delete": {"delete_generations_by_pk": {"id": None}},
    "upload": {"uploadInitImage": {"id": None, "fields": None, "key": None, "url": None}},
    "account": {
        "user_details": [
            {
                "user": {"id": None, "username": None},
                "apiConcurrencySlots": None,
                "apiPaidTokens": None,
                "apiSubscriptionTokens": None,
            }
        ]
    },
    "error": {
        "error": None,
        "path": None,
        "code": ("unexpected", "access-denied"),
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
    "error list": [
        {
            "message": None,
            "extensions": {
                "code": ("VALIDATION_ERROR", "BAD_REQUEST"),
                "statusCode": None,
                "details": {"errors": [None], "message": None},
            },
        }
    ],
}
"""Members that answers are known to have, by operation; a tuple lists the words known at its place."""
