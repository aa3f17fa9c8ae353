import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, newFolder, PYTHON, ROOT, serve, start, useServers } from './another-server';
import { startOtherSite, type OtherSite } from './other-site';
import { startServer } from './server';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();
useServers();

let site: OtherSite;
let unrolled: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  site = await startOtherSite();
  unrolled = await startServer({ EMBED_ANCESTORS: site.origin });
});
afterAll(async () => {
  await unrolled.stop();
  await site.stop();
});

const TEXT = 'A quietly wonderful film.';
const script = (): string => `<script src="${unrolled.baseUrl}lib/unrolled-reader.js"></script>`;
/** A page that keeps what the elements tell it. */
const pageWith = (element: string): string => `<!doctype html><html lang="en"><title>A lecture</title>
<link rel="icon" href="data:," /><script>
  addEventListener('message', () => 0);
  window.told = [];
  document.addEventListener('DOMContentLoaded', () => {
    for (const reader of document.querySelectorAll('unrolled-reader'))
      for (const type of ['reading', 'step', 'error'])
        reader.addEventListener(type, ({ detail }) => told.push({ type, ...detail }));
  });
</script>
${script()}
${element}`;

interface Told {
  readonly type: string;
  readonly text?: string | null;
  readonly model?: string;
  readonly step?: number;
  readonly word?: string | null;
  readonly probability?: number | null;
  readonly verdict?: string | null;
  readonly message?: string;
}
const told = (page: Page): Promise<Told[]> => page.evaluate(() => (window as unknown as { told: Told[] }).told);
const last = async (page: Page, type: string): Promise<Told | undefined> =>
  (await told(page)).filter((report) => report.type === type).at(-1);

async function embedIn(page: Page, index = 0): Promise<Frame> {
  await expect.poll(() => page.frames().length, { timeout: 20_000 }).toBeGreaterThan(index + 1);
  const frame = page.frames()[index + 1]!;
  await frame.getByRole('slider').first().waitFor();
  return frame;
}

const visitSite = (path: string): ReturnType<typeof visit> => visit(path, { at: `${site.origin}/` });

/** What the library of the same server says of a text. */
async function probabilityOf(text: string, model = 'simple-rnn'): Promise<number> {
  const { page, close } = await visit('', { at: unrolled.baseUrl });
  const probability = await page.evaluate(
    `import('/lib/unrolled.js').then(async ({ loadNetwork }) =>
      (await loadNetwork('/models/${model}/')).read(${JSON.stringify(text)}).probability)`,
  );
  await close();
  return probability as number;
}

/** The programs of a document, with the address of the server under test. */
const programsOf = (path: string, language: string): string[] =>
  [...readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').matchAll(/```(\w+)\n([^]*?)```/g)]
    .filter(([, name]) => name === language)
    .map(([, , program]) => program!.replaceAll('https://unrolled.example/', unrolled.baseUrl));

it('the README’s three lines show one view in a page of another origin, as tall as it is, and tell its verdict', async () => {
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
  expect(await page.evaluate(() => document.querySelector('unrolled-reader')!.reading)).toMatchObject({ probability });

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
});

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
  await frame.getByRole('heading', { name: '数值' }).waitFor();
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
  await frame.getByRole('heading', { name: '数值' }).waitFor({ state: 'detached' });
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

it('what the visitor writes stays in the frame, unless the page asked for it and the embed says so', async () => {
  site.put('own.html', pageWith('<unrolled-reader></unrolled-reader><unrolled-reader shares-words></unrolled-reader>'));
  const { page, complaints, close } = await visitSite('own.html');
  const [quiet, sharing] = [await embedIn(page, 0), await embedIn(page, 1)];
  await expect.poll(async () => (await told(page)).filter(({ type }) => type === 'reading').length).toBe(2);
  await quiet.getByLabel('A film review').fill('a secret delight');
  await expect.poll(() => quiet.getByRole('slider').first().getAttribute('aria-valuemax')).toBe('4');
  await expect
    .poll(() => last(page, 'reading'))
    .toMatchObject({ text: null, probability: null, verdict: null, steps: 4 });
  expect(JSON.stringify(await told(page))).not.toContain('secret');
  const afterwards = (await told(page)).filter(({ type }) => type === 'step').at(-1)!;
  expect(afterwards).toMatchObject({ word: null, probability: null });
  expect(await quiet.getByText('is told what you write').count()).toBe(0);

  await sharing.getByText('The page around this is told what you write here.').waitFor();
  await sharing.getByLabel('A film review').fill('a shared delight');
  await expect
    .poll(() => last(page, 'reading'))
    .toMatchObject({
      text: 'a shared delight',
      probability: await probabilityOf('a shared delight'),
    });
  expect(complaints).toEqual([]);
  await close();
});

it('only the page around is heard, and only what is whole', async () => {
  const attacker = await startOtherSite();
  const attack = attacker.put(
    'attack.html',
    `<!doctype html><script>
      setInterval(() => {
        const victim = parent.frames[0];
        victim.postMessage({ unrolled: 1, type: 'hello', sharesWords: true }, '*');
        victim.postMessage({ unrolled: 1, type: 'show', text: 'from a stranger' }, '*');
        parent.postMessage({ unrolled: 1, type: 'reading', text: 'a lie', model: 'gru', step: 0, steps: 1,
          probability: 1, verdict: 'positive' }, '*');
        parent.postMessage('sent', '*');
      }, 20);
    </script>`,
  );
  // A frame in the open, where a stranger can reach it; an element's is in the shadow. The page speaks the protocol itself.
  site.put(
    'attacked.html',
    pageWith(`<script>
        window.attacks = 0;
        window.heard = [];
        addEventListener('message', ({ data, source, origin }) => {
          if (data === 'sent') window.attacks++;
          if (source !== window.frames[0]) return;
          heard.push(data);
          if (data.type === 'ready') source.postMessage({ unrolled: 1, type: 'hello' }, origin);
        });
      </script>
      <iframe src="${unrolled.baseUrl}embed#v=1&step=2" title="in the open"></iframe><iframe src="${attack}"></iframe>
      <unrolled-reader text="${TEXT}"></unrolled-reader>`),
  );
  const { page, complaints, close } = await visitSite('attacked.html');
  interface Window {
    readonly attacks: number;
    readonly heard: (Told & { readonly unrolled: number })[];
  }
  const here = (): Promise<Window> =>
    page.evaluate(() => {
      const { attacks, heard } = window as unknown as Window;
      return { attacks, heard };
    });
  const heard = async (type: string): Promise<Told[]> => (await here()).heard.filter((report) => report.type === type);
  await expect.poll(() => heard('reading'), { timeout: 20_000 }).toHaveLength(1);
  await expect.poll(() => last(page, 'reading'), { timeout: 20_000 }).toMatchObject({ text: TEXT });
  const before = (await here()).attacks;
  await expect.poll(async () => (await here()).attacks).toBeGreaterThan(before + 5);

  // The page itself, with nonsense; the frame stands on.
  await page.evaluate((origin) => {
    const cyclic: Record<string, unknown> = { unrolled: 1, type: 'show' };
    cyclic['text'] = cyclic;
    for (const message of [
      null,
      'show',
      cyclic,
      { unrolled: 1, type: 'show', text: 'x'.repeat(200_000), step: Number.NaN, lens: '__proto__', hide: ['verdict'] },
      { unrolled: 2, type: 'show', text: 'of another version' },
      { unrolled: 1, type: 'hello', sharesWords: true },
      { unrolled: 1, type: 'show', model: '../../../etc/passwd' },
    ])
      window.frames[0]!.postMessage(message, origin);
  }, new URL(unrolled.baseUrl).origin);
  await expect
    .poll(async () => (await heard('error')).map(({ message }) => message))
    .toEqual([
      expect.stringMatching(/: text$/),
      expect.stringMatching(/: text, step, lens, hide$/),
      expect.stringMatching(/: model$/),
    ]);
  const frame = page.frames().find((candidate) => candidate.url().includes('embed#v=1&step=2'))!;
  expect(await frame.getByLabel('A film review').inputValue()).toContain('I did not expect');
  expect(await frame.getByRole('slider').first().getAttribute('aria-valuenow')).toBe('3');
  expect(await frame.getByText('is told what you write').count()).toBe(0);
  expect(await heard('reading')).toHaveLength(1);
  const texts = new Set((await told(page)).filter(({ type }) => type === 'reading').map(({ text }) => text));
  expect([...texts]).toEqual([TEXT]);
  expect(complaints).toEqual([]);
  await close();
  await attacker.stop();
});

it('a page that may not show it shows what stands between the tags, and is told why', async () => {
  const stranger = await startOtherSite();
  stranger.put(
    'stranger.html',
    pageWith('<unrolled-reader><a href="https://example.org/">a link instead</a></unrolled-reader>'),
  );
  const { page, complaints, close } = await visit('stranger.html', { at: `${stranger.origin}/` });
  const instead = page.getByRole('link', { name: 'a link instead' });
  await expect
    .poll(() => last(page, 'error'), { timeout: 30_000 })
    .toMatchObject({
      message: expect.stringContaining('EMBED_ANCESTORS') as string,
    });
  await instead.waitFor();
  expect(complaints.join()).toContain('frame-ancestors');
  await close();
  await stranger.stop();

  site.put('bare.html', pageWith('<unrolled-reader>not scripted</unrolled-reader>').replace(script(), ''));
  const bare = await visitSite('bare.html');
  await bare.page.getByText('not scripted').waitFor();
  await bare.close();
});

it('a page with a strict policy of its own shows it, isolated or not', async () => {
  const { origin } = new URL(unrolled.baseUrl);
  site.put(
    'strict.js',
    "document.querySelector('unrolled-reader').addEventListener('reading', () => document.title = 'read');",
  );
  site.put(
    'strict.html',
    `<!doctype html><html lang="zh"><title>A lecture</title>${script()}<unrolled-reader text="${TEXT}" theme="dark"></unrolled-reader><script src="strict.js"></script>`,
    {
      'Content-Security-Policy': `default-src 'none'; script-src 'self' ${origin}; frame-src ${origin}; require-trusted-types-for 'script'`,
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Opener-Policy': 'same-origin',
    },
  );
  const { page, complaints, close } = await visitSite('strict.html');
  const frame = await embedIn(page);
  await expect.poll(() => page.title()).toBe('read');
  expect(await frame.getByLabel('影评').count()).toBeGreaterThan(0);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
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
  await frame.getByRole('heading', { name: 'Numbers' }).waitFor();
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
  const root = newFolder();
  const site = spawn(PYTHON, ['-m', 'server.static_site', join(root, 'some', 'path')], { cwd: ROOT, stdio: 'ignore' });
  expect((await once(site, 'exit'))[0]).toBe(0);
  const port = String(await freePort());
  const plain = `http://127.0.0.1:${port}/some/path/`;
  await start([PYTHON, '-m', 'http.server', port, '--bind', '127.0.0.1', '--directory', root], plain);
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

it('several in one page, added, moved and taken out, keep apart', async () => {
  site.put(
    'many.html',
    pageWith(
      `<unrolled-reader id="a" text="${TEXT}"></unrolled-reader><unrolled-reader id="b" text="A dull film." hide="editor player"></unrolled-reader>`,
    ),
  );
  const { page, complaints, close } = await visitSite('many.html');
  await expect
    .poll(
      async () =>
        (await told(page))
          .filter(({ type }) => type === 'reading')
          .map(({ text }) => text)
          .sort(),
      { timeout: 20_000 },
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
