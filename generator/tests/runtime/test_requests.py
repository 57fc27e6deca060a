"""What leaves when a generation is started: the exact bytes, nothing that was not asked for, or nothing at all."""

from __future__ import annotations

import json
import shlex
import types
import warnings
from pathlib import Path
from typing import Any, Literal

import pytest

import leonardo_client
from docpact.check import seam
from docpact.check.endpoint import Endpoint
from docpact.check.messages import Request as ContractRequest
from leonardo_client import DocumentationWarning, InvalidRequest, ModelRetiredWarning
from leonardo_client._runtime.core.requests import RequestModel

from .conftest import BASE, BODY, CREATED, JOB, KEY, PNG, RETIRED, Api, json_answer, sent

pytestmark = RETIRED


def test_create_sends_one_request_with_exactly_these_bytes_and_headers(documented: Api, endpoint: Endpoint) -> None:
    generation = documented.create(prompt="Ein Reiher \u2028 \U0001f426", duration=8)
    (request,) = documented.server.requests
    assert request.method == "POST"
    assert str(request.url) == f"{BASE}/v2/generations"
    assert request.content == (
        b'{"model": "sora-2-pro", "public": false, "parameters": {"prompt": "Ein Reiher \\u2028 \\ud83d\\udc26", '
        b'"width": 1280, "height": 720, "duration": 8, "quantity": 1}}'
    )
    headers = dict(request.headers)
    assert headers.pop("user-agent") == f"leonardo_client/{leonardo_client.__version__}"
    assert headers == {
        "host": "api.test",
        "accept": "application/json",
        "content-type": "application/json",
        "content-length": str(len(request.content)),
        "authorization": f"Bearer {KEY}",
    }
    assert list(endpoint.jobs) == [generation.id]
    assert generation.model == "sora-2-pro"
    assert (generation.cost.amount, generation.cost.unit) == ("0.36", "DOLLARS")
    assert generation.status is None


def test_optional_parameters_are_sent_only_where_the_caller_chose_them(documented: Api) -> None:
    documented.create()
    assert sent(documented.server.requests[0]) == BODY
    documented.create(mode="RESOLUTION_720", duration=4, public=True)
    chosen = {"mode": "RESOLUTION_720", "duration": 4}
    assert sent(documented.server.requests[1]) == {**BODY, "public": True, "parameters": BODY["parameters"] | chosen}


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        {"parameters": {"quantity": 1, "height": 720, "prompt": "", "width": 720}, "model": "sora-2-pro"},
        {**BODY, "parameters": {**BODY["parameters"], "guidances": {"start_frame": []}}},
        types.MappingProxyType({**BODY, "parameters": types.MappingProxyType(BODY["parameters"])}),
    ],
)
def test_create_from_sends_the_body_unchanged(documented: Api, body: Any) -> None:
    documented.run(documented.client().sora_2_pro.create_from(body))
    plain = json.dumps(dict(body), default=dict)
    assert documented.server.requests[0].content == plain.encode()


def test_preview_is_what_is_sent_and_sends_nothing_itself(documented: Api) -> None:
    client = documented.client()
    arguments: dict[str, Any] = {"prompt": 'A heron\'s "nest" $HOME `id`\n@file !', "extra": {"seed": 7}}
    preview = client.sora_2_pro.preview(**arguments)
    assert documented.server.requests == []
    documented.answer(json_answer({"generationId": "x"}))
    documented.create(client, **arguments)
    (request,) = documented.server.requests
    assert (preview.method, preview.url, preview.body) == (request.method, str(request.url), request.content)
    assert preview.headers.items() <= dict(request.headers).items()
    assert preview.json() == sent(request)
    assert preview.json()["parameters"]["seed"] == 7


def test_the_curl_line_sends_the_same_request(documented: Api, endpoint: Endpoint) -> None:
    preview = documented.client().sora_2_pro.preview(prompt='A heron\'s "nest" $HOME `id`\n@file !')
    assert KEY not in preview.curl()
    words = shlex.split(preview.curl())
    assert words[:4] == ["curl", "-X", "POST", f"{BASE}/v2/generations"]
    assert words[-2] == "--data-raw"
    headers = dict(word.split(": ", 1) for word, before in zip(words[1:], words, strict=False) if before == "-H")
    headers["authorization"] = headers["authorization"].replace("$LEONARDO_API_KEY", KEY)
    answer = endpoint.api(ContractRequest("POST", "/api/rest/v2/generations", headers, words[-1].encode()))
    assert answer.status == 200
    assert len(endpoint.jobs) == 1
    assert words[-1].encode() == preview.body


def test_a_preview_shows_where_the_id_of_an_uploaded_image_will_stand(api: Api) -> None:
    preview = api.client().sora_2_pro.preview(prompt="x", start_frame=PNG)
    image = preview.json()["parameters"]["guidances"]["start_frame"][0]["image"]
    assert image == {"id": "(uploaded when sent)", "type": "UPLOADED"}


@pytest.mark.parametrize("name", ["duration", "prompt", "guidances"])
def test_extra_is_no_way_around_a_documented_parameter(api: Api, name: str) -> None:
    with pytest.raises(InvalidRequest, match=f"extra: '{name}' is documented"):
        api.create(extra={name: 5})
    assert api.server.requests == []


def test_extra_must_be_json(api: Api) -> None:
    with pytest.raises(InvalidRequest, match=r"extra.seed: is not JSON: set"):
        api.create(extra={"seed": {1, 2}})
    with pytest.raises(InvalidRequest, match="extra: must be an object"):
        api.create(extra=5)
    assert api.server.requests == []


WRONG: list[tuple[dict[str, Any], str, str, int]] = [
    ({"duration": 5}, "parameters.duration", "input should be 4, 8 or 12, got integer 5", 42),
    ({"duration": "4"}, "parameters.duration", 'input should be 4, 8 or 12, got string "4"', 42),
    ({"duration": 4.0}, "parameters.duration", "input should be 4, 8 or 12, got number 4.0", 42),
    ({"quantity": True}, "parameters.quantity", "got boolean true", 50),
    ({"quantity": 2}, "parameters.quantity", "input should be less than or equal to 1, got integer 2", 50),
    ({"quantity": None}, "parameters.quantity", "got null", 50),
    ({"prompt": "x" * 5001}, "parameters.prompt", "at most 5000 characters, got string of 5003 characters", 48),
    ({"prompt": None}, "parameters.prompt", "got null", 48),
    ({"public": 1}, "public", "got integer 1", 49),
    ({"width": 640}, "parameters.width", "input should be 720, 1024, 1280 or 1792, got integer 640", 51),
]


@pytest.mark.parametrize(("changes", "path", "message", "line"), WRONG, ids=[repr(row[0])[:30] for row in WRONG])
def test_a_refusal_names_path_value_what_is_allowed_and_the_page_line(
    api: Api, changes: dict[str, Any], path: str, message: str, line: int
) -> None:
    with pytest.raises(InvalidRequest) as caught:
        api.create(**changes)
    (problem,) = caught.value.problems
    assert (problem.path, problem.page_line) == (path, line)
    assert message in problem.message
    assert f"{path}: " in str(caught.value)
    assert f"(page line {line})" in str(caught.value)
    assert "1 problem, nothing was sent (https://docs.leonardo.ai/docs/sora-2-pro)" in str(caught.value)
    assert api.server.requests == []


def test_every_problem_of_a_body_is_named_at_once_also_what_the_page_does_not_state(api: Api) -> None:
    body = {"model": "sora-2-pro", "seed": 1, "parameters": {"width": 1, "height": 720, "quantity": 1, "x": None}}
    with pytest.raises(InvalidRequest, match="4 problems") as caught:
        api.run(api.client().sora_2_pro.create_from(body))
    found = {problem.path: problem.message for problem in caught.value.problems}
    assert found["parameters.prompt"] == "must be given"
    assert found["seed"] == "there is no such parameter, got integer 1"
    assert found["parameters.x"] == "there is no such parameter, got null"
    with pytest.raises(InvalidRequest, match=r"required is assumed, not stated by the page\]"):
        api.run(api.client().sora_2_pro.create_from({"model": "sora-2-pro"}))


@pytest.mark.parametrize(
    ("body", "path", "said"),
    [
        ({"width": 720}, "width", "got integer 720; it belongs at parameters.width"),
        ({"parameters": {"promt": "x"}}, "parameters.promt", 'got string "x"; did you mean prompt?'),
        ({"parameters": {"mode": "RESOLUTION_720", "kite": 1}}, "parameters.kite", "got integer 1"),
    ],
)
def test_a_member_that_nobody_knows_may_be_meant_for_another(api: Api, body: Any, path: str, said: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        api.client().sora_2_pro.check({"model": "sora-2-pro", **body})
    found = {problem.path: problem.message for problem in caught.value.problems}
    assert found[path] == f"there is no such parameter, {said}"


WRONG_BODY: dict[str, Any] = {**BODY, "parameters": {**BODY["parameters"], "width": 1, "seed": 5}}


def test_a_body_that_the_page_is_against_is_sent_with_warnings_or_in_silence_where_the_caller_says_so(
    documented: Api,
) -> None:
    documented.answer(json_answer(CREATED))
    client, calm = documented.client(validation="warn"), documented.client(validation="off")
    seam.untold("leonardo_client")
    with pytest.warns(DocumentationWarning) as told:
        documented.run(client.sora_2_pro.create_from(WRONG_BODY))
    found = {str(one.message).split(": ")[1] for one in told if one.category is DocumentationWarning}
    assert found == {"parameters.width", "parameters.seed"}
    with warnings.catch_warnings():
        warnings.simplefilter("error", DocumentationWarning)
        documented.run(calm.sora_2_pro.create_from(WRONG_BODY))
        documented.create(client.with_options(validation="off"), duration=5)
        documented.create(client, duration=5, validation="off")
        assert calm.sora_2_pro.preview(prompt="x", duration=5).json()["parameters"]["duration"] == 5
    assert [sent(one) for one in documented.server.requests[:2]] == [WRONG_BODY, WRONG_BODY]
    assert [sent(one)["parameters"]["duration"] for one in documented.server.requests[2:]] == [5, 5]
    with pytest.warns(DocumentationWarning, match="Kling 2.6: parameters.seed"):  # whatever another model has said
        documented.run(client.kling_2_6.create_from({**WRONG_BODY, "model": "kling-2.6"}))


def test_one_call_is_refused_though_its_client_would_send_it_and_no_client_sends_what_is_no_json(api: Api) -> None:
    calm = api.client(validation="off").sora_2_pro
    with pytest.raises(InvalidRequest, match=r"parameters\.width: "):
        api.run(calm.create_from(WRONG_BODY, validation="refuse"))
    with pytest.raises(InvalidRequest, match=r"public: is not JSON"):
        api.run(calm.create_from({**BODY, "public": {1}}))
    with pytest.raises(InvalidRequest, match="validation must be one of refuse, warn, off, got 'never'"):
        api.client(validation="never")
    assert api.server.requests == []


def test_a_warning_comes_once_for_a_fact_however_many_bodies_break_it(api: Api) -> None:
    item = {"image": {"id": JOB, "type": "UPLOADED"}, "strength": "MID"}
    parameters = {"prompt": "x", "quantity": 1, "guidances": {"image_reference": [item, {**item, "strength": "LOW"}]}}
    body = {"model": "gpt-image-2", "public": False, "parameters": parameters}
    seam.untold("leonardo_client")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        api.client().gpt_image_2.check(body)
        api.client().gpt_image_2.check({**body, "public": True})
    (one,) = told
    assert one.category is DocumentationWarning
    assert "parameters.guidances.image_reference[0].strength: is ignored by the server" in str(one.message)
    for length in (1600, 2600, 2600):  # the page's own bound, then that of the document as well
        with warnings.catch_warnings(record=True) as more:
            warnings.simplefilter("always")
            api.client(validation="warn").kling_2_6.preview(prompt="x" * length)
        told += more
    assert len(told) == 3, "another fact of the same member is told of too"


def test_an_item_of_a_list_is_one_of_those_listed_and_not_only_equal_to_one() -> None:
    class Steps(RequestModel):
        steps: list[Literal[1, 2]] | None = None

    assert Steps.model_validate_json('{"steps": [1, 2]}').steps == [1, 2]
    for item in ("1.0", "true", "null", '"1"'):
        with pytest.raises(ValueError, match=r"steps\.0"):
            Steps.model_validate_json(f'{{"steps": [{item}]}}')


NO_BODIES: list[tuple[Any, str]] = [
    ([], r"\$: must be an object"),
    ({**BODY, "public": float("nan")}, "public: is not JSON: nan"),
    ({**BODY, "public": {1}}, "public: is not JSON: set"),
    ({**BODY, "parameters": {**BODY["parameters"], "prompt": "\ud800"}}, "parameters.prompt"),
    ({**BODY, "parameters": {**BODY["parameters"], "guidances": {"start_frame": [{}, {}]}}}, "start_frame"),
    ({**BODY, "parameters": {**BODY["parameters"], "guidances": {"start_frame": [None, 1.5]}}}, "start_frame"),
]


@pytest.mark.parametrize(("body", "message"), NO_BODIES)
def test_what_is_no_body_is_refused_before_anything_is_sent(api: Api, body: Any, message: str) -> None:
    with pytest.raises(InvalidRequest, match=message) as caught:
        api.run(api.client().sora_2_pro.create_from(body))
    assert "_Inexact" not in str(caught.value)
    assert api.server.requests == []


def test_a_body_that_holds_itself_is_refused(api: Api) -> None:
    body: dict[str, Any] = {**BODY}
    body["parameters"] = body
    with pytest.raises(InvalidRequest, match="not JSON"):
        api.run(api.client().sora_2_pro.create_from(body))


@pytest.mark.parametrize("name", ["create", "create_from"])
def test_using_a_retired_model_warns_where_the_caller_stands(documented: Api, name: str) -> None:
    namespace = documented.client().sora_2_pro

    async def asynchronous() -> None:
        await (namespace.create(prompt="x") if name == "create" else namespace.create_from(BODY))

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        if documented.mode == "asynchronous":
            documented.run(asynchronous())
            code = asynchronous.__code__
        else:
            _ = namespace.create(prompt="x") if name == "create" else namespace.create_from(BODY)
            code = test_using_a_retired_model_warns_where_the_caller_stands.__code__
    (warning,) = caught
    assert warning.category is ModelRetiredWarning
    here = Path(__file__)
    assert here.samefile(warning.filename)
    assert "namespace.create_from(BODY)" in here.read_text(encoding="utf-8").splitlines()[warning.lineno - 1]
    assert warning.lineno in {line for _, _, line in code.co_lines()}
    assert "2026-07-09" in str(warning.message)
    assert "veo-3.1-generate-001" in str(warning.message)


def test_what_the_documentation_is_against_warns_where_the_caller_stands(documented: Api) -> None:
    seam.untold("leonardo_client")
    api = documented
    api.answer(json_answer(CREATED))
    namespace = api.client().with_options(validation="warn").sora_2_pro

    async def asynchronous() -> None:
        await namespace.create(prompt="x", mode="NO_SUCH_MODE")

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        if api.mode == "asynchronous":
            api.run(asynchronous())
        else:
            namespace.create(prompt="x", mode="NO_SUCH_MODE")
    (warning,) = [one for one in caught if one.category is DocumentationWarning]
    assert Path(__file__).samefile(warning.filename)
    assert "NO_SUCH_MODE" in Path(__file__).read_text(encoding="utf-8").splitlines()[warning.lineno - 1]


def test_a_preview_does_not_warn_and_warnings_as_errors_stop_before_sending(api: Api) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        api.client().sora_2_pro.preview(prompt="x")
        with pytest.raises(ModelRetiredWarning):
            api.create()
    assert api.server.requests == []


def test_a_model_without_a_lifecycle_does_not_warn(documented: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    from leonardo_client.calls import sora_2_pro

    monkeypatch.setattr(sora_2_pro, "PAGE", sora_2_pro.PAGE._replace(retired=None))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        documented.create()


def test_headers_of_a_call_win_over_those_of_the_client_and_these_over_the_operation_s(
    documented: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In what is sent, and in a preview; each header is there once, however it is written."""
    for client in (leonardo_client.Leonardo, leonardo_client.AsyncLeonardo):
        known = client.api.operations
        known = {**known, "create": known["create"]._replace(headers={"X-Version": "1", "X-Kept": "k"})}
        monkeypatch.setattr(client, "api", client.api._replace(operations=known))
    plain = documented.client()
    mine = documented.client(headers={"x-VERSION": "2", "Accept": "text/plain"})
    documented.create(plain)
    documented.create(mine)
    documented.create(mine, headers={"X-version": "3"})
    wanted = [("1", "k", "application/json"), ("2", "k", "text/plain"), ("3", "k", "text/plain")]
    shown = [client.sora_2_pro.preview(prompt="A heron").headers for client in (plain, mine)]
    for headers, want in (([one.headers for one in documented.server.requests], wanted), (shown, wanted[:2])):
        assert [(one["x-version"], one["x-kept"], one["accept"]) for one in headers] == want
    for request in documented.server.requests:
        names = [name.lower() for name, _ in request.headers.raw]
        assert len(names) == len({*names})


def test_a_closed_client_says_so_and_sends_nothing(api: Api) -> None:
    client = api.callers_client()
    http = client.session.wire._http
    api.run(client.close())
    assert not http.is_closed, "the caller's own HTTP client is the caller's to close"
    api.run(http.close() if api.mode == "blocking" else http.aclose())
    with pytest.raises(InvalidRequest, match="closed") as caught:
        api.create(client)
    assert not getattr(caught.value, "__notes__", [])
    assert api.server.requests == []
