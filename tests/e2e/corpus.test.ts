import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { BUILT_LIBRARY, WEB } from '../../web/build/paths';
import { findings } from './axe';
import { atCorpus, CSV, figure, fileOf, give, TABLE, texts } from './corpus-page';
import { chooseNetwork, useBrowser } from './visitor';

useBrowser();

it('a table is read by workers: accuracy, matrix and rows as the library has them', { tags: 'smoke' }, async () => {
  const { page, complaints, foreign, close } = await atCorpus();
  // Where workers cannot start, the library says so in a line that is no complaint.
  page.on('console', (message) => {
    if (message.text().includes('without workers')) complaints.push(message.text());
  });
  await give(page, fileOf('films.csv.gz', gzipSync(CSV)));
  await expect.poll(() => figure(page, 'texts')).toContain('60 texts');

  const { loadNetwork } = (await import(pathToFileURL(BUILT_LIBRARY).href)) as typeof import('../../web/src/lib');
  const network = await loadNetwork(pathToFileURL(`${WEB}/public/models/gru/`));
  const rows = TABLE.map((line) => /^\d+,"(.*)",(pos|neg)$/.exec(line)!.slice(1) as [string, string]);
  const right = rows.filter(([text, label]) => network.read(text).probability >= 0.5 === (label === 'pos')).length;
  network.dispose();
  expect(right).toBeGreaterThan(40);
  expect(await figure(page, 'accuracy')).toBe(`${((100 * right) / 60).toFixed(1)}\u00a0%`);
  await page.getByText('2 rows left out').click();
  await page.getByText('line 62: another number of columns').waitFor();
  await page.getByText('line 63: no text').waitFor();

  // A cell shows its texts; the matrix holds all of them.
  const cells = page.locator('#corpus td button');
  const counts = (await cells.allInnerTexts()).map(Number);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60);
  await page.getByRole('button', { name: /^label negative, said positive/ }).click();
  await expect.poll(() => figure(page, 'shown')).toContain(`${counts[1]} of 60 texts`);
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
});

it('one press shows where it is confidently wrong; a row opens above, and back leads to the same place', async () => {
  const { page, complaints, close } = await atCorpus();
  await give(page, fileOf('films.csv', CSV));
  await page.getByRole('button', { name: 'Where it is confidently wrong' }).click();
  await expect.poll(() => figure(page, 'shown')).toMatch(/^\d of 60 texts/);
  const shares = await page.locator('#corpus .body .share').allInnerTexts();
  const errors = shares.map((share) => Math.abs(parseFloat(share) - 50));
  expect(errors).toEqual([...errors].sort((a, b) => b - a));
  await page.locator('#corpus .body .way path').first().waitFor({ state: 'attached' });

  const before = await page.getByLabel('A film review').inputValue();
  await page.locator('#corpus .body button').first().scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  const [first] = await texts(page);
  await page.locator('#corpus .body button').first().click();
  await expect.poll(() => page.getByLabel('A film review').inputValue()).toBe(first);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(scrolled);
  await page.goBack();
  await expect.poll(() => page.getByLabel('A film review').inputValue()).toBe(before);
  await expect.poll(() => page.evaluate((at) => Math.abs(scrollY - at), scrolled)).toBeLessThan(5);
  expect((await texts(page))[0]).toBe(first);
  expect(complaints).toEqual([]);
  await close();
});

it('the exam is there; words narrow it, keys move through it, another network reads it anew', async () => {
  const { page, complaints, close } = await atCorpus();
  await page.getByRole('button', { name: 'The exam' }).click();
  await expect.poll(() => figure(page, 'texts')).toContain('612 texts, read by GRU');
  const accuracy = await figure(page, 'accuracy');
  await page.getByLabel('With the words').fill('NOT BAD');
  await expect.poll(async () => (await texts(page)).every((text) => /not bad/i.test(text))).toBe(true);
  await page.getByRole('button', { name: 'All texts' }).click();
  await expect.poll(() => figure(page, 'shown')).toContain('612 of 612');

  await page.locator('#corpus .body button').first().focus();
  await page.keyboard.press('End');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe('611');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe('610');
  expect(await page.getByRole('table', { name: 'Texts', exact: true }).getAttribute('aria-rowcount')).toBe('613');

  expect(await findings(page, '#corpus')).toEqual([]);
  await chooseNetwork(page, 'LSTM');
  await expect.poll(() => figure(page, 'texts')).toContain('read by LSTM');
  expect(await figure(page, 'accuracy')).not.toBe(accuracy);
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Drop a table of texts here').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('parts of the exam, and a second network beside: each press shows the texts it speaks of', async () => {
  const { page, complaints, close } = await atCorpus();
  await page.getByRole('button', { name: 'The exam' }).click();
  await page.getByRole('tab', { name: 'By part' }).click();
  const parts = page.locator('#corpus-view tbody tr');
  await expect.poll(() => parts.count()).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'not-bad', exact: true }).click();
  const count = await parts.filter({ hasText: 'not-bad' }).locator('td').first().innerText();
  await expect.poll(() => figure(page, 'shown')).toContain(`${count} of 612`);
  await page.getByLabel('Divide by').selectOption('words');
  await page.getByRole('searchbox', { name: 'words or a /pattern/' }).fill('/^not .*bad/');
  await expect.poll(() => parts.count()).toBe(2);
  await page.getByLabel('Divide by').selectOption('unknown');
  await expect.poll(() => parts.first().innerText()).toContain('%');

  await page.getByRole('tab', { name: 'Two networks' }).click();
  await page.getByLabel('Beside it').selectOption({ label: 'Simple RNN' });
  await page.getByText('McNemar’s test').waitFor();
  const said = await page.getByText('They say different things').innerText();
  await page.getByRole('button', { name: 'Show those texts' }).click();
  await expect.poll(() => figure(page, 'shown')).toContain(`${/of (\d+) of/.exec(said)![1]} of 612`);
  expect(await findings(page, '#corpus')).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

it('what is no table is refused in a sentence, and what was there stays', async () => {
  const { page, complaints, close } = await atCorpus();
  await give(page, fileOf('sheet.xlsx', 'PK\u0003\u0004 and so on'));
  await page.getByText('This is a zip or a spreadsheet').waitFor();
  await give(page, fileOf('empty.csv', ''));
  await page.getByText('The file is empty').waitFor();
  await give(page, fileOf('wide.csv', `${'a,'.repeat(100_000)}\n`));
  await page.getByText('Line 1 has more than 1,000 columns').waitFor();
  // No column looks like texts: the visitor says which one is.
  await give(page, fileOf('numbers.csv', 'id,code\n1,20\n2,35\n'));
  await page.getByText('None of the columns (id, code) looks like texts').waitFor();
  await page.getByLabel('Texts', { exact: true }).selectOption('code');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect.poll(() => figure(page, 'texts')).toContain('2 texts');
  await page.getByText('There are no labels').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('been here before: the nearest moments are those that the states themselves say; a press opens one at its word', async () => {
  const { page, complaints, close } = await atCorpus();
  await page.getByRole('button', { name: 'Longer reviews' }).click();
  await page.getByRole('tab', { name: 'Been here before' }).click();
  const moments = page.locator('#corpus-view ol li');
  await expect.poll(() => moments.count()).toBe(24);
  const distances = (await moments.locator('.distance').allInnerTexts()).map(Number);
  expect(distances).toEqual([...distances].sort((a, b) => a - b));
  expect(distances[0]).toBeGreaterThan(0);
  // The cursor is at the word of the moment that was opened, which is then no answer to itself.
  const word = await moments.first().locator('b').innerText();
  await moments.first().locator('button').click();
  await expect.poll(() => page.locator('#step h2').innerText()).toContain(word.replace(/\W/g, ''));
  await page.getByLabel('Compared by').selectOption('span');
  await expect.poll(async () => page.locator('[data-figure=been]').innerText()).toMatch(/units are on|no unit is on/);
  expect(await findings(page, '#corpus')).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

it('a table is kept until it is removed, with the columns that were chosen; the link carries the view and no row', async () => {
  const { page, complaints, close } = await atCorpus();
  await give(page, fileOf('films.csv', CSV));
  await expect.poll(() => figure(page, 'texts')).toContain('60 texts');
  await page.getByLabel('Labels').selectOption('');
  await page.getByText('There are no labels').waitFor();
  await page.getByRole('tab', { name: 'By part' }).click();
  await expect.poll(() => page.url()).toContain('corpus=slices');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const path = await (await saved).path();
  const [head, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\r\n');
  expect(head).toBe('\uFEFFid,review,sentiment,gru: said,gru: negative,gru: positive,gru: steps');
  expect(rows).toHaveLength(60);
  expect(rows[1]).toContain('Take 1.');

  // The link alone opens the view, and the table is asked for, not read unasked.
  await page.reload();
  await page.getByText('films.csv is kept in this browser').waitFor();
  expect(page.url()).not.toContain('Take');
  await page.getByRole('button', { name: 'Read it again' }).click();
  await expect.poll(() => figure(page, 'texts')).toContain('60 texts');
  expect(await page.getByRole('tab', { name: 'By part' }).getAttribute('aria-selected')).toBe('true');
  expect(await page.getByLabel('Labels').inputValue()).toBe('');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Drop a table of texts here').waitFor();
  await page.reload();
  await page.getByText('Drop a table of texts here').waitFor();
  expect(await page.getByText('is kept in this browser').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

it('words that turn: “not” is measured over the exam, and stands among the words that turn or weaken', async () => {
  const { page, complaints, close } = await atCorpus();
  await page.getByRole('button', { name: 'The exam' }).click();
  await page.getByRole('tab', { name: 'Words that turn' }).click();
  await expect.poll(() => figure(page, 'modifier')).toMatch(/After “not”/);
  const times = Number(/do ([−\d.]+) ±/.exec(await figure(page, 'modifier'))![1]!.replace('−', '-'));
  expect(times).toBeLessThan(0.6);
  await page.getByRole('button', { name: 'Rank the words' }).click();
  const turning = page.locator('#corpus-view table', { hasText: 'turn or weaken' });
  await expect.poll(() => turning.locator('tbody tr').count()).toBeGreaterThan(0);
  const slopes = (await turning.locator('td:nth-child(2)').allInnerTexts()).map((text) =>
    Number(text.replace('−', '-')),
  );
  expect(slopes).toEqual([...slopes].sort((a, b) => a - b));
  expect(await turning.innerText()).toContain('not');
  expect(await findings(page, '#corpus')).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

it('units over the corpus: moments, words that set one, and what silencing costs; the map shows its texts', async () => {
  const { page, complaints, close } = await atCorpus();
  await give(page, fileOf('films.csv', CSV));
  await page.locator('#corpus-tab-units').click();
  await expect.poll(() => page.locator('#corpus-view ol li').count()).toBeGreaterThan(8);
  await page.getByRole('button', { name: 'Silence each unit in turn' }).click();
  const costs = page.locator('#corpus-view .costs tbody tr');
  await expect.poll(() => costs.count()).toBe(32);

  // The library says the same of the unit that costs most.
  const { loadNetwork } = (await import(pathToFileURL(BUILT_LIBRARY).href)) as typeof import('../../web/src/lib');
  const network = await loadNetwork(pathToFileURL(`${WEB}/public/models/gru/`));
  const [name, right] = await costs.first().locator('th, td').allInnerTexts();
  const unit = Number(/\d+/.exec(name!)![0]);
  const rows = TABLE.map((line) => /^\d+,"(.*)",(pos|neg)$/.exec(line)!.slice(1) as [string, string]);
  const silenced = rows.filter(([text, label]) => {
    const { probability } = network.read(text).replay(0, { kind: 'hold', unit, value: 0 });
    return probability >= 0.5 === (label === 'pos');
  });
  network.dispose();
  expect(right).toBe(`${((100 * silenced.length) / 60).toFixed(1)}\u00a0%`);
  expect(await findings(page, '#corpus')).toEqual([]);

  await page.getByRole('tab', { name: 'Map', exact: true }).click();
  const map = page.getByRole('img', { name: 'The last states of 60 texts in the plane' });
  await map.scrollIntoViewIfNeeded();
  const box = (await map.boundingBox())!;
  // All of it holds all texts, its left half those that were said to be negative, or few others.
  await page.mouse.move(box.x + 2, box.y + 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + box.height - 2, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => figure(page, 'shown')).toContain('60 of 60');
  await page.mouse.move(box.x + 2, box.y + 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + box.height - 2, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => figure(page, 'shown')).not.toContain('60 of 60');
  expect(await page.locator('#corpus .body .said').allInnerTexts()).not.toContain('positive');
  expect(await findings(page, '#corpus')).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
