"""Measures from a key to the screen that answers it, through a pseudo-terminal: benches/keys.py PROGRAM NOTES.

Types queries letter by letter, as the terminal's own side of a pseudo-terminal, and takes the time until the drawing
that follows each letter has ended. The program's own figures (`--timings`) are printed below. Knows no index.
"""

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time

QUERIES = ["트랜잭션 격리 수준", "deadlock", "kubernetes pod", "캐시 왜 쓰나요", "redis", "the index of a table"]
ROWS, COLUMNS = 40, 120
# A drawing that is over is followed by nothing for so long, in seconds.
QUIET = 0.25


def start(program, notes):
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(program, [program, "ui", "--notes", notes, "--timings"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    return pid, terminal


def read(terminal, quiet):
    """All that comes until nothing does; the bytes and when the last of them came."""
    taken, last = b"", time.perf_counter()
    while select.select([terminal], [], [], quiet)[0]:
        try:
            more = os.read(terminal, 1 << 16)
        except OSError:
            break
        if not more:
            break
        taken, last = taken + more, time.perf_counter()
    return taken, last


def processors_ms(pid):
    """What the process has taken of the processors so far; a busy machine does not change it."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def main(program, notes):
    pid, terminal = start(program, notes)
    read(terminal, 5)
    times, taken = [], 0
    for query in QUERIES:
        for letter in query:
            before, began = processors_ms(pid), time.perf_counter()
            os.write(terminal, letter.encode())
            _, last = read(terminal, QUIET)
            times.append((last - began) * 1000)
            taken += processors_ms(pid) - before
        os.write(terminal, b"\x15")
        read(terminal, QUIET)
    os.write(terminal, b"\x1b")
    end, _ = read(terminal, 1)
    os.waitpid(pid, 0)
    times.sort()
    at = lambda percent: times[(len(times) - 1) * percent // 100]
    print(f"through the terminal, {len(times)} keys: median {at(50):.1f} ms, 95 % {at(95):.1f} ms, worst {at(100):.1f} ms")
    print(f"processors' time: {taken / len(times):.1f} ms a key, looks at the notes among it")
    told = re.search(r"[0-9.]+ ms  key to screen[^\r\n]*", end.decode(errors="replace"))
    print("inside:", told[0] if told else "nothing told")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
