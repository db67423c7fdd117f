// The second half of `deno task bundle`: finishes dist/submission.js, which
// `deno bundle` has just written.

const FILE = "dist/submission.js";

const HEADER = `\
// Predicts the last value of noisy sinusoidal time series, three ways:
//
//   deno run submission.js N    the naive guess
//   deno run submission.js D    a tanh perceptron
//   deno run submission.js R    a recurrent network of one tanh node
//   deno run submission.js --help
//
// One file, made by \`deno task bundle\` from main.ts and lib/: it needs Deno,
// and nothing else. Where to look: search for "// lib/time_series.ts" for the
// data, "// lib/perceptron.ts" for D, "// lib/scalar_rnn.ts" for R and
// "// lib/training.ts" for an epoch. The files themselves have more comments.

`;

const bundle = await Deno.readTextFile(FILE);
// A package's file is named by its path in the cache of whoever bundled, which
// tells their name; the package's own name says more.
const body = bundle.replaceAll(
  /^(\/\/ | *").*\/registry\.npmjs\.org\//gm,
  "$1npm:",
);
await Deno.writeTextFile(FILE, HEADER + body);
console.log(`wrote ${FILE}`);
