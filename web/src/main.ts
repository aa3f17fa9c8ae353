import { mount } from 'svelte';
import App from './App.svelte';
import './styles/base.css';

const target = document.getElementById('app')!;

// One program for two pages: with an entry of its own, what both need would be cut into files that cost every visitor 4 kB more.
if (/\/embed(\.html)?$/.test(location.pathname)) {
  void import('./Embed.svelte').then(({ default: Embed }) => mount(Embed, { target }));
} else mount(App, { target });
