import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import loadWabt from 'wabt';

/** Lets a module import WebAssembly text: `import bytes from './name.wat'` gives the assembled module, base64. */
export function wat(): Plugin {
  return {
    name: 'unrolled:wat',
    async load(id) {
      if (!id.endsWith('.wat')) return null;
      const { parseWat } = await loadWabt();
      const module = parseWat(id, await readFile(id, 'utf8'), { simd: true });
      const { buffer } = module.toBinary({});
      module.destroy();
      return `export default ${JSON.stringify(Buffer.from(buffer).toString('base64'))};`;
    },
  };
}
