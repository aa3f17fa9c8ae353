import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  // Svelte's note of its version, for a developer's tools, would be a request of its own.
  compilerOptions: { discloseVersion: false },
};
