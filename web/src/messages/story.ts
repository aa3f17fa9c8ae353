import { story as en } from './en/story';
import { story as zh } from './zh/story';

export type { StoryWords } from './en/story';

/** The essay in each language: one chunk, fetched with the essay. */
export const story = { en, zh };
export type StoryLanguage = keyof typeof story;
