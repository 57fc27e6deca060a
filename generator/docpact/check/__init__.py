"""The documented contract: what it accepts, what it refuses, and the documented API as an object."""
