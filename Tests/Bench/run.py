#!/usr/bin/env python3
"""Measures botflow beside something that everybody has, in one run: ratios carry over to other
machines, milliseconds do not."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import lint

SEED = "flows/account-linking/account-linking.flow.json"


def big_flow(count):
    """A flow of `count` interactions in the mixture that real ones have."""
    interactions = []
    for number in range(count):
        name, following = f"Step {number}", f"Step {(number + 1) % count}"
        if number % 4 == 0:
            words = ["start"] if number == 0 else [f"word {number}"]
            interactions.append({
                "name": name, "type": "Message",
                "details": {"sendToUser": f"This is step {number} for {{name}}.",
                            "whenWeReceive": words, "next": following}})
        elif number % 4 == 1:
            interactions.append({
                "name": name, "type": "Action",
                "details": {"actionType": "Condition", "next": following},
                "settings": {"conditions": [{
                    "variable": "{accessToken}", "operator": "Is Not Empty",
                    "next": f"Step {number * 7 % count}"}]}})
        elif number % 4 == 2:
            interactions.append({
                "name": name, "type": "Action",
                "details": {"actionType": "REST", "next": following},
                "settings": {"endpoint": "https://api.example/orders/{name}", "method": "POST",
                             "body": {"name": "{{name}}"}, "variableName": "name",
                             "setDataFromResponse": "customer.name"}})
        else:
            interactions.append({
                "name": name, "type": "Message", "details": {"sendToUser": "Choose."},
                "buttons": {"displayType": "Button", "items": [
                    {"display": "Again", "buttonType": "Postback", "payload": f"word {number - 3}"},
                    {"display": "Help", "buttonType": "URL", "url": "https://help.example"}]}})
    return {"botflow": 1, "name": "Large", "interactions": interactions}


def counting_flow():
    """A flow whose every turn runs a script."""
    return {"botflow": 1, "name": "Count", "interactions": [
        {"name": "Start", "type": "Message",
         "details": {"sendToUser": "Say 'more'.", "whenWeReceive": ["start"]}},
        {"name": "Count", "type": "Action",
         "details": {"actionType": "Set Variable", "whenWeReceive": ["more"], "next": "Tell"},
         "settings": {"script": "context.count = (context.count || 0) + 1;"}},
        {"name": "Tell", "type": "Message", "details": {"sendToUser": "{count}"}}]}


def milliseconds(command, runs, stdin=None):
    """The best and the median time of `runs` whole processes."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, input=stdin, stdout=subprocess.DEVNULL, check=True)
        times.append((time.perf_counter() - start) * 1000)
    return min(times), statistics.median(times)


def peak_megabytes(command, stdin):
    """The most memory that a process, without those it starts, held at once."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    process.stdin.write(stdin)
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss / 1024


def main():
    binary = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        large = os.path.join(folder, "large.flow.json")
        with open(large, "w") as file:
            json.dump(big_flow(10_000), file, indent=2)
        counting = os.path.join(folder, "counting.flow.json")
        with open(counting, "w") as file:
            json.dump(counting_flow(), file)
        scripts = 500
        turns = 2_000
        script = "".join(f"word {turn % 2_500 * 4}\n" for turn in range(1, turns + 1)).encode()
        few = b"word 4\n"
        rows = [
            ("python3 -c pass", ["python3", "-c", "pass"], 20, None),
            ("botflow --version", [binary, "--version"], 60, None),
            ("validate the seed flow", [binary, "validate", SEED], 60, None),
            ("validate 10,000 interactions", [binary, "validate", large], 15, None),
            ("run 10,000 interactions, 1 turn", [binary, "run", large, "--script", "-"], 7, few),
            (f"the same, {turns} turns", [binary, "run", large, "--script", "-"], 7, script),
            ("run a flow with a script, 1 run", [binary, "run", counting, "--script", "-"], 20,
             b"more\n"),
            (f"the same, {scripts} runs", [binary, "run", counting, "--script", "-"], 7,
             b"more\n" * scripts),
        ]
        results = {}
        reference = None
        print(f"{'':34}{'best ms':>10}{'median ms':>11}{'/ python3':>11}")
        for name, command, runs, stdin in rows:
            best, median = milliseconds(command, runs, stdin)
            reference = reference or median
            results[name] = best
            print(f"{name:34}{best:10.1f}{median:11.1f}{median / reference:11.2f}")
        more = results[rows[5][0]] - results[rows[4][0]]
        # Each turn runs a message, a condition and a request.
        print(f"one step of the simulator: {more / turns / 3:.3f} ms")
        pizza = [binary, "run", "flows/pizza-order/pizza-order.flow.json", "--script", "-"]
        session = (b"order\n1\n2\n2\nGarlic\n2\nbasket\n2\ncancel\nhi\n") * 100
        forth, _ = milliseconds(pizza, 3, session)
        back, _ = milliseconds(pizza, 3, session + b"/back 500\n")
        memory = peak_megabytes(pizza, session + b"/back 500\n")
        print(f"1,000 turns of the pizza bot: {forth:.0f} ms, with /back 500 {back:.0f} ms, "
              f"at most {memory:.0f} MB")
        assert memory < 100, "a session of 1,000 turns must stay below 100 MB"
        more = results[rows[7][0]] - results[rows[6][0]]
        print(f"one script, with its two steps: {more / (scripts - 1):.3f} ms")


if __name__ == "__main__":
    main()
    print()
    sys.exit(0 if lint.measure(os.path.abspath(sys.argv[1]), big_flow) else 1)
