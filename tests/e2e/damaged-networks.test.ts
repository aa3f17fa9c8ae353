/**
 * Damaged files of every format, each opened by the built library in a process that is watched: it ends within five seconds and
 * 500 MB, in a network whose numbers are finite or in one sentence of ours. `MUTATIONS` asks for more of them, `MUTATION_SEED` for others,
 * and `MUTATIONS_REPORT` names a file for the counts.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { BUILT_LIBRARY } from '../../web/build/paths';
import { savedNetworks } from '../web/open/frameworks';
import { mutation, randomFrom } from '../web/open/mutation';

const MUTATIONS = Number(process.env['MUTATIONS'] ?? 300);
const SEED = Number(process.env['MUTATION_SEED'] ?? 7);
const REPORT = process.env['MUTATIONS_REPORT'];
const LONGEST_MS = 5000;
const MOST_KB = 500_000;
const ONE_MS = 1000;

interface Ended {
  readonly is: 'opened' | 'refused' | 'not finite' | 'too slow' | 'died';
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
  readonly peakKb: number;
}

async function start(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('opener.mjs', import.meta.url)), [pathToFileURL(BUILT_LIBRARY).href], {
    serialization: 'advanced',
    stdio: 'ignore',
  });
  await once(child, 'message');
  return child;
}

/** What becomes of one case; a process that does not answer in time is ended. */
async function end(child: ChildProcess, files: ReadonlyMap<string, Uint8Array>, answers: object): Promise<Ended> {
  const stop = new AbortController();
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  child.send({ files: [...files], answers });
  const ended = await Promise.race([
    once(child, 'message', { signal: stop.signal }).then(([message]) => message as Ended),
    once(child, 'exit', { signal: stop.signal }).then(([, signal]): Ended => ({
      is: signal === 'SIGKILL' ? 'too slow' : 'died',
      peakKb: 0,
    })),
  ]);
  clearTimeout(late);
  stop.abort();
  return ended;
}

/** One sentence of the library, or of a reading that a network cannot make: never the engine's own words. */
function isOurs({ name = '', message = '' }: Ended): boolean {
  if (['OpenError', 'ChainError'].includes(name)) return /[.)]$/.test(message);
  return name === 'RangeError' && /steps|embedding/.test(message);
}

it(
  `${MUTATIONS} damaged files end in finite numbers or in a sentence of ours, in time and memory`,
  { timeout: 60_000 + MUTATIONS * ONE_MS },
  async () => {
    const saved = savedNetworks();
    const random = randomFrom(SEED);
    const leaks: string[] = [];
    const counts = new Map<string, number>();
    let peakKb = 0;
    let child = await start();
    for (let k = 0; k < MUTATIONS; k++) {
      const { name, files, answers } = saved[k % saved.length]!;
      const paths = [...files.keys()];
      const path = paths[Math.floor(random() * paths.length)]!;
      const ended = await end(child, new Map([...files, [path, mutation(files.get(path)!, random)]]), answers);
      peakKb = Math.max(peakKb, ended.peakKb);
      const kind = ended.is === 'refused' ? (isOurs(ended) ? ended.name! : 'stranger') : ended.is;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const isSound = (ended.is === 'opened' || (ended.is === 'refused' && isOurs(ended))) && ended.peakKb < MOST_KB;
      if (!isSound) leaks.push(`${name} ${path} #${k}: ${kind}, ${ended.peakKb} kB, ${ended.stack ?? ''}`);
      if (child.exitCode === null && child.signalCode === null && ended.peakKb < MOST_KB) continue;
      child.kill('SIGKILL');
      child = await start();
    }
    child.kill('SIGKILL');
    if (REPORT) writeFileSync(REPORT, JSON.stringify({ counts: [...counts], peakKb, leaks }, null, 1));
    expect(leaks).toEqual([]);
    expect(counts.get('opened')).toBeGreaterThan(0);
    expect((counts.get('OpenError') ?? 0) + (counts.get('ChainError') ?? 0)).toBeGreaterThan(MUTATIONS / 5);
  },
);
