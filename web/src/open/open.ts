/** From files to a network: finds what they hold, reads it, and says what had to be assumed. */
import type { Card } from '../network/card';
import type { NetworkWeights } from '../nn/stack';
import type { Tokeniser } from '../text/tokenisers';
import { Questions, type Answers, type Assumption } from './answers';
import { build, hasOpenOutputs } from './build';
import { damaged, OpenError, quoted } from './errors';
import { nameOf, type GivenFile } from './file';
import { gather } from './gather';
import type { Plan, TextFacts } from './plan';
import { textRule, type TextRule } from './reading-rule';
import { tokeniserFor, type TextKit } from './words/tokenisers';
import { vectorsIn } from './words/vectors';
import { wordsIn } from './words/word-files';

/** Everything that a `Network` is made of. */
export interface Opened {
  readonly card: Card;
  readonly weights: NetworkWeights;
  readonly masksZero: boolean;
  readonly tokeniser: Tokeniser;
  readonly ids: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<number, string>;
  readonly assumed: readonly Assumption[];
}

/**
 * @param files by their paths, as they were chosen or dropped
 * @throws OpenError with one sentence and the remedy; `ChainError` where the layers are known and one cannot be run
 */
export function open(files: ReadonlyMap<string, Uint8Array>, answers: Answers, kit: TextKit): Opened {
  const { format, file, others } = gather(files);
  const questions = new Questions(answers);
  const plan = planOf(() => format.read(file, others, questions), nameOf(file));
  const vectors = plan.layers.some(({ layer }) => layer?.kind === 'embedding') ? null : firstOf(others, vectorsIn);
  const words = vectors ? null : firstOf(others, wordsIn);
  const labels = hasOpenOutputs(plan)
    ? questions.ask(
        'outputs',
        undefined,
        'softmax',
        ['softmax', 'labels'],
        'No file says whether the classes exclude each other.',
      )
    : 'softmax';
  const { weights, masksZero } = build(plan, labels === 'labels', vectors?.found.table ?? null);
  const facts: TextFacts = { ...vectors?.found.text, ...words?.found, ...stepsOfFlatten(weights), ...plan.text };
  if (!facts.words) {
    questions.assumed.push({
      name: 'words',
      value: null,
      choices: null,
      why: 'No file lists the words, so every word is read as unknown: add the tokenizer.json or the vocabulary.',
    });
  }
  const rule = textRule(facts, questions, {
    rows: weights.embeddings.length / weights.embeddingSize,
    isKeras: /Keras|TensorFlow/.test(plan.format),
    isImdb: words !== null && /imdb/i.test(nameOf(words.file)),
  });
  return {
    card: cardOf(plan, weights, masksZero, rule, questions, facts),
    weights,
    masksZero,
    tokeniser: tokeniserFor(rule.tokeniser, kit),
    ids: rule.ids,
    names: rule.names,
    assumed: questions.assumed,
  };
}

/** Readers meet the end of a damaged file, or numbers that make no sense, as RangeError: here it gets the file's name. */
function planOf(read: () => Plan, file: string): Plan {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RangeError) throw damaged(file, cause.message, cause);
    throw cause;
  }
}

/** What the first file says that one can be read of, and the file. */
function firstOf<T>(
  files: readonly GivenFile[],
  read: (file: GivenFile) => T | null,
): { found: T; file: GivenFile } | null {
  for (const file of files) {
    const found = read(file);
    if (found !== null) return { found, file };
  }
  return null;
}

/** A network that reads all states side by side takes texts of one length. */
function stepsOfFlatten({ pooling, layers, above = [], hidden = [], head }: NetworkWeights): TextFacts {
  const isDirect = layers.every(({ before = [] }) =>
    before.every(({ kind }) => kind !== 'convolve' && kind !== 'pool'),
  );
  const [first = head] = hidden;
  if (pooling !== 'flatten' || !isDirect || above.length > 0) return {};
  const inputs =
    'kernel' in first ? first.kernel.length / first.bias.length : 'factors' in first ? first.factors.length : 0;
  const { forward, backward, merge } = layers.at(-1)!;
  const units = [forward, backward].map((cell) => cell?.units ?? 0);
  const size = merge === 'concat' || merge === undefined ? units[0]! + units[1]! : Math.max(...units);
  return { padTo: inputs / size, maxWords: inputs / size };
}

const CLASS_OF_KIND = { 'simple-rnn': 'SimpleRNN', gru: 'GRU', lstm: 'LSTM', 'min-gru': 'MinGRU' } as const;

function cardOf(
  plan: Plan,
  weights: NetworkWeights,
  masksZero: boolean,
  { tokeniser, ids, reading }: TextRule,
  questions: Questions,
  facts: TextFacts,
): Card {
  const { head, embeddings, embeddingSize, layers, pooling } = weights;
  const rows = embeddings.length / embeddingSize;
  return {
    id: questions.answers.id ?? plan.title,
    title: questions.answers.title ?? plan.title,
    language: questions.answers.language ?? languageOf(ids),
    tokeniser,
    embedding: { rows, size: embeddingSize, masked: masksZero },
    layers: layers.map(({ forward, backward }) => {
      const { kind, units } = (forward ?? backward)!;
      const direction = forward && backward ? 'both' : forward ? 'forward' : 'backward';
      return { kind: CLASS_OF_KIND[kind], units, direction };
    }),
    pooling,
    head: { kind: head.kind, per: head.per, classes: classesOf(head.outputs, questions, facts) },
    vocabulary_size: rows,
    reading,
  };
}

function classesOf(outputs: number, questions: Questions, facts: TextFacts): readonly string[] {
  const count = outputs === 1 ? 2 : outputs;
  const usual = count === 2 ? ['negative', 'positive'] : Array.from({ length: count }, (_, k) => `class ${k}`);
  const classes = questions.ask('classes', facts.classes, usual, null, 'No file names the classes.');
  if (!Array.isArray(classes) || classes.length !== count || !classes.every((name) => typeof name === 'string')) {
    throw new OpenError(`The classes are ${quoted(classes)}: answer ${count} names.`);
  }
  return classes;
}

/** Chinese where most words are written so, otherwise English: what else it may be can be answered. */
function languageOf(ids: ReadonlyMap<string, number>): string {
  const HAN = /\p{Script=Han}/u;
  let han = 0;
  for (const word of ids.keys()) if (HAN.test(word)) han++;
  return 2 * han > ids.size ? 'zh' : 'en';
}
