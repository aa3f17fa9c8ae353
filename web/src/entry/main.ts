import { mount } from 'svelte';
import App from './App.svelte';
import { parseView } from '../app/link';
import { language, preferredLanguage } from '../messages';
import '../styles/base.css';

const target = document.getElementById('app')!;
// One entry for both pages: two entries would split shared code into more files, 4 kB more for every visitor.
const page = /\/embed(\.html)?$/.test(location.pathname)
  ? import('./Embed.svelte').then(({ default: Embed }) => Embed)
  : Promise.resolve(App);

async function open(): Promise<void> {
  // Sets the language before the first render, so that it does not change in view.
  language.current = parseView(location.hash).view.lang ?? preferredLanguage(navigator.languages);
  const component = await page;
  // The first render is a task of its own, after the program's start.
  await new Promise((resolve) => setTimeout(resolve));
  target.replaceChildren();
  mount(component, { target });
}

void open();
