import { expect, it } from 'vitest';
import { chooseNetwork, hasRead, useBrowser, visit } from './visitor';

useBrowser();

it('verify: stock TensorFlow.js reads the visitor’s text in this page and agrees, network by network', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=verify');
  await hasRead(page);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const box = page.getByLabel('A film review');
  const tolerance = 1e-5;
  for (const name of ['Simple RNN', 'GRU', 'LSTM', 'Notebook']) {
    await chooseNetwork(page, name);
    await expect.poll(() => page.locator('section[aria-busy=false]').count()).toBe(1);
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

it('verify: what failed is what is said: the format, by its version, or the files, or the code', async () => {
  const { page, close } = await visit('#v=1&lens=verify');
  await hasRead(page);
  const ask = async (): Promise<string> => {
    await page.getByRole('button', { name: 'Ask stock TensorFlow.js' }).click();
    // The button is free again when there is an answer.
    await expect
      .poll(() => page.getByRole('button', { name: 'Ask stock TensorFlow.js' }).isEnabled(), { timeout: 40_000 })
      .toBe(true);
    return page.locator('#verify').getByRole('alert').innerText();
  };
  await page.route('**/stock-layers*.js', (route) => route.abort());
  expect(await ask()).toContain('The code of stock TensorFlow.js could not be fetched');
  await page.unroute('**/stock-layers*.js');

  await page.route('**/model.json*', (route) => route.abort());
  expect(await ask()).toContain('The files of this network could not be fetched');
  await page.unroute('**/model.json*');

  // As Keras 3 writes it: the input's shape under another name.
  let version = '3.15.1';
  await page.route('**/model.json*', async (route) => {
    const text = (await (await route.fetch()).text())
      .replaceAll('batch_input_shape', 'batch_shape')
      .replace(/"keras_version": ?"[^"]*"/, `"keras_version":"${version}"`);
    await route.fulfill({ body: text, contentType: 'application/json' });
  });
  expect(await ask()).toContain('Keras 3 wrote this network’s model.json');
  version = '2.19.0';
  const said = await ask();
  expect(said).toContain('cannot open this network’s model.json');
  expect(said).not.toContain('Keras 3');
  await close();
}, 120_000);

it('verify: a network the visitor brought, which has no address, is read by stock TensorFlow.js from its bytes', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=verify');
  await hasRead(page);
  await page.getByRole('button', { name: 'Your own…' }).click();
  await page.getByText('By address, or as a model directory').click();
  await page.getByLabel('Address of its folder').fill('/models/gru/');
  await page.getByRole('button', { name: 'Fetch' }).click();
  await expect.poll(() => page.url()).toContain('model=own.gru');
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
