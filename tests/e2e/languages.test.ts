import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hasRead, hasRested, LENS_VIEWS, openLens, useBrowser, visit } from './visitor';

useBrowser();

const CHINESE_VISITOR = { locale: 'zh-CN' };
/** Names, symbols and formulas that Chinese writes in Latin letters, too. */
const NAMES =
  'Unrolled English RNN GRU LSTM Keras IMDB logit BPTT P V U W s o x c b z r g i f e tanh sigmoid σ kB start pad unknown not good bad ' +
  'map json python m training export model card vocabulary txt bin zip MB Hz SimpleRNN TensorFlow js tf loadLayersModel sₜ ' +
  'Tab Page Up Down Home End Space Alt Esc Apache';

/** Everything a visitor can see or hear, by where it stands; what is marked as being in `except` is left out. */
async function wordsOn(page: Page, except: string): Promise<string[]> {
  return page.evaluate((except) => {
    const found: string[] = [];
    const isOther = (element: Element): boolean => element.closest('[lang]')?.getAttribute('lang') === except;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      // The marks repeat the visitor's own review, under the text box.
      if (!isOther(parent) && !parent.closest('script, style, noscript, .marks')) found.push(node.textContent ?? '');
    }
    for (const element of document.body.querySelectorAll('*')) {
      if (isOther(element) && element.tagName !== 'TEXTAREA') continue;
      for (const name of ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'placeholder', 'alt']) {
        found.push(element.getAttribute(name) ?? '');
      }
    }
    return [...found, document.title].map((text) => text.trim()).filter((text) => text !== '');
  }, except);
}

/** The English words that belong on a Chinese page: the review, and the words and texts that came with the network. */
async function wordsOfData(page: Page): Promise<Set<string>> {
  const data = await page.evaluate(async () => {
    const found = [document.querySelector('textarea')!.value];
    for (const id of ['simple-rnn', 'gru', 'zh-simple-rnn', 'zh-gru']) {
      const get = async (path: string): Promise<unknown> => (await fetch(`models/${id}/${path}`)).json();
      const card = (await get('card.json')) as { golden: { text: string }[] };
      const map = (await get('map.json')) as { units: { up: [string, number][]; down: [string, number][] }[] };
      found.push(
        ...card.golden.map(({ text }) => text),
        ...map.units.flatMap(({ up, down }) => [...up, ...down]).map(([word]) => word),
      );
    }
    return found.join(' ');
  });
  return new Set(`${data} ${NAMES}`.toLowerCase().match(/\p{Script=Latin}+/gu));
}

it('a Chinese browser is met in Chinese, document and all', async () => {
  const { page, complaints, close } = await visit('', CHINESE_VISITOR);
  await hasRead(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  expect(await page.title()).toContain('循环神经网络');
  expect(await page.locator('meta[name=description]').getAttribute('content')).toContain('隐藏状态');
  expect(await page.getByLabel('影评', { exact: true }).getAttribute('lang')).toBe('zh-Hans');
  expect(await page.getByRole('region', { name: '判定' }).innerText()).toMatch(/\d+%[^]*(正面|负面|难以判断)/);
  expect(page.url()).not.toContain('lang=');
  expect(complaints).toEqual([]);
  await close();
});

/** What of the page is not in its language, by lens. */
async function foreignWords(page: Page, language: string, isForeign: (text: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  for (const [lens, part] of LENS_VIEWS) {
    await openLens(page, lens, part);
    await hasRested(page);
    // Words that the network suggests are its own, in its own language.
    await page.evaluate(() => document.querySelector('#lens .found')?.remove());
    found.push(...(await wordsOn(page, language)).filter(isForeign).map((text) => `${part ?? lens}: ${text}`));
  }
  return found;
}

it('in Chinese nothing of any lens is left in English', async () => {
  const { page, complaints, close } = await visit('', CHINESE_VISITOR);
  await hasRead(page);
  const allowed = await wordsOfData(page);
  const isForeign = (text: string): boolean =>
    (text.match(/\p{Script=Latin}+/gu) ?? []).some((word) => !allowed.has(word.toLowerCase()));
  expect(await foreignWords(page, 'en', isForeign)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

it('in English nothing of any lens is in Chinese', async () => {
  const { page, complaints, close } = await visit('', { locale: 'en-GB' });
  await hasRead(page);
  expect(await foreignWords(page, 'zh-Hans', (text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

it('the switch changes every word of a page in use, is kept in the link, and survives a reload', async () => {
  const { page, complaints, close } = await visit('', { locale: 'en-GB' });
  await hasRead(page);
  const box = page.locator('textarea');
  await box.fill('a wonderful film');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('tab', { name: '为什么' }).waitFor();
  expect(await box.inputValue()).toBe('a wonderful film');
  const allowed = await wordsOfData(page);
  const left = (await wordsOn(page, 'en')).filter((text) =>
    text.match(/\p{Script=Latin}+/gu)?.some((word) => !allowed.has(word.toLowerCase())),
  );
  expect(left).toEqual([]);
  await expect.poll(() => page.url()).toContain('lang=zh');
  await page.reload();
  await hasRead(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('tab', { name: 'Why', exact: true }).waitFor();
  expect(await page.title()).toContain('watch a recurrent network read');
  expect(complaints).toEqual([]);
  await close();
});

it('the link’s language comes before the browser’s, and Back leaves it as it was', async () => {
  const { page, close } = await visit('#v=1&lang=en', CHINESE_VISITOR);
  await hasRead(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.goto('about:blank');
  await page.goBack();
  await hasRead(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(page.url()).toContain('lang=en');
  await close();
});

it('a Chinese visitor never sees an English page first', async () => {
  const { page, close } = await visit('', {
    ...CHINESE_VISITOR,
    before: async (page) => {
      await page.addInitScript(() => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        new MutationObserver(() => {
          const heading = document.querySelector('header p')?.textContent;
          if (heading && !seen.includes(heading)) seen.push(heading);
        }).observe(document, { childList: true, subtree: true, characterData: true });
      });
    },
  });
  await hasRead(page);
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen).toEqual([expect.stringMatching(/\p{Script=Han}/u)]);
  await close();
});

it('a review in the other language is offered a network that reads it, in both languages', async () => {
  for (const [locale, words, other, own] of [
    ['zh-CN', '这段文字像是英文，而这个网络读的是中文。', 'This is a good film.', '这部电影很好看。'],
    ['en-GB', 'This is Chinese, and the network reads English.', '这部电影很好看，演员也很出色。', 'A good film.'],
  ] as const) {
    const { page, close } = await visit('', { locale });
    await hasRead(page);
    expect(await page.getByText(words).count()).toBe(0);
    await page.locator('textarea').fill(other);
    await page.getByText(words).waitFor();
    await page.locator('textarea').fill(own);
    await expect.poll(() => page.getByText(words).count()).toBe(0);
    await close();
  }
});

it('what does not arrive is said in Chinese, with what to do; the technical reason is marked as English', async () => {
  const { page, close } = await visit('', {
    ...CHINESE_VISITOR,
    before: async (page) => {
      await page.route('**/models/zh-gru/vocabulary.txt*', (route) => route.abort());
    },
  });
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toContain('无法载入网络“GRU（中文）”');
  expect(await alert.locator('[lang=en]').innerText()).toContain('cannot fetch vocabulary.txt');
  await page.getByRole('button', { name: '重试' }).waitFor();
  await close();
});

it('the page for what is not there speaks both languages', async () => {
  const { page, close } = await visit('no-such-page');
  expect(await page.locator('body').innerText()).toMatch(/nothing to read here[^]*这里没有可读的内容/);
  await close();
});
