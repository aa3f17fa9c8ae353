/** Networks as frameworks wrote them, with what the framework gives for eight texts. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answers } from 'unrolled';

/** Another set of the same kind can be tried: FRAMEWORKS names its folder. */
const FOLDER = process.env['FRAMEWORKS'] ?? fileURLToPath(new URL('../../fixtures/frameworks', import.meta.url));

interface Case {
  readonly text_to_ids: {
    readonly tokenizer: string;
    readonly maxlen?: number;
    readonly padding?: 'pre' | 'post';
    readonly truncating?: 'pre' | 'post';
    readonly output?: string;
  };
  readonly files: readonly string[];
  readonly texts: readonly {
    readonly text: string;
    readonly ids: readonly number[] | null;
    /** All of it, flattened. */
    readonly output: readonly number[];
    /** The last values of each recurrent layer. */
    readonly last?: readonly (readonly number[])[];
    readonly states_of_last_layer?: readonly (readonly number[])[];
  }[];
}

/** One way in which a network was saved. */
export interface Saved {
  /** `lstm-dense-dense/tfjs`. */
  readonly name: string;
  readonly case: Case;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly answers: Answers;
}

const WORD_FILES = /word_index|tokenizer|vocab/;

/** All that was saved: a network that lies there in several formats counts once for each. */
export function savedNetworks(): Saved[] {
  return readdirSync(FOLDER).flatMap((folder) => {
    const described = JSON.parse(readFileSync(join(FOLDER, folder, 'case.json'), 'utf8')) as Case;
    const words = described.files.filter((file) => WORD_FILES.test(file));
    const networks = described.files.filter((file) => !words.includes(file) && !file.endsWith('metadata.json'));
    // Layers in one file, weights in another: they are one network.
    const saved = networks.includes('weights.h5') ? [networks] : networks.map((file) => [file]);
    return saved.map((files) => ({
      name: `${folder}/${files.join('+')}`,
      case: described,
      files: new Map([...files, ...words].flatMap((file) => bytesOf(folder, file))),
      answers: answersOf(described),
    }));
  });
}

function bytesOf(folder: string, file: string): [string, Uint8Array][] {
  const path = join(FOLDER, folder, file);
  if (!statSync(path).isDirectory()) return [[file, new Uint8Array(readFileSync(path))]];
  return readdirSync(path).flatMap((inside) => bytesOf(folder, `${file}/${inside}`));
}

/** What the owner would say: `case.json` describes it in words. */
function answersOf({ text_to_ids: owner }: Case): Answers {
  const isImdb = owner.tokenizer.startsWith('imdb');
  const isVectorization = owner.tokenizer.startsWith('TextVectorization');
  return {
    ...(isImdb && { tokeniser: 'words', indexFrom: 3, startToken: 1, unknown: 2 }),
    ...(isVectorization && { tokeniser: 'keras-text-vectorization', unknown: 1 }),
    ...(owner.tokenizer.includes('lower case, the usual') && { tokeniser: 'words', unknown: 0 }),
    ...(owner.maxlen !== undefined && { maxWords: owner.maxlen, padTo: owner.maxlen }),
    ...(owner.padding && { padAt: owner.padding === 'pre' ? 'start' : 'end' }),
    ...(owner.truncating && { keep: owner.truncating === 'pre' ? 'last' : 'first' }),
  };
}
