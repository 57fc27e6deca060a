"""Several judges, one corpus: whoever parts from the facts without a documented reason has drifted.

No promises: what the models and the endpoint do wrong, promises notice. Here the OpenAPI document is held against the
facts too, and the sandbox over real HTTP.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from docpact.check import oracles, strategies
from docpact.check.authorisation import authorised
from docpact.check.certify import InvalidBody
from docpact.check.harness import Harness
from docpact.check.messages import read_answer
from docpact.check.oracles import Corpus, Entry
from docpact.check.pytest_suite import long, once
from docpact.check.subject import Subject
from docpact.errors import DocpactError
from docpact.spec import LoadedSpec

Post = Callable[[bytes], tuple[int, JsonValue]]
EXAMPLES = settings().max_examples
EVERY = 1 if EXAMPLES > 1000 else 12
"""One of so many combinations of closed values is judged here; all of them pass through the client elsewhere."""
QUICK = settings.get_current_profile_name().endswith("quick")


@pytest.fixture(scope="session")
def corpus(spec: LoadedSpec) -> Corpus:
    return Corpus(spec)


@pytest.fixture(scope="session")
def post(spec: LoadedSpec) -> Iterator[Post]:
    """Sends a body to a sandbox of the spec, over one connection that is kept."""
    from docpact.service import Sandbox

    try:
        sandbox = Sandbox([spec], clip=lambda _job: b"a clip")
        sandbox.start()
    except DocpactError as error:
        pytest.skip(str(error))
    api = spec.api.content
    headers, query = authorised(api.auth, sandbox.key, sandbox.endpoint.secret, time.time())
    with httpx.Client(headers=headers, trust_env=False) as http:

        def sent(body: bytes) -> tuple[int, JsonValue]:
            path, content_type, content = spec.request(body)
            url = httpx.URL(sandbox.base_url + path).copy_merge_params(query)
            sent = {"content-type": content_type}
            response = http.request(spec.operation.method, url, content=content, headers=sent)
            return response.status_code, read_answer(response.headers["content-type"], response.content)

        yield sent
    sandbox.stop()


def held(spec: LoadedSpec, name: oracles.OracleName, oracle: oracles.Oracle, corpus: Corpus) -> None:
    """The whole corpus before one judge, in a quick run its edges: no drift, and no reason that is not met."""
    entries = [*corpus.edges, *(() if QUICK else corpus.closed(EVERY))]
    if name == oracles.SANDBOX:  # what stands in an address or a form has no type, and a text of JSON is no form
        entries = [one for one in entries if spec.placed.expresses(one.body, one.raw)]
    found = oracles.compare(spec, name, oracle, entries)
    if found.drifts:
        pytest.fail(found.report(), pytrace=False)
    if unmet := found.unmet(spec):
        pytest.fail(f"{name}: these reasons for a disagreement are no longer needed: {unmet}", pytrace=False)


@long  # every promise about bodies asks them
def test_the_emitted_models_judge_as_the_facts_do(spec: LoadedSpec, harness: Harness, corpus: Corpus) -> None:
    held(spec, oracles.MODELS, oracles.emitted_models(harness), corpus)


@long  # by the same document as the next one, which takes a tenth of the time
def test_jsonschema_judges_by_the_openapi_document_as_the_facts_do(spec: LoadedSpec, corpus: Corpus) -> None:
    held(spec, oracles.JSONSCHEMA, oracles.by_jsonschema(spec), corpus)


def test_jsonschema_rs_judges_by_the_openapi_document_as_the_facts_do(spec: LoadedSpec, corpus: Corpus) -> None:
    held(spec, oracles.JSONSCHEMA_RS, oracles.by_jsonschema_rs(spec), corpus)


@once  # by the endpoint that promises hold for every model; here it is asked over the wire
def test_the_sandbox_judges_over_http_as_the_facts_do(spec: LoadedSpec, post: Post, corpus: Corpus) -> None:
    held(spec, oracles.SANDBOX, oracles.by_answers(spec, post), corpus)


@pytest.fixture(scope="session")
def drawn(spec: LoadedSpec) -> st.SearchStrategy[Entry]:
    """Valid bodies and violations of them."""
    valid = strategies.valid_bodies(spec).map(lambda body: Entry("drawn", body))
    return valid | strategies.violations(spec).map(_entry)


def _entry(violation: InvalidBody) -> Entry:
    return Entry.of(violation)


@pytest.fixture(scope="session")
def judges(spec: LoadedSpec, subject: Subject) -> dict[oracles.OracleName, oracles.Oracle]:
    return {
        oracles.MODELS: oracles.emitted_models(Harness(spec, subject.package)),
        oracles.JSONSCHEMA: oracles.by_jsonschema(spec),
        oracles.JSONSCHEMA_RS: oracles.by_jsonschema_rs(spec),
    }


@pytest.fixture(scope="session")
def reference(spec: LoadedSpec) -> oracles.Oracle:
    return oracles.judge_of_facts(spec)


@long
@settings(max_examples=EXAMPLES // 3)
@given(data=st.data())
def test_all_judge_drawn_bodies_alike(
    spec: LoadedSpec,
    judges: dict[oracles.OracleName, oracles.Oracle],
    reference: oracles.Oracle,
    drawn: st.SearchStrategy[Entry],
    data: st.DataObject,
) -> None:
    entry = data.draw(drawn)
    found = [oracles.compare(spec, name, judge, [entry], reference) for name, judge in judges.items()]
    if drifts := [line for one in found for line in one.drifts]:
        pytest.fail("\n".join(drifts), pytrace=False)
