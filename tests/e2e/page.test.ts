import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, inject, it } from 'vitest';
import { chooseNetwork, hasRead, isChosen, useBrowser, visit } from './visitor';

useBrowser();

it('keys move the one cursor: in the strip, and in every view', { tags: 'smoke' }, async () => {
  const { page, close } = await visit();
  await hasRead(page);
  const strip = page.getByRole('slider');
  await strip.focus();
  await page.keyboard.press('Home');
  expect(await strip.getAttribute('aria-valuenow')).toBe('1');
  await page.keyboard.press('ArrowRight');
  expect(await strip.getAttribute('aria-valuetext')).toContain('step 1, i,');
  expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toContain('Step 1, unrolled');
  await page.keyboard.press('End');
  expect(await strip.getAttribute('aria-valuenow')).toBe(await strip.getAttribute('aria-valuemax'));
  await close();
});

it('pointing at the strip moves the cursor, and the caret in the review does too', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  const strip = page.getByRole('slider');
  const frame = (await strip.boundingBox())!;
  await page.mouse.move(frame.x + frame.width * 0.3, frame.y + 150);
  const left = Number(await strip.getAttribute('aria-valuenow'));
  await page.mouse.move(frame.x + frame.width * 0.7, frame.y + 150);
  expect(Number(await strip.getAttribute('aria-valuenow'))).toBeGreaterThan(left);
  await page.getByLabel('A film review').click();
  await page.keyboard.press('Control+Home');
  await expect.poll(() => strip.getAttribute('aria-valuetext')).toContain(', i,');
  await close();
});

it('play walks through the review and stops at its end', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.getByLabel('A film review').fill('one two three');
  await page.getByRole('slider').press('Home');
  await page.getByLabel('Speed').selectOption('4×');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuenow')).toBe('4');
  await page.getByRole('button', { name: 'Play' }).waitFor();
  await close();
});

it('an empty review shows the start state, not an error', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await page.getByRole('button', { name: 'Clear the review' }).click();
  expect(await page.getByRole('region', { name: 'Verdict' }).innerText()).toContain('the state after the start token');
  expect(await page.getByRole('slider').getAttribute('aria-valuemax')).toBe('1');
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

it('a sample replaces the review, and undo brings the old one back', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  const box = page.getByLabel('A film review');
  await box.fill('my own words');
  await page.getByRole('button', { name: 'praise' }).click();
  expect(await box.inputValue()).toContain('A wonderful film');
  await box.focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => box.inputValue()).toBe('my own words');
  await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuemax')).toBe('4');
  await close();
});

it('the notebook’s network shows its padding as steps', { tags: 'smoke' }, async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await chooseNetwork(page, 'Notebook');
  await expect.poll(() => page.getByRole('region', { name: 'Verdict' }).innerText()).toContain('padding steps');
  expect(await page.getByRole('slider').getAttribute('aria-valuemax')).toBe('64');
  await page.getByRole('slider').press('End');
  expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toContain('pad');
  await expect.poll(() => page.url()).toContain('model=seed');
  expect(complaints).toEqual([]);
  await close();
});

it('the menu beside the switch says what its networks are for, works by keyboard, and names the chosen one', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  const button = page.getByRole('button', { name: 'More networks' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByText('It calls “not good” praise').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('It calls “not good” praise').waitFor({ state: 'detached' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  const width = (await button.boundingBox())!.width;
  await page.keyboard.press('Enter');
  await page.getByText('It calls “not good” praise').waitFor();
  const others = page.getByRole('group', { name: 'More networks' }).getByRole('button');
  await page.keyboard.press('Tab');
  expect(await others.first().evaluate((element) => element === document.activeElement)).toBe(true);
  await others.filter({ hasText: 'Notebook' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => isChosen(page, 'Notebook')).toBe(true);
  await expect.poll(() => page.url()).toContain('model=seed');
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await button.innerText()).toContain('Notebook');
  expect((await button.boundingBox())!.width).toBeCloseTo(width, 0);
  expect(await page.getByRole('radiogroup', { name: 'Network' }).getByRole('radio', { checked: true }).count()).toBe(0);
  await button.click();
  const entry = page.getByRole('group', { name: 'More networks' }).getByRole('button', { name: 'Notebook' });
  expect(await entry.getAttribute('aria-pressed')).toBe('true');
  await page.mouse.click(5, 500);
  await entry.waitFor({ state: 'detached' });
  await chooseNetwork(page, 'Simple RNN');
  await expect.poll(() => page.url()).toContain('model=simple-rnn');
  expect(await button.innerText()).toBe('More networks');
  expect(complaints).toEqual([]);
  await close();
});

it(
  'a first visit meets GRU; a link of the first release that names no network means Simple RNN',
  { tags: 'smoke' },
  async () => {
    const first = await visit();
    await hasRead(first.page);
    expect(await isChosen(first.page, 'GRU')).toBe(true);
    expect(new URL(first.page.url()).hash).toBe('');
    // What is linked from here names the network.
    await first.page.getByText('vote', { exact: true }).click();
    await expect.poll(() => first.page.url()).toContain('model=gru&mode=vote');
    await first.close();

    const old = await visit('#v=1&mode=vote');
    await hasRead(old.page);
    expect(await isChosen(old.page, 'Simple RNN')).toBe(true);
    await expect.poll(() => old.page.url()).toContain('model=simple-rnn&mode=vote');
    await old.close();
  },
);

it('a server without GRU shows the first network it has', async () => {
  const { page, close } = await visit('', {
    before: async (page) => {
      await page.route('**/models/gru/**', (route) => route.fulfill({ status: 404 }));
      await page.route('**/models/index.json', async (route) => {
        const { models } = (await (await route.fetch()).json()) as { models: { id: string }[] };
        await route.fulfill({ json: { models: models.filter(({ id }) => id !== 'gru') } });
      });
    },
  });
  await hasRead(page);
  expect(await isChosen(page, 'Simple RNN')).toBe(true);
  expect(await page.getByRole('alert').count()).toBe(0);
  await close();
});

it('a sample says what a person would call it, in a place that is kept, and only while it is the review', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  const verdict = page.locator('.verdict .so b, .verdict .word');
  const person = page.locator('.person');
  const strip = page.locator('main > section').first();
  for (const [name, said] of [
    ['scorn', 'negative'],
    ['“not good”', 'negative'],
    ['“not bad”', 'positive'],
    ['made up', ''],
  ] as const) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect
      .poll(() => person.getByRole('button', { name: said, pressed: true }).count())
      .toBe(said === '' ? 0 : 1);
    const shown = (await verdict.innerText()).replace('so: ', '');
    const expected = shown === 'undecided' ? '' : said === '' ? 'hard to tell' : shown === said ? '✓' : '✗ wrong here';
    await expect.poll(() => person.getByRole('status').innerText()).toContain(expected);
  }
  const box = page.getByLabel('A film review');
  await page.getByRole('button', { name: '“not bad”' }).click();
  const top = (await strip.boundingBox())!.y;
  await box.press('End');
  await box.pressSequentially('!');
  await person.locator('[aria-pressed=true]').waitFor({ state: 'detached' });
  expect((await strip.boundingBox())!.y).toBe(top);
  // Of a text of the visitor's own, the visitor says it.
  await person.getByRole('button', { name: 'negative' }).click();
  await expect.poll(() => person.getByRole('status').innerText()).toMatch(/✓|✗|^\s*$/);
  expect(complaints).toEqual([]);
  await close();
});

it('a long review keeps its cursor in view and an overview of the whole', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page
    .getByLabel('A film review')
    .fill(Array.from({ length: 1000 }, (_, k) => (k % 7 ? 'film' : 'great')).join(' '));
  const strip = page.getByRole('slider');
  expect(await strip.getAttribute('aria-valuemax')).toBe('1001');
  await page.getByTitle('The whole review; drag to move through it').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
  await close();
});

it(
  'a network that does not arrive is named in a plain sentence, and can be asked for again',
  { tags: 'smoke' },
  async () => {
    let isBroken = true;
    const { page, close } = await visit('', {
      before: async (page) => {
        await page.route('**/models/gru/vocabulary.txt*', (route) => (isBroken ? route.abort() : route.continue()));
      },
    });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('Cannot load model "gru": cannot fetch vocabulary.txt');
    await page.getByText('no network', { exact: true }).waitFor();
    const box = page.getByLabel('A film review');
    await box.fill('typed while nothing worked');
    isBroken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await hasRead(page);
    expect(await box.inputValue()).toBe('typed while nothing worked');
    expect(await alert.count()).toBe(0);
    await close();
  },
);

it('the review never crosses the wire', async () => {
  // Everything between browser and server, byte for byte, through a relay of our own.
  const base = new URL(inject('baseUrl'));
  let sent = '';
  const relay = createServer((visitor) => {
    const server = connect(Number(base.port), base.hostname);
    visitor.on('data', (chunk) => (sent += chunk.toString('latin1')));
    visitor.pipe(server).pipe(visitor);
    for (const end of [visitor, server]) end.on('error', () => end.destroy());
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const { port } = relay.address() as AddressInfo;
  const { page, close } = await visit('', { at: `http://127.0.0.1:${port}/`, worker: 'soon' });
  await hasRead(page);
  // What the worker sends counts, too.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 });
  await page.getByLabel('A film review').fill('zanzibar was a splendid marzipan of a film');
  for (const tab of await page.getByRole('tab').all()) await tab.click();
  await chooseNetwork(page, 'LSTM');
  await expect.poll(() => page.url()).toContain('model=lstm');
  await page.reload();
  await hasRead(page);
  await close();
  relay.close();
  expect(sent).toContain('GET /models/lstm/card.json');
  for (const word of ['zanzibar', 'splendid', 'marzipan']) expect(sent.toLowerCase()).not.toContain(word);
}, 120_000);

it('an altered weight file is refused, never read', async () => {
  const { page, close } = await visit('', {
    before: async (page) => {
      await page.route('**/*.bin*', async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        body[1000]! ^= 1;
        await route.fulfill({ body });
      });
    },
  });
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('SHA-256 differs');
  expect(await page.getByRole('slider').count()).toBe(0);
  await close();
});

it('a link brings back model, step and mode, and a damaged one says so', async () => {
  const first = await visit('#v=1&model=seed&step=9&mode=vote');
  await hasRead(first.page);
  await expect.poll(() => first.page.getByRole('slider').getAttribute('aria-valuemax')).toBe('64');
  await expect.poll(() => first.page.getByRole('slider').getAttribute('aria-valuenow')).toBe('10');
  expect(await first.page.getByRole('radio', { name: 'vote' }).isChecked()).toBe(true);
  await first.close();

  const second = await visit('#v=1&step=banana&mode=vote');
  await hasRead(second.page);
  expect(await second.page.getByRole('status').first().innerText()).toContain('could not be used (step)');
  await second.close();
});

it('an unknown path is a page of its own, with status 404', async () => {
  const { page, close } = await visit('no/such/page');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('nothing to read');
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('system-ui');
  await close();
});

it('nothing on a phone is wider than the screen', async () => {
  const { page, close } = await visit('', { viewport: { width: 390, height: 844 }, hasTouch: true });
  await hasRead(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await close();
});
