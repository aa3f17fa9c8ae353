import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { SECTIONS } from '../../web/src/app/link/link';
import { BY_HAND, workOut } from '../../web/src/features/story/two-units';
import { ENGLISH_SAMPLES as SAMPLES } from '../../web/src/samples/english';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const FIGURES = 18;

/** A figure of the essay, brought into view and there. */
async function figure(page: Page, number: number): Promise<Locator> {
  const found = page.locator(`#figure-${number}`);
  // A section may be folded.
  await found.evaluate((element) => element.closest('details')?.setAttribute('open', ''));
  await found.scrollIntoViewIfNeeded();
  await found.locator('.picture *').first().waitFor();
  return found;
}
/** The essay's own sliders stand beside the tool's, so `hasRead` would find too many. */
const isOpen = (page: Page): Promise<void> => page.locator('#story-on-title').waitFor();

it('nothing of the essay is fetched until it is asked for', async () => {
  const asked: string[] = [];
  const { page, complaints, close } = await visit('', {
    before: async (opened) => void opened.on('request', (request) => asked.push(request.url())),
  });
  await hasRead(page);
  await page.getByLabel('A film review').fill('a good film');
  expect(asked.filter((url) => /Story(?!Gate)|Figure|tagger/.test(url))).toEqual([]);
  await page.getByRole('link', { name: 'The story' }).click();
  await isOpen(page);
  await expect.poll(() => page.url()).toContain('story=why');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('story-why-title');
  expect(complaints).toEqual([]);
  await close();
});

it('scrolling does not open the essay; its table of contents does', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.locator('#story-title').evaluate((heading) => heading.scrollIntoView());
  // What comes near, and what comes when idle, has come.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(null))));
  expect(await page.locator('.essay').count()).toBe(0);
  await page
    .getByRole('navigation', { name: 'In this essay' })
    .getByRole('link', { name: 'What the gates do' })
    .click();
  await isOpen(page);
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('story-gates-title');
  await close();
});

it('a link opens the essay at its section, and every section it lists is there', { tags: 'smoke' }, async () => {
  const { page, close } = await visit('#v=1&model=gru&story=log');
  await isOpen(page);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('story-log-title');
  await expect.poll(() => page.url()).toMatch(/model=gru.*story=log/);
  await hasRead(page);
  const links = page.getByRole('navigation', { name: 'In this essay' }).getByRole('link');
  expect(await links.count()).toBe(SECTIONS.length);
  for (const [k, section] of SECTIONS.entries()) {
    await links.nth(k).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`story-${section}-title`);
  }
  await close();
});

it.each(['en', 'zh'])('every figure has something to show, in %s', async (lang) => {
  const { page, complaints, foreign, close } = await visit(`#v=1&lang=${lang}&story=why`);
  await isOpen(page);
  for (let number = 1; number <= FIGURES; number++) {
    const found = await figure(page, number);
    await expect.poll(async () => (await found.locator('.picture').innerText()).length).toBeGreaterThan(15);
    await expect.poll(() => found.locator('.picture :is(svg, table, ol, [role=img])').count()).toBeGreaterThan(0);
    expect(await found.getByRole('alert').count()).toBe(0);
    expect(await found.innerText()).not.toMatch(/NaN|Infinity|undefined/);
  }
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
});

it('figure 1: two taggers answer the sentence typed, and name the word that made the difference', async () => {
  const { page, close } = await visit('#v=1&story=why');
  await isOpen(page);
  const found = await figure(page, 1);
  await found.getByText('they differ').waitFor();
  await found.getByText('Most of it hangs on “i”').waitFor();
  await found.getByRole('textbox').fill('You can book the book');
  const book = found.getByRole('button', { name: /book/ });
  expect(await book.first().innerText()).toContain('verb');
  expect(await book.last().innerText()).not.toContain('verb');
  await found.getByRole('textbox').fill('');
  await found.getByText('Type a sentence.').waitFor();
  await close();
});

it('figure 3: the working follows the weights', async () => {
  const { page, close } = await visit('#v=1&story=equations');
  await isOpen(page);
  const found = await figure(page, 3);
  await found.getByLabel('W₂₂').fill('1');
  const recurrent = [
    [1, 0],
    [0, 1],
  ] as const;
  const steps = workOut({ ...BY_HAND, recurrent }, [0, 1, 0]);
  const share = `${Math.round(100 * steps.at(-1)!.output)}\u00a0%`;
  expect(await found.locator('li').last().locator('b').last().innerText()).toBe(share);
  await found.getByRole('button', { name: 'Put the weights back' }).click();
  expect(await found.getByLabel('W₂₂').inputValue()).toBe('0');
  await close();
});

it('figure 6: the padding of the visitor’s text, as the tool shows it for that network', async () => {
  const { page, close } = await visit('#v=1&model=seed&story=reading');
  await isOpen(page);
  const found = await figure(page, 6);
  await found.getByRole('button', { name: 'sarcasm' }).click();
  const text = SAMPLES.find(({ id }) => id === 'sarcasm')!.text;
  await expect.poll(() => page.getByLabel('A film review').inputValue()).toBe(text);
  const verdict = page.getByRole('region', { name: 'Verdict' }).getByRole('img');
  const shown = (await verdict.getAttribute('aria-label'))!.replace('P(positive) ', '');
  await expect.poll(() => found.innerText()).toContain(`it is ${shown}`);
  await close();
});

it('figure 7 plays when it is seen; learning can be paused, begun again, stepped and gone on with', async () => {
  const { page, close } = await visit('#v=1&story=learning');
  await isOpen(page);
  const found = await figure(page, 7);
  await found.locator('ul').scrollIntoViewIfNeeded();
  await found.getByText(/^\d{2,} rounds/).waitFor();
  await found.getByRole('button', { name: 'Start again' }).click();
  await found.getByText(/^0 rounds/).waitFor();
  await found.getByRole('button', { name: 'One round' }).click();
  await found.getByText(/^1 round; loss/).waitFor();
  await found.getByRole('button', { name: 'Start', exact: true }).click();
  await found.getByText(/^600 rounds; loss 0\.01\d/).waitFor();
  await close();
});

it('where motion is unwanted, figures 7 and 10 show how learning ends: the notebook’s loss at its floor', async () => {
  const { page, close } = await visit('#v=1&story=log', { reducedMotion: 'reduce' });
  await isOpen(page);
  const both = await figure(page, 10);
  await both.getByText(/After 600 rounds: 0\.01\d with the right loss, 0\.5\d\d/).waitFor();
  const learner = await figure(page, 7);
  await learner.locator('ul').scrollIntoViewIfNeeded();
  await learner.getByText(/^600 rounds; loss 0\.01\d/).waitFor();
  await close();
});

it('figures 17 and 18: one unit’s gate keeps or replaces; the gates of a trained network go to the strip', async () => {
  const { page, complaints, close } = await visit('#v=1&model=gru&story=gates');
  await isOpen(page);
  const unit = await figure(page, 17);
  await unit.getByLabel('Gate z at every word').fill('0');
  await unit.getByText('0 % is left after the last word; the memory is 0.00').waitFor();
  await unit.getByRole('button', { name: 'A gate for each word' }).click();
  await unit.getByText('50 % is left').waitFor();
  const gates = await figure(page, 18);
  await gates.getByRole('textbox').fill('this film is not good');
  await gates.getByText(/^Widest open at “\w+” \(\d+\s%\), least at “\w+”/).waitFor();
  await gates.getByText('reset r', { exact: true }).click();
  await gates.getByRole('button', { name: 'Show this gate of every unit in the strip' }).click();
  await expect.poll(() => page.url()).toContain('mode=resetGate');
  expect(await page.getByLabel('gates…').inputValue()).toBe('resetGate');
  expect(complaints).toEqual([]);
  await close();
});

it('figures 2, 8, 9 and 15 answer when touched', async () => {
  const { page, close } = await visit('#v=1&story=structure');
  await isOpen(page);
  const unroll = await figure(page, 2);
  await unroll.getByRole('slider').fill('0');
  expect(await unroll.locator('circle').count()).toBe(1);
  await unroll.getByRole('slider').fill('1');
  expect(await unroll.locator('circle').count()).toBe(5);
  const gradients = await figure(page, 8);
  await gradients.getByText(/Simple RNN: [1-9]\d\d\s%/).waitFor();
  await gradients.getByRole('button', { name: 'Your text' }).click();
  await gradients.getByRole('textbox').waitFor();
  const losses = await figure(page, 9);
  await losses.getByRole('slider').fill('0.5');
  await losses.getByText('a positive review costs 0.693; by the notebook 0.474').waitFor();
  const fooled = await figure(page, 15);
  const own = fooled.getByRole('row').last();
  await own.getByRole('textbox').fill('A wonderful film.');
  await expect.poll(async () => parseInt(await own.getByRole('cell').last().innerText())).toBeGreaterThan(60);
  await close();
});

it('figure 16: four texts from one start; the table is what the network says, and follows network and words', async () => {
  const { page, complaints, close } = await visit('#v=1&model=lstm&story=not');
  await isOpen(page);
  const found = await figure(page, 16);
  const rows = found.locator('tbody tr');
  const texts = (): Promise<string[]> => rows.locator('th').allInnerTexts();
  await expect.poll(texts).toEqual(['good', 'not good', 'bad', 'not bad']);
  const numbers = async (): Promise<number[]> =>
    (await rows.locator('td:last-child').allInnerTexts()).map((share) => parseInt(share));
  // The start and “not” are places of two ways each, or four.
  expect(await found.locator('svg[role=img] circle').count()).toBe(6);
  expect(await found.getByRole('radio', { name: 'LSTM' }).isChecked()).toBe(true);
  await found.getByRole('radio', { name: 'GRU' }).check({ force: true });
  // In another page: in this one the library would be there twice.
  const other = await visit('no/such/page');
  const shares = await other.page.evaluate<number[]>(`import('/lib/unrolled.js').then(async ({ loadNetwork }) => {
    const network = await loadNetwork('/models/gru/');
    return ['good', 'not good', 'bad', 'not bad'].map((text) => Math.round(100 * network.read(text).probability));
  })`);
  await other.close();
  await expect.poll(numbers).toEqual(shares);
  const before = await numbers();
  await found.getByLabel('The word before').fill('hardly');
  await expect.poll(texts).toEqual(['good', 'hardly good', 'bad', 'hardly bad']);
  expect((await numbers()).filter((_, k) => k % 2 === 0)).toEqual(before.filter((_, k) => k % 2 === 0));
  await found.getByText(/^After “hardly”/).waitFor();
  // Without a word before there are two texts, each twice, and nothing to say of a turn.
  await found.getByLabel('The word before').fill('');
  await expect.poll(() => found.locator('svg[role=img] circle').count()).toBe(3);
  expect(await found.getByText(/^After/).count()).toBe(0);
  await found.getByLabel('The first word').fill('');
  await found.getByLabel('The second word').fill('');
  await expect.poll(() => found.locator('svg[role=img] circle').count()).toBe(1);
  expect(await found.innerText()).not.toMatch(/NaN|undefined/);
  expect(complaints).toEqual([]);
  await close();
});

it('on a phone nothing sticks out, and side notes stand in the column', async () => {
  const { page, close } = await visit('#v=1&story=why', { viewport: { width: 390, height: 844 } });
  await isOpen(page);
  for (let number = 1; number <= FIGURES; number++) await figure(page, number);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await page.locator('#story-why aside').evaluate((note) => getComputedStyle(note).position)).toBe('static');
  await close();
});
