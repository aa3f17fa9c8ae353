import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { BUILT_LIBRARY, WEB } from '../../web/build/paths';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NETWORKS = ['simple-rnn', 'gru', 'lstm'];
const WORKERS = 2;
const ROUNDS = 3;
const TOLERANCE = 1e-5;
const MS = 1000;

it.skipIf(!process.env['IMDB_PATH'])(
  '5,000 reviews: two workers, words included, against Keras with ids ready',
  async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'unrolled-')), 'texts.json');
    const keras = spawnSync('.venv/train/bin/python', ['-m', 'tests.bench.keras_many', file, ...NETWORKS], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, TF_USE_LEGACY_KERAS: '1', TF_CPP_MIN_LOG_LEVEL: '3' },
    });
    expect(keras.status, keras.stderr).toBe(0);
    const seconds = JSON.parse(keras.stdout.trim().split('\n').at(-1)!) as Record<string, number>;
    const texts = JSON.parse(readFileSync(file, 'utf8')) as string[];
    const { loadNetwork } = (await import(pathToFileURL(BUILT_LIBRARY).href)) as typeof import('../../web/src/lib');
    const rows: Record<string, object> = {};
    for (const id of NETWORKS) {
      const network = await loadNetwork(pathToFileURL(`${WEB}/public/models/${id}/`));
      const times: number[] = [];
      let final: Float32Array = new Float32Array(0);
      // The first round starts the workers.
      for (let round = 0; round <= ROUNDS; round++) {
        const start = performance.now();
        ({ final } = await network.readMany(texts, { workers: WORKERS }));
        times.push((performance.now() - start) / MS);
      }
      const ours = Math.min(...times.slice(1));
      const apart = texts.slice(0, 200).map((text, k) => Math.abs(network.read(text).final[0]! - final[k]!));
      expect(Math.max(...apart)).toBeLessThan(TOLERANCE);
      network.dispose();
      rows[id] = {
        'Keras, s': seconds[id]!.toFixed(2),
        'ours, s': ours.toFixed(2),
        'with start, s': times[0]!.toFixed(2),
        ratio: (seconds[id]! / ours).toFixed(2),
      };
    }
    console.table(rows);
  },
);
