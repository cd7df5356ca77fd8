"""Whole processes: `cos-policy lint` against `jq .` on one policy, and `cos-policy lint` on 10,000 files.

    cargo build --release --package cos-policy-cli --manifest-path ../Cargo.toml
    python3 command/processes.py ../target/release/cos-policy
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 1001
FILES = 10_000
BUCKET = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000"


def statement(action, folder):
    return {"effect": "allow", "action": [f"name/cos:{action}"], "resource": [f"{BUCKET}/{folder}/*"]}


def policy(number):
    """Three statements; the last is a warning in every tenth file."""
    loose = "photos*" if number % 10 == 0 else "photos"
    return {
        "version": "2.0",
        "statement": [statement("GetObject", "files"), statement("DeleteObject", "drafts"), statement("GetObject", loose)],
    }


def seconds(command):
    start = time.perf_counter()
    # Exit status 1 is a finding.
    status = subprocess.call(command, stdout=subprocess.DEVNULL)
    assert status in (0, 1), command
    return time.perf_counter() - start


def one_file(binary, folder):
    file = Path(folder, "one.json")
    file.write_text(json.dumps(policy(1), indent=2))
    commands = {"lint": [binary, "lint", file], "jq": ["jq", ".", file]}
    times = {name: [] for name in commands}
    for number in range(ROUNDS):
        order = list(commands)
        for name in order[number % 2 :] + order[: number % 2]:
            times[name].append(seconds(commands[name]))
    lint, jq = (statistics.median(times[name]) for name in ("lint", "jq"))
    print(f"one file: lint {lint * 1e3:.2f} ms, jq {jq * 1e3:.2f} ms, ratio {lint / jq:.2f}")


def many_files(binary, folder):
    for number in range(FILES):
        Path(folder, f"{number:05}.json").write_text(json.dumps(policy(number), indent=2))
    rounds = [measured([binary, "lint", folder]) for _ in range(21)]
    wall, busy = (statistics.median(round[at] for round in rounds) for at in (0, 1))
    print(f"{FILES} files: {wall:.2f} s, busy for {busy:.2f} s: {busy / wall:.2f} of {os.cpu_count()} cores")


def measured(command):
    """How long it took, and for how long processors were busy with it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = seconds(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    binary = os.path.abspath(sys.argv[1])
    for measure in (many_files, one_file):
        with tempfile.TemporaryDirectory() as folder:
            measure(binary, folder)


if __name__ == "__main__":
    main()
