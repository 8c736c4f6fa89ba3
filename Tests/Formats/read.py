"""Reads a report as its readers do, and fails where that needs luck: read.py REPORT…"""

import json
import sys
import xml.etree.ElementTree as ElementTree

import junitparser


def expect(holds, what):
    if not holds:
        sys.exit(f"{path}: {what}")


def sarif(report):
    (run,) = report["runs"]
    rules = run["tool"]["driver"]["rules"]
    expect(len({rule["id"] for rule in rules}) == len(rules), "a rule stands twice")
    for result in run["results"]:
        expect(rules[result["ruleIndex"]]["id"] == result["ruleId"], "ruleIndex is of another rule")
        for location in result["locations"] + result.get("relatedLocations", []):
            region = location["physicalLocation"]["region"]
            start = (region["startLine"], region["startColumn"])
            end = (region["endLine"], region["endColumn"])
            expect(start <= end, "a region ends before it starts")
            if snippet := region.get("snippet", {}).get("text"):
                expect(len(snippet.encode()) == region["byteLength"], "bytes and snippet differ")
                lines = snippet.split("\n")
                first = region["startColumn"] if len(lines) == 1 else 1
                expect(end == (start[0] + len(lines) - 1, first + len(lines[-1])),
                       "columns and snippet differ")
        message = result["message"]["text"]
        expect("](" not in message, "a message has a link")
        expect("{" not in message.replace("{{", ""), "a message has a placeholder")


def gitlab(issues):
    expect(len({issue["fingerprint"] for issue in issues}) == len(issues),
           "a fingerprint stands twice")


def findings(report):
    summary, omitted = report["summary"], report["omitted"]
    listed = sum(summary[kind] - omitted[kind] for kind in omitted)
    expect(listed == len(report["findings"]), "the summary counts others")


def junit(_):
    suites = junitparser.JUnitXml.fromfile(path)
    names = [(case.classname, case.name) for suite in suites for case in suite]
    expect(len(set(names)) == len(names), "two tests have one name")
    counts = [sum(getattr(suite, kind) for suite in suites) for kind in
              ("tests", "failures", "errors", "skipped")]
    expect(counts == [suites.tests, suites.failures, suites.errors, suites.skipped],
           "the suites count differently from the whole")
    for suite in suites:
        results = [type(result).__name__ for case in suite for result in case.result]
        expect(len(list(suite)) == suite.tests, "a suite counts its tests wrongly")
        expect(results.count("Failure") == suite.failures, "a suite counts failures wrongly")
        expect(results.count("Error") == suite.errors, "a suite counts errors wrongly")


def checkstyle(root):
    expect(root.tag == "checkstyle", "the root is another")
    for error in root.iter("error"):
        expect(error.get("severity") in ("error", "warning", "info"), "a severity is unknown")
        expect(int(error.get("line")) >= 0 and error.get("message"), "an error lacks something")
        expect(error.get("source").startswith("botflow."), "a source is another")


def read_json():
    with open(path, encoding="utf-8") as file:
        return json.load(file)


READERS = {
    "sarif": (read_json, sarif),
    "gitlab": (read_json, gitlab),
    "json": (read_json, findings),
    "junit": (lambda: ElementTree.parse(path).getroot(), junit),
    "checkstyle": (lambda: ElementTree.parse(path).getroot(), checkstyle),
}

for path in sys.argv[1:]:
    read, check = READERS[path.rsplit(".", 1)[-1]]
    check(read())
