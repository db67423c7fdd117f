"""What no model can beat: the test MSE of the best weighted sum of the inputs, and of
the formula itself, its four numbers fitted to the inputs of each series."""

import numpy as np

np.random.seed(1)
t = np.linspace(0, 1, 51)


def waves(p):
    """The two sines of (freq1, freq2, offset1, offset2), and their derivatives."""
    speed = [p[0] * 10 + 10, p[1] * 20 + 20]
    since = [t - p[2], t - p[3]]
    sine = [size * np.sin(s * v) for size, s, v in zip([0.5, 0.2], since, speed)]
    cosine = [size * np.cos(s * v) for size, s, v in zip([0.5, 0.2], since, speed)]
    by_freq = [cosine[0] * since[0] * 10, cosine[1] * since[1] * 20]
    by_offset = [-cosine[0] * speed[0], -cosine[1] * speed[1]]
    return sine[0] + sine[1], np.array([*by_freq, *by_offset]).T


truths = np.random.rand(100_000, 4)
series = np.array([waves(p)[0] + 0.1 * (np.random.rand(51) - 0.5) for p in truths])
x, y = np.column_stack([series[:, :50], np.ones(len(series))]), series[:, 50]
weights = np.linalg.lstsq(x[:50_000], y[:50_000], rcond=None)[0]
print("weighted sum:", np.mean((y - x @ weights)[50_000:] ** 2))

errors = []
for p, values in zip(truths[:10_000], series):
    for _ in range(8):  # Gauss and Newton's method, from the truth
        value, slopes = waves(p)
        p = p + np.linalg.lstsq(slopes[:50], (values - value)[:50], rcond=None)[0]
    errors.append(values[50] - waves(p)[0][50])
print("formula, fitted:", np.mean(np.square(errors)))
