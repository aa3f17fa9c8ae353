import { expect, it } from 'vitest';
import { useBrowser, visit } from '../e2e/visitor';
import { CELL_VOCABULARY, keep, KINDS, offerCompetition, TOOLS, UNITS, WORDS } from './competition';

useBrowser();

/** Runs in the page: ours against onnxruntime, cell by cell and size by size, every reading of words met before. */
const measureCells = (
  kinds: number,
  units: readonly number[],
  words: number,
  vocabulary: number,
): string => `(async () => {
  const { loadNetwork } = await import('/lib/unrolled.js');
  const { loadOnnx } = await import('/bench/stock/stock.js');
  ${TOOLS}
  const rows = [];
  for (let kind = 0; kind < ${kinds}; kind++) {
    for (const units of ${JSON.stringify(units)}) {
      const folder = '/bench/cells/' + kind + '-' + units + '/';
      const network = await loadNetwork(folder);
      const onnx = await loadOnnx(new Uint8Array(await (await fetch(folder + 'network.onnx')).arrayBuffer()), '/bench/ort/');
      const text = Array.from({ length: ${words} }, (_, t) => 'w' + (3 + ((t * 37) % (${vocabulary} - 3)))).join(' ');
      const reading = network.read(text);
      const ids = reading.tokens.map(({ id }) => id);
      const states = await onnx(ids);
      const difference = states.reduce((most, value, k) => Math.max(most, Math.abs(value - reading.states[k])), 0);
      const { ours, onnx: theirs, times } = await compare({ ours: () => network.read(text), onnx: () => onnx(ids) }, 25);
      rows.push({ kind, units, ours, onnx: theirs, ratio: median(times.ours.map((ms, k) => times.onnx[k] / ms)), difference });
      network.dispose();
    }
  }
  return rows;
})()`;

interface CellRow {
  /** Index in `KINDS`. */
  readonly kind: number;
  readonly units: number;
  /** Median milliseconds. */
  readonly ours: number;
  readonly onnx: number;
  /** Median of the rounds' ratios: in each round both are measured, one after the other. */
  readonly ratio: number;
  /** Largest difference between their states and ours. */
  readonly difference: number;
}

it('every cell and size against onnxruntime-web, 300 words', async () => {
  const { page, close } = await visit('', { bypassCSP: true, before: offerCompetition });
  const rows = (await page.evaluate(measureCells(KINDS.length, UNITS, WORDS, CELL_VOCABULARY))) as CellRow[];
  await close();
  const digits = 2;
  const tableOf = (cell: (row: CellRow) => string): Record<string, Record<string, string>> =>
    Object.fromEntries(
      KINDS.map(([name], kind) => [
        name,
        Object.fromEntries(rows.filter((row) => row.kind === kind).map((row) => [`${row.units} units`, cell(row)])),
      ]),
    );
  console.log('times as fast as onnxruntime-web');
  console.table(tableOf(({ ratio }) => ratio.toFixed(digits)));
  console.log('ours / onnxruntime-web, ms');
  console.table(tableOf(({ ours, onnx }) => `${ours.toFixed(digits)} / ${onnx.toFixed(digits)}`));
  keep('cells', rows);
  const tolerance = 1e-4;
  for (const { difference } of rows) expect(difference).toBeLessThan(tolerance);
});
