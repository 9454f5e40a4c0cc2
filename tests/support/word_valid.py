"""What Word demands of a package before it opens it without a word (ECMA-376 parts 1 and 2): every part has a content
type, every inner relationship a target, every part is well-formed, comments and tracked changes have ids of their own,
each comment one range and one mark, and no name is longer than Word takes. Prints what is wrong, a line each.
    word_valid.py FILE.docx
"""
import collections
import posixpath
import sys
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MOST_OF_AUTHOR = 255  # characters of an author's name
MOST_OF_INITIALS = 9


def parts_of(package):
    """The tree of each XML part; what cannot be parsed is None."""
    for name in package.namelist():
        if name.endswith((".xml", ".rels")):
            try:
                yield name, tree.fromstring(package.read(name))
            except tree.ParseError:
                yield name, None


def untyped(package, types):
    defaults = {each.get("Extension").lower() for each in types.iter(TYPES + "Default")}
    named = {each.get("PartName").lstrip("/").lower() for each in types.iter(TYPES + "Override")}
    for name in package.namelist():
        if name != "[Content_Types].xml" and not name.endswith("/") and name.lower() not in named and name.rsplit(".", 1)[-1].lower() not in defaults:
            yield f"{name} has no content type"


def dangling(package, name, root):
    base = posixpath.dirname(posixpath.dirname(name))
    for relation in root.iter(RELATION):
        target = relation.get("Target")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        if relation.get("TargetMode") != "External" and path not in package.namelist():
            yield f"{name} points to {target}, which is not there"


def twice(what, ids):
    return (f"{what} {each} is there {count} times" for each, count in collections.Counter(ids).items() if count > 1)


def comments(parts):
    document = parts.get("word/document.xml")
    listed = parts.get("word/comments.xml")
    if document is None or listed is None:
        return
    ids = [each.get(W + "id") for each in listed.iter(W + "comment")]
    yield from twice("comment", ids)
    for each in listed.iter(W + "comment"):
        if not 0 < len(each.get(W + "author", "")) <= MOST_OF_AUTHOR or len(each.get(W + "initials", "")) > MOST_OF_INITIALS or each.find(W + "p") is None:
            yield f"comment {each.get(W + 'id')} has no author, too long a name, or no paragraph"
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        marked = [each.get(W + "id") for each in document.iter(W + mark)]
        if sorted(marked) != sorted(ids):
            yield f"{mark}: {sorted(set(marked) ^ set(ids))[:5]} without a partner"


def main(path):
    package = zipfile.ZipFile(path)
    parts = dict(parts_of(package))
    wrong = [f"{name} is not well-formed" for name, root in parts.items() if root is None]
    wrong += untyped(package, parts["[Content_Types].xml"])
    for name, root in parts.items():
        if name.endswith(".rels") and root is not None:
            wrong += dangling(package, name, root)
        if root is not None:
            wrong += twice(f"{name}: tracked change", [each.get(W + "id") for kind in ("ins", "del") for each in root.iter(W + kind) if each.get(W + "id")])
    wrong += comments(parts)
    print("\n".join(wrong), end="\n" if wrong else "")


main(sys.argv[1])
