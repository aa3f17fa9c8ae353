import { defineConfig, type Plugin } from 'vite';
import { assembly } from './build/assembly.ts';
import { compileAhead } from './build/compile-ahead.ts';
import { DIST, LIBRARY, WEB } from './build/paths.ts';

/** TypeScript looks for the types beside the module; `tsc` writes them, file by file, into `types`. */
const types: Plugin = {
  name: 'unrolled:types',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'lib/unrolled.d.ts', source: "export * from './types/lib.js';\n" });
  },
};

/** Builds `/lib/unrolled.js`: one ES module, which fetches the rest of `lib` only when it is needed. Runs first and empties the output folder. */
export default defineConfig({
  root: WEB,
  publicDir: false,
  plugins: [assembly(), types, compileAhead(['lib'])],
  build: {
    outDir: DIST,
    emptyOutDir: true,
    target: 'es2022',
    lib: { entry: LIBRARY, formats: ['es'], fileName: () => 'lib/unrolled.js' },
    rolldownOptions: {
      output: {
        chunkFileNames: 'lib/[name]-[hash].js',
        // Vite leaves the white space in a library for bundlers that look for comments; no bundler needs this one's.
        minify: { compress: true, mangle: true, codegen: true },
      },
    },
  },
});
