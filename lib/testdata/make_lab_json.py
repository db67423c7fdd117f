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

LAB = {"train": 7000, "test": 2000, "steps": 50}
SMALL = {"train": 99, "test": 44, "steps": 7}
CURVES = [
    {"mode": mode, "seed": seed, **sizes, **training}
    for seed in (42, 7)
    for mode, sizes, training in [
        ("N", LAB, {}),
        ("D", LAB, {"rate": 0.01, "epochs": 5}),
        ("D", LAB, {"rate": 0.1, "epochs": 3}),
        ("D", SMALL, {"rate": 0.05, "epochs": 2}),
        ("R", LAB, {"rate": 0.01, "epochs": 5}),
        ("R", SMALL, {"rate": 0.05, "epochs": 2}),
    ]
]
CURVES += [
    {"mode": mode, "seed": seed, **SMALL, "hidden": hidden, "rate": rate, "epochs": 2}
    for mode, hidden, seed, rate in [
        ("D", "10", 42, 0.01),
        ("D", "5,4", 7, 0.1),
        ("R", "6", 42, 0.01),
        ("R", "4,3", 7, 0.1),
        ("R", "1,1,1", 1, 0.3),
    ]
]
CURVES += [
    {"mode": mode, "seed": 5, **SMALL, **hidden, "rate": 0.1, "epochs": 3, "anneal": True}
    for mode in "DR"
    for hidden in ({}, {"hidden": "3"})
]
CURVES += [
    {"mode": mode, "seed": 6, **SMALL, **hidden, "rate": 0.03, "epochs": 2, "clip": clip}
    for mode in "DR"
    for hidden, clip in [({}, 0.1), ({"hidden": "4,3"}, 0.3)]
]
TRACES = [
    {"mode": mode, "seed": 42, **SMALL, **hidden, "rate": 0.05, "trace": trace}
    for mode in "DR"
    for hidden, trace in [({}, 1), ({}, 99), ({"hidden": "3,2"}, 99)]
]
TRACES += [
    {"mode": mode, "seed": 42, **SMALL, **hidden, "rate": 0.05, "trace": 9, "clip": 0.01}
    for mode in "DR"
    for hidden in ({}, {"hidden": "2"})
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
    "curves": [curve(words(**which)) for which in CURVES],
    "traces": [
        {"words": words(**which), "lines": lab.trace(words(**which))} for which in TRACES
    ],
}
lists = ("%s: [\n %s\n]" % (json.dumps(name), ",\n ".join(map(json.dumps, rows)))
         for name, rows in figures.items())
print("{" + ",\n".join(lists) + "}")
