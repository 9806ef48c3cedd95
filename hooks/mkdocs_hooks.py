"""Hands the events of MkDocs to the adapter of the package."""

from __future__ import annotations

from dissemination.adapter import Adapter

adapter = Adapter()

on_startup = adapter.on_startup
on_shutdown = adapter.on_shutdown
on_config = adapter.on_config
on_serve = adapter.on_serve
on_files = adapter.on_files
on_nav = adapter.on_nav
on_page_markdown = adapter.on_page_markdown
on_page_content = adapter.on_page_content
on_env = adapter.on_env
on_post_build = adapter.on_post_build
on_build_error = adapter.on_build_error
