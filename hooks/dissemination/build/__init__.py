"""The build: a project's folder, its library and every file of its site, for any engine.

An engine (MkDocs, or another) renders the pages of docs/ and the shells of its theme, with
placeholders for all that depends on data; the build fills them, and makes everything else.
"""

import zoneinfo

from dissemination.build.build import Build
from dissemination.build.docs_files import docs_files
from dissemination.build.engine_shells import EngineShells
from dissemination.build.lazy_site import LazySite
from dissemination.build.rendered import Engine, EngineError, Rendered
from dissemination.build.session import Session, plain_builder, plain_reports, watch
from dissemination.build.site_build import SiteBuild
from dissemination.output import SourceChangedError
from dissemination.signals import Signals
from dissemination.site.assets import THEME
from dissemination.site.docs_page import DocsPage
from dissemination.site.macro_problems import Mistake
from dissemination.site.mkdocs_reports import reported_mistake
from dissemination.site.navigation import Navigation, NavigationItem
from dissemination.site.page_outputs import Shells
from dissemination.system_errors import taken_port

__all__ = [
    "THEME",
    "Build",
    "DocsPage",
    "Engine",
    "EngineError",
    "EngineShells",
    "LazySite",
    "Mistake",
    "Navigation",
    "NavigationItem",
    "Rendered",
    "Session",
    "Shells",
    "Signals",
    "SiteBuild",
    "SourceChangedError",
    "docs_files",
    "plain_builder",
    "plain_reports",
    "reported_mistake",
    "taken_port",
    "watch",
]

zoneinfo.reset_tzpath(to=())  # the pinned tzdata on every machine, not the system's
