"""The documented API as a server on this machine: real HTTP, real clips, and faults on demand."""

from docpact.sandbox.clip import clip_for, make_clip
from docpact.sandbox.command import serve
from docpact.sandbox.faults import Fault, Faults, parse_fault
from docpact.sandbox.server import KEY, Sandbox

__all__ = ["KEY", "Fault", "Faults", "Sandbox", "clip_for", "make_clip", "parse_fault", "serve"]
