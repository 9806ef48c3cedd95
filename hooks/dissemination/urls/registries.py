"""The pages of registries that know projects, by the ids that they gave."""

from __future__ import annotations

from dissemination.urls.link import uri


def cordis(number: str) -> str:
    """A project at CORDIS, the Commission's register of research projects."""
    return f"https://cordis.europa.eu/project/id/{number}"


def doi(name: str) -> str:
    """What has a DOI."""
    return uri(f"https://doi.org/{name}")


def openaire(project: str) -> str:
    """A project at OpenAIRE Explore."""
    return f"https://explore.openaire.eu/search/project?projectId={project}"


def raid(name: str) -> str:
    """A research activity with a RAiD (ISO 23527)."""
    return uri(f"https://raid.org/{name}")


def wikidata(item: str) -> str:
    """An item of Wikidata."""
    return f"https://www.wikidata.org/wiki/{item}"
