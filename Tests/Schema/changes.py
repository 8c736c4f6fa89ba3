"""Files made from good ones by one change each."""

import copy
import json

VALUES = [
    None, True, -1, 0, 1.5, 5, 1e9, "", " ", "\u3000", "x", "a b", "12", "{a}", "{a}{b}", "a..b",
    "https://a.example", "ftp://a.example", [], ["x"], [1], {}, {"a b": "x"}, {"": "x"},
    {"a": ["x"]},
]


def seeds_of(document, kind):
    """A large file as several small ones: a flow with each of its interactions alone."""
    if kind != "flow":
        return [document]
    small = {"botflow": 1, "name": "b"}
    rest = {name: value for name, value in document.items() if name != "interactions"}
    plain = {"name": "Start", "type": "Message", "details": {}}
    parts = [{**small, name: value, "interactions": [plain]} for name, value in rest.items()]
    return parts + [{**small, "interactions": [one]} for one in document["interactions"]]


def containers(node, key=None):
    """Every object and array, with the key that it stands under."""
    if isinstance(node, (dict, list)):
        yield key, node
    if isinstance(node, dict):
        for name, value in node.items():
            yield from containers(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from containers(value, key)


def names_by_key(documents):
    """The names that objects have in them, by the key that the objects stand under."""
    names = {}
    for document in documents:
        for key, node in containers(document):
            if isinstance(node, dict):
                names.setdefault(key, {"zz"}).update(node)
    return names


def changes_of(seed, names, labels):
    yield seed
    for place, (above, node) in enumerate(list(containers(seed))):
        def fresh():
            document = copy.deepcopy(seed)
            return document, list(containers(document))[place][1]
        for key in list(node) if isinstance(node, dict) else range(len(node)):
            others = labels if isinstance(node[key], str) and node[key] in labels else []
            for value in VALUES + others:
                document, changed = fresh()
                changed[key] = value
                yield document
            document, changed = fresh()
            del changed[key]
            yield document
        for name in sorted(names[above] - set(node)) if isinstance(node, dict) else []:
            document, changed = fresh()
            changed[name] = "x"
            yield document


def changed(documents, kind, schema):
    """The texts of all files that one change makes of these."""
    names = names_by_key(documents)
    labels = sorted({
        label for _, node in containers(schema) if isinstance(node, dict)
        for label in node.get("enum", [])
    })
    texts = set()
    for document in documents:
        for seed in seeds_of(document, kind):
            texts.update(json.dumps(made) for made in changes_of(seed, names, labels))
    return texts
