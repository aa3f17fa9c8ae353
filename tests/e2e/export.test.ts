import { expect, it } from 'vitest';
import { hashOf, openMenu, read, saved, write, type Saved } from './export-menu';
import { goldensOf } from './goldens';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const TOLERANCE = 1e-5;

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  // Gradients are larger than 1, and single precision has its seven digits from the largest on.
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  actual.forEach((value, k) => expect(Math.abs(value - expected[k]!)).toBeLessThan(TOLERANCE * largest));
}

it.each(['gru', 'seed', 'zh-gru'])('JSON and CSV of %s hold what Keras computed', { tags: 'smoke' }, async (id) => {
  const { page, complaints, foreign, close } = await visit(`#v=1&model=${id}`);
  await hasRead(page);
  await openMenu(page);
  for (const golden of goldensOf(id).slice(1, 4)) {
    await write(page, golden.text);
    const json = await saved(page, 'This reading, as JSON');
    expect(json.name).toBe(`unrolled-${id}-reading.json`);
    const reading = JSON.parse(json.bytes.toString('utf8')) as Saved;
    expect(reading.format).toBe('unrolled-reading/1');
    expect(reading.network).toMatchObject({ id, sha256: hashOf(id) });
    expect(reading.text).toBe(golden.text);
    expect(reading.tokens.map((token) => token.id)).toEqual(golden.ids);
    expectClose(reading.outputs, golden.outputs);
    expectClose(reading.states.flat(), golden.states.flat());
    if (golden.gradients) {
      expectClose(reading.gradients.inputs.flat(), golden.gradients.inputs.flat());
      expectClose(reading.gradients.states.flat(), golden.gradients.states.flat());
    }
    // What a spreadsheet gets are the same numbers.
    const csv = (await saved(page, 'This reading, as CSV')).bytes.toString('utf8');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const [head, ...rows] = csv
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(rows).toHaveLength(golden.ids.length);
    const column = (name: string): number[] => rows.map((row) => Number(row[head!.indexOf(name)]));
    expect(column('id')).toEqual(golden.ids);
    expect(column('output')).toEqual(reading.outputs);
    expect(column('logit')).toEqual(reading.logits);
    expect(column('change')).toEqual(reading.changes);
    expect(column('along')).toEqual(reading.gradients.along);
    for (const [unit] of reading.states[0]!.entries())
      expect(column(`s_${unit}`)).toEqual(reading.states.map((row) => row[unit]));
    expectClose(
      column('gradient'),
      reading.gradients.inputs.map((row) => Math.hypot(...row)),
    );
  }
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

it('a saved reading opens again, in one step that Undo takes back, and gives the same numbers to the last bit', async () => {
  const { page, complaints, close } = await visit('#v=1&model=gru');
  await hasRead(page);
  const text = 'Not a dull film, "quietly" wonderful. 很好';
  await write(page, text);
  await openMenu(page);
  const file = await saved(page, 'This reading, as JSON');
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Simple RNN' }).check({ force: true });
  await expect.poll(() => page.url()).not.toContain('model=gru');
  await write(page, 'words of my own');
  await openMenu(page);
  await page.getByLabel('Open a reading…').setInputFiles({
    name: 'anything.json',
    mimeType: 'application/json',
    buffer: file.bytes,
  });
  await page.getByText('Read again here, every output is exactly the recorded one.').waitFor();
  expect(await read(page)).toBe(text);
  expect(await page.getByRole('radio', { name: 'GRU' }).isChecked()).toBe(true);
  // The reading that was opened is the one that was saved.
  expect((await saved(page, 'This reading, as JSON')).bytes.equals(file.bytes)).toBe(true);
  await page.keyboard.press('Escape');
  await page.goBack();
  await expect.poll(() => read(page)).toBe('words of my own');
  await expect.poll(() => page.getByRole('radio', { name: 'Simple RNN' }).isChecked()).toBe(true);

  // A file dropped on the page is as good as one that was chosen.
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'reading.json'));
    return data;
  }, file.bytes.toString('utf8'));
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.getByRole('dialog').getByText('every output is exactly the recorded one').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await read(page)).toBe(text);
  expect(complaints).toEqual([]);
  await close();
});

it('a file that cannot be opened is refused in a sentence, and nothing is lost', async () => {
  const { page, complaints, close } = await visit('#v=1&model=simple-rnn');
  await hasRead(page);
  await write(page, 'words of my own');
  await openMenu(page);
  const good = JSON.parse((await saved(page, 'This reading, as JSON')).bytes.toString('utf8')) as Saved;
  const changed = (change: object): string => JSON.stringify({ ...good, text: 'somebody’s', ...change });
  const cases: readonly (readonly [string, string])[] = [
    ['{"format": "unrolled-reading/1', 'is not JSON'],
    ['{"format": "layers-model"}', 'is not a reading saved by Unrolled'],
    [changed({ format: 'unrolled-reading/2' }), 'is in format 2, which this page does not know'],
    [changed({ outputs: 'none' }), '“outputs” is missing or not what it should be'],
    [changed({ network: { ...good.network, id: 'own.elsewhere', title: 'Elsewhere' } }), 'made with “Elsewhere”'],
    [changed({ network: { ...good.network, sha256: 'ab'.repeat(32) } }), 'another version of “Simple RNN”'],
    [changed({ network: { ...good.network, id: 'gru' } }), 'another version of “Simple RNN”'],
  ];
  for (const [content, sentence] of cases) {
    await page
      .getByLabel('Open a reading…')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await expect.poll(() => page.getByRole('alert').innerText().catch(() => '')).toContain(sentence); // prettier-ignore
    expect(await read(page)).toBe('words of my own');
    expect(await page.getByRole('radio', { name: 'Simple RNN' }).isChecked()).toBe(true);
  }
  // Outputs that were changed by hand are opened, and the difference is named.
  await page.getByLabel('Open a reading…').setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from(changed({ text: good.text, outputs: good.outputs.map((value, t) => (t === 1 ? 0 : value)) })),
  });
  await page.getByText(/differ from the recorded ones by at most 0\.\d+\./).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('the export menu works by keyboard, closes with Escape, and gives the focus back', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  const button = page.getByRole('button', { name: 'Export', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'This reading, as JSON' }).waitFor();
  expect(await button.getAttribute('aria-expanded')).toBe('true');
  const reached: string[] = [];
  for (let k = 0; k < 7; k++) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? '')); // prettier-ignore
  }
  expect(reached).toEqual([
    'Pictures',
    'The strip, all of it, as SVG',
    'The strip, all of it, as PNG',
    'This reading, as CSV',
    'This reading, as JSON',
    'INPUT',
    'BUTTON',
  ]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'This reading, as JSON' }).waitFor({ state: 'detached' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});
