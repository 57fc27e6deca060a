"""One page for each model: its facts with who states each, contested ones, lifecycle and an example."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from docpact.facts.claim import Claim
from docpact.identifiers import class_name
from docpact.spec import LoadedSpec, load_project
from docpact.write.python.catalogue import catalogue
from docs_site.markup import Html, code, joined, link, slug, table, text

WITNESSES: Final = {
    "page": "the page",
    "openapi": "the vendor's OpenAPI document",
    "server": "the server",
    "observed": "users of the API",
    "assumed": "us, as an assumption",
}


def pages(folder: Path) -> dict[str, str]:
    """The pages of the specs in a folder, by their address below ``reference/models/``, and an index."""
    specs = load_project(folder).specs
    entries = catalogue(specs)
    made = {f"{spec.api.content.api}-{slug(spec.model)}.md": _page(spec) for spec in specs}
    rows = [
        [
            link(spec.content.title, f"{spec.api.content.api}-{slug(spec.model)}/"),
            code(spec.api.content.api),
            joined(map(code, spec.names)),
            one.kind,
            joined(one.inputs),
            one.short,
            str(len(spec.contract.claims)),
            one.state,
        ]
        for spec, one in zip(specs, entries, strict=True)
    ]
    index = [
        "# Models",
        "",
        "Every spec in this repository. The pages are made from the specs: what is documented, by whom, and where.",
        "",
        "`docpact list` prints this table, and `models()` of the client gives it as objects.",
        "",
        table(["model", "API", "names", "makes", "takes", "limits", "facts", "state"], rows),
    ]
    return {**made, "index.md": "\n".join(index)}


def _page(spec: LoadedSpec) -> str:
    content, contract = spec.content, spec.contract
    lines = [f"# {text(content.title)}", ""]
    if content.lifecycle:
        instead = joined(map(code, content.lifecycle.replaced_by), " or ")
        lines += [f'!!! warning "Retired on {content.lifecycle.retired}"', f"    Use {instead} instead.", ""]
    lines += [f"A request gives {joined(map(code, spec.names), ' or ')}.", "", *_sources(spec)]
    always = [claim for claim in contract.claims if not claim.fact.when]
    lines += ["## Facts", "", table(["path", "fact", "who says it", "page line"], _rows(always))]
    conditional = [claim for claim in contract.claims if claim.fact.when]
    if conditional:
        headers = ["fact", "when", "in the page's words", "who says it"]
        lines += ["## Conditions", "", table(headers, map(_when, conditional))]
    lines += [*_sent(spec), *_contested(spec)]
    return "\n".join([*lines, *_reasons(contract.claims), *_client(spec), *_example(spec)])


def _sources(spec: LoadedSpec) -> list[str]:
    """Every witness that is a document, with its address and the day on which it was read."""
    found = spec.content.witnesses
    sources = {
        "The vendor's page": found.page,
        "The vendor's OpenAPI document": found.openapi,
        "The server": found.server,
    }
    lines = [
        f"- {link(name, source.url) if source.url else text(name)}, read on {source.read}"
        for name, source in sources.items()
        if source
    ]
    return [*lines, ""]


def _rows(claims: list[Claim]) -> list[list[object]]:
    """A row for each fact; its path stands where it changes."""
    rows: list[list[object]] = []
    before = None
    for claim in claims:
        path, before = ("" if claim.fact.path == before else code(claim.fact.path)), claim.fact.path
        fact = code(f"{claim.fact.keyword} {_shown(claim.fact.value)}")
        rows.append([path, fact, _who(claim), claim.page_line or ""])
    return rows


def _who(claim: Claim) -> str:
    return WITNESSES[claim.witness] + ("" if claim.refuses or not claim.fact.meaning.constrains else " (a warning)")


def _sent(spec: LoadedSpec) -> list[str]:
    """What the client sends although nobody asked for it, and why."""
    rows = [
        [code(path), code(json.dumps(row.sent)), row.sent_why or ""]
        for path, row in spec.content.body.items()
        if "sent" in row.model_fields_set
    ]
    if not rows:
        return []
    intro = "`create` sends this unless told otherwise. It is no fact: `check` and `create_from` never add it."
    return ["## Sent by the client", "", intro, "", table(["path", "value", "why"], rows)]


def _contested(spec: LoadedSpec) -> list[str]:
    rows = [
        [
            code(found.claim.fact),
            _who(found.claim),
            joined([Html(f"{code(one.fact)} ({_who(one)})") for one in found.against]),
        ]
        for found in spec.contract.contested
    ]
    if not rows:
        return []
    intro = "Witnesses contradict each other here, and no reviewer has settled it: the client warns and sends."
    return ["## Contested", "", intro, "", table(["fact", "who says it", "against"], rows)]


def _when(claim: Claim) -> list[object]:
    fact = claim.fact
    said = code(claim.wording) if claim.wording else ""
    stated = joined([code(f"{fact.path} {fact.keyword} {_shown(fact.value)}")])
    return [stated, joined([code(test) for test in fact.when], " and "), said, _who(claim)]


def _reasons(claims: tuple[Claim, ...]) -> list[str]:
    rows = [[code(claim.fact.path), code(claim.fact.keyword), WITNESSES[claim.witness], claim.why] for claim in claims]
    rows = [row for row in rows if row[-1]]
    if not rows:
        return []
    intro = "What goes beyond the page, and why."
    return ["## Reasons", "", intro, "", table(["path", "keyword", "who says it", "why"], rows)]


def _client(spec: LoadedSpec) -> list[str]:
    """The model's methods, from the emitted code."""
    module = f"{spec.api.content.package}.calls.{spec.namespace}.{class_name(spec.namespace)}"
    options = ["    options:", "      heading_level: 3", "      show_bases: false"]
    return ["## In the client", "", f"::: {module}", *options, ""]


def _example(spec: LoadedSpec) -> list[str]:
    sample = spec.content.sample
    body = json.dumps(sample.body, indent=2, ensure_ascii=False)
    return ["## Example", "", "The page's sample, as reviewed.", "", "```json", body.replace("```", "'''"), "```", ""]


def _shown(value: object, limit: int = 120) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= limit else f"{written[: limit - 1]}…"
