"""Writes what NumPy gives, for the tests to compare with.

usage: python3 make_lab_json.py > lab.json
"""

import json
import sys

import numpy as np

import lab

UNIFORM_SEEDS = [0, 7, 42, 2**32 - 1]
# The first draws, the last of the first state and the next, and late ones.
UNIFORM_INDICES = [0, 1, 2, 3, 4, 311, 312, 999, 99_999]

# Of so many series of a seed and length, the last.
SERIES = [
    {"seed": 42, "steps": 50, "count": 1},
    {"seed": 42, "steps": 50, "count": 7001},
    {"seed": 7, "steps": 50, "count": 7001},
    {"seed": 1, "steps": 1, "count": 3},
    {"seed": 1, "steps": 2, "count": 3},
    {"seed": 8, "steps": 49, "count": 100},
    {"seed": 8, "steps": 200, "count": 100},
]

# At the sheet's sizes, as main.ts runs them.
LAB = [
    {"mode": mode, "seed": seed, **training}
    for seed in (42, 7)
    for mode, training in [
        ("N", {}),
        ("D", {"rate": 0.01, "epochs": 5}),
        ("D", {"rate": 0.1, "epochs": 3}),
        ("R", {"rate": 0.01, "epochs": 5}),
    ]
]

SMALL = {"train": 99, "test": 44, "steps": 7}
CURVES = [
    {"mode": mode, "seed": seed, **SMALL, **training, "epochs": 2}
    for mode, seed, training in [
        ("D", 42, {"rate": 0.05}),
        ("R", 7, {"rate": 0.05}),
        ("D", 42, {"hidden": "10", "rate": 0.01}),
        ("D", 7, {"hidden": "5,4", "rate": 0.1}),
        ("R", 42, {"hidden": "6", "rate": 0.01}),
        ("R", 7, {"hidden": "4,3", "rate": 0.1}),
        ("R", 1, {"hidden": "1,1,1", "rate": 0.3}),
        ("D", 6, {"hidden": "4,3", "rate": 0.03, "clip": 0.3}),
        ("R", 6, {"hidden": "4,3", "rate": 0.03, "clip": 0.3}),
    ]
]
CURVES += [
    {"mode": mode, "seed": 5, **SMALL, **hidden, "rate": 0.1, "epochs": 3, "anneal": True}
    for mode in "DR"
    for hidden in ({}, {"hidden": "3"})
]
TRACES = [
    {"mode": mode, "seed": 42, **SMALL, **training, "rate": 0.05}
    for mode in "DR"
    for training in [
        {"trace": 1},
        {"trace": 99},
        {"hidden": "3,2", "trace": 99},
        {"hidden": "2", "trace": 9, "clip": 0.01},
    ]
]


def uniforms(seed):
    np.random.seed(seed)
    drawn = np.random.rand(max(UNIFORM_INDICES) + 1)
    return [{"seed": seed, "index": k, "value": drawn[k]} for k in UNIFORM_INDICES]


def last_series(seed, steps, count):
    np.random.seed(seed)
    x, y = [lab.sinusoid(steps) for _ in range(count)][-1]
    return {"x": x.tolist(), "y": float(y)}


def words(mode, **options):
    """The command line of some options."""
    options = [f"--{name}={value}" for name, value in options.items()]
    return [mode, *(option.removesuffix("=True") for option in options)]


def curve(words):
    mses, parameters = zip(*lab.curve(words))
    return {"words": words, "mse": mses, "parameters": parameters[-1]}


figures = {
    "uniforms": [row for seed in UNIFORM_SEEDS for row in uniforms(seed)],
    "series": [{**which, **last_series(**which)} for which in SERIES],
    "lab": [curve(words(**which)) for which in LAB],
    "curves": [curve(words(**which)) for which in CURVES],
    "traces": [
        {"words": words(**which), "lines": lab.trace(words(**which))} for which in TRACES
    ],
}
lists = ("%s: [\n %s\n]" % (json.dumps(name), ",\n ".join(map(json.dumps, rows)))
         for name, rows in figures.items())
print("{" + ",\n".join(lists) + "}")
