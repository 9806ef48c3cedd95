"""MkDocs' events, handed on to the build; in a strict build a warning stops publication."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import CountHandler, write_file

from dissemination import build as builds
from dissemination.problems import report

ENGINE = mkdocs.__name__  # ProperDocs takes the place of MkDocs, but has loggers of its own
log = get_plugin_logger("dissemination")


@dataclass
class Run(builds.Session):
    """One build by MkDocs; it is made anew for each and dies with it."""

    navigation: Any = None
    warnings: CountHandler = field(default_factory=lambda: CountHandler(level=logging.WARNING))


class OutputFile(File):
    """A file of the site that MkDocs copies like a picture: it is made when it is written."""

    def __init__(self, address: str, run: Run, config: MkDocsConfig) -> None:
        path = f"{address.removesuffix('/index.html')}.md" if address.endswith(".html") else address
        super().__init__(path, None, config.site_dir, True, inclusion=InclusionLevel.INCLUDED)
        self.dest_uri, self.run, self.generated_by = address, run, "dissemination"

    def is_documentation_page(self) -> bool:
        """No: MkDocs neither parses nor renders it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file to its place in the folder of the site, unless shells alone are wanted."""
        if self.run.fills:
            write_file(self.run.file(self.dest_uri), self.abs_dest_path)


class Adapter:
    """The events of MkDocs, in their order."""

    serving = began = False
    asked: Run | None = None  # for shells alone, by a build that is no engine's
    run = Run()
    signals = builds.Signals(log.error)

    def on_startup(self, command: str, dirty: bool) -> None:
        """Remember whether this process serves a preview, which shows problems in the browser."""
        self.serving, self.signals = command == "serve", builds.Signals(log.error).attach()

    def on_shutdown(self) -> None:
        """Leave nothing behind, however the process ends."""
        self.run.ending.close()
        self.signals.detach()

    def on_build_error(self, error: Exception) -> None:
        """End a build that failed, with a line in place of a traceback where the build has one."""
        self.run.ending.close()
        if reason := self.run.reason(error):
            log.error(reason)
            raise Abort("Aborted; what to do stands above") from None

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the project, before the macros plugin asks for its macros; a build stops
        at problems of content and data, before MkDocs empties a folder."""
        root, now = Path(config.config_file_path).parent, datetime.now(UTC)
        if self.serving and not self.began and (taken := builds.taken_port(*config.dev_addr)):
            raise Abort(taken)
        self.run = run = self.asked or Run(public=Path(config.site_dir))
        self.began, last = True, config.plugins.events  # when all plugins have seen a text
        last["post_page"].append(lambda text, page, **_: run.page(page.url, text))
        last["post_template"].append(
            lambda text, template_name, **_: run.template(template_name, text)
        )
        config.theme.dirs.insert(bool(config.theme.custom_dir), str(builds.THEME))
        run.ending.enter_context(builds.plain_reports(root, ENGINE))
        config.site_url = (config.site_url or "/").rstrip("/") + "/"
        if build := run.build or run.read(config, os.environ, now, is_preview=self.serving):
            config.site_name, config.site_description = build.name, build.description
            plugin: Any = config.plugins["macros"]
            plugin.register_macros(build.macros.functions(lambda: plugin.page.url))
        else:
            config.site_name, config.nav = "Problems", None
        self._stop()
        if not (self.serving or self.asked):
            config.site_dir = run.staged(root)
            logging.getLogger(ENGINE).addHandler(run.warnings)
            run.ending.callback(logging.getLogger(ENGINE).removeHandler, run.warnings)
        return config

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> None:
        """Watch what is there of the project, and tell in lines what is wrong with mkdocs.yml."""
        builds.watch(Path(config.config_file_path).parent, server.watch)
        settings = (config.config_file_path, os.environ)
        server.builder = builds.plain_builder(builder, *settings, MkDocsException, Abort)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Register every file that is known by now, so that pages may link to it."""
        if not (build := self.run.build):
            return Files([File.generated(config, "index.md", content="")])
        files = Files([*builds.docs_files(files, {*config.theme.dirs} - {config.theme.custom_dir})])
        self.run.makes = {output.address: output.make for output in build.products}
        for line in build.summary:
            log.info(line)
        for address in (*build.generated_files, *self.run.makes):
            files.append(OutputFile(address, self.run, config))
        return files

    def on_nav(self, nav: Any, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation, whose titles are known when all pages are rendered."""
        self.run.navigation = nav

    def on_page_markdown(self, markdown: str, page: SitePage, config: Any, files: Any) -> None:
        """Gather the mistakes in macros, which the plugin writes into the page."""
        if self.run.build and page.meta.get("render_macros", True):
            source, mistake = page.file.content_string, builds.reported_mistake(markdown)
            self.run.problems += self.run.build.page_problems(_path(page), source, mistake)

    def on_page_content(self, html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Fill the page, and make its ids known to MkDocs, which checks links."""
        if not self.run.build:
            return html
        shown = builds.DocsPage.of(_path(page), page.url, str(page.title), html, page.meta)
        self.run.pages[shown.path] = shown
        page.present_anchor_ids = (page.present_anchor_ids or set()) | self.run.build.anchors(shown)
        return self.run.build.macros.content(shown)

    def on_env(self, env: Any, config: MkDocsConfig, files: Any) -> None:
        """Stop at problems of pages; then render the shells of pages that are no file of docs/."""
        run, build = self.run, self.run.build
        if not (build and run.navigation):
            return
        env.bytecode_cache = build.compiled
        env.filters["url"] = build.assets.filter(env.filters["url"])
        run.problems += build.problems(pages := list(run.pages.values()))
        if self._stop():
            return
        run.shells = builds.Shells(pages, builds.Navigation.of(run.navigation, _path))
        for depth in build.depths:
            run.shells.of_depths[depth] = _shell_of(depth, env, run.navigation, files, config)
        if not run.fills:
            return
        run.makes = {output.address: output.make for output in build.outputs(run.shells)}
        registered = {file.dest_uri for file in files} | config.theme.static_templates
        for address in sorted(run.makes.keys() - registered):
            files.append(OutputFile(address, run, config))
        run.expect(file.dest_uri for file in files if file.inclusion.is_included())

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Replace the public site by the stage, unless there was a warning in strict mode."""
        with (run := self.run).ending:
            if run.save(config.site_dir) or self.serving:
                return
            if config.strict and run.warnings.get_counts():
                log.info(f"Not published because of the warnings above; {run.public} is as it was")
            else:
                log.info(f"Published to {run.public}: {run.publish(self.signals.held)}")
            config.site_dir = str(run.public)

    def _stop(self) -> bool:
        """Whether there are problems: a build ends with them, a preview goes on and shows them."""
        if self.run.problems and not self.serving:
            raise PluginError(report(self.run.problems))
        if self.run.problems:
            log.error(report(self.run.problems))
        return bool(self.run.problems)


def _path(page: Any) -> str:
    return f"docs/{page.file.src_uri}"


def _shell_of(depth: int, env: Any, nav: Any, files: Files, config: MkDocsConfig) -> str:
    file = File.generated(config, "/".join("x" * depth) + ".md", content="")
    context = get_context(nav, files, config, SitePage("", file, config))
    return str(env.get_template("main.html").render(context))
