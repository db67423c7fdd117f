"""The lab with NumPy: what the tests and the README compare this program with.

usage: python3 lab.py N|D|R [--seed S] [--train N] [--test N] [--steps N] [--rate L]
       [--hidden N,… [--clip C]] [--epochs E [--anneal] | --trace T]

Prints the test MSE, for D and R after each epoch, with every digit; with --trace,
what the T-th training step of the first epoch computes, one JSON object a line. It
draws the training series, the test series and then the parameters of the model:
w_1 … w_F and b for D, w_l, w_s and b for R, each less 0.5; with hidden layers, for
each layer from the first, wl row by row, ws row by row (for R), b, each from -r
to r.
"""

import argparse
import json

import numpy as np


def sinusoid(steps):
    """One series: its inputs, and the value that follows them."""
    freq1, freq2 = np.random.rand(), np.random.rand()
    offset1, offset2 = np.random.rand(), np.random.rand()
    t = np.linspace(0, 1, steps + 1)
    slow = 0.5 * np.sin((t - offset1) * (freq1 * 10 + 10))
    fast = 0.2 * np.sin((t - offset2) * (freq2 * 20 + 20))
    noise = 0.1 * (np.random.rand(steps + 1) - 0.5)
    values = slow + fast + noise
    return values[:steps], values[steps]


def slope(dot):
    """The derivative of tanh."""
    return 1 / np.cosh(dot) ** 2


class Naive:
    weights = []

    def predict(self, x):
        return x[-1]


class Perceptron:
    def __init__(self, steps):
        self.w = np.random.rand(1, steps) - 0.5
        self.b = np.random.rand(1, 1) - 0.5
        self.weights = [self.w, self.b]

    def predict(self, x):
        return np.tanh(self.w @ x.reshape(-1, 1) + self.b).item()

    def sums(self, x, y):
        x = x.reshape(-1, 1)
        self.dot = self.w @ x + self.b
        self.a = np.tanh(self.dot)
        self.delta = (y - self.a) * slope(self.dot)
        return [self.delta @ x.T, self.delta]


class ScalarRnn:
    def __init__(self, steps):
        self.wl, self.ws, self.b = (np.array(np.random.rand() - 0.5) for _ in range(3))
        self.weights = [self.wl, self.ws, self.b]

    def forward(self, x):
        """The dots and outputs of steps 1 … F; index 0 is before the first."""
        wl, ws, b = map(float, self.weights)
        dot, a = [None], [0.0]
        for value in x:
            dot.append(wl * value + ws * a[-1] + b)
            a.append(np.tanh(dot[-1]))
        return dot, a

    def predict(self, x):
        return self.forward(x)[1][-1]

    def sums(self, x, y):
        F = len(x)
        self.dot, self.a = self.forward(x)
        self.delta = [None] * F + [(y - self.a[F]) * slope(self.dot[F])]
        for S in range(F - 1, 0, -1):
            self.delta[S] = self.delta[S + 1] * float(self.ws) * slope(self.dot[S])
        steps = range(1, F + 1)
        return [
            np.array(sum(self.delta[S] * x[S - 1] for S in steps)),
            np.array(sum(self.delta[S] * self.a[S - 1] for S in steps if S > 1)),
            np.array(sum(self.delta[S] for S in steps)),
        ]


class Network:
    """D and R with hidden layers: wl, ws and b of each layer are matrices."""

    def __init__(self, sizes, recurrent):
        self.sizes, self.recurrent, self.layers = sizes, recurrent, []
        for m, n in zip(sizes, sizes[1:]):
            r = np.sqrt(6 / (m + 2 * n if recurrent else m + n))
            wl = (2 * np.random.rand(n, m) - 1) * r
            ws = (2 * np.random.rand(n, n if recurrent else 0) - 1) * r
            self.layers.append([wl, ws, (2 * np.random.rand(n, 1) - 1) * r])
        self.weights = [array for layer in self.layers for array in layer]

    def forward(self, x):
        """dot[S][L] and a[S][L]; a[S][0] is the inputs, a[0] is before the first step."""
        dot, a = [None], [[np.zeros((n, 1)) for n in self.sizes]]
        for inputs in x.reshape(-1, self.sizes[0], 1):
            dots, outputs = [None], [inputs]
            for (wl, ws, b), before in zip(self.layers, a[-1][1:]):
                recurrent = ws @ before if self.recurrent else 0
                dots.append(wl @ outputs[-1] + recurrent + b)
                outputs.append(np.tanh(dots[-1]))
            dot.append(dots)
            a.append(outputs)
        return dot, a

    def predict(self, x):
        return self.forward(x)[1][-1][-1].item()

    def sums(self, x, y):
        self.dot, self.a = self.forward(x)
        F, N = len(self.a) - 1, len(self.layers)
        self.delta = [[None] * (N + 1) for _ in range(F + 1)]
        sums = [np.zeros_like(array) for array in self.weights]
        for S in range(F, 0, -1):
            for L in range(N, 0, -1):
                error = y - self.a[F][N] if (L, S) == (N, F) else 0
                if S < F:
                    error = error + self.layers[L - 1][1].T @ self.delta[S + 1][L]
                if L < N:
                    error = error + self.layers[L][0].T @ self.delta[S][L + 1]
                delta = self.delta[S][L] = slope(self.dot[S][L]) * error
                sums[3 * L - 3] += delta @ self.a[S][L - 1].T
                if S > 1:
                    sums[3 * L - 2] += delta @ self.a[S - 1][L].T
                sums[3 * L - 1] += delta
        return sums


def numbers(arrays):
    """All numbers of some arrays, one after another."""
    return [float(value) for array in arrays for value in array.flat]


def train(model, x, y, rate, clip):
    """A training step; returns the sums, and their length before they were shortened."""
    sums = model.sums(x, y)
    length = np.sqrt(np.sum(np.square(numbers(sums))))
    if length > clip:
        sums = [array * (clip / length) for array in sums]
    for weights, array in zip(model.weights, sums):
        weights += rate * array
    return numbers(sums), length


def parse(words):
    """The options of a command line; without words, of the one it was called with."""
    parser = argparse.ArgumentParser()
    parser.add_argument("mode", choices="NDR")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--train", type=int, default=7000)
    parser.add_argument("--test", type=int, default=2000)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--hidden")
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--anneal", action="store_true")
    parser.add_argument("--clip", type=float, default=np.inf)
    parser.add_argument("--trace", type=int)
    options = parser.parse_args(words)
    if options.clip < np.inf and not options.hidden:
        parser.error("--clip needs --hidden")
    return options


def make(words):
    """The options, the two sets and the untrained model of a command line."""
    options = parse(words)
    np.random.seed(options.seed)
    train_set = [sinusoid(options.steps) for _ in range(options.train)]
    test_set = [sinusoid(options.steps) for _ in range(options.test)]
    if options.hidden:
        hidden = [int(n) for n in options.hidden.split(",")]
        inputs = 1 if options.mode == "R" else options.steps
        model = Network([inputs, *hidden, 1], options.mode == "R")
    elif options.mode == "N":
        model = Naive()
    elif options.mode == "D":
        model = Perceptron(options.steps)
    else:
        model = ScalarRnn(options.steps)
    return options, train_set, test_set, model


def mean_squared_error(model, test_set):
    return float(np.mean([(y - model.predict(x)) ** 2 for x, y in test_set]))


def curve(words):
    """The test MSE after each epoch, for N the one that it has; and the parameters."""
    options, train_set, test_set, model = make(words)
    for epoch in range(1, 2 if options.mode == "N" else options.epochs + 1):
        falling = 1 - (epoch - 1) / options.epochs if options.anneal else 1
        for x, y in train_set if model.weights else []:
            train(model, x, y, options.rate * falling, options.clip)
        yield mean_squared_error(model, test_set), numbers(model.weights)


def trace(words):
    """A row for each step S of R, input i of D, or step and layer, then the whole."""
    options, train_set, _, model = make(words)
    for x, y in train_set[: options.trace - 1]:
        train(model, x, y, options.rate, options.clip)
    x, y = train_set[options.trace - 1]
    before = numbers(model.weights)
    prediction = model.predict(x)
    sums, length = train(model, x, y, options.rate, options.clip)
    after = numbers(model.weights)
    step = {
        "trace": options.trace,
        "y": y,
        "prediction": prediction,
        "predictionAfter": model.predict(x),
    }
    if options.hidden:
        rows = [
            {
                "S": S,
                "layer": L,
                "dot": model.dot[S][L].ravel().tolist(),
                "a": model.a[S][L].ravel().tolist(),
                "delta": model.delta[S][L].ravel().tolist(),
            }
            for S in range(1, len(model.a))
            for L in range(1, len(model.sizes))
        ]
    elif options.mode == "R":
        rows = [
            {"S": S, "x": x[S - 1], "dot": model.dot[S], "a": model.a[S], "delta": model.delta[S]}
            for S in range(1, len(x) + 1)
        ]
    else:
        step |= {"dot": model.dot.item(), "delta": model.delta.item()}
        rows = [
            {"i": k + 1, "x": x[k], "w": before[k], "deltaX": sums[k], "wAfter": after[k]}
            for k in range(len(x))
        ]
    step |= {"before": before, "sums": sums, "after": after}
    if length > options.clip:
        step["length"] = length
    return [*rows, step]


if __name__ == "__main__":
    if parse(None).trace:
        for row in trace(None):
            print(json.dumps(row))
    else:
        for mse, _ in curve(None):
            print(repr(mse), flush=True)
