import { deflateRawSync } from 'node:zlib';
import { expect, inject, it } from 'vitest';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

const review = (page: Awaited<ReturnType<typeof visit>>['page']) => page.getByLabel('A film review');
const packed = (bytes: string | Buffer): string => deflateRawSync(bytes).toString('base64url');
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

it(
  'a link with the text brings text, network, step and lens back; a link to the view leaves the text out',
  { tags: 'smoke' },
  async () => {
    const sender = await visit('#v=1&model=gru&lens=units', CLIPBOARD);
    await hasRead(sender.page);
    const text = 'A quietly <b>marvellous</b> film,\nnot a dull one. 很好';
    await review(sender.page).fill(text);
    await sender.page.getByRole('slider').press('Home');
    await sender.page.getByRole('slider').press('ArrowRight');
    await sender.page.getByRole('button', { name: 'Share' }).click();
    const copied = async (name: string): Promise<string> => {
      await sender.page.evaluate(() => navigator.clipboard.writeText(''));
      await sender.page.getByRole('button', { name }).click();
      await expect.poll(() => sender.page.evaluate(() => navigator.clipboard.readText())).toContain('#v=1');
      await sender.page.getByText('Copied.').waitFor();
      return sender.page.evaluate(() => navigator.clipboard.readText());
    };
    const withText = await copied('Copy a link for a class: to explore');
    await sender.page.getByText('More…').click();
    const toView = await copied('Copy a link without the review');
    expect(toView).not.toContain('text=');
    expect(sender.page.url()).not.toContain('text=');
    expect(sender.complaints).toEqual([]);
    await sender.close();

    const receiver = await visit(withText.slice(inject('baseUrl').length));
    await hasRead(receiver.page);
    await expect.poll(() => review(receiver.page).inputValue()).toBe(text);
    await expect.poll(() => receiver.page.getByRole('slider').getAttribute('aria-valuenow')).toBe('2');
    expect(await receiver.page.getByRole('tab', { name: 'Units' }).getAttribute('aria-selected')).toBe('true');
    // The address keeps the text while it is the one shown, and no longer.
    expect(receiver.page.url()).toContain('text=');
    await review(receiver.page).fill('other words');
    await expect.poll(() => receiver.page.url()).not.toContain('text=');
    expect(receiver.complaints).toEqual([]);
    await receiver.close();
  },
);

it('where the clipboard is refused the link is there to be copied by hand', async () => {
  const { page, complaints, close } = await visit('', {
    before: async (page) => {
      await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }));
    },
  });
  await hasRead(page);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Copy a link for a class: to explore' }).click();
  const field = page.getByRole('textbox', { name: 'Link' });
  expect(await field.inputValue()).toContain('#v=1&model=gru&text=');
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('#v=1&model=gru&text=');
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await close();
});

it.each([
  ['text that is not base64', 'v=1&text=%%%', 'text'],
  ['text that is not deflate', 'v=1&text=AAAAAAAA', 'text'],
  ['a bomb', `v=1&text=${packed(Buffer.alloc(60_000_000))}`, 'text'],
  ['a megabyte', `v=1&text=${'a'.repeat(1_000_000)}`, 'length'],
  ['another version', 'v=7&step=2', 'v'],
  ['markup', 'v=1&%3Cimg%20src%3Dx%3E=1', '<img src=x>'],
])('a link with %s is refused in a sentence, and the page works', async (_, fragment, named) => {
  const { page, complaints, close } = await visit(`#${fragment}`);
  await hasRead(page);
  await expect.poll(() => page.getByRole('status').first().innerText()).toContain(`could not be used (${named})`);
  await expect.poll(() => review(page).inputValue()).toContain('I did not expect');
  await review(page).fill('a good film');
  await expect.poll(() => page.getByRole('slider').getAttribute('aria-valuemax')).toBe('4');
  expect(complaints).toEqual([]);
  await close();
});
