import { expect, inject, it } from 'vitest';
import { hasRead, hasRested, useBrowser, visit } from './visitor';

useBrowser();

interface Card {
  readonly golden: readonly {
    readonly text: string;
    readonly gradients?: { readonly inputs: number[][]; readonly states: number[][] };
  }[];
}

const lengthOf = (row: readonly number[]): number => Math.hypot(...row);

it('gradient: the figures shown are Keras’, for every cell side by side', async () => {
  const { page, complaints, close } = await visit('#v=1&lens=gradient');
  await hasRead(page);
  const cardOf = async (id: string): Promise<Card> =>
    (await (await fetch(`${inject('baseUrl')}models/${id}/card.json`)).json()) as Card;
  const panel = page.getByRole('tabpanel');
  await expect.poll(() => panel.getByRole('table').locator('tbody tr').count()).toBe(3);

  // The cards carry the same texts; the first with gradients that is long enough.
  const least = 3;
  const golden = (await cardOf('simple-rnn')).golden.find(
    ({ gradients }) => gradients !== undefined && gradients.inputs.length > least,
  )!;
  await page.getByLabel('A film review').fill(golden.text);
  await hasRested(page);
  const slider = page.getByRole('slider');
  await slider.press('Home');
  const { inputs } = golden.gradients!;
  for (let step = 0; step < Math.min(inputs.length, 6); step++) {
    const shown = Number(await panel.locator('[data-figure=norm]').innerText());
    const rounding = 0.0006;
    expect(Math.abs(shown - lengthOf(inputs[step]!))).toBeLessThan(rounding);
    await slider.press('ArrowRight');
  }

  for (const [id, title] of [
    ['simple-rnn', 'Simple RNN'],
    ['gru', 'GRU'],
    ['lstm', 'LSTM'],
  ] as const) {
    const states = (await cardOf(id)).golden.find(({ text }) => text === golden.text)?.gradients?.states;
    if (!states) continue;
    const cells = await panel.getByRole('row', { name: title }).getByRole('cell').allInnerTexts();
    const wanted = [states[0]!, states.at(-1)!].map(lengthOf);
    for (const [k, cell] of cells.entries()) {
      const twoDigits = 0.051;
      expect(Math.abs(Number(cell.replace('−', '-')) / wanted[k]! - 1)).toBeLessThan(twoDigits);
    }
  }
  expect(complaints).toEqual([]);
  await close();
});
