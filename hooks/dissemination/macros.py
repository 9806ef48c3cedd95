"""The words that authors of docs/ may use: each partial in `site/templates/macros/` is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dissemination.site.macros import Macros


def define_env(env: Any) -> None:
    """Give the macros plugin every word; without a usable library there is none."""
    vocabulary: Macros | None = env.conf.extra.get("vocabulary")
    if vocabulary is None:
        return
    for name in vocabulary.names():
        env.macro(_word(vocabulary, name, env), name)


def _word(vocabulary: Macros, name: str, env: Any) -> Callable[..., str]:
    return lambda **values: vocabulary.said(name, env.page.url, **values)
