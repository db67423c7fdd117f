import { Perceptron } from "../perceptron.ts";
import type { Series } from "../time_series.ts";
import { learningCurveChart, seriesChart, weightsChart } from "./charts.ts";
import type { Options } from "./options.ts";
import { predictionFields } from "./prediction_fields.ts";
import type { Outcome } from "./report.ts";

/**
 * Draws what there is to see: how the MSEs fell and, of several models, what they
 * predict; of one, the weights, if it is a perceptron, and one prediction.
 */
export function pictures(
  { modes }: Options,
  outcomes: readonly Outcome[],
  naiveMse: number,
  testSet: readonly Series[],
): string {
  const curves = learningCurveChart(outcomes, naiveMse);
  if (modes.length > 1) return curves + predictionFields(outcomes, testSet);
  const [{ mode, model }] = outcomes;
  const weights = model instanceof Perceptron ? weightsChart(model.w) : "";
  return curves + weights + seriesChart(mode, model, testSet);
}
