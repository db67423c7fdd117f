"""A student's R, with a mistake in it: python3 mine.py | deno run lib/study.ts R --check"""

import math
import random

F, rate = 4, 0.01
random.seed(4)
wl, ws, b = (random.random() - 0.5 for _ in range(3))
for step in range(2):
    x = [random.uniform(-0.75, 0.75) for _ in range(F)]
    y = random.uniform(-0.75, 0.75)
    print("before", wl, ws, b); print("x", *x); print("y", y)
    dot, a = [], []
    for S in range(F):
        dot.append(wl * x[S] + (ws * a[S - 1] if S > 0 else 0) + b)
        a.append(math.tanh(dot[S]))
    delta = [0] * F
    delta[F - 1] = (y - a[F - 1]) / math.cosh(dot[F - 1]) ** 2
    for S in range(F - 2, -1, -1):
        delta[S] = delta[S + 1] * ws / math.cosh(dot[S]) ** 2
    wl += rate * sum(delta[S] * x[S] for S in range(F))
    ws += rate * sum(delta[S] * a[S] for S in range(F))
    b += rate * sum(delta)
    print("dot", *dot); print("a", *a); print("delta", *delta); print("after", wl, ws, b)
