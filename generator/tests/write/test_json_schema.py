"""The compiled schema says what the judge says, of any contract and any body."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from pydantic import JsonValue

from docpact.facts import Contract, Judge
from docpact.write.json_schema import body_schema
from tests_facts_strategies import bodies, contested_contracts


