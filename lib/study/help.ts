/** What --version prints. */
export const VERSION = "sinusoids 4.0.0\n";

/** What --help prints. */
export const HELP = `\
Helps to understand the lab, main.ts, and to debug your own: makes noisy
sinusoidal time series and predicts the last value of each.

Usage: deno run lib/study.ts <N|D|R> … [options]

  N  the naive guess: the last value seen
  D  a perceptron: one tanh node that sees all inputs at once
  R  a recurrent network: one tanh node that sees one input after another

Several letters, as in N D R, are run on the same series and compared.

  --epochs <n>   passes over the training set (D, R); default 30
  --rate <x>     learning rate (D, R); default 0.01
  --anneal       lets the learning rate fall evenly towards 0 (D, R)
  --seed <n>     draws the numbers that NumPy draws after np.random.seed(n);
                 default: another seed each run, which is shown
  --train <n>    series to train on; default 7000
  --test <n>     series to test on; default 2000
  --steps <n>    inputs per series, before the value y; default 50
  --hidden <n,…> nodes of the hidden layers (D, R), such as 10 or 20,20
  --clip <x>     shortens the sums of a training step, taken as one vector, to x
                 where they are longer (D, R with --hidden)
  --trace <n>    shows the n-th training step of the first epoch, number by
                 number, in place of the results (D, R)
  --check        checks the training steps that your own program prints, formula
                 by formula: python3 mine.py | deno run lib/study.ts R --check
  --json         results as one JSON object per line, with every digit
  --plot         draws pictures after the results
  -h, --help     print this and exit
  -V, --version  print the version and exit

Results and pictures go to stdout, messages to stderr. Exit codes: 0 done, 1 it
failed while running or --check found a difference, 2 the command line was wrong
or there was nothing to check.
`;
