/** What the strip fetches once there is a reading, in one file: the page and the page for frames share it. */
export { default as Explain } from '../explain/Explain.svelte';
export { default as HeatmapGrid } from './HeatmapGrid.svelte';
export { default as Overview } from './Overview.svelte';
