import type { Stream } from '../analysis/index.ts';
import type { CompiledQuery } from './compile.ts';
import type { DemandContext } from './demands.ts';
import { featureWeights, scoreOf } from './feature-weights.ts';
import { inCommon } from './feedback.ts';
import type { Candidate } from './first-ranking.ts';
import { idfAmong, type Weighted } from './weighted-terms.ts';
import type { Ranked } from './order.ts';
import { type Signals, signalsOf, signalWeights, worthOf } from './quality.ts';
import { type Features, SecondRanking } from './second-ranking.ts';

const featureNames = Object.keys(featureWeights) as Array<keyof Features>;
const signalNames = Object.keys(signalWeights) as Array<keyof Signals>;
const NOTHING = new Uint16Array(0);
/** Shorter queries say what they mean. */
const LEAST_TERMS = 6;
/** Where the best candidates have more than this of the query in one place, what else they say tells nothing more. */
const MOST_COVERED = 0.55;
const TEXTS_COMPARED = 8;

interface Measured {
  candidate: Candidate;
  text: Stream;
  features: Features;
}

/** Ranks the best candidates again by reading them; best first. What scores are made of only if `explain`. */
export function rankAgain(
  context: DemandContext,
  query: CompiledQuery,
  weighted: Weighted[],
  candidates: Candidate[],
  explain: boolean,
): Ranked[] {
  const { columns } = context;
  const now = Date.now();
  return measureAll(context, query, weighted, candidates)
    .map(({ candidate: { document }, features }): Ranked => {
      const signals = signalsOf(columns, document, now);
      const score = scoreOf(features) + worthOf(signals);
      return { document, score, ...(explain ? { explanation: partsOf(features, signals) } : {}) };
    })
    .sort((a, b) => b.score - a.score || b.document - a.document);
}

/** The features of each candidate, in the order of the candidates. */
function measureAll(
  { lists, columns, readStream }: DemandContext,
  query: CompiledQuery,
  weighted: Weighted[],
  candidates: Candidate[],
): Measured[] {
  const idf = new Map(weighted.map((entry) => [entry.term, entry.idf]));
  const rarest = Math.log(1 + columns.units);
  const pages = columns.units - columns.documents;
  const second = new SecondRanking(
    query,
    (term) => idf.get(term) ?? rarest,
    (term) => idfAmong(pages, Math.min(pages, lists.df(term))),
  );
  const bestScore = Math.max(1e-6, candidates[0]?.score ?? 0);
  const measured = candidates.map((candidate): Measured => {
    const text = readStream(candidate.bestUnit) ?? NOTHING;
    const heading = columns.heading(candidate.document);
    return { candidate, text, features: second.measure(candidate.score / bestScore, text, heading) };
  });
  const best = measured
    .map(({ text, features }) => ({ text, features, score: scoreOf(features) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, TEXTS_COMPARED);
  if (query.terms.length < LEAST_TERMS || (best[0]?.features.window ?? 1) > MOST_COVERED) return measured;
  const common = inCommon(
    lists,
    columns,
    best.map(({ text }) => text),
    new Set(query.terms),
  );
  if (common) for (const { features, text } of measured) features.feedback = common.of(text);
  return measured;
}

function partsOf(features: Features, signals: Signals): Record<string, number> {
  const parts: Record<string, number> = {};
  for (const name of featureNames) parts[name] = features[name] * featureWeights[name];
  for (const name of signalNames) parts[name] = signals[name] * signalWeights[name];
  return parts;
}
