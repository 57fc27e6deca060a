"""Mutants of the code that a person has looked at and found to change nothing that anybody could see, each with why.

The key is the hash of the module's name and the difference (``docpact score --code`` prints it): once the code changes,
its entry means nothing any more, and the mutant is looked at anew.
"""

from __future__ import annotations

from typing import Final

EQUIVALENT: Final[dict[str, str]] = {
    "7d76aa12d3c9": "what is printed holds a carriage return, at which standard error, buffered by lines, is flushed",
    "ea579c98e940": "no part of a file is so long that its length has even 18 digits: what is longer is cut off unread",
}
