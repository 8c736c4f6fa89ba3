"""Flows as large as wanted, in the shapes of the corpus: its bots again and again, each copy with
names, words and variables of its own, so that the whole is one valid flow."""

import copy
import glob
import json
import re

BUILT_IN = {"sessionId", "lastSentText", "user", "authCode", "authCodeParts", "accessToken",
            "appleGroupID", "appleIntentID", "sms", "channel", "redirectUri", "pkceChallenge",
            "pkceVerifier", "clientId", "clientSecret", "clientBasic", "context", "system"}
TARGETS = {"name", "next", "action", "onErrorGoTo", "goHereIfNotLoggedIn"}
# What lets a script set any variable: most rules about variables would be silent.
BLIND = re.compile(r"context\s*[^.\s]|Object|keys|eval|\\u|getChatHistory")


class Bot:
    """One flow of the corpus, to be copied."""

    def __init__(self, flow):
        self.flow = flow
        self.interactions = flow["interactions"]
        self.names = {part["name"] for part in self.interactions}
        self.words = {word.strip().lower() for part in self.interactions
                      for word in part["details"].get("whenWeReceive", [])}
        for intention in flow.get("intentions", {}).values():
            self.words |= {word.strip().lower() for word in intention}
        text = json.dumps(flow["interactions"])
        self.variables = set(flow.get("globals", {})) | set(
            re.findall(r"context\.(\w+)", text)) | set(
            re.findall(r'"variable(?:Name|HoldingTags)?": "(\w+)"', text)) | {
            self.of_question(name) for name in self.names}
        self.variables -= BUILT_IN
        # As deep as it stands in a file.
        self.size = len(json.dumps({"interactions": self.interactions}, indent=2,
                                   ensure_ascii=False).encode())

    @staticmethod
    def of_question(name):
        return re.sub(r"\s", "", name.lower())

    def copy(self, number):
        """Its interactions, globals and intentions, numbered."""
        renamed = [self.value(part, "", number) for part in self.interactions]
        intentions = {f"{name} {number}": [self.word(word, number) for word in words]
                      for name, words in self.flow.get("intentions", {}).items()}
        values = {f"{name}{number}": value
                  for name, value in self.flow.get("globals", {}).items()}
        return renamed, values, intentions

    def value(self, value, key, number):
        if isinstance(value, dict):
            changed = {name: self.value(inner, name, number) for name, inner in value.items()}
            if changed.get("buttonType") == "Postback" and "payload" not in changed:
                word = value["display"]
                if word.strip().lower() in self.words:
                    changed["payload"] = self.word(word, number)
            return changed
        if isinstance(value, list):
            return [self.value(inner, key, number) for inner in value]
        if not isinstance(value, str):
            return value
        if key in TARGETS and value in self.names:
            return f"{value} {number}"
        if key == "intention":
            return f"{value} {number}"
        if key in ("whenWeReceive", "payload") and value.strip().lower() in self.words:
            return self.word(value, number)
        if key in ("variableName", "variableHoldingTags", "variable") and value in self.variables:
            return f"{value}{number}"
        if key == "script":
            return re.sub(r"context\.(\w+)", lambda found: "context." + self.name(found[1], number),
                          value)
        return re.sub(r"(\{\s*)(\w+)(?=[\s.\[}])",
                      lambda found: found[1] + self.name(found[2], number), value)

    def name(self, variable, number):
        return f"{variable}{number}" if variable in self.variables else variable

    @staticmethod
    def word(word, number):
        return word if word.startswith("/") and word.endswith("/") else f"{word} {number}"


def bots(folder):
    """The flows of the corpus that can stand beside copies of themselves, the one with a login
    first: a bot has one login at most."""
    flows = []
    for path in sorted(glob.glob(f"{folder}/*/*.flow.json")):
        with open(path) as file:
            flows.append(json.load(file))
    able = [flow for flow in flows if not is_blind(flow)]
    logins = [flow for flow in able if "Account Link" in json.dumps(flow)]
    others = [flow for flow in able if "Account" not in json.dumps(flow["interactions"])]
    first = max(logins, key=lambda flow: len(flow["interactions"]))
    return Bot(first), [Bot(flow) for flow in others]


def is_blind(flow):
    for part in flow["interactions"]:
        settings = part.get("settings", {})
        script = settings.get("script", "")
        text = script if isinstance(script, str) else "\n".join(script)
        if "bot" in settings or BLIND.search(text):
            return True
    return any(word.startswith("/") for words in flow.get("intentions", {}).values()
               for word in words)


def flow_of(size, folder):
    """A flow of about `size` bytes."""
    login, others = bots(folder)
    result = {key: copy.deepcopy(value) for key, value in login.flow.items()}
    result["name"] = "Large"
    result["channels"] = ["Web Client"]
    result.setdefault("globals", {})
    result.setdefault("intentions", {})
    written, number = 0, 0
    while written < size:
        bot = others[number % len(others)]
        number += 1
        interactions, values, intentions = bot.copy(number)
        result["interactions"] += interactions
        result["globals"].update(values)
        result["intentions"].update(intentions)
        written += bot.size
    return result
