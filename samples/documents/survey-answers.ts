export const branches = ['Alder Street', 'Quay', 'Hilltop', 'St Anne’s', 'Mill Lane', 'Cress Park'] as const;
export const purposes = [
  'Borrow or return',
  'Study or homework',
  'Help with a form',
  'Children’s hour',
  'Newspapers and company',
  'Printing or internet',
] as const;

export const questions = [
  { key: 'welcome', column: 'G', text: 'I feel welcome here.' },
  { key: 'found', column: 'H', text: 'I found what I came for.' },
  { key: 'hours', column: 'I', text: 'The opening hours suit me.' },
  { key: 'quiet', column: 'J', text: 'It is as quiet as I need it to be.' },
  { key: 'again', column: 'K', text: 'I would tell a friend to come.' },
] as const;

type Score = (typeof questions)[number]['key'];
export type Answer = {
  id: number;
  branch: string;
  day: string;
  age: string;
  purpose: string;
  minutes: number;
} & Record<Score, number>;

const days = ['Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const ages = ['13–17', '18–29', '30–44', '45–64', '65+'] as const;

/** Likelihood of each branch, in the order of `branches`. */
const branchWeights = [22, 34, 7, 9, 16, 12];
const purposeWeights: Record<string, number[]> = {
  'Alder Street': [20, 38, 12, 5, 10, 15],
  Quay: [26, 14, 20, 16, 10, 14],
  Hilltop: [48, 4, 4, 2, 38, 4],
  'St Anne’s': [18, 4, 8, 52, 12, 6],
  'Mill Lane': [30, 28, 10, 4, 18, 10],
  'Cress Park': [16, 52, 4, 4, 8, 16],
};

/** Mean score of each question; the hours are what visitors like least. */
const leanings: Record<Score, number> = { welcome: 4.5, found: 4.0, hours: 2.9, quiet: 3.8, again: 4.3 };

export const answers: readonly Answer[] = inventAnswers(180);

function inventAnswers(size: number): Answer[] {
  const random = seededRandom(20251006);
  return Array.from({ length: size }, (_, index) => {
    const branch = choose(branches, branchWeights, random);
    const purpose = choose(purposes, purposeWeights[branch] ?? [], random);
    const age = choose(
      ages,
      purpose === 'Study or homework' ? [50, 35, 8, 5, 2] : [5, 15, 30, 25, 25],
      random,
    );
    const stay = purpose === 'Study or homework' ? 95 : purpose === 'Borrow or return' ? 15 : 45;
    const minutes = Math.max(5, Math.round((stay * (0.4 + random() * 1.2)) / 5) * 5);
    const day = choose(days, [14, 15, 19, 15, 24, 13], random);
    return { id: index + 1, branch, day, age, purpose, minutes, ...inventScores(random) };
  });
}

function inventScores(random: () => number): Record<Score, number> {
  const score = (mean: number) =>
    Math.min(5, Math.max(1, Math.round(mean + (random() + random() - 1) * 1.9)));
  const { welcome, found, hours, quiet, again } = leanings;
  return {
    welcome: score(welcome),
    found: score(found),
    hours: score(hours),
    quiet: score(quiet),
    again: score(again),
  };
}

function choose<T>(items: readonly T[], weights: readonly number[], random: () => number): T {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => (left -= weight) < 0);
  const item = items[Math.max(0, at)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** Park–Miller generator: the same numbers on every machine, between 0 and 1. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

export const comments: readonly (readonly [string, string])[] = [
  ['Quay', 'Sunday is the only day I can come with all three children. Please keep Sunday.'],
  ['Alder Street', 'I get here at ten to five and it shuts at five. I like the ten minutes.'],
  ['Hilltop', 'The large print is on the bottom shelf. The people who need it cannot bend.'],
  ['Cress Park', 'More sockets. Or longer leads. Or both.'],
  ['Mill Lane', 'I found my grandfather’s shop in the photographs. I have told everybody.'],
  ['St Anne’s', 'It is the one hour in the week when somebody else sings to her.'],
  ['Quay', 'The lady who helped with the form did not sigh once.'],
  ['Alder Street', 'It is warm. I read as well, but mostly it is warm.'],
  ['Mill Lane', 'Could the reading group be told that the wall is thin?'],
  ['Quay', 'I am learning English. The children’s books are best, but I feel shy to sit there.'],
  ['Cress Park', 'Nobody asks me how revision is going. That is why I come.'],
  ['Hilltop', 'Thursdays would be perfect if the bus agreed.'],
  ['Alder Street', 'The printer eats coins and says thank you.'],
  ['Quay', 'I have been unemployed since June. Here I am a person with a newspaper.'],
  ['St Anne’s', 'A step. There is still a step. The pram knows it well.'],
  ['Mill Lane', 'Your notice says you open at 10. Your door says 9.30. Your door is right.'],
  ['Cress Park', 'Please buy the second volume. You cannot only have the first volume.'],
  ['Quay', 'My son asked whether we could live here. We said we would put it to you.'],
  ['Alder Street', 'Open later. I work until six, and so does everyone I know.'],
  ['Hilltop', 'Nothing. I only wanted to say that it is good.'],
];
