import { describe, expect, it } from 'vitest';
import { colourTable } from '../../../web/src/plot/colour';
import { stepOfOffset } from '../../../web/src/text/cursor';
import { ledgerOf, phrasesOf, strongestStep, wordEffects, wordsOf } from '../../../web/src/analysis/ledger';
import { formatView, parseView } from '../../../web/src/app/link/link';
import { formatShare } from '../../../web/src/messages/format';
import { rowsByVote } from '../../../web/src/analysis/rows';
import { toneOf, verdictOf } from '../../../web/src/analysis/verdict';
import { applyRule, tokenise } from '../../../web/src/text/rule';
import type { Token } from '../../../web/src/text/token';
import { tokeniserOf } from '../../../web/src/text/tokenisers';
import { Vocabulary } from '../../../web/src/text/vocabulary';

describe('the verdict', () => {
  it('is the class that P(positive) speaks for, and its colour the same', () => {
    expect([0, 0.07, 0.93, 1].map(verdictOf)).toEqual([0, 0, 1, 1]);
    expect([0.07, 0.52, 0.93].map(toneOf)).toEqual(['negative', 'undecided', 'positive']);
  });

  it('is undecided exactly where 47 to 53 per cent are written', () => {
    for (let mill = 0; mill <= 1000; mill++) {
      const share = mill / 1000;
      const percent = Number.parseInt(formatShare(share), 10);
      expect(verdictOf(share) === null, `${share} is written as ${percent} %`).toBe(percent >= 47 && percent <= 53);
    }
  });
});

describe('word effects', () => {
  it('add up, with the bias, to the last logit', () => {
    const logits = Float64Array.of(0.3, -1.25, 2.5);
    const effects = wordEffects(logits, 0.1);
    expect(effects.reduce((sum, effect) => sum + effect, 0.1)).toBeCloseTo(2.5, 12);
    expect(strongestStep(effects)).toBe(2);
  });

  it('make a ledger whose entries add up to the logit, whatever is gathered', () => {
    const words = 'a wonderful film and a dull end'.split(' ');
    const logits = Float64Array.from([0.2, 0.25, 1.7, 1.65, 1.6, 1.62, 0.7, 0.9]);
    const tokens: Token[] = [
      { text: '<start>', start: 0, end: 0, id: 1, kind: 'start' },
      ...words.map((text, k) => ({ text, start: 2 * k, end: 2 * k + 1, id: 4, kind: 'word' as const })),
    ];
    for (const most of [0, 2, 100]) {
      for (const groups of [wordsOf(tokens, most), phrasesOf('a wonderful film and a dull end', tokens)]) {
        const ledger = ledgerOf(tokens, logits, 0.1, groups, most);
        const named = ledger.named.reduce((sum, { effect }) => sum + effect, 0);
        expect(ledger.bias + ledger.start + named + ledger.otherEffect + ledger.padding).toBeCloseTo(0.9, 12);
        expect([...ledger.named.flatMap(({ steps }) => steps), ...ledger.others.flat()].sort()).toEqual(
          words.map((_, k) => k + 1),
        );
      }
    }
    expect(ledgerOf(tokens, logits, 0.1, wordsOf(tokens, 9), 2).named.map(({ steps }) => steps)).toEqual([[2], [6]]);
  });

  it('are gathered by word where there are more words than places, and by phrase at punctuation and at "but"', () => {
    const text = 'Not bad, not “good.” Still, a film I like but not much: no 3.5 stars';
    const tokens = tokenise(
      {
        tokeniser: tokeniserOf({ kind: 'words' }),
        vocabulary: new Vocabulary(['<pad>', '<start>', '<unknown>', 'not', 'bad', 'but']),
        rule: { start_token: 1, max_words: null, keep: 'last', pad_to: null },
      },
      text,
    );
    const said = (steps: readonly number[]): string => steps.map((step) => tokens[step]!.text).join(' ');
    expect(wordsOf(tokens, 99).map((steps) => steps.length)).toEqual(new Array(17).fill(1));
    expect(wordsOf(tokens, 5).find((steps) => steps.length > 1)).toEqual([1, 3, 12]);
    expect(phrasesOf(text, tokens).map(said)).toEqual([
      'not bad',
      'not “good ”',
      'still',
      'a film i like',
      'but not much',
      'no 3 5 stars',
    ]);
  });

  it('are gathered in Chinese at 但是, 不过 and the like, but not inside 不但 or 再好不过', () => {
    const phrases = (text: string): string[] => {
      const tokens = tokenise(
        {
          tokeniser: tokeniserOf({ kind: 'chinese' }),
          vocabulary: new Vocabulary(['<pad>', '<start>', '<unknown>']),
          rule: { start_token: 1, max_words: null, keep: 'last', pad_to: null },
        },
        text,
      );
      return phrasesOf(text, tokens).map((steps) => steps.map((step) => tokens[step]!.text).join(''));
    };
    expect(phrases('故事很老套但是好看')).toEqual(['故事很老套', '但是好看']);
    expect(phrases('虽然闷，不过我喜欢')).toEqual(['虽然闷', '不过我喜欢']);
    expect(phrases('不但不闷还再好不过')).toEqual(['不但不闷还再好不过']);
    expect(phrases('也不过如此可是能看')).toEqual(['也不过如此', '可是能看']);
  });

  it('are none for no steps', () => {
    expect(strongestStep(wordEffects(new Float64Array(), 0.1))).toBe(0);
  });
});

describe('heatmap rows', () => {
  it('run from the unit that votes most positive to the most negative', () => {
    expect(rowsByVote(Float32Array.of(-1, 3, 0.5))).toEqual([1, 2, 0]);
  });
});

describe('the diverging colours', () => {
  const table = colourTable('rgb(100, 0, 0)', 'rgb(255, 255, 255)', 'rgb(0, 0, 100)');
  it('are the middle at zero, the ends at the limits, and clamped beyond', () => {
    expect(table.rgb(0, 1)).toEqual([255, 255, 255]);
    expect(table.rgb(-2, 1)).toEqual([100, 0, 0]);
    expect(table.rgb(5, 5)).toEqual(table.rgb(9, 5));
    expect(table.rgb(Number.NaN, 1)).toEqual(table.rgb(0, 1));
  });
  it('are what CSS makes of color-mix(in oklab, …) half-way', () => {
    // Chromium's own, by getComputedStyle: color-mix(in oklab, rgb(122, 71, 163), rgb(244, 242, 237)), and with rgb(79, 138, 51).
    const states = colourTable('rgb(122, 71, 163)', 'rgb(244, 242, 237)', 'rgb(79, 138, 51)');
    expect(states.rgb(-0.5, 1)).toEqual([181, 156, 202]);
    expect(states.rgb(0.5, 1)).toEqual([161, 190, 145]);
  });
  it('say which colour they cannot read', () => {
    expect(() => colourTable('teal', 'rgb(0, 0, 0)', 'rgb(0, 0, 0)')).toThrow(
      '"teal" is not a colour written as rgb(…)',
    );
  });
});

describe('the cursor follows the caret', () => {
  const vocabulary = new Vocabulary(['<pad>', '<start>', '<unknown>', 'a']);
  const text = '  one two';
  const rule = { start_token: 1, max_words: null, keep: 'last', pad_to: 6 } as const;
  const { tokens } = applyRule(
    tokenise({ tokeniser: tokeniserOf({ kind: 'words' }), vocabulary, rule }, text),
    rule,
    text.length,
  );
  it('to the word it is in, and never to a padding step', () => {
    expect([0, 1, 2, 5, 6, 9].map((offset) => stepOfOffset(tokens, offset))).toEqual([0, 0, 1, 1, 2, 2]);
  });
});

describe('a link', () => {
  it('brings back the view it was made from', () => {
    const view = {
      model: 'seed',
      step: 7,
      mode: 'vote',
      theme: 'dark',
      rows: 'similarity',
      unit: 3,
      surgery: 'pin',
      with: 'gru,seed',
      moment: 4,
      lens: 'compare',
      part: 'texts',
      numbers: true,
      verify: true,
      matrices: 2,
      hide: ['samples', 'story'],
      fixed: ['text', 'model'],
      present: true,
    } as const;
    expect(parseView(`#${formatView(view)}`)).toEqual({ view, unusable: [] });
    expect(formatView({})).toBe('');
  });

  it('keeps what is sound of a damaged one, and names the rest', () => {
    const { view, unusable } = parseView('#v=1&model=../../etc&step=-1&mode=vote&theme=<b>&matrices=4&%%%=1');
    expect(view).toEqual({ mode: 'vote' });
    expect(unusable).toEqual(['model', 'step', 'theme', 'matrices', '%%%']);
  });

  it('for a class leaves out what it knows, and names what it does not', () => {
    const { view, unusable } = parseView(
      '#v=1&hide=story,verdict,samples,__proto__,samples&fixed=everything&present=1',
    );
    expect(view).toEqual({ hide: ['samples', 'story'], fixed: [] });
    expect(unusable).toEqual(['verdict', '__proto__', 'everything', 'present']);
    expect(parseView(`#v=1&hide=${'x,'.repeat(1000)}`).unusable).toHaveLength(5);
  });

  it('of the first release opens what its lens has become', () => {
    const viewOf = (fragment: string) => parseView(`#v=1&${fragment}`);
    expect(viewOf('lens=training&moment=3').view).toEqual({ lens: 'compare', part: 'training', moment: 3 });
    expect(viewOf('lens=numbers').view).toEqual({ numbers: true });
    expect(viewOf('lens=verify').view).toEqual({ verify: true });
    expect(viewOf('lens=what-if&surgery=pin&unit=2').view).toMatchObject({ lens: 'what-if', part: 'surgery' });
    expect(viewOf('lens=nonsense&part=nothing&verify=yes').unusable).toEqual(['lens', 'part', 'verify']);
  });

  it('may compare with no network at all', () => {
    expect(parseView(`#${formatView({ with: '' })}`)).toEqual({ view: { with: '' }, unusable: [] });
  });

  it('of another version is not guessed at', () => {
    expect(parseView('#v=99&step=3')).toEqual({ view: {}, unusable: ['v'] });
  });
});
