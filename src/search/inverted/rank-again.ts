import type { Columns } from './columns.ts';
import type { CompiledQuery } from './compile.ts';
import type { DemandContext } from './demands.ts';
import type { Candidate, Weighted } from './first-ranking.ts';
import type { Ranked } from './order.ts';
import { signalsOf, signalWeights } from './quality.ts';
import { type Features, featureWeights, SecondRanking } from './second-ranking.ts';

const NOTHING = new Uint16Array(0);

/** Ranks the best candidates again by reading them; best first. */
export function rankAgain(
  { columns, readStream }: DemandContext,
  query: CompiledQuery,
  weighted: Weighted[],
  candidates: Candidate[],
): Ranked[] {
  const idf = new Map(weighted.map((entry) => [entry.term, entry.idf]));
  const rarest = Math.log(1 + columns.units);
  const second = new SecondRanking(query, (term) => idf.get(term) ?? rarest);
  const bestScore = Math.max(1e-6, candidates[0]?.score ?? 0);
  const now = Date.now();
  return candidates
    .map((candidate): Ranked => {
      const text = readStream(candidate.bestUnit) ?? NOTHING;
      const features = second.measure(candidate.score / bestScore, text, columns.heading(candidate.document));
      return { ...candidate, ...combine(features, columns, candidate.document, now) };
    })
    .sort((a, b) => b.score - a.score || b.document - a.document);
}

function combine(features: Features, columns: Columns, document: number, now: number) {
  const explanation: Record<string, number> = {};
  let score = 0;
  for (const name of Object.keys(featureWeights) as Array<keyof Features>) {
    explanation[name] = features[name] * featureWeights[name];
    score += explanation[name];
  }
  const signals = signalsOf(columns, document, now);
  for (const name of Object.keys(signalWeights) as Array<keyof typeof signalWeights>) {
    explanation[name] = signals[name] * signalWeights[name];
    score += explanation[name];
  }
  return { score, explanation };
}
