#!/usr/bin/env node
/** The command line: `npx unrolled read MODEL texts.csv`. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { loadNetwork, type Network } from 'unrolled';
import { rowsOf, type Row } from './rows.js';
import { lineOf } from './lines.js';

const USAGE = `usage: unrolled read MODEL FILE [--text COLUMN] [--out FILE] [--workers N]

Reads every text of a CSV or TSV file and writes its rows with what the network says of each: one column a class, and the
number of steps. MODEL is a model directory (with card.json), on the disk or at an http address.

  --text COLUMN  which column holds the texts (default: text, review or sentence, else the only column)
  --out FILE     where to write (default: standard output)
  --workers N    how many workers read (default: one per core)`;

/** Rows that are held at a time: a file of any length is read in bounded memory. */
const ROWS_AT_A_TIME = 20_000;
/** As other programs do: what was asked for cannot be done. */
const EXIT_REFUSED = 2;

/** What ends the program with one sentence. */
class Refusal extends Error {}

async function main(): Promise<void> {
  const { values, positionals } = parsed();
  if (values.help) return console.log(USAGE);
  const [command, model, file, ...rest] = positionals;
  if (command !== 'read' || !model || !file || rest.length > 0) throw new Refusal(USAGE);
  const workers = values.workers === undefined ? undefined : Number(values.workers);
  if (workers !== undefined && !(Number.isInteger(workers) && workers > 0)) {
    throw new Refusal(`Cannot read with ${values.workers} workers: --workers takes 1 or more.`);
  }
  if (!existsSync(file)) throw new Refusal(`Cannot find ${file}: name a CSV or TSV file.`);
  const network = await loadNetwork(addressOf(model));
  const out = values.out === undefined ? process.stdout : createWriteStream(values.out);
  const write = async (line: string): Promise<void> => {
    if (!out.write(line)) await once(out, 'drain');
  };
  let count = 0;
  for await (const { head, column, rows } of rowsOf(createReadStream(file), values.text, ROWS_AT_A_TIME)) {
    if (count === 0) await write(lineOf([...head, ...columnsOf(network), 'steps']));
    count += rows.length;
    const said = await network.readMany(
      rows.map((row) => row[column] ?? ''),
      workers === undefined ? {} : { workers },
    );
    const size = said.final.length / Math.max(1, rows.length);
    for (const [k, row] of rows.entries()) {
      const shares = Array.from(said.final.subarray(k * size, (k + 1) * size), String);
      await write(lineOf([...filled(row, head.length), ...shares, String(said.steps[k])]));
    }
  }
  if (values.out !== undefined) {
    out.end();
    await once(out, 'finish');
  }
  network.dispose();
  console.error(`read ${count} texts with ${network.card.id}`);
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        text: { type: 'string' },
        out: { type: 'string' },
        workers: { type: 'string' },
      },
    });
  } catch (cause) {
    throw new Refusal(`${(cause as Error).message}\n\n${USAGE}`);
  }
}

function addressOf(model: string): URL {
  if (/^https?:/.test(model)) return new URL(model);
  if (!existsSync(model)) throw new Refusal(`Cannot find ${model}: name a model directory, with card.json in it.`);
  return pathToFileURL(model.endsWith('/') ? model : `${model}/`);
}

/** Of a sigmoid, the one class that it speaks of. */
function columnsOf(network: Network): readonly string[] {
  return network.weights.head.kind === 'sigmoid' ? [network.classes[1]!] : network.classes;
}

function filled(row: Row, length: number): string[] {
  return Array.from({ length }, (_, k) => row[k] ?? '');
}

try {
  await main();
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : String(cause));
  process.exitCode = EXIT_REFUSED;
}
