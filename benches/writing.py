"""Builds indexes from nothing and tells time, peak memory and bytes on disk, two programs side by side.

    python3 benches/writing.py NOTES target/release/mundap [OTHER] [--copies 10] [--runs 3]

With `--copies` the notes are copied that often into folders of their own, each copy of a note with
a line that no other has. Runs of the programs alternate; the figures are medians. Processor time
says more than the clock where others use the machine.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SUFFIXES = (".md", ".markdown", ".mdx", ".txt")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notes")
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        notes = arguments.notes
        if arguments.copies > 1:
            notes = os.path.join(work, "notes")
            copy(arguments.notes, notes, arguments.copies)
        count, size, blocks = measured(notes)
        print(f"{count} notes, {size / 1e6:.1f} MB, {blocks / 1e6:.1f} MB on disk")
        told = {program: [] for program in arguments.programs}
        for _ in range(arguments.runs):
            for program in arguments.programs:
                told[program].append(built(program, notes, os.path.join(work, "index")))
        for program, runs in told.items():
            tell(program, runs, size, blocks)


def copy(source, target, copies):
    number = 0
    for nth in range(copies):
        for path in paths(source):
            own = os.path.join(target, f"vault{nth}", os.path.relpath(path, source))
            os.makedirs(os.path.dirname(own), exist_ok=True)
            with open(path, "rb") as note, open(own, "wb") as copied:
                copied.write(note.read())
                copied.write(f"\n사본 {nth}, 번호{number * 7919 % 100003}입니다.\n".encode())
            number += 1


def paths(folder):
    for root, _, names in os.walk(folder):
        yield from (os.path.join(root, name) for name in names if name.endswith(SUFFIXES))


def measured(folder):
    stats = [os.stat(path) for path in paths(folder)]
    size = sum(stat.st_size for stat in stats)
    return len(stats), size, 512 * sum(stat.st_blocks for stat in stats)


def built(program, notes, index):
    """Seconds by the clock, of processors, peak bytes, bytes of the index."""
    shutil.rmtree(index, ignore_errors=True)
    command = [program, "index", "--notes", notes, "--index", index]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    if status != 0:
        sys.exit(f"{program} failed")
    files = (os.path.join(root, name) for root, _, names in os.walk(index) for name in names)
    size = sum(os.stat(path).st_size for path in files)
    shutil.rmtree(index)
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, size


def tell(program, runs, size, blocks):
    took, spent, peak, index = (statistics.median(column) for column in zip(*runs))
    print(
        f"{program}: {took:.2f} s, {spent:.2f} s of processors, {size / spent / 1e6:.2f} MB a processor's second, "
        f"peak {peak / 1e6:.0f} MB, index {index / 1e6:.1f} MB, "
        f"{index / size:.2f} of the notes, {index / blocks:.2f} of what they take on disk"
    )


if __name__ == "__main__":
    main()
