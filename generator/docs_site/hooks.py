"""What MkDocs calls while it builds the site: adds the pages that are made, and the addresses that are known."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from docs_site import benchmarks, client, code_map, command_line, keywords, models, schemas

MODELS: Final = "reference/models/"
ROOT: Final = Path(__file__).parent.parent.parent


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the addresses from ``project.urls``, unless the owner has not filled them in yet."""
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]
    known = {name: url for name, url in urls.items() if "OWNER" not in url}
    config.site_url = known.get("Documentation", config.site_url)
    config.repo_url = known.get("Repository", config.repo_url)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made from code, specs and results."""
    pages = made_pages()
    for address, content in pages.items():
        files.append(File.generated(config, address, content=content))
    listed = sorted(address for address in pages if address.startswith(MODELS) and address != f"{MODELS}index.md")
    for section in cast("list[dict[str, list[object]]]", config.nav):  # pyright: ignore[reportUnknownMemberType]
        if "Reference" in section:
            section["Reference"].append({"Models": [f"{MODELS}index.md", *listed]})
    return files


def made_pages() -> dict[str, str]:
    """Every page that is made, by its address."""
    pages = {
        "reference/command-line.md": command_line.page(),
        "reference/keywords.md": keywords.page(),
        "reference/client.md": client.page(),
        "contributing/map.md": code_map.page(),
        "contributing/index.md": _document("CONTRIBUTING.md"),
        "benchmarks.md": benchmarks.page(),
        "changelog.md": _document("CHANGELOG.md"),
        "security.md": _document("SECURITY.md"),
    }
    pages |= {f"reference/{name}": page for name, page in schemas.pages().items()}
    return pages | {f"reference/models/{name}": page for name, page in models.pages(ROOT / "spec").items()}


def _document(name: str) -> str:
    """A document of the repository; its links to files become their names."""
    content = (ROOT / name).read_text(encoding="utf-8")
    return re.sub(r"\[([^\]]+)\]\((?!https?://|#)[^)]+\)", r"`\1`", content).replace("``", "`")
