import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serve, serveFolder, useServers } from './another-server';
import { embedIn, last, pageWith, probabilityOf, site, TEXT, told, unrolled, useEmbedder, visitSite } from './embedder';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();
useServers();
useEmbedder();

/** The programs of a document, with the address of the server under test. */
const programsOf = (path: string, language: string): string[] =>
  [...readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').matchAll(/```(\w+)\n([^]*?)```/g)]
    .filter(([, name]) => name === language)
    .map(([, , program]) => program!.replaceAll('https://unrolled.example/', unrolled.baseUrl));

it(
  'the README’s three lines show one view in a page of another origin, as tall as it is, and tell its verdict',
  { tags: 'smoke' },
  async () => {
    const example = programsOf('README.md', 'html').find((program) => program.includes('<unrolled-reader'))!;
    expect(example.trim().split('\n').length).toBeLessThanOrEqual(3);
    site.put('readme.html', pageWith(example));
    const { page, complaints, foreign, close } = await visitSite('readme.html');
    const frame = await embedIn(page);
    expect(await frame.getByLabel('A film review').inputValue()).toBe(TEXT);
    await frame.getByRole('heading', { name: 'Why' }).waitFor();
    await expect.poll(() => last(page, 'reading')).toBeDefined();
    const probability = await probabilityOf(TEXT);
    expect(await last(page, 'reading')).toMatchObject({
      text: TEXT,
      model: 'simple-rnn',
      probability,
      verdict: 'positive',
    });
    expect(await frame.getByRole('region', { name: 'Verdict' }).innerText()).toContain(
      `${Math.round(probability * 100)}`,
    );
    expect(await page.evaluate(() => document.querySelector('unrolled-reader')!.reading)).toMatchObject({
      probability,
    });

    const heights = async (): Promise<number[]> => [
      (await (await frame.frameElement()).boundingBox())!.height,
      await frame.evaluate(() => document.querySelector('.embed')!.getBoundingClientRect().height),
    ];
    await expect.poll(async () => Math.abs((await heights())[0]! - (await heights())[1]!)).toBeLessThanOrEqual(1);
    const before = (await heights())[0]!;
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(async () => (await heights())[0]!).toBeGreaterThan(before + 100);
    await expect.poll(async () => Math.abs((await heights())[0]! - (await heights())[1]!)).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(foreign.filter((url) => !url.startsWith(unrolled.baseUrl))).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  },
);

it('a changed attribute changes the view, and loads nothing again', async () => {
  site.put('change.html', pageWith(`<input aria-label="notes" /><unrolled-reader text="${TEXT}"></unrolled-reader>`));
  const { page, complaints, close } = await visitSite('change.html');
  const frame = await embedIn(page);
  await frame.evaluate(() => Object.assign(window, { mark: true }));
  const set = (attributes: Record<string, string | null>): Promise<void> =>
    page.evaluate((wanted) => {
      const reader = document.querySelector('unrolled-reader')!;
      for (const [name, value] of Object.entries(wanted))
        if (value === null) reader.removeAttribute(name);
        else reader.setAttribute(name, value);
    }, attributes);
  await page.getByLabel('notes').focus();
  await set({ text: 'not a good film', step: '2', lens: 'numbers', theme: 'dark', lang: 'zh', model: 'gru' });
  await frame.getByRole('heading', { name: '状态：每一个数，以及它的一票' }).waitFor();
  await expect.poll(() => frame.getByRole('slider').first().getAttribute('aria-valuenow')).toBe('3');
  expect(await frame.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await expect
    .poll(() => last(page, 'reading'))
    .toMatchObject({
      text: 'not a good film',
      model: 'gru',
      probability: await probabilityOf('not a good film', 'gru'),
    });
  await expect.poll(() => last(page, 'step')).toMatchObject({ step: 2, word: 'a' });
  // Nobody's typing is interrupted.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('notes');

  await set({ step: '1' });
  await expect.poll(() => last(page, 'step')).toMatchObject({ step: 1, word: 'not' });
  await set({ lens: null, lang: null, hide: 'editor,player' });
  await frame.getByRole('heading', { name: '状态：每一个数，以及它的一票' }).waitFor({ state: 'detached' });
  await frame.locator('textarea').waitFor({ state: 'detached' });
  expect(await frame.getByRole('button', { name: 'Play' }).count()).toBe(0);
  await page.evaluate(() => (document.querySelector('unrolled-reader')!.text = 'A dull film.'));
  await expect.poll(() => last(page, 'reading')).toMatchObject({ text: 'A dull film.', model: 'gru' });
  expect(await frame.evaluate(() => 'mark' in window)).toBe(true);
  expect(complaints).toEqual([]);

  await set({ lens: 'constructor', step: 'NaN' });
  await expect
    .poll(() => last(page, 'error'))
    .toMatchObject({ message: expect.stringContaining('step, lens') as string });
  await set({ model: 'nothing-like-it' });
  await expect
    .poll(() => last(page, 'error'))
    .toMatchObject({
      message: expect.stringContaining('nothing-like-it') as string,
    });
  await close();
});

it('several in one page, added, moved and taken out, keep apart', async () => {
  site.put(
    'many.html',
    pageWith(
      `<unrolled-reader id="a" text="${TEXT}"></unrolled-reader><unrolled-reader id="b" text="A dull film." hide="editor player"></unrolled-reader>`,
    ),
  );
  const { page, complaints, close } = await visitSite('many.html');
  await expect
    .poll(async () =>
      (await told(page))
        .filter(({ type }) => type === 'reading')
        .map(({ text }) => text)
        .sort(),
    )
    .toEqual(['A dull film.', TEXT]);
  const reading = (id: string): Promise<string | null | undefined> =>
    page.evaluate(
      (name) => document.querySelector<HTMLElementTagNameMap['unrolled-reader']>(`#${name}`)!.reading?.text,
      id,
    );
  expect([await reading('a'), await reading('b')]).toEqual([TEXT, 'A dull film.']);
  await page.evaluate(() => document.body.prepend(document.querySelector('#b')!));
  await page.evaluate(() => document.querySelector('#a')!.remove());
  await expect.poll(async () => (await told(page)).filter(({ text }) => text === 'A dull film.').length).toBe(2);
  await expect.poll(() => page.frames().length).toBe(2);
  expect(complaints).toEqual([]);
  await close();
});

it('without the script: a frame whose fragment is a link, and changes with it', async () => {
  const address = `${unrolled.baseUrl}embed#v=1&model=gru&lens=gradient&theme=light`;
  site.put(
    'plain.html',
    `<!doctype html><link rel="icon" href="data:," /><iframe src="${address}" title="reader" width="900" height="700"></iframe>`,
  );
  const { page, complaints, close } = await visitSite('plain.html');
  const frame = await embedIn(page);
  await frame.getByRole('heading', { name: 'Gradient' }).waitFor();
  await page.evaluate((to) => {
    document.querySelector('iframe')!.src = to;
  }, `${unrolled.baseUrl}embed#v=1&lens=numbers&step=3`);
  await frame.getByRole('heading', { name: 'The state: every number, and its vote' }).waitFor();
  await expect.poll(() => frame.getByRole('slider').first().getAttribute('aria-valuenow')).toBe('4');
  // Nobody said hello: the frame scrolls, and the page's history is its own.
  expect(await frame.evaluate(() => getComputedStyle(document.documentElement).overflowY)).not.toBe('hidden');
  const depth = await page.evaluate(() => history.length);
  await frame.getByLabel('A film review').fill('three more words');
  await expect.poll(() => frame.getByRole('slider').first().getAttribute('aria-valuemax')).toBe('4');
  expect(await page.evaluate(() => history.length)).toBe(depth);
  expect(complaints).toEqual([]);
  await close();
});

it('“Open in Unrolled” brings text, network and explanation to an ordinary tab', async () => {
  site.put(
    'open.html',
    pageWith(`<unrolled-reader text="${TEXT}" model="gru" lens="units" hide="player"></unrolled-reader>`),
  );
  const { page, complaints, close } = await visitSite('open.html');
  const frame = await embedIn(page);
  await frame.getByLabel('A film review').fill('my own few words');
  const link = frame.getByRole('link', { name: 'Open in Unrolled' });
  await expect.poll(() => link.getAttribute('href')).toContain('text=');
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await hasRead(tab);
  await expect.poll(() => tab.getByLabel('A film review').inputValue()).toBe('my own few words');
  expect(await tab.getByLabel('GRU').isChecked()).toBe(true);
  expect(await tab.getByRole('tab', { name: 'Units' }).getAttribute('aria-selected')).toBe('true');
  await tab.getByRole('button', { name: 'Play' }).waitFor();
  expect(await tab.evaluate(() => window.opener)).toBeNull();
  expect(complaints).toEqual([]);
  await close();
});

it('slides on a disk show it where the server lets files do so, from a folder of a static host, too', async () => {
  const { url: plain, root } = await serveFolder();
  const { url } = await serve({ EMBED_ANCESTORS: 'file:' });
  for (const base of [url, plain]) {
    const slide = join(root, 'slide.html');
    const element = `<unrolled-reader text="${TEXT}" model="gru"></unrolled-reader>`;
    writeFileSync(slide, pageWith(element).replaceAll(unrolled.baseUrl, base));
    const { page, complaints, close } = await visit(slide, { at: 'file://' });
    await embedIn(page);
    await expect.poll(() => last(page, 'reading')).toMatchObject({ text: TEXT, model: 'gru', verdict: 'positive' });
    await page.evaluate(() => (document.querySelector('unrolled-reader')!.step = 1));
    await expect.poll(() => last(page, 'step')).toMatchObject({ step: 1, word: 'a' });
    expect(complaints).toEqual([]);
    await close();
  }
});
