import { defineConfig } from 'vite';
import { assembly } from './build/assembly.ts';
import { DIST, READER, WEB } from './build/paths.ts';

/** Builds `/lib/reader-worker.js`: the program of the workers that read many texts. It needs nothing of TensorFlow.js. */
export default defineConfig({
  root: WEB,
  publicDir: false,
  plugins: [assembly()],
  build: {
    outDir: DIST,
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: READER, formats: ['es'], fileName: () => 'lib/reader-worker.js' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
