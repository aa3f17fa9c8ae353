import { expect, it } from 'vitest';
import { hasRead, useBrowser, visit } from './visitor';

useBrowser();

it('path: names the line attractor, shows a slow point’s eigenvalues, and the motion of the step at the cursor', async () => {
  const { page, complaints, close } = await visit('#v=1&model=gru&lens=path&step=3');
  await hasRead(page);
  const panel = page.getByRole('tabpanel');
  await panel.getByText('This network has an approximate line attractor').waitFor();
  const motion = panel.getByText('At this step the state moved');
  const before = await motion.innerText();
  await page.getByRole('slider', { name: 'The reading, word by word' }).press('ArrowRight');
  await expect.poll(() => motion.innerText()).not.toBe(before);
  await panel.getByText('Eigenvalues', { exact: true }).click();
  await panel.getByText('Leading eigenvalues at the point chosen').waitFor();
  const figures = panel.getByRole('status');
  await panel.getByRole('slider').press('End');
  const last = await figures.innerText();
  await panel.getByRole('slider').press('Home');
  await expect.poll(() => figures.innerText()).not.toBe(last);
  expect(complaints).toEqual([]);
  await close();
});
