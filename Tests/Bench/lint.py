"""Measures `botflow lint` beside tools that read the same files, and holds it to its figures."""

import json
import os
import re
import shutil
import subprocess
import tempfile

import large

CORPUS = "Tests/Corpus/clean"
SMALL = f"{CORPUS}/car-claim/car-claim.flow.json"
FIXED = "flows/help-desk/help-desk.flow.json"
VENV = ".build-venv"
# What a machine's other work may add to a figure.
NOISE = 1.2
MEGABYTE = 1 << 20


# Runs in a small process of its own: a child's peak memory begins with that of who starts it.
PROBE = """
import os, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(time.perf_counter() - start, usage.ru_maxrss * 1024, os.waitstatus_to_exitcode(status))
"""


def measured(command):
    """Seconds and peak memory, in bytes, of one process; what it found is its own affair."""
    said = subprocess.run(["python3", "-c", PROBE, *command], stdout=subprocess.PIPE, check=True)
    seconds, memory, code = said.stdout.split()
    assert int(code) in (0, 1), f"{command[0]} ended with {int(code)}"
    return float(seconds), int(memory)


def best(rounds, *commands):
    """Of each command its best time and its most memory; all run once in each round."""
    results = [(float("inf"), 0)] * len(commands)
    for _ in range(rounds):
        for place, command in enumerate(commands):
            seconds, memory = measured(command)
            results[place] = min(results[place][0], seconds), max(results[place][1], memory)
    return results


class Figures:
    """Prints figures, each beside what is allowed, and remembers those that are missed."""

    def __init__(self):
        self.missed = []

    def show(self, name, value, unit, limit=None):
        allowed = "" if limit is None else f"   at most {limit:g}"
        print(f"{name:56}{value:10.2f} {unit:6}{allowed}", flush=True)
        if limit is not None and value > limit * NOISE:
            self.missed.append(name)


def checker():
    """The path of check-jsonschema, which is installed if need be; `None` where that fails."""
    path = f"{VENV}/bin/check-jsonschema"
    if not os.path.exists(path):
        made = subprocess.run(["python3", "-m", "venv", VENV], capture_output=True)
        if made.returncode == 0:
            subprocess.run([f"{VENV}/bin/pip", "install", "--quiet", "check-jsonschema"],
                           capture_output=True)
    return path if os.path.exists(path) else None


def small(binary, figures):
    (seconds, _), = best(30, [binary, "lint", SMALL])
    figures.show("lint one flow of 30 interactions", seconds * 1000, "ms", 20)


def beside_jq(binary, folder, figures):
    path = os.path.join(folder, "large.flow.json")
    with open(path, "w") as file:
        json.dump(large.flow_of(50_000_000, CORPUS), file, ensure_ascii=False, indent=2)
    size = os.path.getsize(path)
    commands = [[binary, "lint", path]]
    if shutil.which("jq"):
        commands.append(["jq", "empty", path])
    (seconds, memory), *reference = best(3, *commands)
    figures.show(f"lint {size / 1e6:.0f} MB in one file", seconds * 1000, "ms")
    if reference:
        figures.show("  the same / jq empty", seconds / reference[0][0], "times", 0.5)
    else:
        print("skipped: jq is not installed, so nothing is there to compare with")
    figures.show("  its memory / the file", memory / size, "times", 6)
    os.unlink(path)


def beside_checker(binary, folder, figures):
    files = os.path.join(folder, "many")
    os.mkdir(files)
    for number in range(1000):
        shutil.copy(SMALL, os.path.join(files, f"{number}.flow.json"))
    commands = [[binary, "lint", files]]
    tool = checker()
    if tool:
        schema = os.path.join(folder, "schema.json")
        subprocess.run([binary, "schema", "--output", schema], check=True)
        commands.append([tool, "--schemafile", schema, SMALL])
    (seconds, _), *reference = best(3, *commands)
    figures.show("lint 1,000 flows of 30 interactions", seconds * 1000, "ms")
    if reference:
        figures.show("  the same / check-jsonschema on one of them", seconds / reference[0][0],
                     "times", 1)
    else:
        print("skipped: check-jsonschema could not be installed from PyPI")
    shutil.rmtree(files)


def instructions(binary, folder, figures):
    """Counted, not timed: the same on each run, so that two versions can be compared."""
    if shutil.which("valgrind") is None:
        print("skipped: valgrind is not installed, so no instructions are counted")
        return
    counted = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/calls",
         binary, "lint", "--jobs", "1", FIXED],
        capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", counted.stderr)
    assert found, f"callgrind said: {counted.stderr[-500:]}"
    figures.show(f"instructions of linting {os.path.basename(FIXED)}", int(found[1]) / 1e6,
                 "million")


def hostile(binary, folder, figures, big_flow):
    """What nobody keeps as a flow must not take the machine down."""
    path = os.path.join(folder, "line.flow.json")
    with open(path, "w") as file:
        json.dump(big_flow(410_000), file, separators=(",", ":"))
    size = os.path.getsize(path)
    seconds, memory = measured([binary, "lint", path])
    figures.show(f"lint {size / 1e6:.0f} MB in one line", seconds * 1000, "ms")
    figures.show("  its memory / the file", memory / size, "times", 6)
    os.unlink(path)

    path = os.path.join(folder, "wrong.flow.json")
    with open(path, "w") as file:
        json.dump({"botflow": 1, "name": "Wrong", "interactions": [
            {"name": "Start", "type": "Message",
             "details": {"whenWeReceive": [1] * 1_000_000, "sendToUser": "Hello"}}]}, file)
    seconds, memory = measured([binary, "lint", path])
    figures.show("lint a file with 1,000,000 findings", seconds * 1000, "ms", 2000)
    figures.show("  its memory", memory / MEGABYTE, "MB", 200)

    loop = os.path.join(folder, "loop")
    os.mkdir(loop)
    os.symlink(".", os.path.join(loop, "again"))
    shutil.copy(SMALL, loop)
    seconds, memory = measured([binary, "lint", loop])
    figures.show("lint a folder that contains itself by a link", seconds * 1000, "ms", 100)
    figures.show("  its memory", memory / MEGABYTE, "MB", 100)


def measure(binary, big_flow):
    """Whether every figure holds."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        small(binary, figures)
        beside_jq(binary, folder, figures)
        beside_checker(binary, folder, figures)
        instructions(binary, folder, figures)
        hostile(binary, folder, figures, big_flow)
    for name in figures.missed:
        print(f"missed by more than noise: {name.strip()}")
    return not figures.missed
