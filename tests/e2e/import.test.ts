/** `python -m training import`: what it writes of a framework's files opens with `loadNetwork`, and says what the framework says. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { BUILT_LIBRARY } from '../../web/build/paths';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = join(ROOT, 'tests/fixtures/frameworks');
const { loadNetwork } = (await import(pathToFileURL(BUILT_LIBRARY).href)) as typeof import('../../web/src/lib');
/** Starting TensorFlow takes most of it. */
const TIMEOUT_MS = 300_000;
const TOLERANCE = 1e-5;

interface Case {
  readonly texts: readonly { readonly text: string; readonly output: readonly number[] }[];
}

it.each([
  ['lstm-padded-in-front', ['tfjs', 'imdb_word_index.json'], ['--pad-to', '14']],
  ['softmax-3', ['k3.keras', 'tokenizer.json'], ['--pad-to', '14', '--pad-at', 'end', '--keep', 'first']],
] as const)(
  '%s',
  async (name, files, answers) => {
    const to = mkdtempSync(join(tmpdir(), 'unrolled-'));
    const paths = files.map((file) => join(FOLDER, name, file));
    const made = spawnSync(
      '.venv/train/bin/python',
      ['-m', 'training', 'import', ...paths, ...answers, '--to', to, '--id', 'mine'],
      { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TF_USE_LEGACY_KERAS: '1', TF_CPP_MIN_LOG_LEVEL: '3' } },
    );
    expect(made.status, made.stderr).toBe(0);
    expect(made.stdout).toContain('Assumed: ');
    const network = await loadNetwork(pathToFileURL(`${join(to, 'mine')}/`));
    const { texts } = JSON.parse(readFileSync(join(FOLDER, name, 'case.json'), 'utf8')) as Case;
    expect(texts.length).toBe(8);
    for (const { text, output } of texts) {
      const { final } = network.read(text);
      for (const [k, value] of output.entries()) expect(Math.abs(final[k]! - value)).toBeLessThan(TOLERANCE);
    }
    network.dispose();
  },
  TIMEOUT_MS,
);
