import { serveTasks } from './serve.ts';

/** For the tests of the pool: its warming up comes to an end only after a first task. */
const state = { asked: false, warm: false };

function* warmUp() {
  while (!state.asked) yield;
  for (let step = 0; step < 3; step++) yield;
  state.warm = true;
}

function answer(): string {
  state.asked = true;
  return state.warm ? 'warm' : 'cold';
}

await serveTasks<unknown, string>(() => Promise.resolve(answer), { warmUp: warmUp() });
