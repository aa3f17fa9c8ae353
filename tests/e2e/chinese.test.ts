import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { CHINESE_SAMPLES } from '../../web/src/samples/chinese';
import { ENGLISH_SAMPLES } from '../../web/src/samples/english';
import { end, serve, useServers } from './another-server';
import { MODELS } from './goldens';
import { PATIENCE, SLOW_TEST_MS } from './kept';
import { hasFollowed, hasRead, openLens, useBrowser, visit } from './visitor';

useBrowser();
useServers();

const CHINESE_VISITOR = { locale: 'zh-CN' };
const [CHINESE, ENGLISH] = [CHINESE_SAMPLES[0].text, ENGLISH_SAMPLES[0].text];
const box = (page: Page): Locator => page.locator('#review');
const verdict = (page: Page): Promise<string> => page.getByRole('region', { name: '判定' }).innerText();

/** P(positive) of a text, as the page writes it. */
async function shareOf(text: string, id = 'zh-gru'): Promise<string> {
  const library = new URL('../../web/dist/lib/unrolled.js', import.meta.url).href;
  const { directoryOf, loadNetwork } = (await import(library)) as typeof import('../../web/src/lib');
  const names = readdirSync(`${MODELS}${id}`).filter((name) => statSync(`${MODELS}${id}/${name}`).isFile());
  const files = new Map(names.map((name) => [name, new Uint8Array(readFileSync(`${MODELS}${id}/${name}`))]));
  const network = await loadNetwork(directoryOf(id, files));
  return `${Math.round(100 * network.read(text).probability)}`;
}

it('a first visit in Chinese: a Chinese network reads a Chinese review by character', { tags: 'smoke' }, async () => {
  const { page, complaints, foreign, close } = await visit('', CHINESE_VISITOR);
  await hasRead(page);
  expect(await box(page).inputValue()).toBe(CHINESE);
  expect(await box(page).getAttribute('lang')).toBe('zh-Hans');
  expect(await page.getByRole('radio', { name: 'GRU（中文）' }).isChecked()).toBe(true);
  const said = await verdict(page);
  expect(said).toContain(await shareOf(CHINESE));
  expect(said).toContain('读了 44 个字，其中 0 个未知');
  await page.getByText('共读入 44 个字').waitFor();
  await page.getByText('按字', { exact: true }).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

it('the language switch takes a page that nobody wrote on to the network and the sample of that language', async () => {
  const { page, complaints, close } = await visit('', { locale: 'en-GB' });
  await hasRead(page);
  await page.getByRole('button', { name: '中文' }).click();
  await expect.poll(() => box(page).inputValue()).toBe(CHINESE);
  expect(await page.getByRole('radio', { name: 'GRU（中文）' }).isChecked()).toBe(true);
  // Another sample keeps its place.
  await page.getByRole('button', { name: '反讽' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  const sarcasm = ENGLISH_SAMPLES.find(({ id }) => id === 'sarcasm')!.text;
  await expect.poll(() => box(page).inputValue()).toBe(sarcasm);
  expect(await page.getByRole('radio', { name: 'GRU', exact: true }).isChecked()).toBe(true);

  await box(page).fill('a film of my own');
  await hasFollowed(page);
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('tab', { name: '为什么' }).waitFor();
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(null))));
  expect(await box(page).inputValue()).toBe('a film of my own');
  expect(await box(page).getAttribute('lang')).toBe('en');
  expect(complaints).toEqual([]);
  await close();
});

it('an English page names characters for a Chinese network, and marks its words as Chinese', async () => {
  const { page, close } = await visit('#v=1&model=zh-gru', { locale: 'en-GB' });
  await hasRead(page);
  await page.getByText('44 characters read, 0 unknown').waitFor();
  await openLens(page, 'why');
  expect(await page.locator('#lens tbody th').nth(2).getAttribute('lang')).toBe('zh-Hans');
  await page.getByText('Characters', { exact: true }).waitFor();
  await close();
});

it('What if changes a Chinese word as a whole, from any of its characters', async () => {
  const { page, complaints, close } = await visit('#v=1&model=zh-gru', CHINESE_VISITOR);
  await hasRead(page);
  await box(page).fill('这部电影很好看');
  await box(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(6, 6));
  await openLens(page, 'what-if');
  await hasFollowed(page);
  const lens = page.getByRole('tabpanel');
  await lens.getByText('光标处：“好看”').waitFor();
  const negated = lens.getByRole('row').filter({ hasText: '“不好看”' });
  expect(await negated.innerText()).toContain(await shareOf('这部电影很不好看'));
  const other = lens.getByRole('button', { name: /^换成“/ }).first();
  const [, word] = /“(.+)”/.exec((await other.getAttribute('aria-label'))!)!;
  await other.click();
  await expect.poll(() => box(page).inputValue()).toBe(`这部电影很${word}`);
  expect(complaints).toEqual([]);
  await close();
});

it('figure 1 in Chinese: words of the browser, which the visitor’s spaces correct, with the treebank’s tags', async () => {
  const { page, complaints, close } = await visit('#v=1&model=zh-gru&story=why', CHINESE_VISITOR);
  await page.locator('#story-on-title').waitFor();
  const figure = page.locator('#figure-1');
  await figure.scrollIntoViewIfNeeded();
  const words = figure.locator('.words button');
  const texts = (): Promise<string[]> => words.locator('b').allInnerTexts();
  await expect.poll(texts).toEqual(['这', '项', '研究', '研究', '语言']);
  expect(await words.nth(2).innerText()).toMatch(/nn 名词[^]*nn 名词/);
  expect(await words.nth(3).innerText()).toMatch(/nn 名词[^]*vv 动词/);
  await figure.getByText('两者不同').waitFor();

  await figure.getByRole('button', { name: '我吃苹果', exact: true }).click();
  await expect.poll(texts).toEqual(['我', '吃', '苹果']);
  expect(await words.nth(1).innerText()).toContain('vv 动词');
  await figure.getByRole('button', { name: '加上空格来改' }).click();
  expect(await figure.getByRole('textbox').inputValue()).toBe('我 吃 苹果');
  await figure.getByRole('textbox').fill('我吃 苹果');
  await expect.poll(texts).toEqual(['我吃', '苹果']);
  await figure.getByText('词以你的空格为界').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('a browser without a segmenter finds the same words in the tagger’s list', async () => {
  const { page, complaints, close } = await visit('#v=1&model=zh-gru&story=why', {
    ...CHINESE_VISITOR,
    before: (opened) => opened.context().addInitScript('delete Intl.Segmenter'),
  });
  await page.locator('#story-on-title').waitFor();
  const figure = page.locator('#figure-1');
  await figure.scrollIntoViewIfNeeded();
  await expect.poll(() => figure.locator('.words b').allInnerTexts()).toEqual(['这', '项', '研究', '研究', '语言']);
  await figure.getByText('你的浏览器不会分词').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('the essay’s figures in Chinese compute with the Chinese networks', async () => {
  const { page, complaints, close } = await visit('#v=1&model=zh-lstm&story=not', CHINESE_VISITOR);
  await page.locator('#story-on-title').waitFor();
  const fooled = page.locator('#figure-15 tbody tr').first();
  await fooled.scrollIntoViewIfNeeded();
  const shares = await Promise.all(['zh-simple-rnn', 'zh-gru', 'zh-lstm'].map((id) => shareOf('这部电影很好看。', id)));
  await expect.poll(() => fooled.locator('td').allInnerTexts()).toEqual(shares.map((share) => `${share}%`));
  const not = page.locator('#figure-16');
  await not.scrollIntoViewIfNeeded();
  const texts = not.locator('tbody').first().locator('th');
  await expect.poll(() => texts.allInnerTexts()).toEqual(['好看', '不好看', '难看', '不难看']);
  expect(await not.getByRole('radio', { name: 'LSTM' }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});

it('the tour speaks of characters, and its sample is Chinese', async () => {
  const { page, complaints, close } = await visit('', CHINESE_VISITOR);
  await hasRead(page);
  await page.getByRole('button', { name: '第一次来？一分钟导览' }).click();
  expect(await page.locator('#tour-says').innerText()).toContain('网络刚刚读了 44 个字');
  await page.getByRole('button', { name: '读“反讽”' }).click();
  const sarcasm = CHINESE_SAMPLES.find(({ id }) => id === 'sarcasm')!.text;
  await expect.poll(() => box(page).inputValue()).toBe(sarcasm);
  expect(complaints).toEqual([]);
  await close();
});

it('in a frame a Chinese network is the page’s, with its own numbers', async () => {
  const { page, complaints, close } = await visit('embed#v=1&model=zh-gru&lang=zh', CHINESE_VISITOR);
  await box(page).waitFor();
  await box(page).fill('一点也不好看');
  await expect.poll(() => verdict(page)).toContain(await shareOf('一点也不好看'));
  expect(await verdict(page)).toContain('个字');
  expect(complaints).toEqual([]);
  await close();
});

it(
  'after one visit a Chinese page opens without a server, and reads as before',
  { timeout: SLOW_TEST_MS },
  async () => {
    const server = await serve();
    const { page, complaints, close } = await visit('', { ...CHINESE_VISITOR, at: server.url, worker: 'soon' });
    await hasRead(page);
    await page.getByText('本页现在无需联网即可使用').waitFor(PATIENCE);
    const context = page.context();
    await page.close();
    await end(server.process);
    const cold = await context.newPage();
    await cold.goto(server.url);
    await hasRead(cold);
    expect(await box(cold).inputValue()).toBe(CHINESE);
    expect(await verdict(cold)).toContain(await shareOf(CHINESE));
    expect(ENGLISH).not.toBe(CHINESE);
    expect(complaints).toEqual([]);
    await close();
  },
);
