/* The lab in C, for `deno bench` and the README to compare speeds with: prints the median of the milliseconds that it takes
   to make the 9,000 series, and for an epoch of D and of R. Random numbers are drand48()'s, so its MSEs are near ours, not
   ours. Build and run it:

   gcc -O3 -march=native lib/testdata/lab.c -o /tmp/lab -lm && /tmp/lab [series|D|R] */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TRAIN = 7000, TEST = 2000, F = 50, REPEATS = 30 };

typedef struct {
  double x[F], y;
} series;

static series train_set[TRAIN], test_set[TEST];
static double w[F], wl, ws, b; /* D has w and b; R has wl, ws and b */
static const double rate = 0.01;

static double sinusoid(double t, const double *freq, const double *offset) {
  return 0.5 * sin((t - offset[0]) * (freq[0] * 10 + 10)) + 0.2 * sin((t - offset[1]) * (freq[1] * 20 + 20)) +
         0.1 * (drand48() - 0.5);
}

static void generate(series *set, int count) {
  for (int k = 0; k < count; k++) {
    double freq[] = {drand48(), drand48()}, offset[] = {drand48(), drand48()};
    for (int i = 0; i < F; i++) set[k].x[i] = sinusoid((double)i / F, freq, offset);
    set[k].y = sinusoid(1, freq, offset);
  }
}

static double predict_d(const series *s) {
  double dot = b;
  for (int i = 0; i < F; i++) dot += w[i] * s->x[i];
  return tanh(dot);
}

static void train_d(const series *s) {
  double a = predict_d(s), delta = (s->y - a) * (1 - a * a);
  b += rate * delta;
  for (int i = 0; i < F; i++) w[i] += rate * delta * s->x[i];
}

static double predict_r(const series *s) {
  double a = 0;
  for (int S = 1; S <= F; S++) a = tanh(wl * s->x[S - 1] + ws * a + b);
  return a;
}

static void train_r(const series *s) {
  double a[F + 1] = {0}, sum = 0, sum_a = 0, sum_x = 0;
  for (int S = 1; S <= F; S++) a[S] = tanh(wl * s->x[S - 1] + ws * a[S - 1] + b);
  double delta = (s->y - a[F]) * (1 - a[F] * a[F]);
  for (int S = F; S >= 1; S--) {
    sum += delta;
    sum_a += delta * a[S - 1];
    sum_x += delta * s->x[S - 1];
    delta *= ws * (1 - a[S - 1] * a[S - 1]);
  }
  b += rate * sum;
  ws += rate * sum_a;
  wl += rate * sum_x;
}

static void make_sets(void) {
  generate(train_set, TRAIN);
  generate(test_set, TEST);
}

static double test_mse; /* kept, so that the compiler has to compute it */

static void epoch(void (*train)(const series *), double (*predict)(const series *)) {
  for (int k = 0; k < TRAIN; k++) train(&train_set[k]);
  test_mse = 0;
  for (int k = 0; k < TEST; k++) test_mse += pow(test_set[k].y - predict(&test_set[k]), 2) / TEST;
}

static void epoch_d(void) { epoch(train_d, predict_d); }
static void epoch_r(void) { epoch(train_r, predict_r); }

static int ascending(const void *p, const void *q) {
  double x = *(const double *)p, y = *(const double *)q;
  return (x > y) - (x < y);
}

static void measure(const char *what, void (*work)(void)) {
  double ms[REPEATS];
  for (int k = 0; k < REPEATS; k++) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    work();
    clock_gettime(CLOCK_MONOTONIC, &end);
    ms[k] = (end.tv_sec - start.tv_sec) * 1e3 + (end.tv_nsec - start.tv_nsec) / 1e6;
  }
  qsort(ms, REPEATS, sizeof *ms, ascending);
  printf("%s %.3f\n", what, ms[REPEATS / 2]);
}

int main(int count, char **words) {
  const char *only = count > 1 ? words[1] : "";
  srand48(42);
  make_sets();
  for (int i = 0; i < F; i++) w[i] = drand48() - 0.5;
  b = drand48() - 0.5, wl = drand48() - 0.5, ws = drand48() - 0.5;
  if (!*only || !strcmp(only, "series")) measure("series", make_sets);
  if (!*only || !strcmp(only, "D")) measure("D", epoch_d);
  if (!*only || !strcmp(only, "R")) measure("R", epoch_r);
  return 0;
}
