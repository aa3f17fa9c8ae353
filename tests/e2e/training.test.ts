import { expect, inject, it } from 'vitest';
import { chooseNetwork, hasRead, hasRested, useBrowser, visit } from './visitor';

useBrowser();

it('training: the moment is linked to, and the notebook’s floor is explained', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=training&moment=5');
  await hasRead(page);
  const panel = page.getByRole('tabpanel');
  await panel.getByRole('img', { name: 'hidden states at this moment' }).waitFor();
  expect(await panel.getByRole('slider').inputValue()).toBe('5');
  await chooseNetwork(page, 'Notebook');
  await panel.getByText('loss stops at 0.503').first().click();
  await panel.getByText('over as many of both, the loss stops at 0.503').waitFor();
  await panel.getByText('It over-fits').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('training: the last snapshot says about what the network says, the first knows nothing', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=training', { reducedMotion: 'reduce' });
  await hasRead(page);
  await page.getByRole('button', { name: 'praise' }).click();
  await hasRested(page);
  const slider = page.getByRole('tabpanel').getByRole('slider');
  const said = async (): Promise<[number, number]> => {
    const text = await page.getByText('Of this text it said').innerText();
    const [then, now] = [...text.matchAll(/(\d+)\s%[;\s(]/g)].slice(-2).map((match) => Number(match[1]));
    return [then!, now!];
  };
  const [atFirst] = await said();
  expect(Math.abs(atFirst - 50)).toBeLessThan(25);
  await slider.press('End');
  // Snapshots keep four bits of each embedding number.
  await expect.poll(async () => Math.abs((await said())[0] - (await said())[1])).toBeLessThan(6);
  expect(complaints).toEqual([]);
  await close();
});

it('training: plays by itself from random weights to the end, until the slider is touched', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=training&model=gru');
  await hasRead(page);
  const panel = page.getByRole('tabpanel');
  const slider = panel.getByRole('slider');
  await slider.scrollIntoViewIfNeeded();
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(0);
  await slider.press('End');
  await panel.getByRole('button', { name: 'Play' }).waitFor();
  await panel.getByRole('button', { name: 'Play' }).click();
  await panel.getByRole('button', { name: 'Pause' }).click();
  expect(Number(await slider.inputValue())).toBeLessThan(Number(await slider.getAttribute('max')));
  expect(complaints).toEqual([]);
  await close();
});

it('training: the path is in the plane of that moment’s own network, and the gap is the one its snapshots measured', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=training&model=gru', { reducedMotion: 'reduce' });
  await hasRead(page);
  // The library once more, in a page of its own: TensorFlow.js would speak of it on this one's console.
  const elsewhere = await visit();
  const library = await elsewhere.page.evaluateHandle<typeof import('../../web/src/lib')>("import('/lib/unrolled.js')");
  await page.getByLabel('A film review').fill('A dull film with one wonderful scene.');
  const panel = page.getByRole('tabpanel');
  const index = (await (await fetch(`${inject('baseUrl')}models/gru/checkpoints/index.json`)).json()) as {
    checkpoints: Record<'training_accuracy' | 'validation_accuracy' | 'training_loss' | 'validation_loss', number>[];
  };
  for (const [key, moment] of [
    ['Home', 0],
    ['End', index.checkpoints.length - 1],
  ] as const) {
    await panel.getByRole('slider').press(key);
    await expect.poll(() => panel.getByRole('slider').inputValue()).toBe(String(moment));
    // The logit in units of the readout's length, from the library's public numbers.
    const wanted = await elsewhere.page.evaluate(
      async ({ library: { loadNetwork, Checkpoints }, moment }) => {
        const network = await loadNetwork('/models/gru/');
        const then = await (await Checkpoints.of(network, '/models/gru/'))!.open(moment);
        const { logits } = then.read('A dull film with one wonderful scene.');
        return logits.at(-1)! / Math.hypot(...then.readout.kernel);
      },
      { library, moment },
    );
    const shown = `${wanted < 0 ? '−' : '+'}${Math.abs(wanted).toFixed(2)}`.replace(/^[+−]0\.00$/, '0.00');
    await panel.locator('[data-figure=own-plane]').getByText(`It ends at ${shown}.`).waitFor();
  }
  const last = index.checkpoints.at(-1)!;
  const percent = (share: number): string => `${Math.round(100 * share)}\u00a0%`;
  expect(await panel.locator('[data-figure=accuracy-gap]').innerText()).toContain(
    `about ${percent(last.training_accuracy)} of the reviews it learned from and ${percent(last.validation_accuracy)}`,
  );
  expect(await panel.locator('[data-figure=gap]').innerText()).toContain(
    `was ${last.training_loss.toFixed(2)} on what it learned from and ${last.validation_loss.toFixed(2)} on`,
  );
  expect(complaints).toEqual([]);
  await elsewhere.close();
  await close();
});
