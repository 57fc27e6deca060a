"""A client and the endpoint of its spec, joined by a respx router: what the contract suite's promises are made of."""

from __future__ import annotations

import importlib
import inspect
import json
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol, cast

import httpx
import respx
from pydantic import JsonValue

from docpact.contract.endpoint import Endpoint
from docpact.contract.messages import Request
from docpact.facts import ROOT, Fact, join
from docpact.spec import LoadedSpec, Node

KEY: Final = "contract-key"
STORAGE: Final = "https://storage.example"
CDN: Final = "https://cdn.example"


class NotExpressibleError(Exception):
    """A body that no arguments of ``create`` can stand for."""


@dataclass(frozen=True, slots=True)
class Refused:
    """How a client refused a call: the exception, and the paths that it named (none for Python's own TypeError)."""

    error: Exception
    paths: frozenset[str]


class Namespace(Protocol):
    """A model's calls, as every emitted client has them."""

    def create(self, **arguments: Any) -> Any: ...

    def create_from(self, body: Any) -> Any: ...

    def preview(self, **arguments: Any) -> Any: ...


class Harness:
    """One model: its spec, the endpoint, and a client whose every request passes through respx to that endpoint."""

    def __init__(
        self, spec: LoadedSpec, package: str | None = None, facts: Mapping[str, set[Fact]] | None = None
    ) -> None:
        api = spec.api.content
        self.spec = spec
        self.package: Any = importlib.import_module(package or api.package)
        self.endpoint = Endpoint(
            [spec],
            key=KEY,
            base_url=api.server.url,
            storage_url=STORAGE,
            cdn_url=CDN,
            clip=lambda _job: b"a very short clip",
            facts=facts or {},
        )
        self.router = respx.Router(assert_all_called=False)
        for host, answer in (
            (STORAGE, self.endpoint.storage),
            (CDN, self.endpoint.cdn),
            (api.server.url, self.endpoint.api),
        ):
            self.router.route(url__startswith=host).mock(side_effect=_adapted(answer))
        settings = {"api_key": KEY, "base_url": api.server.url}
        blocking = httpx.Client(transport=httpx.MockTransport(self.router.handler))
        awaiting = httpx.AsyncClient(transport=httpx.MockTransport(self.router.async_handler))
        self.client: Any = getattr(self.package, api.client)(http_client=blocking, **settings)
        self.async_client: Any = getattr(self.package, f"Async{api.client}")(http_client=awaiting, **settings)
        self.namespace: Namespace = getattr(self.client, spec.namespace)
        self.parameters = inspect.signature(self.namespace.create).parameters
        self._nodes = {node.path: node for node in spec.tree.walk()}

    def reset(self) -> None:
        """Forget all requests and jobs."""
        self.router.reset()
        self.endpoint.reset()

    @property
    def requests(self) -> list[httpx.Request]:
        """Every request that the client has sent since the last reset."""
        calls = cast("list[respx.models.Call]", self.router.calls)
        return [call.request for call in calls]

    def sent_body(self) -> JsonValue:
        """The JSON of the one request that was sent. Raises AssertionError where there was not exactly one."""
        if len(self.requests) != 1:
            raise AssertionError(f"{len(self.requests)} requests were sent instead of one")
        body: JsonValue = json.loads(self.requests[0].content)
        return body

    def create(self, arguments: Mapping[str, Any]) -> Any:
        return self._quietly(lambda: self.namespace.create(**arguments))

    def create_from(self, body: JsonValue) -> Any:
        return self._quietly(lambda: self.namespace.create_from(body))

    def refused(self, call: Any, argument: Any) -> Refused | None:
        """How ``create`` or ``create_from`` refuses an argument; None where it does not."""
        try:
            call(argument)
        except self.package.InvalidRequest as error:
            return Refused(error, frozenset(_generic(problem.path) for problem in error.problems))
        except TypeError as error:
            return Refused(error, frozenset())
        return None

    def post(self, text: bytes) -> tuple[int, JsonValue]:
        """Send a body to the endpoint as it is, past the client: status and answer."""
        operation = self.spec.api.content.operations["create"]
        url = httpx.URL(self.spec.api.content.server.url + operation.path)
        headers = {"authorization": f"Bearer {KEY}", "content-type": "application/json"}
        response = self.endpoint.api(Request(operation.method, url.path, headers, text))
        return response.status, json.loads(response.body)

    def arguments_of(self, body: JsonValue) -> dict[str, Any]:
        """The arguments with which ``create`` would mean this body.

        Raises NotExpressibleError where there are none: an object that is given but empty, a null, another model.
        """
        if not isinstance(body, dict):
            raise NotExpressibleError("not an object")
        arguments: dict[str, Any] = {}
        self._collect(body, (), arguments)
        for name, node in self._leaves().items():
            parameter = self.parameters.get(name)
            if parameter and node.always_sent and name not in arguments and _has_default(parameter):
                raise NotExpressibleError(f"create always sends {node.path}")
        return arguments

    def expected_wire(self, body: JsonValue) -> JsonValue:
        """What ``create`` should send for a valid body: the body, and what a client must always send."""
        wire: JsonValue = json.loads(json.dumps(body))
        for node in self._leaves().values():
            default = node.claim("default")
            if node.always_sent and default is not None and node.path != "model":
                _set_missing(wire, node.path.split("."), default.fact.value)
        return wire

    def _collect(self, body: dict[str, JsonValue], steps: tuple[str, ...], arguments: dict[str, Any]) -> None:
        for name, value in body.items():
            path = join((*steps, name))
            node = self._nodes.get(path)
            if node is None:
                if not name.isidentifier() or name in self.parameters or name in arguments:
                    raise NotExpressibleError(f"{path} cannot be a keyword of its own")
                arguments[name] = value
            elif node.type == "object" and node.properties:
                if not isinstance(value, dict) or (not value and not node.always_sent):
                    raise NotExpressibleError(f"{path} has no argument of its own")
                self._collect(value, (*steps, name), arguments)
            elif path == "model":
                if node.value("enum") != [value]:
                    raise NotExpressibleError("the namespace sets the model")
            else:
                self._give(node, value, arguments)

    def _give(self, node: Node, value: JsonValue, arguments: dict[str, Any]) -> None:
        parameter = self.parameters.get(node.name)
        if parameter is None:
            raise NotExpressibleError(f"{node.path} has no argument")
        if value is None and parameter.default is None:
            raise NotExpressibleError("None leaves the parameter out")
        if node.items is not None and set(node.items.properties) == {"image"}:
            arguments[node.name] = self._reference(node, value)
        else:
            arguments[node.name] = value

    def _reference(self, node: Node, value: JsonValue) -> Any:
        if node.value("maxItems") != 1 or not isinstance(value, list) or len(value) != 1:
            raise NotExpressibleError(f"{node.path} takes one image")
        item = value[0]
        image = item.get("image") if isinstance(item, dict) else None
        if not isinstance(image, dict) or image.keys() != {"id", "type"} or item != {"image": image}:
            raise NotExpressibleError(f"{node.path} takes an id and a type")
        return self.package.ImageReference(image["id"], image["type"])

    def _leaves(self) -> dict[str, Node]:
        return {
            node.name: node
            for node in self.spec.tree.walk()
            if node.path != ROOT and "[]" not in node.path and not (node.type == "object" and node.properties)
        }

    @staticmethod
    def _quietly(call: Any) -> Any:
        # That the model is retired is another promise's business.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            return call()


def _adapted(answer: Any) -> Any:
    def handle(request: httpx.Request) -> httpx.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        path = request.url.raw_path.decode()
        response = answer(Request(request.method, path, headers, request.content))
        return httpx.Response(response.status, headers=response.headers, content=response.body)

    return handle


def _has_default(parameter: inspect.Parameter) -> bool:
    return parameter.default is not inspect.Parameter.empty and parameter.default is not None


def _set_missing(body: JsonValue, steps: list[str], value: JsonValue) -> None:
    for step in steps[:-1]:
        body = body.get(step) if isinstance(body, dict) else None
    if isinstance(body, dict):
        body.setdefault(steps[-1], value)


def _generic(path: str) -> str:
    """A path with its indexes as ``[]``, as facts write it."""
    parts = path.split("[")
    return parts[0] + "".join(f"[]{part.partition(']')[2]}" for part in parts[1:])
