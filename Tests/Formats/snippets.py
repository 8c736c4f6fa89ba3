"""Writes the YAML of a page into a folder, by the names in the first lines: snippets.py PAGE FOLDER"""

import pathlib
import re
import sys

page, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
folder.mkdir(exist_ok=True)
for old in folder.iterdir():
    old.unlink()

counts = {}
for name, text in re.findall(r"```yaml\n# (\S+)\n(.*?)```", page.read_text(), re.S):
    kind = re.sub(r"^\.github/workflows/.*", "workflow.yml", name).removeprefix(".")
    counts[kind] = counts.get(kind, 0) + 1
    stem, ending = kind.rsplit(".", 1)
    (folder / f"{stem}-{counts[kind]}.{ending}").write_text(text)

if not counts or sum(counts.values()) != page.read_text().count("```yaml"):
    sys.exit(f"{page}: a block of YAML does not say in its first line which file it is")
