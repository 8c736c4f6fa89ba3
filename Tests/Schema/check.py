"""Checks the schemas that a botflow writes: against the metaschema, the flows of the project,
small files that are right or wrong in one way, and thousands of changed files, on which schema and
decoder have to agree. Usage: check.py BOTFLOW CHECK-JSONSCHEMA"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

from changes import changed

HERE = pathlib.Path("Tests/Schema")
# What the decoder says about the shape of a file; names that are missing are another matter.
SHAPE = {
    "missing-field", "wrong-type", "unknown-field", "unknown-value", "field-of-another-type",
    "empty-name", "out-of-range", "invalid-path", "not-a-variable", "unsupported-version",
}
surprises = []


def surprise(text):
    surprises.append(text)


def errors(botflow, paths):
    """The rules that the decoder finds broken, by file."""
    if not paths:
        return {}
    run = subprocess.run(
        [botflow, "validate", "--format", "json", *map(str, paths)], capture_output=True, text=True)
    rules = {str(path): set() for path in paths}
    for finding in json.loads(run.stdout)["findings"]:
        if finding["severity"] == "error":
            rules[finding["path"]].add(finding["rule"])
    return rules


def shapes(botflow, paths):
    """The same, of the rules about the shape alone."""
    return {path: rules & SHAPE for path, rules in errors(botflow, paths).items()}


def refusals(checker, schema, paths):
    """What the validator says about files, by file."""
    run = subprocess.run(
        [checker, "--output-format", "json", "--schemafile", schema, *map(str, paths)],
        capture_output=True, text=True)
    report = json.loads(run.stdout)
    if report.get("parse_errors"):
        surprise(f"not JSON: {report['parse_errors']}")
    found = {str(path): [] for path in paths}
    for error in report.get("errors", []):
        found[error["filename"]].append(error)
    return found


def check_files(botflow, checker, schema, kind):
    good = sorted(pathlib.Path("flows").rglob(f"*.{kind}.json"))
    good += sorted((HERE / "accepted").glob(f"*.{kind}.json"))
    corpus = sorted(pathlib.Path("Tests/Corpus").rglob(f"*.{kind}.json"))
    good += [pathlib.Path(path) for path, rules in errors(botflow, corpus).items() if not rules]
    bad = sorted((HERE / "rejected").glob(f"*.{kind}.json"))
    for path, found in refusals(checker, schema, good).items():
        if found:
            surprise(f"{path} is refused: {found[0]['path']}: {found[0]['message']}")
    for path, rules in shapes(botflow, good + bad).items():
        if bool(rules) != (pathlib.Path(path) in bad):
            surprise(f"{path}: botflow says {sorted(rules)}")
    for path, found in refusals(checker, schema, bad).items():
        if not found:
            surprise(f"{path} is accepted")
        # One mistake, one message: whoever sees several does not know what to mend.
        if len(found) > 1 or any("given schemas" in error["message"] for error in found):
            surprise(f"{path}: {[(error['path'], error['message']) for error in found]}")
    return len(good), len(bad)


def compare(botflow, schema, kind):
    """Judges changed files by schema and decoder; returns how many there were."""
    seeds = sorted((HERE / "accepted").glob(f"*.{kind}.json"))
    texts = sorted(changed([json.loads(seed.read_text()) for seed in seeds], kind, schema))
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / f"{number}.{kind}.json" for number in range(len(texts))]
        for path, text in zip(paths, texts):
            path.write_text(text)
        rules = shapes(botflow, paths)
        judged = [(text, rules[str(path)]) for path, text in zip(paths, texts)]
    for text in disagreements(schema, judged):
        surprise(text)
    for name, spoilt in spoilings(schema, kind):
        if not any(text.startswith(name) for text in disagreements(spoilt, judged)):
            surprise(f"a {kind} schema that is {name} is not noticed")
    return len(texts)


def disagreements(schema, judged):
    validator = Draft202012Validator(schema)
    for text, rules in judged:
        error = next(validator.iter_errors(json.loads(text)), None)
        if error and not rules:
            yield f"stricter than the decoder: {error.json_path}: {error.message}: {text}"
        if rules and not error:
            yield f"looser than the decoder, which says {sorted(rules)}: {text}"


def spoilings(schema, kind):
    """Wrong schemas, which the comparison has to notice."""
    looser = copy.deepcopy(schema)
    closed = {"flow": "interaction", "mock": "response"}[kind]
    del looser["$defs"][closed]["additionalProperties"]
    yield "looser", looser
    stricter = copy.deepcopy(schema)
    stricter["$defs"]["name"]["pattern"] = "^[a-z]+$"
    yield "stricter", stricter


def main(botflow, checker):
    counts = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in ["flow", "mock"]:
            schema = f"{folder}/{kind}.schema.json"
            subprocess.run([botflow, "schema", kind, "--output", schema], check=True)
            metaschema = subprocess.run(
                [checker, "--check-metaschema", schema], capture_output=True, text=True)
            if metaschema.returncode:
                surprise(metaschema.stdout)
            good, bad = check_files(botflow, checker, schema, kind)
            rules = json.loads(pathlib.Path(schema).read_text())
            counts.append((good, bad, compare(botflow, rules, kind)))
    for text in surprises[:40]:
        print(text)
    good, bad, files = (sum(numbers) for numbers in zip(*counts))
    print(
        f"schemas: 2, files accepted: {good}, refused: {bad}, changed files compared: {files}, "
        f"surprises: {len(surprises)}")
    return 1 if surprises or not (good and bad and files) else 0


sys.exit(main(*sys.argv[1:]))
