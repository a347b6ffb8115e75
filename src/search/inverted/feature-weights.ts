import type { Features } from './second-ranking.ts';

/**
 * What each feature adds to a score whose best is about 1. All but four were fitted on judged questions with their
 * distractors: the loss was minus the log of the softmax of the relevant ones among the best hundred, no weight
 * below zero, each set counting the same; fitted on either half of the queries and judged on the other, they come
 * out alike. `coverage` came later, the others as they were: between 0.05 and 0.15 it gains the same. `exact`,
 * `heading` and `isTitle` have nothing to learn from there and are set by hand, so that what was copied from a text
 * and what is the name of a document come first.
 */
export const featureWeights: Features = {
  relative: 0.155,
  near: 0.18,
  window: 0.035,
  coverage: 0.12,
  characters: 0.2,
  exact: 0.2,
  title: 0.13,
  heading: 0.02,
  isTitle: 0.5,
  brevity: 0.1,
  feedback: 0.06,
};

/** What they come to, each by its name: to look them up one after the other took as long as a look at a text. */
export function scoreOf(features: Features): number {
  return (
    features.relative * featureWeights.relative +
    features.near * featureWeights.near +
    features.window * featureWeights.window +
    features.coverage * featureWeights.coverage +
    features.characters * featureWeights.characters +
    features.exact * featureWeights.exact +
    features.title * featureWeights.title +
    features.heading * featureWeights.heading +
    features.isTitle * featureWeights.isTitle +
    features.brevity * featureWeights.brevity +
    features.feedback * featureWeights.feedback
  );
}
