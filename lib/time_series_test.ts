import fc from "fast-check";
import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { plainTimeSeries } from "./plain_formulas.ts";
import { sin } from "./sin.ts";
import { generateTimeSeries } from "./time_series.ts";
import { uniformStream } from "./uniform_stream.ts";

// What the lab's own generator gives under NumPy 1.24.2: the first of 7,000
// series to train on, and the first series after those, of 50 steps.
const NUMPY = {
  42: {
    train: [
      0.45868680386778915,
      0.2530150865545039,
      -0.03961699893950028,
      -0.2224328952128823,
      -0.40972045889610154,
      -0.42930495981131545,
      -0.43723862052735507,
      -0.26979034022243736,
      -0.2694486503974068,
      -0.3939690021424566,
      -0.4910772295140039,
      -0.534981608033635,
      -0.44814931932166413,
      -0.2195160598217734,
      0.055086208305494495,
      0.3067834875634496,
      0.5002358488895868,
      0.4777394208700594,
      0.4168971667892625,
      0.3267648612571051,
      0.291136577432857,
      0.3574104814170602,
      0.371390423529298,
      0.4358549266104191,
      0.36686327853644685,
      0.1082516358025384,
      -0.1166350882629703,
      -0.424443490361752,
      -0.5938417359039847,
      -0.522480430756049,
      -0.4282223423842116,
      -0.3209739381119802,
      -0.2964434279739873,
      -0.3220390296606813,
      -0.3156402864667663,
      -0.36400715398512595,
      -0.31980712300304476,
      -0.08463145862039241,
      0.14348503923297357,
      0.48974935906513717,
      0.5781092543643997,
      0.6259750916043172,
      0.48111640619296586,
      0.3537214619900633,
      0.25193085606310667,
      0.19339772492799592,
      0.3055468813617346,
      0.3033240620526517,
      0.24757133893132893,
      0.05500718655619335,
      -0.23826779039142312,
    ],
    test: [
      -0.4433470487498293,
      -0.5433468626471005,
      -0.615276513863554,
      -0.5093589330425343,
      -0.2863295797107668,
      0.01845524086004681,
      0.3493515368824009,
      0.5730216844399476,
      0.5375380932186901,
      0.44468357710398104,
      0.37164378510809437,
      0.20401936400439225,
      0.09208744463420582,
      0.027369694848270718,
      -0.0058355736009974325,
      -0.10397488431810717,
      -0.2725371028054028,
      -0.38850280155886463,
      -0.551432234792566,
      -0.638645697367644,
      -0.5331384865083098,
      -0.28134858184505074,
      0.04539427463542389,
      0.30993323948601764,
      0.5301998941928168,
      0.5992870850140469,
      0.529391816623639,
      0.29596777538883234,
      0.15438250810465665,
      0.1424778228172579,
      0.012994824560259237,
      0.011882082845656967,
      -0.07016235686008429,
      -0.28278605340037966,
      -0.386824044973166,
      -0.6145626226369539,
      -0.6534270776894463,
      -0.5311219722996958,
      -0.24438517442073904,
      0.07785971073853365,
      0.35840447774243206,
      0.5444539614040529,
      0.5900375167566797,
      0.5091343623172119,
      0.3608946314363755,
      0.12770917460458786,
      0.11045084823374453,
      0.0002831725013583905,
      -0.0062569190068001435,
      -0.06719299669161337,
      -0.28790072278123824,
    ],
  },
  7: {
    train: [
      0.4313472259968164,
      0.5110473675908248,
      0.5995981313034151,
      0.5580732754162495,
      0.46356117636730826,
      0.2803837465071997,
      0.06130793805030739,
      -0.12242000806667694,
      -0.27122200430270926,
      -0.31503415752155267,
      -0.25066534774646887,
      -0.15454520036259117,
      -0.2515011442678944,
      -0.3324090822758156,
      -0.43666625670381054,
      -0.6642273404036585,
      -0.6630845754672576,
      -0.5677673787059412,
      -0.47336859738465353,
      -0.22256713754963525,
      0.013686684134528136,
      0.0611917570227628,
      0.13448995632821653,
      0.13102376314844758,
      0.09585623830813841,
      0.10550004126231796,
      0.19144965461744656,
      0.39411127811751906,
      0.559683767146268,
      0.6818110899461292,
      0.6695352621273254,
      0.6005399201734882,
      0.4059220885157861,
      0.1701784225751279,
      0.06495643914956399,
      -0.010536572444179593,
      0.0259664980488134,
      0.04420742542965093,
      0.05133437877662779,
      -0.08707471629081547,
      -0.2639794182654583,
      -0.44736143192689226,
      -0.6401801211345043,
      -0.6495534685243004,
      -0.6620330843342574,
      -0.4593914124392357,
      -0.3224756345227519,
      -0.1962797385537074,
      -0.1279839806708438,
      -0.15931092427829244,
      -0.20819417470544696,
    ],
    test: [
      0.7132987847784416,
      0.6370463525467415,
      0.5284883648474374,
      0.3709028711457544,
      0.23954787572326125,
      0.08856816154796049,
      -0.027297441707281704,
      -0.148936617241886,
      -0.22207198089275132,
      -0.25835487641003746,
      -0.24132222982193877,
      -0.26258862363450847,
      -0.21921912264304408,
      -0.25652789872714754,
      -0.2684187926598313,
      -0.36260749032193035,
      -0.41346696637500496,
      -0.442553824841503,
      -0.49608232542944497,
      -0.5044331863977839,
      -0.47322383872230867,
      -0.4064074015402529,
      -0.25449207451414646,
      -0.003891088357329632,
      0.1724321663921502,
      0.28975813122548455,
      0.45770136346757095,
      0.5950510881822106,
      0.6046624795562052,
      0.5708264664065984,
      0.515434656822879,
      0.5049741792752623,
      0.37897194999007866,
      0.2544754360891449,
      0.13953147731047158,
      0.15891065989729208,
      0.06656307661484133,
      0.0415938236025356,
      0.06504712694371342,
      0.03047122790676406,
      0.0293272115305551,
      -0.0676139904440347,
      -0.21379474597945014,
      -0.2630263621453268,
      -0.448037797839804,
      -0.5647781523130382,
      -0.6768577173183181,
      -0.6578078422656677,
      -0.6673053936514068,
      -0.5947755621350109,
      -0.4048473339994108,
    ],
  },
};

/** A stream of the given numbers, which must suffice. */
function given(numbers: number[]): () => number {
  let k = 0;
  return () => {
    assert(k < numbers.length, "more numbers are drawn than the lab draws");
    return numbers[k++];
  };
}

function assertSeries(actual: Float64Array, expected: readonly number[]): void {
  assertEquals(actual.length, expected.length);
  for (const [i, value] of expected.entries()) {
    assertAlmostEquals(actual[i], value, 1e-12 * Math.abs(value));
  }
}

for (const [seed, { train, test }] of Object.entries(NUMPY)) {
  Deno.test(`generateTimeSeries() makes NumPy's series for seed ${seed}`, () => {
    const uniform = uniformStream(Number(seed));
    const trainSet = generateTimeSeries(uniform, 7000, 50);
    assertSeries(trainSet.values.slice(0, 51), train);
    const testSet = generateTimeSeries(uniform, 1, 50);
    assertSeries(testSet.values, test);
  });
}

Deno.test("generateTimeSeries() makes NumPy's series of 1 and of 2 steps", () => {
  const one = generateTimeSeries(uniformStream(1), 3, 1);
  assertSeries(one.values.slice(4), [
    -0.18054383071595637,
    -0.4077866949432052,
  ]);
  const two = generateTimeSeries(uniformStream(1), 3, 2);
  assertSeries(two.values.slice(6), [
    0.45615824984828107,
    0.1603360243938632,
    0.04822135706189559,
  ]);
});

Deno.test("generateTimeSeries() draws both frequencies, both offsets, then the noise", () => {
  const uniform = given([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
  const { values } = generateTimeSeries(uniform, 1, 2);
  const formula = (t: number, u: number) =>
    0.5 * sin((t - 0.3) * (0.1 * 10 + 10)) +
    0.2 * sin((t - 0.4) * (0.2 * 20 + 20)) +
    0.1 * (u - 0.5);
  assertEquals([...values], [
    formula(0, 0.5),
    formula(0.5, 0.6),
    formula(1, 0.7),
  ]);
});

Deno.test("generateTimeSeries() makes what the plain formula makes", () => {
  for (const steps of [1, 2, 49, 50, 200]) {
    const { values } = generateTimeSeries(uniformStream(8), 100, steps);
    const uniform = uniformStream(8);
    const plain = Array.from(
      { length: 100 },
      () => plainTimeSeries(uniform, steps),
    ).flat();
    assertEquals(values.length, plain.length);
    for (const [i, value] of plain.entries()) {
      assertAlmostEquals(values[i], value, 3e-16);
    }
  }
});

Deno.test("generateTimeSeries() ends at t = 1 exactly, as np.linspace does", () => {
  assert(49 * (1 / 49) < 1);
  const lastOffset = 1 - 2 ** -53; // both sines are 0 here, and not yet at 1
  const noNoise = Array(50).fill(0.5);
  const uniform = given([0, 0, lastOffset, lastOffset, ...noNoise]);
  const { values } = generateTimeSeries(uniform, 1, 49);
  assertEquals(values[49], 2 ** -53 * (0.5 * 10 + 0.2 * 20));
});

Deno.test("generateTimeSeries() goes on where the set before it ended", () => {
  const whole = generateTimeSeries(uniformStream(3), 5, 10);
  const uniform = uniformStream(3);
  const first = generateTimeSeries(uniform, 2, 10);
  const second = generateTimeSeries(uniform, 3, 10);
  assertEquals([...first.values, ...second.values], [...whole.values]);
  assertEquals(second.count, 3);
  assertEquals(second.steps, 10);
});

Deno.test("generateTimeSeries() keeps within ±0.75 at any size and seed", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 200 }),
      (seed, count, steps) => {
        const { values } = generateTimeSeries(
          uniformStream(seed),
          count,
          steps,
        );
        assertEquals(values.length, count * (steps + 1));
        // Not even a value is NaN: NaN is never within.
        assert(values.every((value) => Math.abs(value) <= 0.75));
      },
    ),
    { numRuns: 2000, seed: 5 },
  );
});
