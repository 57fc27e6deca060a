"""The server of the benchmark: answers a create of any of the clients at once, over connections that stay open.

``python server.py`` prints its address and serves until its standard input ends. It judges nothing: what is measured is
the client. ``GET /file/N`` gives N bytes.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Final

JOB: Final = "7f4e3c52-0d8a-4f0e-9a35-51d0c6a1b2f3"
LEONARDO: Final = {"generate": {"generationId": JOB, "cost": {"amount": "0.36", "unit": "DOLLARS"}}}
LEONARDO_V1: Final = {"motionVideoGenerationJob": {"generationId": JOB, "apiCreditCost": 1}}
OPENAI: Final = {
    "id": JOB,
    "object": "video",
    "model": "sora-2-pro",
    "status": "queued",
    "progress": 0,
    "created_at": 1_790_000_000,
    "completed_at": None,
    "expires_at": None,
    "error": None,
    "seconds": "8",
    "size": "1280x720",
    "prompt": "A red kite above dunes",
    "remixed_from_video_id": None,
}
PIECE: Final = bytes(1 << 16)


def _written(data: object) -> bytes:
    body = json.dumps(data).encode()
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body) + body


ANSWERS: Final = {
    b"/videos": _written(OPENAI),
    b"/v1/text_to_video": _written({"id": JOB}),
    b"/generations-motion-svd": _written(LEONARDO_V1),
    b"/generations-text-to-video": _written(LEONARDO_V1),
}
USUAL: Final = _written(LEONARDO)


class Connection(asyncio.Protocol):
    """One connection: requests are answered one after another, once their whole body is here."""

    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.pending, self.writable = transport, b"", asyncio.Event()
        self.writable.set()

    def pause_writing(self) -> None:
        self.writable.clear()

    def resume_writing(self) -> None:
        self.writable.set()

    def data_received(self, data: bytes) -> None:
        self.pending += data
        while (end := self.pending.find(b"\r\n\r\n")) >= 0:
            head = self.pending[:end].lower()
            _, found, length = head.partition(b"content-length:")
            whole = end + 4 + (int(length.split(b"\r\n", 1)[0]) if found else 0)
            if len(self.pending) < whole:
                return
            path = self.pending.split(b" ", 2)[1]
            self.pending = self.pending[whole:]
            if path.startswith(b"/file/"):
                self.task = asyncio.ensure_future(self.send_file(int(path[6:])))
            else:
                self.transport.write(next((found for known, found in ANSWERS.items() if path.endswith(known)), USUAL))

    async def send_file(self, size: int) -> None:
        self.transport.write(b"HTTP/1.1 200 OK\r\ncontent-type: video/mp4\r\ncontent-length: %d\r\n\r\n" % size)
        for left in range(size, 0, -len(PIECE)):
            self.transport.write(PIECE[:left])
            await self.writable.wait()


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
