import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { hasFollowed, hasRead, useBrowser, visit } from './visitor';

useBrowser();

/** What somebody who was never here comes to do, each within so many presses from the opening page. */
const MOST_PRESSES = 5;

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Presses controls, and counts. */
class Visitor {
  presses = 0;
  constructor(readonly page: Page) {}

  async press(control: Locator): Promise<void> {
    this.presses++;
    await control.click();
  }
  async key(key: string): Promise<void> {
    this.presses++;
    await this.page.keyboard.press(key);
  }
}

/** The headline's P(positive), in per cent. */
async function headline(page: Page, name: string): Promise<number> {
  const text = await page.getByRole('region', { name, exact: true }).first().innerText();
  return Number(/(\d+)\s*%/.exec(text)![1]);
}

describe('within five presses', () => {
  it('a visitor says what the page shows: headline, account and legend agree', async () => {
    const { page, complaints, close } = await visit('');
    await hasRead(page);
    await hasFollowed(page);
    const percent = await headline(page, 'Verdict');
    // The same figure, in the same colour's word, wherever the end of the text is spoken of.
    await page.getByText(`at the end P(positive) is ${percent} %`).waitFor();
    const verdict = await page.getByRole('region', { name: 'Verdict', exact: true }).innerText();
    expect(verdict).toContain(percent > 50 ? 'so: positive' : 'so: negative');
    const legend = await page.locator('section.card').first().innerText();
    expect(legend).toMatch(/negative\s*positive\s*verdict and votes/);
    expect(complaints).toEqual([]);
    await close();
  });

  it('a teacher shows a class how “not” turns the state', async () => {
    const { page, complaints, close } = await visit('', { viewport: { width: 1024, height: 768 } });
    await hasRead(page);
    const visitor = new Visitor(page);
    await visitor.press(page.getByRole('button', { name: 'Large type' }));
    const negated = page.getByRole('button', { name: '“not bad”' });
    await visitor.press(negated);
    await hasFollowed(page);
    // The text is “not bad …”: the verdict is positive although “bad” stands in it.
    expect(await headline(page, 'Verdict')).toBeGreaterThan(53);
    await visitor.press(page.getByRole('slider').first());
    await visitor.key('Home');
    await visitor.key('ArrowRight');
    const step = page.locator('.side');
    await expect.poll(() => step.innerText()).toMatch(/step 1 of/);
    expect(visitor.presses).toBeLessThanOrEqual(MOST_PRESSES);
    expect(complaints).toEqual([]);
    await close();
  });

  it('a reader finds why a verdict came about: the words’ parts add up to the logit', async () => {
    const { page, complaints, close } = await visit('');
    await hasRead(page);
    const visitor = new Visitor(page);
    await visitor.press(page.getByRole('button', { name: 'negation' }));
    await hasFollowed(page);
    const panel = page.getByRole('tabpanel');
    await panel.getByText('logit', { exact: true }).first().waitFor();
    const shown = (await panel.innerText()).replaceAll('−', '-');
    const logit = Number(/\blogit\s+([+-]?\d+\.\d+)/.exec(shown)![1]);
    expect(Math.round(100 / (1 + Math.exp(-logit)))).toBe(await headline(page, 'Verdict'));
    expect(visitor.presses).toBeLessThanOrEqual(MOST_PRESSES);
    expect(complaints).toEqual([]);
    await close();
  });

  it('a learner compares three cells: one press, and the three are drawn together', async () => {
    const { page, complaints, close } = await visit('');
    await hasRead(page);
    const visitor = new Visitor(page);
    await visitor.press(page.getByTitle('Compare', { exact: false }).first());
    const panel = page.getByRole('tabpanel');
    for (const name of ['Simple RNN', 'LSTM']) await panel.getByText(name, { exact: true }).first().waitFor();
    await expect.poll(() => panel.locator('svg[role=img] path').count()).toBeGreaterThanOrEqual(3);
    expect(visitor.presses).toBeLessThanOrEqual(MOST_PRESSES);
    expect(complaints).toEqual([]);
    await close();
  });

  it('all of it on a phone, in Chinese', async () => {
    const { page, complaints, close } = await visit('', { ...PHONE, locale: 'zh-CN' });
    await hasRead(page);
    const visitor = new Visitor(page);
    const before = await headline(page, '判定');
    await visitor.press(page.getByRole('button', { name: '狠批' }).or(page.getByRole('button', { name: '批评' })));
    await hasFollowed(page);
    expect(await headline(page, '判定')).not.toBe(before);
    await visitor.press(page.getByRole('button', { name: '播放' }).first());
    await page.getByRole('button', { name: '暂停' }).first().waitFor();
    await visitor.press(page.getByRole('button', { name: '暂停' }).first());
    await visitor.press(page.getByRole('tab', { name: '对比' }));
    await page.getByRole('tabpanel').getByText('LSTM').first().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(visitor.presses).toBeLessThanOrEqual(MOST_PRESSES);
    expect(complaints).toEqual([]);
    await close();
  });
});
