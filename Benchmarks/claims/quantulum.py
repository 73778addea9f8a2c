#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Texts a second of quantulum3 and of read-claims on the same texts, in one run.

  pip install quantulum3; python3 Benchmarks/claims/quantulum.py TEXT…

Prints both rates, their ratio and the load of the machine; quantulum3 is given whole texts and, as a second figure, line by
line, which suits it better. read-claims also links and checks offsets; quantulum3 (without
its optional classifier) only finds quantities.
"""
import os
import pathlib
import subprocess
import sys
import time

from quantulum3 import classifier, parser

classifier.USE_CLF = False  # its optional classifier needs the very version of scikit-learn it was trained with

HERE = pathlib.Path(__file__).resolve().parent
files = sys.argv[1:]
texts = [pathlib.Path(file).read_text() for file in files]
size = sum(len(text.encode()) for text in texts)
parser.parse("5 miles")


def rate(pieces):
    """Bytes a second of quantulum3 on these pieces, best of three, and the quantities found."""
    fastest = 1e9
    for _ in range(3):
        start = time.process_time()
        found = sum(len(parser.parse(piece)) for piece in pieces)
        fastest = min(fastest, time.process_time() - start)
    return size / fastest, found


whole, found = rate(texts)
lines, _ = rate([line for text in texts for line in text.split("\n") if line])
print(f"quantulum3: {whole * len(texts) / size:.1f} texts/s {whole / 1e6:.4f} MB/s, {found} quantities; "
      f"by line {lines / 1e6:.4f} MB/s")
line = subprocess.run([HERE / ".build/release/read-claims", "--time", "300", *files], check=True, capture_output=True,
                      text=True).stdout
print("read-claims:", line.strip())
ours = float(line.split()[3]) * 1e6
print(f"ratio {ours / whole:.0f}, by line {ours / lines:.0f}, load {os.getloadavg()[0]:.2f}")
