#!/usr/bin/env python3
"""Checks the seeds of this folder: that each edit applies, and that one place is marked.

    check-seeds.py [--rules] [--write TARGET]

With --rules it prints how many seeds each rule has. With --write it puts each seeded flow into a
folder of its own below TARGET, the other bots of its folder beside it. Ends with 1 if anything is
wrong.
"""

import collections
import json
import pathlib
import re
import shutil
import sys

KEYS = {"flow", "rule", "why", "edits"}
RULE_NAME = re.compile(r"[a-z]+(-[a-z0-9]+)*")
ONE_MARK = re.compile(r"[^«»]*«[^«»]+»[^«»]*")
BREAKS_SYNTAX = {"not-utf8", "json-syntax", "too-deep"}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def problems_of(seed, folder):
    """What is wrong with one seed, each as a line of text."""
    if not isinstance(seed, dict) or not KEYS <= set(seed) <= KEYS | {"also"}:
        return ["a seed has flow, rule, why, edits and, if needed, also"]
    names = [seed["rule"], *seed.get("also", [])]
    strange = [name for name in names if not RULE_NAME.fullmatch(name)]
    wrong = [f"'{name}' is not the name of a rule" for name in strange]
    if not seed["why"].strip():
        wrong.append("'why' is empty")
    path = folder / seed["flow"]
    if not path.is_file():
        return [*wrong, f"there is no {seed['flow']}"]
    text = read(path)
    places = []
    for edit in seed["edits"]:
        count = text.count(edit["replace"]) if edit["replace"] else 0
        if count != 1:
            wrong.append(f"occurs {count} times: {edit['replace']!r}")
            continue
        start = text.index(edit["replace"])
        places.append((start, start + len(edit["replace"]), edit["with"]))
    places.sort()
    if any(first[1] > second[0] for first, second in zip(places, places[1:])):
        wrong.append("two edits overlap")
    marked = "".join(edit["with"] for edit in seed["edits"])
    if not ONE_MARK.fullmatch(marked):
        wrong.append("the edits need exactly one mark «…» with something in it")
    if not wrong:
        wrong = problems_of_result(seed, text, places)
    return wrong


def applied(text, places):
    """The text with its edits made, each a start, an end and what takes its place."""
    changed, end = "", 0
    for start, stop, new in places:
        changed += text[end:start] + new.replace("«", "").replace("»", "")
        end = stop
    return changed + text[end:]


def problems_of_result(seed, text, places):
    try:
        json.loads(applied(text, places))
    except ValueError as error:
        if seed["rule"] not in BREAKS_SYNTAX:
            return [f"the changed flow is no JSON: {error}"]
    return []


def write(seed, folder, target):
    """Writes the seeded flow and what lies beside it."""
    path = folder / seed["flow"]
    text = read(path)
    places = sorted((text.index(edit["replace"]), text.index(edit["replace"]) + len(edit["replace"]),
                     edit["with"]) for edit in seed["edits"])
    shutil.copytree(path.parent, target)
    with open(target / path.name, "w", encoding="utf-8", newline="") as file:
        file.write(applied(text, places))


def main(arguments):
    folder = pathlib.Path(__file__).parent
    target = pathlib.Path(arguments[arguments.index("--write") + 1]) if "--write" in arguments else None
    rules, wrong = collections.Counter(), []

    def note(path, problem):
        wrong.append(f"{path.relative_to(folder)}{problem}")

    for path in sorted((folder / "clean").rglob("*.flow.json")):
        if re.search("[«»]", read(path)):
            note(path, ": « and » are the marks of seeds; use other quotes")
    for path in sorted((folder / "seeds").glob("*.json")):
        seeds = json.loads(read(path))
        for number, seed in enumerate(seeds, 1):
            for problem in problems_of(seed, folder):
                note(path, f", seed {number}: {problem}")
            if target and not wrong:
                write(seed, folder, target / f"{path.stem}-{number}")
            rules[seed["rule"]] += 1
    for line in wrong:
        print(line, file=sys.stderr)
    if "--rules" in arguments:
        for rule, count in sorted(rules.items()):
            print(f"{count:4} {rule}")
    print(f"{sum(rules.values())} seeds of {len(rules)} rules, {len(wrong)} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
