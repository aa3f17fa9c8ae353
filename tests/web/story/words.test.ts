import { expect, it } from 'vitest';
import { formatView, parseView, SECTIONS } from '../../../web/src/app/link/link';
import { spansOf } from '../../../web/src/features/story/prose';
import { invitation as enInvitation } from '../../../web/src/features/story/invitation-en';
import { invitation as zhInvitation } from '../../../web/src/features/story/invitation-zh';
import { story as en } from '../../../web/src/features/story/words-en';
import { story as zh } from '../../../web/src/features/story/words-zh';

const paragraphs = ({ before, after, aside }: { before: string[]; after: string[]; aside: string }): string[] => [
  ...before,
  ...after,
  aside,
];
/** All that is written in a section; the last one has the literature. */
const textsOf = (words: typeof en, section: (typeof SECTIONS)[number]): string[] => [
  ...paragraphs(words.sections[section]),
  ...(section === 'on' ? words.references : []),
];
const linksIn = (texts: string[]): string[] =>
  texts.flatMap((text) => spansOf(text).flatMap((span) => (span.is === 'link' ? [span.address] : [])));

it('both languages have the same sections, paragraphs, links and numbers of figures', () => {
  for (const { sections } of [en, enInvitation, zhInvitation]) expect(Object.keys(sections)).toEqual([...SECTIONS]);
  for (const section of SECTIONS) {
    const [english, chinese] = [en.sections[section], zh.sections[section]];
    expect(chinese.before, section).toHaveLength(english.before.length);
    expect(chinese.after, section).toHaveLength(english.after.length);
    expect(linksIn(textsOf(zh, section)).sort(), section).toEqual(linksIn(textsOf(en, section)).sort());
    for (const number of ['0.5032', '0.73', '0.51', '0.50']) {
      expect(paragraphs(chinese).join('').includes(number), `${section} ${number}`).toBe(
        paragraphs(english).join('').includes(number),
      );
    }
  }
});

it('links are well formed, secure, and leave no markup behind', () => {
  for (const words of [en, zh]) {
    for (const section of SECTIONS) {
      for (const address of linksIn(textsOf(words, section))) {
        expect(new URL(address).protocol).toBe('https:');
      }
      for (const text of textsOf(words, section)) {
        for (const span of spansOf(text)) if (span.is === 'text') expect(span.text).not.toMatch(/\]\(|\*\S|`/);
      }
    }
  }
});

it('a link names a section beside everything else, and an unknown one is left out', () => {
  for (const story of SECTIONS) {
    const view = { model: 'gru', lens: 'path', story } as const;
    expect(parseView(formatView(view))).toEqual({ view, unusable: [] });
  }
  expect(parseView('v=1&story=nonsense&mode=vote')).toEqual({ view: { mode: 'vote' }, unusable: ['story'] });
});
