import { CHINESE_SAMPLES } from './chinese';
import { ENGLISH_SAMPLES } from './english';
import type { Sample } from './sample';

export type { Sample } from './sample';

/** The samples for networks that read this language, by its BCP 47 tag; those in English where there are none. */
export function samplesFor(language: string | undefined): readonly [Sample, ...Sample[]] {
  return language === 'zh' ? CHINESE_SAMPLES : ENGLISH_SAMPLES;
}

/** The sample that a review is, word for word. */
export function sampleOf(text: string): Sample | undefined {
  return [...ENGLISH_SAMPLES, ...CHINESE_SAMPLES].find((sample) => sample.text === text);
}
