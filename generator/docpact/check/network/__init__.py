"""A network inside the process: real httpx and httpcore over connections that lead to the endpoint and no further.

Every connection made, every handshake, and every byte in either direction passes through here, so that anything may go
wrong at any of these points, in virtual time. The table of what goes wrong is in
:mod:`docpact.check.network.request_faults`, what must hold whatever goes wrong in
:mod:`docpact.check.network.invariants`.
"""
