import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AxeResults, Result } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe cannot decide, with the reason why it was looked at and found good. Anything not listed fails. */
const REVIEWED: readonly { readonly rule: string; readonly target: RegExp; readonly reason: string }[] = [
  {
    rule: 'color-contrast',
    target: /^\.share$/,
    reason: 'the verdict’s figure is large, for which 3:1 is enough; an open menu may cover it',
  },
  {
    rule: 'color-contrast',
    target: /^\.marks$/,
    reason: 'transparent on purpose: the same words stand in the text box',
  },
  {
    rule: 'label-content-name-mismatch',
    target:
      /^\.clear$|^\.decline$|^\.explain$|explain-(networks|strip|lenses)|Link to “|一节的链接|^#story-\w+-title > a|Previous step|Next step|上一步|下一步/,
    reason: 'the visible content is a sign, not a word: × ? § ← →',
  },
  {
    rule: 'label-content-name-mismatch',
    target: /"[UWV], marked in figure|"[UWV]，在图/,
    reason: 'the name begins with the visible letter; axe takes a single letter for a sign',
  },
];

/** WCAG 1.4.3, for text of ordinary size. */
const LEAST_CONTRAST = 4.5;

/**
 * Which texts, of those whose contrast axe leaves open, have enough of it. In an SVG axe cannot find the background, and a single
 * character it takes for no text. Both are plain here: the text's own colour upon the nearest background.
 */
const ENOUGH_CONTRAST = `(selectors) => {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const linear = (level) => (level / 255 <= 0.04045 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrastOf = (element) => {
    const style = getComputedStyle(element);
    const text = rgba(element instanceof SVGElement ? style.fill : style.color);
    let holder = element;
    while (holder.parentElement && rgba(getComputedStyle(holder).backgroundColor)[3] < 255) holder = holder.parentElement;
    const [a, b] = [luminance(text), luminance(rgba(getComputedStyle(holder).backgroundColor))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  return selectors.filter((selector) => {
    const element = document.querySelector(selector);
    // A disabled control needs no contrast (WCAG 1.4.3), and fades on purpose.
    return element.matches(':disabled') || contrastOf(element) >= ${LEAST_CONTRAST};
  });
}`;

/** Findings of one page state, a line each; empty when all is well. @param within a selector, for a part of the page */
export async function findings(page: Page, within?: string): Promise<string[]> {
  // Colours on their way from one value to another are not what a visitor reads.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  // Through the debugger, as the content security policy lets no script in from elsewhere.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const { violations, incomplete } = (await page.evaluate(
    `axe.run(${within ? JSON.stringify(within) : 'document'}, { resultTypes: ["violations", "incomplete"] })`,
  )) as AxeResults;
  const open = incomplete.find(({ id }) => id === 'color-contrast')?.nodes.map(({ target }) => String(target)) ?? [];
  const enough: string[] = await page.evaluate(`(${ENOUGH_CONTRAST})(${JSON.stringify(open)})`);
  const isReviewed = (id: string, target: string): boolean =>
    (id === 'color-contrast' && enough.includes(target)) ||
    REVIEWED.some((known) => known.rule === id && known.target.test(target));
  const linesOf = (kind: string, { id, nodes }: Result): string[] =>
    nodes
      .filter(({ target }) => kind === 'violation' || !isReviewed(id, String(target)))
      .map(({ target, any, all, none }) => {
        const messages = [...any, ...all, ...none].map(({ message }) => message).join('; ');
        return `${kind} ${id} at ${String(target)}: ${messages}`;
      });
  return [
    ...violations.flatMap((result) => linesOf('violation', result)),
    ...incomplete.flatMap((result) => linesOf('incomplete', result)),
  ];
}
