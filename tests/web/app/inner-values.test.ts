import { expect, it } from 'vitest';
import { modesOf, valuesOf } from '../../../web/src/app/shown/inner-values';
import { limitOf } from '../../../web/src/plot/strip-content';
import { shipped } from '../networks';

it('offers what the cell has', async () => {
  expect(modesOf(await shipped('simple-rnn'))).toEqual(['state', 'vote']);
  expect(modesOf(await shipped('gru'))).toEqual(['state', 'vote', 'updateGate', 'resetGate']);
  expect(modesOf(await shipped('lstm'))).toEqual(['state', 'vote', 'c', 'inputGate', 'forgetGate', 'outputGate']);
});

it('a gate is the same whether the text was typed on or read at once, and stays between 0 and 1', async () => {
  const network = await shipped('lstm');
  const text = 'a slow film but not a bad one';
  let reading = network.read('');
  for (let end = 1; end <= text.length; end++) {
    reading = network.read(text.slice(0, end), reading);
    valuesOf('forgetGate', reading);
  }
  const typed = valuesOf('forgetGate', reading);
  const whole = network.read(text).inner();
  expect(typed).toEqual(whole['forgetGate']);
  expect(valuesOf('c', reading)).toEqual(whole['memory']);
  expect(typed.every((open) => open >= 0 && open <= 1)).toBe(true);
  expect(limitOf('forgetGate', 'text', { states: typed, network })).toBe(1);
});
