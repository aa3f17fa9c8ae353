import { defineConfig, type Plugin } from 'vite';
import { DIST, ELEMENT, WEB } from './build/paths.ts';

/** Beside the script, for TypeScript; `tsc` writes the rest of them into `types`. */
const types: Plugin = {
  name: 'unrolled:element-types',
  generateBundle() {
    const source = "export * from './types/element/unrolled-reader.js';\n";
    this.emitFile({ type: 'asset', fileName: 'lib/unrolled-reader.d.ts', source });
  },
};

/** Builds `/lib/unrolled-reader.js`: one classic script that imports nothing. Runs after the library, which empties the folder. */
export default defineConfig({
  root: WEB,
  publicDir: false,
  plugins: [types],
  build: {
    outDir: DIST,
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: ELEMENT, name: 'unrolledReader', formats: ['iife'], fileName: () => 'lib/unrolled-reader.js' },
  },
});
