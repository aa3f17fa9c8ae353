import { describe, expect, it } from 'vitest';
import { parseReport, parseRequest } from '../../../web/src/app/link/embed-protocol';
import { MOST_TEXT } from '../../../web/src/app/link/packed-text';

const asked = (fields: object): unknown => parseRequest({ unrolled: 1, ...fields });
const told = (fields: object): unknown => parseReport({ unrolled: 1, ...fields });

describe('what a page asks of the embed', () => {
  it('is taken over when it is sound', () => {
    const wishes = {
      text: 'a\nb',
      model: 'gru',
      step: 0,
      lens: 'what-if',
      theme: 'dark',
      lang: 'zh',
      hide: ['player'],
    };
    expect(asked({ type: 'show', ...wishes })).toEqual({ type: 'show', wishes, unusable: [] });
    const none = { model: null, step: null, lens: null, theme: null, lang: null };
    expect(asked({ type: 'show', ...none })).toEqual({ type: 'show', wishes: none, unusable: [] });
    expect(asked({ type: 'show' })).toEqual({ type: 'show', wishes: {}, unusable: [] });
    expect(asked({ type: 'hello', sharesWords: true })).toEqual({ type: 'hello', sharesWords: true });
  });

  it('shares the visitor’s words only where it says exactly so', () => {
    for (const sharesWords of [undefined, 'true', 1, {}, null]) {
      expect(asked({ type: 'hello', sharesWords })).toEqual({ type: 'hello', sharesWords: false });
    }
  });

  it.each([
    ['text', 5],
    ['text', null],
    ['text', ['a']],
    ['text', 'a'.repeat(MOST_TEXT + 1)],
    ['text', new String('a')],
    ['model', '../../etc'],
    ['model', ''],
    ['model', 'm'.repeat(65)],
    ['model', { toString: () => 'gru' }],
    ['step', Number.NaN],
    ['step', -1],
    ['step', 1.5],
    ['step', Infinity],
    ['step', 1e9],
    ['step', '3'],
    ['step', 3n],
    ['lens', 'constructor'],
    ['lens', '__proto__'],
    ['lens', ['why']],
    ['theme', 'auto'],
    ['lang', 'fr'],
    ['hide', 'player'],
    ['hide', ['player', 'everything']],
    ['hide', Array.from({ length: 1000 }, () => 'player')],
    ['hide', { length: 1, 0: 'player' }],
  ])('hostile messages are passed over: %s = %o', (name, value) => {
    expect(asked({ type: 'show', model: 'gru', [name]: value })).toEqual({
      type: 'show',
      wishes: name === 'model' ? {} : { model: 'gru' },
      unusable: [name],
    });
  });

  it.each([
    null,
    undefined,
    'show',
    1,
    [],
    [{ unrolled: 1, type: 'show' }],
    {},
    { type: 'show' },
    { unrolled: '1', type: 'show' },
    { unrolled: 2, type: 'show' },
    { unrolled: 1 },
    { unrolled: 1, type: 'SHOW' },
    { unrolled: 1, type: ['show'] },
    { unrolled: 1, type: '__proto__' },
    { unrolled: 1, type: 'toString' },
    Object.create({ unrolled: 1, type: 'show', text: 'inherited' }) as unknown,
    JSON.parse('{"__proto__": {"unrolled": 1}, "type": "show"}') as unknown,
  ])('is not guessed at: %o', (message) => {
    expect(parseRequest(message)).toBeNull();
    expect(parseReport(message)).toBeNull();
  });

  it('cannot reach a prototype', () => {
    const message = JSON.parse(
      '{"unrolled": 1, "type": "show", "__proto__": {"text": "x"}, "constructor": {"prototype": {"step": 1}}}',
    ) as unknown;
    expect(parseRequest(message)).toEqual({ type: 'show', wishes: {}, unusable: [] });
    expect('step' in {}).toBe(false);
  });
});

describe('what the embed tells the page', () => {
  const reading = { text: null, model: 'gru', step: 3, steps: 8, probability: 0.5, verdict: null };

  it('is taken over when it is whole', () => {
    const reports = [
      { type: 'ready' },
      { type: 'size', height: 480 },
      { type: 'reading', ...reading },
      { type: 'reading', ...reading, text: 'a film', verdict: 'positive' },
      { type: 'step', step: 0, word: '<start>', probability: null },
      { type: 'error', message: 'no' },
    ];
    for (const report of reports) expect(told(report)).toEqual(report);
  });

  it.each([
    { type: 'size' },
    { type: 'size', height: Number.NaN },
    { type: 'size', height: -1 },
    { type: 'size', height: 1e9 },
    { type: 'size', height: '480' },
    { type: 'reading', ...reading, probability: 1.01 },
    { type: 'reading', ...reading, probability: Number.NaN },
    { type: 'reading', ...reading, model: '<b>' },
    { type: 'reading', ...reading, step: 0.5 },
    { type: 'reading', ...reading, verdict: 'v'.repeat(100) },
    { type: 'reading', ...reading, text: undefined },
    { type: 'step', step: 0, word: 7, probability: 0.5 },
    { type: 'error', message: {} },
    { type: 'show', text: 'a' },
    { type: 'hello' },
  ])('is dropped when it is not: %o', (report) => {
    expect(told(report)).toBeNull();
  });

  it('is cut where a sentence never ends', () => {
    expect(told({ type: 'error', message: 'x'.repeat(1_000_000) })).toEqual({
      type: 'error',
      message: 'x'.repeat(500),
    });
  });
});
