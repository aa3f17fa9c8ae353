import { expect, it } from 'vitest';
import {
  embedIn,
  last,
  pageWith,
  probabilityOf,
  script,
  site,
  TEXT,
  told,
  unrolled,
  useEmbedder,
  visitSite,
  type Told,
} from './embedder';
import { startOtherSite } from './other-site';
import { useBrowser, visit } from './visitor';

// Who is heard and who is told: between the embed, the page around it, and strangers.

useBrowser();
useEmbedder();

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
  await expect.poll(() => heard('reading')).toHaveLength(1);
  await expect.poll(() => last(page, 'reading')).toMatchObject({ text: TEXT });
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
  const { page, complaints, close } = await visit('stranger.html', {
    at: `${stranger.origin}/`,
    before: (page) => page.clock.install(),
  });
  const instead = page.getByRole('link', { name: 'a link instead' });
  await expect.poll(() => complaints.join()).toContain('frame-ancestors');
  expect(await last(page, 'error')).toBeUndefined();
  // The element cannot see the refusal, and waits for ten seconds.
  await page.clock.fastForward(10_000);
  await expect
    .poll(() => last(page, 'error'))
    .toMatchObject({
      message: expect.stringContaining('EMBED_ANCESTORS') as string,
    });
  await instead.waitFor();
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
