"""Hands the events of MkDocs to the adapter of the package."""

from __future__ import annotations

from dissemination.adapter import Adapter

_adapter = Adapter()

on_startup = _adapter.on_startup
on_shutdown = _adapter.on_shutdown
on_config = _adapter.on_config
on_files = _adapter.on_files
on_nav = _adapter.on_nav
on_page_markdown = _adapter.on_page_markdown
on_page_content = _adapter.on_page_content
on_env = _adapter.on_env
on_post_page = _adapter.on_post_page
on_post_template = _adapter.on_post_template
on_post_build = _adapter.on_post_build
on_build_error = _adapter.on_build_error
