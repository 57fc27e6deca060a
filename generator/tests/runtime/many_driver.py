"""Many generations at once through one AsyncLeonardo, as a program of its own: prints as JSON what it used.

Arguments: how many generations, how many at once (0: what the client does unless told), the folder of the clips.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import threading
import warnings
from pathlib import Path

from leonardo_client import AsyncLeonardo, ModelRetiredWarning

warnings.simplefilter("ignore", ModelRetiredWarning)
FOLDER = Path(sys.argv[3])
sockets: list[int] = []


def open_sockets() -> int:
    found = 0
    for entry in Path("/proc/self/fd").iterdir():
        try:
            found += str(entry.readlink()).startswith("socket:")
        except OSError:  # closed in between
            continue
    return found


async def make(leonardo: AsyncLeonardo, number: int) -> tuple[int, str]:
    generation = await leonardo.sora_2_pro.create(prompt=f"Heron {number}")
    sockets.append(open_sockets())
    await generation.wait(interval=0.02)
    await generation.videos[0].download(FOLDER / f"{number}.mp4")
    return number, generation.id


async def main(count: int, at_once: int) -> dict[str, object]:
    async with AsyncLeonardo(max_concurrent=at_once or None) as leonardo:
        await (await leonardo.sora_2_pro.create(prompt="The first")).wait(interval=0.02)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        made = await asyncio.gather(*(make(leonardo, number) for number in range(count)))
        left = leonardo.submitted
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {
        "made": dict(made),
        "left": left,
        "sockets": max(sockets),
        "threads": threading.active_count(),
        "grown": grown,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))))
