import { expect, it } from 'vitest';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

it('verify: stock TensorFlow.js reads the visitor’s text in this page and agrees, network by network', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=verify');
  await hasRead(page);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const box = page.getByLabel('A film review');
  const tolerance = 1e-5;
  for (const name of ['Simple RNN', 'GRU', 'LSTM', 'Notebook']) {
    await page.getByRole('radio', { name }).check({ force: true });
    await expect.poll(() => page.locator('section[aria-busy=false]').count(), { timeout: 30_000 }).toBe(1);
    await box.fill(`A warm and quietly funny film, qqqzz. ${name}`);
    // No answer about another text stays on show, and nothing is fetched unasked.
    if (name === 'Simple RNN') expect(fetched.filter((url) => url.includes('stock'))).toEqual([]);
    await page.getByRole('button', { name: 'Ask stock TensorFlow.js' }).click();
    const answer = page.getByText('Largest difference of any state:');
    await answer.waitFor({ timeout: 40_000 });
    const [states, outputs] = [...(await answer.innerText()).matchAll(/: ([\d.]+(?:e−\d+)?)/g)].map((found) =>
      Number(found[1]!.replace('−', '-')),
    );
    expect(states).toBeLessThan(tolerance);
    expect(outputs).toBeLessThan(tolerance);
    expect(states! + outputs!).toBeGreaterThan(0);
  }
  expect(complaints).toEqual([]);
  await close();
}, 120_000);

it('verify: a file that stock TensorFlow.js cannot open is named as such', async () => {
  const { page, close } = await visit('#v=1&lens=verify');
  await hasRead(page);
  // As Keras 3 writes it: the input's shape under another name.
  await page.route('**/model.json', async (route) => {
    const text = await (await route.fetch()).text();
    await route.fulfill({ body: text.replaceAll('batch_input_shape', 'batch_shape'), contentType: 'application/json' });
  });
  await page.getByRole('button', { name: 'Ask stock TensorFlow.js' }).click();
  await page.getByRole('alert').filter({ hasText: 'format of Keras 3' }).waitFor({ timeout: 40_000 });
  await close();
}, 120_000);

it('verify: a network the visitor brought, which has no address, is read by stock TensorFlow.js from its bytes', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=verify');
  await hasRead(page);
  await page.getByRole('button', { name: 'Your own…' }).click();
  await page.getByLabel('Address on this server').fill('/models/gru/');
  await page.getByRole('button', { name: 'Fetch' }).click();
  await expect.poll(() => page.url(), { timeout: 30_000 }).toContain('model=own.gru');
  await page.getByRole('button', { name: 'Close' }).click();
  // Nothing may come from the server's copy.
  await page.route('**/models/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Ask stock TensorFlow.js' }).click();
  const answer = page.getByText('Largest difference of any state:');
  await answer.waitFor({ timeout: 40_000 });
  const [states, outputs] = [...(await answer.innerText()).matchAll(/: ([\d.]+(?:e−\d+)?)/g)].map((found) =>
    Number(found[1]!.replace('−', '-')),
  );
  expect(states).toBeLessThan(1e-5);
  expect(outputs).toBeLessThan(1e-5);
  expect(states! + outputs!).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  await close();
}, 120_000);
