import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { chooseNetwork, hasRead, hasRested, useBrowser, visit } from './visitor';

useBrowser();

const headline = (page: Page): Promise<string> =>
  page
    .locator('.verdict .line')
    .innerText()
    .then((text) => text.replace(/\s+/g, ' ').trim());
const step = async (page: Page): Promise<number> =>
  Number(await page.getByRole('slider').getAttribute('aria-valuenow'));

it('headline, colour and cursor say the same share, and an undecided verdict says only that', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  const tones: string[] = [];
  for (const text of ['A wonderful film.', 'An awful film.', 'not']) {
    await page.getByLabel('A film review').fill(text);
    await hasRested(page);
    const said = (await page.getByRole('slider').getAttribute('aria-valuetext'))!;
    await page.getByRole('slider').press('End');
    const percent = Number(/(\d+)\s%$/.exec((await page.getByRole('slider').getAttribute('aria-valuetext'))!)?.[1]);
    expect(said).toContain('P(positive)');
    const isUndecided = percent >= 47 && percent <= 53;
    expect(await headline(page)).toBe(isUndecided ? 'undecided' : `${percent}% positive`);
    tones.push(isUndecided ? 'undecided' : percent > 50 ? 'positive' : 'negative');
    expect(await page.locator('.verdict .line').getAttribute('class')).toContain(tones.at(-1));
  }
  expect(tones.slice(0, 2)).toEqual(['positive', 'negative']);
  await close();
});

it('the player begins at the first word, the verdict follows it, and it ends with the whole review', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  const whole = await headline(page);
  const speed = page.getByRole('combobox', { name: 'Speed' });
  await speed.selectOption('0.5×');
  // What cursor and verdict say, each time one of them changes.
  await page.evaluate(() => {
    const seen: string[] = [];
    const look = (): void => {
      const said = document.querySelector('.verdict .so span')!.textContent;
      seen.push(`${document.querySelector('[role=slider]')!.getAttribute('aria-valuenow')} ${said}`);
    };
    new MutationObserver(look).observe(document.querySelector('.verdict .so')!, { subtree: true, characterData: true });
    Object.assign(globalThis, { seen });
  });
  await page.getByRole('button', { name: 'Play' }).click();
  await page
    .locator('.verdict')
    .getByText(/after word \d/)
    .waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  const paused = await step(page);
  await expect.poll(() => headline(page)).toBe(whole);
  await page.getByRole('button', { name: 'Play' }).click();
  for (let k = 0; k < 3; k++) await page.keyboard.press('+');
  expect(await speed.inputValue()).toBe('16');
  await page.getByRole('button', { name: 'Play' }).waitFor();
  const last = Number(await page.getByRole('slider').getAttribute('aria-valuemax'));
  expect(await step(page)).toBe(last);
  expect(await headline(page)).toBe(whole);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  const played = [...new Set(seen)].filter((said) => said.includes('after word'));
  expect(played).toEqual(Array.from({ length: last - 1 }, (_, k) => `${k + 2} after word ${k + 1}`));
  expect(paused).toBeLessThan(last);
  expect(complaints).toEqual([]);
  await close();
});

it('the other networks’ verdicts stand beside, follow what is typed, and open the comparison', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  const others = page.getByRole('button', { name: /Simple RNN.*LSTM/s });
  await expect.poll(() => others.innerText()).not.toContain('…');
  await page.getByLabel('A film review').fill('Awful, dull, a waste of time.');
  await expect
    .poll(async () =>
      (await others.innerText())
        .match(/\d+/g)
        ?.map(Number)
        .every((share) => share < 47),
    )
    .toBe(true);
  const said = await others.innerText();
  await others.click();
  await expect.poll(() => page.url()).toContain('with=simple-rnn%2Clstm');
  await expect.poll(() => page.getByRole('checkbox', { name: 'LSTM' }).isChecked()).toBe(true);
  // The network says by itself what its row said.
  const lstm = /LSTM\s+(\d+)\s%/.exec(said)![1]!;
  await chooseNetwork(page, 'LSTM');
  await expect.poll(() => headline(page)).toBe(`${lstm}% positive`);
  expect(complaints).toEqual([]);
  await close();
});

it('a visitor who saves data has no further networks fetched', async () => {
  const { page, close } = await visit('', {
    before: (page) =>
      page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } })),
  });
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await hasRead(page);
  await page.locator('.person').waitFor();
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((url) => /models\/(lstm|simple-rnn)\//.test(url))).toEqual([]);
  await close();
});

it('a confident mistake is kept for this visit, is read again by a press, and the list can be cleared', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await page.getByLabel('A film review').fill('A wonderful, superb film, as people say who have not seen it.');
  await hasRested(page);
  const person = page.locator('.person');
  const isPositive = (await headline(page)) > '50';
  await person.getByRole('button', { name: isPositive ? 'negative' : 'positive' }).click();
  await person.getByText('wrong here').waitFor();
  await page.reload();
  await hasRead(page);
  await page.getByRole('button', { name: 'praise' }).click();
  await person.getByRole('button', { name: 'Mistakes: 1' }).click();
  const list = page.getByRole('dialog', { name: 'Confident mistakes of this visit' });
  await list.getByRole('button', { name: 'A wonderful, superb film' }).click();
  await expect.poll(() => page.getByLabel('A film review').inputValue()).toContain('as people say');
  await person.getByRole('button', { name: 'Mistakes: 1' }).click();
  await list.getByRole('button', { name: 'Clear the list' }).click();
  await expect.poll(() => person.getByRole('button', { name: /Mistakes/ }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

it('while a network is on its way, no verdict of the one before stands under its name', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { page, close } = await visit('#v=1&model=gru', {
    before: (page) => page.route('**/models/seed/*.bin', (route) => held.then(() => route.continue())),
  });
  await hasRead(page);
  await chooseNetwork(page, 'Notebook');
  await expect.poll(() => headline(page)).toBe('waiting for the network');
  expect(await page.locator('.verdict').innerText()).not.toMatch(/\d\s%/);
  release();
  await expect.poll(() => headline(page)).toMatch(/%|undecided/);
  await close();
});

it('the heatmap’s range stands in the key, by network or by text, and a link keeps the choice', async () => {
  const { page, close } = await visit('#v=1&model=gru', {
    before: (page) =>
      page.route('**/models/gru/card.json', async (route) => {
        const response = await route.fetch();
        await route.fulfill({
          response,
          json: { ...((await response.json()) as object), scale: { state: 0.42, vote: 1.3 } },
        });
      }),
  });
  await hasRead(page);
  const key = page.locator('.key');
  await key.getByText('−0.42').waitFor();
  await page.getByText('vote', { exact: true }).click();
  await key.getByText('−1.3').waitFor();
  await page.getByRole('combobox', { name: 'colours by' }).selectOption('this text');
  await expect.poll(() => page.url()).toContain('scale=text');
  await expect.poll(() => key.innerText()).not.toContain('−1.3');
  const shown = await key.innerText();
  await page.reload();
  await hasRead(page);
  expect(await key.innerText()).toBe(shown);
  await close();
});
