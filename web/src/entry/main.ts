import { mount } from 'svelte';
import App, { begin as beginApp } from './App.svelte';
import { parseView } from '../app/link/link';
import { language, preferredLanguage } from '../messages';
import '../styles/base.css';

const target = document.getElementById('app')!;
// One entry for both pages: two entries would split shared code into more files, 4 kB more for every visitor.
const page = /\/embed(\.html)?$/.test(location.pathname)
  ? import('./Embed.svelte')
  : Promise.resolve({ default: App, begin: beginApp });

/** The program's start, asking for the network and the first render: each in a task of its own. */
async function open(): Promise<void> {
  // Sets the language before the first render, so that it does not change in view.
  language.current = parseView(location.hash).view.lang ?? preferredLanguage(navigator.languages);
  const { default: Page, begin } = await page;
  await nextTask();
  const session = begin();
  await nextTask();
  target.replaceChildren();
  mount(Page, { target, props: { session } });
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

void open();
