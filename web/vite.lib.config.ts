import { defineConfig } from 'vite';
import { wat } from './build/wat.ts';
import { DIST, LIBRARY, TENSORFLOW_ALIAS, WEB } from './build/paths.ts';

/** Builds `/lib/unrolled.js`: one ES module that imports nothing. Runs first and empties the output folder. */
export default defineConfig({
  root: WEB,
  publicDir: false,
  plugins: [wat()],
  resolve: { alias: TENSORFLOW_ALIAS },
  build: {
    outDir: DIST,
    emptyOutDir: true,
    target: 'es2022',
    lib: { entry: LIBRARY, formats: ['es'], fileName: () => 'lib/unrolled.js' },
  },
});
