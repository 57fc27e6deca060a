"""The documented API as a server on this machine: real HTTP, real clips, and faults on demand."""

from docpact.service.clip import clip_for, make_clip
from docpact.service.command import serve
from docpact.service.faults import Fault, Faults, parse_fault
from docpact.service.media import media_for
from docpact.service.server import KEY, Sandbox

__all__ = ["KEY", "Fault", "Faults", "Sandbox", "clip_for", "make_clip", "media_for", "parse_fault", "serve"]
