import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hasRead, LENS_VIEWS, openLens, useBrowser, visit } from './visitor';

useBrowser();

const FOLDER = fileURLToPath(new URL('../fixtures/frameworks', import.meta.url));

interface Case {
  readonly text_to_ids: {
    readonly tokenizer: string;
    readonly maxlen?: number;
    readonly padding?: 'pre' | 'post';
    readonly truncating?: 'pre' | 'post';
    readonly output?: string;
  };
  readonly texts: readonly { readonly text: string; readonly output: readonly number[] }[];
}

const caseOf = (name: string): Case => JSON.parse(readFileSync(join(FOLDER, name, 'case.json'), 'utf8')) as Case;

/** Files of a fixture as a drop gives them, folders with all below them. */
function filesOf(name: string, wanted: readonly string[]): { path: string; bytes: number[] }[] {
  return wanted.flatMap((file) => {
    const path = join(FOLDER, name, file);
    if (statSync(path).isDirectory()) return filesOf(join(name, file), readdirSync(path));
    return [{ path: file, bytes: [...readFileSync(path)] }];
  });
}

/** Drops files on the page, together. */
async function drop(page: Page, name: string, wanted: readonly string[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (contents) => {
      const data = new DataTransfer();
      for (const { path, bytes } of contents) data.items.add(new File([new Uint8Array(bytes)], path));
      return data;
    },
    filesOf(name, wanted),
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

const form = (page: Page) => page.locator('dialog form').first();

/** Answers what the form asks as the owner of a fixture would. */
async function answer(page: Page, { text_to_ids: owner }: Case): Promise<void> {
  const select = async (label: string, value: string): Promise<void> => {
    const field = form(page).getByLabel(label);
    if ((await field.count()) > 0) await field.selectOption(value);
  };
  const number = async (label: string, value: number | undefined): Promise<void> => {
    const field = form(page).getByLabel(label, { exact: true });
    if (value === undefined || (await field.count()) === 0) return;
    await field.fill(String(value));
    await field.press('Tab');
  };
  await number('Short texts are padded to', owner.maxlen);
  await number('Long texts are cut at', owner.maxlen);
  if (owner.padding) await select('Padding stands', owner.padding === 'pre' ? 'start' : 'end');
  if (owner.truncating) await select('Of a long text is kept', owner.truncating === 'pre' ? 'last' : 'first');
}

/** What the verdict should say of an output of one number, or of several. */
function expectedShare({ output }: { readonly output: readonly number[] }, isLogit: boolean): string {
  const most = Math.max(...output);
  const sum = output.reduce((all, each) => all + Math.exp(each), 0);
  const share =
    output.length > 1
      ? isLogit
        ? Math.exp(most) / sum
        : most
      : isLogit
        ? 1 / (1 + Math.exp(-output[0]!))
        : output[0]!;
  return String(Math.round(100 * share));
}

/** Opens a dropped network, answers, and lets it read a text. */
async function readWith(page: Page, name: string, files: readonly string[], text: string): Promise<void> {
  await drop(page, name, files);
  await form(page).getByRole('button', { name: 'Open', exact: true }).waitFor();
  await answer(page, caseOf(name));
  await form(page).getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('is open.').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByLabel('A film review').fill(text);
}

const verdict = (page: Page): Promise<string> => page.getByRole('region', { name: 'Verdict' }).innerText();

/** Ten of them: every framework, each kind of head, forward and both ways, pooled, convolved, masked. */
const NETWORKS: readonly (readonly [string, readonly string[]])[] = [
  ['lstm-padded-in-front', ['k3.keras', 'imdb_word_index.json']],
  ['bilstm-dense', ['k3.keras', 'tokenizer.json']],
  ['batch-norm', ['k3.keras', 'imdb_word_index.json']],
  ['average-pool', ['k2.h5', 'tokenizer.json']],
  ['conv-lstm', ['k2.h5', 'imdb_word_index.json']],
  ['softmax-3', ['k3.keras', 'tokenizer.json']],
  ['max-pool-labels', ['k3.keras', 'tokenizer.json']],
  ['json-and-weights', ['model.json', 'weights.h5', 'imdb_word_index.json']],
  ['torch-lstm', ['model.pt', 'vocab.json']],
  ['onnx-bigru', ['model.onnx', 'vocab.json']],
];

it('ten networks as their frameworks wrote them open by dropping, and say what the framework says', async () => {
  const { page, complaints, foreign, close } = await visit();
  await hasRead(page);
  for (const [name, files] of NETWORKS) {
    const described = caseOf(name);
    // A text about which the network is not undecided, so that its share is written.
    const isLogit = described.text_to_ids.output === 'logits';
    const shareOf = (entry: Case['texts'][number]): number => Number(expectedShare(entry, isLogit));
    const entry = described.texts.find((each) => each.text !== '' && Math.abs(shareOf(each) - 50) > 4)!;
    await readWith(page, name, files, entry.text);
    await expect
      .poll(async () => (await verdict(page)).replace(/\s/g, ''), { message: name })
      .toContain(`${expectedShare(entry, isLogit)}%`);
    await expect.poll(() => page.locator('main').innerText(), { message: name }).not.toMatch(/NaN|Infinity|undefined/);
  }
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

it('every lens of a network that has what none of them needs says so', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  for (const [name, files] of [NETWORKS[4]!, NETWORKS[6]!, ['every-word', ['k3.keras', 'tokenizer.json']] as const]) {
    await readWith(page, name, files, 'A quietly wonderful film.');
    for (const [lens, part] of LENS_VIEWS) {
      await openLens(page, lens, part);
      expect(await page.getByRole('tabpanel').innerText(), `${name}: ${lens}`).not.toMatch(/NaN|Infinity|undefined/);
      expect(await page.getByRole('tabpanel').getByRole('alert').count()).toBe(0);
    }
    expect(await page.locator('footer').innerText()).not.toContain('film reviews');
  }
  expect(complaints).toEqual([]);
  await close();
});

it('words may follow the model; what Keras says finds the padding; it is kept, changed, renamed and removed', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  const { text, output } = caseOf('bilstm-dense').texts[0]!;
  await drop(page, 'bilstm-dense', ['k3.keras']);
  await page.getByText('No file lists the words').waitFor();
  await drop(page, 'bilstm-dense', ['tokenizer.json']);
  await page.getByText('No file lists the words').waitFor({ state: 'detached' });
  await form(page).getByLabel('A text, as this network reads it').fill(text);
  const tokens = form(page).getByRole('list', { name: 'Tokens and their ids' });
  expect((await tokens.innerText()).replace(/\s+/g, ' ')).toContain('pad × 10 0 a 3 quietly 155 wonderful 109 film 18');
  await form(page).getByLabel('Keras says').fill(String(output[0]));
  await form(page).getByLabel('Keras says').press('Tab');
  await form(page).getByText('They agree with: padding stands: behind.').waitFor();
  await form(page).getByRole('button', { name: 'Take it' }).click();
  await form(page).getByText('They agree.').waitFor();
  await form(page).getByLabel('Classes, from 0').fill('dull, lively');
  await form(page).getByLabel('Name').fill('My network');
  await form(page).getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByText('My network is open.').waitFor();
  await page.getByText('padding stands: behind · classes, from 0: dull, lively').first().waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByLabel('A film review').fill(text);
  const share = `${expectedShare({ output }, false)}%`;
  await expect.poll(async () => (await verdict(page)).replace(/\s/g, '')).toContain(`${share}lively`);

  await page.reload();
  await hasRead(page);
  await page.getByLabel('A film review').fill(text);
  await expect.poll(async () => (await verdict(page)).replace(/\s/g, '')).toContain(`${share}lively`);
  await page.getByText('if the text ended at each word').waitFor();

  await page.getByRole('button', { name: 'Your own…' }).click();
  await page.getByRole('button', { name: 'Change the settings of My network' }).click();
  await form(page).getByLabel('Padding stands').selectOption('start');
  await form(page).getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByText('padding stands: in front').first().waitFor();
  await page.getByRole('button', { name: 'Rename My network' }).click();
  await page.getByLabel('New name').fill('Yours');
  await page.getByLabel('New name').press('Enter');
  await page.getByRole('button', { name: 'Remove Yours' }).click();
  await page.getByRole('button', { name: 'Remove Yours' }).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

it('a network is saved with its answers as one file, which opens again with the same numbers', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  // The first is padded by its owner; the second has a layer that no model directory holds.
  for (const [name, files] of [NETWORKS[0]!, NETWORKS[4]!]) {
    const { text, output } = caseOf(name).texts.find((each) => each.text !== '')!;
    await readWith(page, name, files, text);
    const share = `${expectedShare({ output }, caseOf(name).text_to_ids.output === 'logits')}%`;
    await expect.poll(async () => (await verdict(page)).replace(/\s/g, ''), { message: name }).toContain(share);
    await page.getByRole('button', { name: 'Your own…' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save .* as a zip file$/ }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^[\w.-]+\.zip$/);
    await page.getByRole('button', { name: /^Remove / }).click();
    await page.getByRole('button', { name: /^Remove / }).waitFor({ state: 'detached' });
    // Playwright keeps downloads under a name without an ending.
    const buffer = readFileSync(await download.path());
    await page
      .getByLabel('Choose files or a zip…')
      .setInputFiles({ name: 'saved.zip', mimeType: 'application/zip', buffer });
    await page.getByText('is open.').waitFor();
    await page
      .getByText(/Assumed: /)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(async () => (await verdict(page)).replace(/\s/g, ''), { message: name }).toContain(share);
    await page.getByRole('button', { name: 'Your own…' }).click();
    await page.getByRole('button', { name: /^Remove / }).click();
    await page.getByRole('button', { name: /^Remove / }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Close' }).click();
  }
  expect(complaints).toEqual([]);
  await close();
});

it('a layer that cannot be run is marked in its chain, and other files open after it', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  const layer = (class_name: string, config: object = {}): object => ({
    class_name,
    config: { name: class_name, ...config },
  });
  const topology = {
    class_name: 'Sequential',
    config: {
      name: 'blocked',
      layers: [
        layer('Embedding', { input_dim: 9, output_dim: 3, batch_input_shape: [null, null] }),
        layer('MultiHeadAttention', { num_heads: 2 }),
        layer('GRU', { units: 5 }),
        layer('Dense', { units: 1, activation: 'sigmoid' }),
      ],
    },
  };
  const weights = [{ name: 'Embedding/embeddings', shape: [9, 3], dtype: 'float32' }];
  const manifest = [{ paths: ['weights.bin'], weights }];
  const json = JSON.stringify({ format: 'layers-model', modelTopology: topology, weightsManifest: manifest });
  await page.getByRole('button', { name: 'Your own…' }).click();
  const field = page.getByLabel('Choose files or a zip…');
  await field.setInputFiles([
    { name: 'model.json', mimeType: '', buffer: Buffer.from(json) },
    { name: 'weights.bin', mimeType: '', buffer: Buffer.alloc(108) },
  ]);
  const chain = page.getByRole('list', { name: 'Layers of the network' });
  await expect.poll(() => chain.locator('.blocking').innerText()).toContain('MultiHeadAttention');
  await drop(page, 'softmax-3', ['k3.keras', 'tokenizer.json']);
  await form(page).getByRole('button', { name: 'Open', exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('in Chinese, on a phone', async () => {
  const { page, complaints, close } = await visit('', { locale: 'zh-CN', viewport: { width: 390, height: 844 } });
  await hasRead(page);
  const dialog = page.getByRole('dialog', { name: '自己的网络' });
  await drop(page, 'softmax-3', ['tokenizer.json']);
  await dialog.getByText('在 "tokenizer.json" 中没有找到网络').waitFor();
  await drop(page, 'softmax-3', ['k3.keras', 'tokenizer.json']);
  await dialog.getByLabel('填充的位置').selectOption('end');
  await dialog.getByLabel('类别，从 0 起').fill('差，一般，好');
  await dialog.getByRole('button', { name: '打开', exact: true }).click();
  await dialog.getByText('已打开').waitFor();
  await dialog.getByText('假定：').first().waitFor();
  await dialog.getByRole('button', { name: '关闭' }).click();
  const { text, output } = caseOf('softmax-3').texts[0]!;
  await page.getByLabel('影评').first().fill(text);
  const name = ['差', '一般', '好'][output.indexOf(Math.max(...output))]!;
  await expect
    .poll(async () => (await page.getByRole('region', { name: '判定' }).innerText()).replace(/\s/g, ''))
    .toContain(`${expectedShare({ output }, false)}%${name}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(complaints).toEqual([]);
  await close();
});
