import { language, LANGUAGE_TAGS } from './language.svelte';
import { m } from './page';

/** Keeps the document itself in the language in force: its `lang`, its title, and its description. */
export function followLanguage(): void {
  $effect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[language.current];
    document.title = m.documentTitle;
    document.querySelector('meta[name=description]')?.setAttribute('content', m.description);
  });
}
