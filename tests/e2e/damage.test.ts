import { cpSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder, ROOT, serve, serveFolder, useServers } from './another-server';
import { chooseNetwork, hasRead, useBrowser, visit } from './visitor';

useBrowser();
useServers();

const DAMAGES: Record<string, (weights: string) => void> = {
  truncated: (weights) => truncateSync(weights, 1000),
  altered: (weights) => {
    const bytes = readFileSync(weights);
    bytes[1000]! ^= 1;
    writeFileSync(weights, bytes);
  },
  missing: (weights) => rmSync(weights),
  // To root nothing is unreadable; a folder in the file's place is, to everybody.
  unreadable: (weights) => {
    rmSync(weights);
    mkdirSync(weights);
  },
};

it('a network damaged on the server’s disk is named by the page, and nothing is predicted by it', async () => {
  const folder = newFolder();
  const model = join(folder, 'mine');
  const whole = newFolder();
  cpSync(`${ROOT}/web/dist/models/simple-rnn`, whole, { recursive: true });
  const card = JSON.parse(readFileSync(join(whole, 'card.json'), 'utf8')) as { files: Record<string, unknown> };
  writeFileSync(join(whole, 'card.json'), JSON.stringify({ ...card, id: 'mine' }));
  for (const packed of ['card.json.br', 'card.json.gz']) rmSync(join(whole, packed), { force: true });
  const weights = join(
    model,
    Object.keys(card.files).find((name) => /^[^/]+\.bin$/.test(name))!,
  );

  const { url: base } = await serve({ MODELS_DIR: folder });
  for (const [how, damage] of Object.entries(DAMAGES)) {
    rmSync(model, { recursive: true, force: true });
    cpSync(whole, model, { recursive: true });
    damage(weights);

    const ready = await fetch(`${base}readyz`);
    expect(ready.status, how).toBe(503);
    expect(await ready.text(), how).toContain('/models/mine/');

    const { page, close } = await visit('#v=1&model=mine', { at: base });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText(), how).toContain('Cannot load model "mine"');
    // The server never answers with other bytes under the address of these.
    expect(await alert.innerText(), how).toContain('the server answered 404');
    expect(await page.getByRole('slider').count(), how).toBe(0);
    expect(await page.getByText(/\d\s%/).count(), how).toBe(0);
    await close();
  }

  // Whole again, it reads.
  rmSync(model, { recursive: true });
  cpSync(whole, model, { recursive: true });
  const { page, complaints, close } = await visit('#v=1&model=mine', { at: base });
  await hasRead(page);
  expect(complaints).toEqual([]);
  await close();
});

it('the folder for static hosts reads from a plain file server, below a path', async () => {
  const { url: base } = await serveFolder();
  const { page, complaints, foreign, close } = await visit('', { at: base });
  await hasRead(page);
  for (const [name, id] of [
    ['LSTM', 'lstm'],
    ['Notebook', 'seed'],
  ] as const) {
    await chooseNetwork(page, name);
    await expect.poll(() => page.url()).toContain(`model=${id}`);
    expect(await page.getByRole('alert').count()).toBe(0);
  }
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
});
