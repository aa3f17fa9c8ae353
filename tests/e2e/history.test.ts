import { expect, it } from 'vitest';
import { chooseNetwork, hasRead, useBrowser, visit } from './visitor';

useBrowser();

type Page = Awaited<ReturnType<typeof visit>>['page'];
const box = (page: Page) => page.getByLabel('A film review');
const depth = (page: Page): Promise<number> => page.evaluate(() => history.length);

it('Undo after a replaced review, by notice and by Ctrl-Z outside the text box, and redo', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await box(page).fill('my own words');
  await page.getByRole('button', { name: 'praise' }).click();
  await page.getByText('Review replaced.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => box(page).inputValue()).toBe('my own words');
  await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuemax')).toBe('4');
  expect(await page.getByText('Review replaced.').count()).toBe(0);

  await page.getByRole('slider').focus();
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => box(page).inputValue()).toContain('A wonderful film');
  await page.keyboard.press('Control+z');
  await expect.poll(() => box(page).inputValue()).toBe('my own words');
  // Once more takes the typing back, and never leaves the page.
  await page.keyboard.press('Control+z');
  await expect.poll(() => box(page).inputValue()).toContain('I did not expect');
  for (let k = 0; k < 3; k++) await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  await expect.poll(() => box(page).inputValue()).toBe('my own words');
  expect(complaints).toEqual([]);
  await close();
});

it('clearing can be undone; a sample that takes another’s place is no loss to speak of', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await page.getByRole('button', { name: 'praise' }).click();
  expect(await page.getByText('Review replaced.').count()).toBe(0);
  await box(page).fill('quite my own');
  await page.getByRole('button', { name: 'Clear the review' }).click();
  await page.getByText('Review cleared.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => box(page).inputValue()).toBe('quite my own');
  await close();
});

it(
  'back goes through lens, sample and network; typing and the cursor add nothing to it; forward returns',
  { tags: 'smoke' },
  async () => {
    const { page, complaints, close } = await visit();
    await hasRead(page);
    const start = await depth(page);
    await box(page).pressSequentially(' Indeed.');
    await page.getByRole('slider').focus();
    for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowLeft');
    expect(await depth(page)).toBe(start);
    const typed = await box(page).inputValue();

    await page.getByRole('tab', { name: 'Units' }).click();
    await expect.poll(() => depth(page)).toBe(start + 1);
    await page.getByRole('button', { name: 'praise' }).click();
    await expect.poll(() => depth(page)).toBe(start + 2);
    await chooseNetwork(page, 'LSTM');
    await expect.poll(() => page.url()).toContain('model=lstm');
    await expect.poll(() => depth(page)).toBe(start + 3);

    await page.goBack();
    await expect.poll(() => page.getByLabel('GRU').isChecked()).toBe(true);
    expect(await box(page).inputValue()).toContain('A wonderful film');
    await page.goBack();
    await expect.poll(() => box(page).inputValue()).toBe(typed);
    expect(await page.getByRole('tab', { name: 'Units' }).getAttribute('aria-selected')).toBe('true');
    await page.goBack();
    await expect.poll(() => page.getByRole('tab', { name: 'Why' }).getAttribute('aria-selected')).toBe('true');
    expect(await box(page).inputValue()).toBe(typed);
    await page.goForward();
    await page.goForward();
    await page.goForward();
    await expect.poll(() => page.url()).toContain('model=lstm');
    await expect.poll(() => page.getByLabel('LSTM').isChecked()).toBe(true);
    expect(await depth(page)).toBe(start + 3);
    expect(complaints).toEqual([]);
    await close();
  },
);

it('a reload keeps the visitor’s review, which is in no address', async () => {
  const { page, close } = await visit();
  await hasRead(page);
  await box(page).fill('kept on this device');
  await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuemax')).toBe('5');
  await page.waitForFunction(() => (history.state as { text?: string } | null)?.text === 'kept on this device');
  await page.reload();
  await hasRead(page);
  await expect.poll(() => box(page).inputValue()).toBe('kept on this device');
  expect(page.url()).not.toContain('kept');
  await close();
});

it('a link pasted into the address bar is followed, and back returns', async () => {
  const { page, complaints, close } = await visit();
  await hasRead(page);
  await box(page).fill('before the link');
  await page.evaluate(() => {
    location.hash = '#v=1&mode=vote&lens=units&step=1';
  });
  await expect.poll(() => page.getByRole('radio', { name: 'vote' }).isChecked()).toBe(true);
  await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuenow')).toBe('2');
  expect(await box(page).inputValue()).toBe('before the link');
  await page.evaluate(() => {
    location.hash = '#v=1&text=AAAA&lens=why';
  });
  await page.getByText('could not be used (text)').waitFor();
  await expect.poll(() => box(page).inputValue()).toBe('before the link');
  await page.goBack();
  await expect.poll(() => page.getByRole('tab', { name: 'Units' }).getAttribute('aria-selected')).toBe('true');
  await page.goBack();
  await expect.poll(() => page.getByRole('radio', { name: 'state' }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});
