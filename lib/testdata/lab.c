/* The lab in C, to compare speeds with: prints the median of the milliseconds that an epoch takes, of so many. Random numbers
   are drand48()'s, so its MSEs are near ours, not ours. Build and run it:

   gcc -O3 -march=native lib/testdata/lab.c -o /tmp/lab -lm && /tmp/lab 9 D    (or R, D 10, R 20,20)

   A last number is --clip's; without hidden layers a - stands before it: /tmp/lab 9 R - 1 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TRAIN = 7000, TEST = 2000, F = 50, LAYERS = 5, NODES = 50 };

typedef struct {
  double x[F], y;
} series;

typedef struct {
  int n;
  double wl[NODES][NODES], ws[NODES][NODES], b[NODES];
  double dot[F + 1][NODES], a[F + 1][NODES], delta[F + 2][NODES];
} layer;

static series train_set[TRAIN], test_set[TEST];
static double w[F], wl, ws, b; /* without hidden layers, D has w and b, R has wl, ws and b */
static layer layers[LAYERS];   /* with them; layer 0 is the inputs */
static layer sums[LAYERS];     /* where the sums are shortened, they are formed here first */
static int N, recurrent;
static const double rate = 0.01;
static double clip = INFINITY;

/* The rate for sums of this squared length. */
static double rate_for(double squares) { return squares > clip * clip ? rate * clip / sqrt(squares) : rate; }

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
  double a = predict_d(s), delta = (s->y - a) * (1 - a * a), rate = rate_for(0);
  if (clip < INFINITY) {
    double squares = 1;
    for (int i = 0; i < F; i++) squares += s->x[i] * s->x[i];
    rate = rate_for(delta * delta * squares);
  }
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
  double rate = rate_for(sum * sum + sum_a * sum_a + sum_x * sum_x);
  b += rate * sum;
  ws += rate * sum_a;
  wl += rate * sum_x;
}

static double predict_network(const series *s) {
  int steps = recurrent ? F : 1;
  for (int S = 1; S <= steps; S++) {
    memcpy(layers[0].a[S], recurrent ? s->x + S - 1 : s->x, layers[0].n * sizeof(double));
    for (int L = 1; L <= N; L++) {
      layer *l = layers + L, *before = l - 1;
      for (int j = 0; j < l->n; j++) {
        double dot = l->b[j];
        for (int i = 0; i < before->n; i++) dot += l->wl[j][i] * before->a[S][i];
        if (S > 1)
          for (int i = 0; i < l->n; i++) dot += l->ws[j][i] * l->a[S - 1][i];
        l->dot[S][j] = dot;
        l->a[S][j] = tanh(dot);
      }
    }
  }
  return layers[N].a[steps][0];
}

/* Adds c times the sums of a training step to the weights in `to`. */
static void add_sums(layer *to, double c, int steps) {
  for (int L = 1; L <= N; L++)
    for (int S = 1; S <= steps; S++) {
      layer *l = layers + L, *before = l - 1, *t = to + L;
      for (int j = 0; j < l->n; j++) {
        double change = c * l->delta[S][j];
        t->b[j] += change;
        for (int i = 0; i < before->n; i++) t->wl[j][i] += change * before->a[S][i];
        if (S > 1)
          for (int i = 0; i < l->n; i++) t->ws[j][i] += change * l->a[S - 1][i];
      }
    }
}

static void train_network(const series *s) {
  int steps = recurrent ? F : 1;
  double error = s->y - predict_network(s);
  for (int S = steps; S >= 1; S--)
    for (int L = N; L >= 1; L--) {
      layer *l = layers + L, *after = l + 1;
      double *delta = l->delta[S];
      memset(delta, 0, sizeof l->delta[S]);
      if (L == N && S == steps) delta[0] = error;
      if (S < steps)
        for (int j = 0; j < l->n; j++)
          for (int i = 0; i < l->n; i++) delta[i] += l->ws[j][i] * l->delta[S + 1][j];
      if (L < N)
        for (int j = 0; j < after->n; j++)
          for (int i = 0; i < l->n; i++) delta[i] += after->wl[j][i] * after->delta[S][j];
      for (int j = 0; j < l->n; j++) delta[j] *= 1 - l->a[S][j] * l->a[S][j];
    }
  if (clip == INFINITY) {
    add_sums(layers, rate, steps);
    return;
  }
  for (int L = 1; L <= N; L++)
    for (int j = 0; j < layers[L].n; j++) {
      sums[L].b[j] = 0;
      memset(sums[L].wl[j], 0, layers[L - 1].n * sizeof(double));
      memset(sums[L].ws[j], 0, layers[L].n * sizeof(double));
    }
  add_sums(sums, 1, steps);
  double squares = 0, c = 0;
  for (int move = 0; move < 2; move++, c = rate_for(squares))
    for (int L = 1; L <= N; L++)
      for (int j = 0; j < layers[L].n; j++) {
        layer *l = layers + L, *of = sums + L;
        double *pairs[][2] = {{l->wl[j], of->wl[j]}, {l->ws[j], of->ws[j]}, {l->b + j, of->b + j}};
        int counts[] = {layers[L - 1].n, recurrent ? l->n : 0, 1};
        for (int k = 0; k < 3; k++)
          for (int i = 0; i < counts[k]; i++)
            if (move) pairs[k][0][i] += c * pairs[k][1][i];
            else squares += pairs[k][1][i] * pairs[k][1][i];
      }
}

static double uniform(double r) { return (2 * drand48() - 1) * r; }

static void make_network(char *hidden) {
  layers[0].n = recurrent ? 1 : F;
  for (char *word = strtok(hidden, ","); word && N < LAYERS - 2; word = strtok(0, ",")) layers[++N].n = atoi(word);
  layers[++N].n = 1;
  for (int L = 1; L <= N; L++) {
    int n = layers[L].n, m = layers[L - 1].n;
    double r = sqrt(6.0 / (m + (recurrent ? 2 * n : n)));
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) layers[L].wl[j][i] = uniform(r);
      for (int i = 0; i < n; i++) layers[L].ws[j][i] = uniform(r);
      layers[L].b[j] = uniform(r);
    }
  }
}

static int ascending(const void *p, const void *q) {
  double x = *(const double *)p, y = *(const double *)q;
  return (x > y) - (x < y);
}

int main(int count, char **words) {
  int repeats = count > 1 ? atoi(words[1]) : 9;
  recurrent = count > 2 && *words[2] == 'R';
  srand48(42);
  generate(train_set, TRAIN);
  generate(test_set, TEST);
  for (int i = 0; i < F; i++) w[i] = uniform(0.5);
  b = uniform(0.5), wl = uniform(0.5), ws = uniform(0.5);
  void (*train)(const series *) = recurrent ? train_r : train_d;
  double (*predict)(const series *) = recurrent ? predict_r : predict_d;
  if (count > 3 && *words[3] != '-') make_network(words[3]), train = train_network, predict = predict_network;
  if (count > 4) clip = atof(words[4]);

  double ms[repeats], mse = 0;
  for (int k = 0; k < repeats; k++) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < TRAIN; i++) train(&train_set[i]);
    mse = 0;
    for (int i = 0; i < TEST; i++) mse += pow(test_set[i].y - predict(&test_set[i]), 2) / TEST;
    clock_gettime(CLOCK_MONOTONIC, &end);
    ms[k] = (end.tv_sec - start.tv_sec) * 1e3 + (end.tv_nsec - start.tv_nsec) / 1e6;
  }
  qsort(ms, repeats, sizeof *ms, ascending);
  printf("%.3f\n", ms[repeats / 2]);
  fprintf(stderr, "test MSE %.6f\n", mse);
  return 0;
}
