import { mount } from 'svelte';
import App from './App.svelte';
import { parseView } from '../app/link';
import { language, preferredLanguage } from '../messages';
import '../styles/base.css';

const target = document.getElementById('app')!;
// One program for two pages: with an entry of its own, what both need would be cut into files that cost every visitor 4 kB more.
const page = /\/embed(\.html)?$/.test(location.pathname)
  ? import('./Embed.svelte').then(({ default: Embed }) => Embed)
  : Promise.resolve(App);

async function open(): Promise<void> {
  // Before anything is shown, so that nobody sees the page change language as it opens.
  language.current = parseView(location.hash).view.lang ?? preferredLanguage(navigator.languages);
  const component = await page;
  target.replaceChildren();
  mount(component, { target });
}

void open();
