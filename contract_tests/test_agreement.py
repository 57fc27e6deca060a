"""The client was made from these very facts. Comes first: where it was not, the rest tells what follows from it.

No promise, and nothing that the score counts: what is compared here is what the client says of itself.
"""

from __future__ import annotations

import pytest

from docpact.check.drift import drift
from docpact.check.subject import Subject, changed_specs
from docpact.errors import display_path
from docpact.spec import LoadedSpec


def test_the_client_and_the_spec_state_the_same_facts(spec: LoadedSpec, subject: Subject) -> None:
    lines = drift(spec, subject.folder)
    if not lines:
        return
    changed = changed_specs(subject)
    why = f"{' and '.join(changed)} changed since the client was made. " if changed else ""
    pytest.fail(
        "\n  ".join([f"{subject.package} and {display_path(spec.path)} part in these facts:", *lines])
        + f"\n{why}Make the client anew by 'docpact vendor' or 'docpact generate', or, where it is the client that is "
        "right, put the spec back that made it.",
        pytrace=False,
    )
