"""Pictures: each lies beside the file that shows it, can be published, and has an alternative
text."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from dissemination.checks.funding import funded
from dissemination.checks.loaded_project import LoadedProject
from dissemination.file_names import without_capitals
from dissemination.library.link_targets import is_outside, target
from dissemination.markdown.examination import Destination, is_safe
from dissemination.model.file_path import beside
from dissemination.model.look_alikes import sign_name, typed
from dissemination.model.picture_format import is_picture, published_name
from dissemination.problems import Message, Problem, nearest
from dissemination.source.records import Located
from dissemination.urls import in_gallery

NO_PICTURE: Final = Message(
    'there is no picture "{value}" beside this file; {nearest}', code="no-such-picture"
)
PICTURE_ELSEWHERE: Final = Message(
    'the picture "{value}" does not lie in the item\'s own folder; '
    "make the item my-item/index.md and put the picture beside it",
    code="picture-elsewhere",
)
NO_PICTURE_HERE: Final = Message(
    'the text of a data file can hold no picture; delete "{value}"', code="picture-in-data"
)
NO_IMAGE_ALT: Final = Message(
    "say what the picture shows in image_alt, or write decorative: yes", code="image-without-words"
)
NO_GALLERY_ALT: Final = Message(
    "say what the picture shows in alt, or write decorative: yes",
    code="gallery-picture-without-words",
)
TWICE_IN_GALLERY: Final = Message(
    'the page of this picture would have the address of "{other}"; name the file otherwise',
    code="equal-gallery-pages",
)
NO_PICTURE_ALT: Final = Message(
    "say what the picture shows in picture_alt", code="data-picture-without-words"
)
NO_LOGO_ALT: Final = Message("say what the logo shows in logo_alt", code="logo-without-words")
DAMAGED: Final = Message(
    "what the camera noted in this picture (EXIF) is damaged, and is left out; if the picture lies "
    "on its side, turn it and save it again",
    code="picture-with-damaged-notes",
)
UNUSED: Final = Message(
    "no text shows this picture, so it is not published; write ![what it shows]({name}) in {item}, "
    "or delete the file",
    code="unused-picture",
)
SIGN_IN_ADDRESS: Final = Message(
    'in the address of a picture, "#" and "%" do not stand for themselves, so "{value}" leads to '
    "no file; name the file {better}, and write that here",
    code="sign-in-picture-address",
)
ONLY_LOOKS_SO: Final = Message(
    '"{value}" only looks like the name of a file: {where} has {sign}; {advice}',
    code="picture-name-only-looks-so",
)
EQUAL_PICTURES: Final = Message(
    'this picture would be published as "{name}", and so would {other}; name one of them otherwise',
    code="equal-published-pictures",
)


class Shown(NamedTuple):
    """A picture as the file at `path` shows it on a line: as it is `written` there, and the `file`
    that this means, as a path from the project's root."""

    written: str
    file: str
    path: str
    line: int


def pictures_of_bodies(project: LoadedProject) -> Iterator[Problem]:
    """Pictures in the texts of items that are missing or lie elsewhere."""
    for path, item in project.alone.items():
        for picture in _safe(item.pictures):
            shown = Shown(picture.address, target(picture.address, path).path, path, picture.line)
            yield from _own_picture(shown, project)


def lead_pictures(project: LoadedProject) -> Iterator[Problem]:
    """Lead pictures of items that are missing, lie elsewhere or have no alternative text."""
    for entry in project.entries:
        if not entry.item.image:
            continue
        name, line = entry.item.image, entry.front_matter.line("image")
        shown = Shown(name, beside(entry.path, name), entry.path, line)
        for problem in _own_picture(shown, project):
            yield problem.in_field("image")
        if not entry.item.image_alt and not entry.item.decorative:
            yield entry.front_matter.problem(NO_IMAGE_ALT, "image")


def gallery_pictures(project: LoadedProject) -> Iterator[Problem]:
    """Pictures of galleries that are missing, lie elsewhere or have no alternative text."""
    for entry in project.entries:
        for number, picture in enumerate(entry.item.gallery):
            line = entry.front_matter.line("gallery", number, "picture")
            name = picture.picture
            shown = Shown(name, beside(entry.path, name), entry.path, line)
            for problem in _own_picture(shown, project):
                yield problem.in_field(f"gallery[{number + 1}].picture")
            if not picture.alt and not picture.decorative:
                yield entry.front_matter.problem(NO_GALLERY_ALT, "gallery", number)


def gallery_addresses(project: LoadedProject) -> Iterator[Problem]:
    """Pictures of one gallery that would share a page."""
    for entry in project.entries:
        pictures: dict[str, str] = {}
        for number, picture in enumerate(entry.item.gallery):
            page = in_gallery(entry.kind, entry.slug, picture.picture).casefold()
            if page in pictures:
                field = ("gallery", number, "picture")
                yield entry.front_matter.problem(TWICE_IN_GALLERY, *field, other=pictures[page])
            pictures.setdefault(page, picture.picture)


def pictures_of_data(project: LoadedProject) -> Iterator[Problem]:
    """Logos and pictures of data that are missing or have no alternative text."""
    for partner in project.records_of("partners"):
        yield from _of_data(partner, partner.record, NO_LOGO_ALT, "logo", project)
    if located := project.project:
        yield from _of_data(located, located.record, NO_LOGO_ALT, "logo", project)
        yield from _of_data(located, located.record, NO_PICTURE_ALT, "picture", project)
    for node in funded(project):
        yield from _of_data(node, node.record.funding, NO_LOGO_ALT, "logo", project, "funding")


def _of_data(
    node: Located[Any], group: Any, no_alt: Message, field: str, project: LoadedProject, *to: str
) -> Iterator[Problem]:
    """What is wrong with the picture that a field of a group of a record names, which lies at the
    path `to` in it."""
    if not (name := getattr(group, field)):
        return
    shown = Shown(name, beside(node.path, name), node.path, node.line(*to, field))
    for problem in _picture(shown, project):
        yield problem.in_field(".".join((*to, field)))
    if not getattr(group, f"{field}_alt"):
        yield node.problem(no_alt, *to, field)


def portraits(project: LoadedProject) -> Iterator[Problem]:
    """Pictures of people that are missing, but for those that are shown no more: their files may
    be gone."""
    for person in project.records_of("people"):
        picture, until = person.record.picture, person.record.consent_until
        is_over = until and project.today and until < project.today
        if picture and not is_over:
            line = person.line("picture")
            shown = Shown(picture, beside(person.path, picture), person.path, line)
            for problem in _picture(shown, project):
                yield problem.in_field("picture")


def pictures_of_prose(project: LoadedProject) -> Iterator[Problem]:
    """Pictures in data files, which can hold none."""
    for text in project.prose:
        for picture in _safe(text.examination.pictures):
            yield text.problem(NO_PICTURE_HERE.at(text.path, picture.line, value=picture.address))


def damaged(project: LoadedProject) -> Iterator[Problem]:
    """Pictures of which something beside the pixels cannot be read, such as which side is up."""
    for path in sorted(project.reading.damaged):
        yield DAMAGED.at(path, 1)


def equal_names(project: LoadedProject) -> Iterator[Problem]:
    """Pictures of one folder that would be published under one name, capitals apart, though their
    own names differ."""
    published: dict[tuple[str, str], str] = {}
    for path in sorted(
        project.reading.pictures, key=lambda path: (published_name(path) != path, path)
    ):
        folder, name = posixpath.split(published_name(path))
        other = published.setdefault((folder, without_capitals(name)), path)
        if without_capitals(other) != without_capitals(path):
            yield EQUAL_PICTURES.at(path, 1, name=name, other=posixpath.basename(other))


def unused(project: LoadedProject) -> Iterator[Problem]:
    """Pictures beside an item that neither it nor another text shows or links to."""
    folders = {
        posixpath.dirname(entry.path): entry.path
        for entry in project.entries
        if entry.path.endswith("/index.md")
    }
    there = {path for path in project.reading.pictures if posixpath.dirname(path) in folders}
    for path in sorted(there - used(project)) if there else ():
        folder, name = posixpath.split(path)
        yield UNUSED.at(path, 1, name=name, item=folders[folder])


def used(project: LoadedProject, without: Collection[str] = ()) -> set[str]:
    """The pictures that a text of content or data shows or links to, by their paths; the texts of
    items at the paths `without` do not count."""
    paths: set[str] = set()
    if not project.reading.pictures:
        return paths
    for entry in project.entries:
        if entry.path in without:
            continue
        contents = project.alone[entry.path]
        addresses = [each.address for each in (*contents.pictures, *contents.links)]
        paths.update(target(each, entry.path).path for each in addresses if _may_be_picture(each))
        item = entry.item
        names = [item.image or "", *(each.picture for each in item.gallery)]
        paths.update(beside(entry.path, name) for name in names if name)
    for text in project.prose:
        paths.update(target(link.address, text.path).path for link in text.examination.links)
    return paths & project.reading.pictures.keys()


def _may_be_picture(address: str) -> bool:
    """Whether an address may be that of a picture, by its ending."""
    return "%" in address or is_picture(address.partition("#")[0])


def _safe(destinations: Iterable[Destination]) -> Iterator[Destination]:
    """Those whose address is not reported as unsafe."""
    return (destination for destination in destinations if is_safe(destination.address))


def _own_picture(shown: Shown, project: LoadedProject) -> Iterator[Problem]:
    """What is wrong with a picture of an item."""
    folder, name = posixpath.split(shown.path)
    is_own = name == "index.md" and posixpath.dirname(shown.file) == folder
    if is_outside(shown.written) or (shown.file in project.files and not is_own):
        yield PICTURE_ELSEWHERE.at(shown.path, shown.line, value=unquote(shown.written))
    else:
        yield from _picture(shown, project)


def _picture(shown: Shown, project: LoadedProject) -> Iterator[Problem]:
    """What is wrong with a picture beside the file that shows it."""
    folder = posixpath.dirname(shown.path)
    pictures = project.pictures_below.get(folder, frozenset())
    if not is_outside(shown.written) and shown.file.removeprefix(f"{folder}/") in pictures:
        return
    literal = beside(shown.path, shown.written)
    if (name := literal.removeprefix(f"{folder}/")) in pictures:
        better = published_name(name)
        yield SIGN_IN_ADDRESS.at(shown.path, shown.line, value=name, better=better)
    else:
        value = shown.written if shown.file == literal else unquote(shown.written)
        if alike := next((each for each in sorted(pictures) if typed(each) == typed(value)), ""):
            yield _only_looks_so(shown, value, alike)
            return
        near = nearest(value, filter(is_picture, pictures))
        yield NO_PICTURE.at(shown.path, shown.line, value=value, nearest=near)


def _only_looks_so(shown: Shown, value: str, name: str) -> Problem:
    """What is wrong with a picture that is written otherwise than the name of its file, although
    nobody sees it: macOS puts a space of its own before the PM of a screenshot."""
    in_file, in_text = _beyond_keyboard(name, value), _beyond_keyboard(value, name)
    where, advice = "the file", "name the file anew, as the keyboard writes it"
    if in_text and not in_file:
        where, advice = "what stands here", f"write {name}"
    odd = (*in_file, *in_text)
    sign = sign_name(odd[0]) if odd else "the same signs in another order"
    return ONLY_LOOKS_SO.at(
        shown.path, shown.line, value=value, where=where, sign=sign, advice=advice
    )


def _beyond_keyboard(name: str, without: str) -> list[str]:
    """The signs of a name that are not on the keyboard, and not in another name."""
    return [sign for sign in name if not sign.isascii() and sign not in without]
