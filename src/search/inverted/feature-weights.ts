import type { Features } from './second-ranking.ts';

/** What each feature adds to a score whose best is about 1. */
export const featureWeights: Features = {
  relative: 0.155,
  near: 0.18,
  window: 0.035,
  words: 0.053,
  characters: 0.2,
  exact: 0.2,
  title: 0.13,
  heading: 0.02,
  isTitle: 0.5,
  brevity: 0.1,
  feedback: 0.06,
};
