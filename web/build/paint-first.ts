import { basename } from 'node:path';
import type { Plugin } from 'vite';

const PROGRAM = /<script type="module" (crossorigin) src="(\.\/assets\/[^"]+)"><\/script>/;

/**
 * Lets the page be painted before its program runs: the program is fetched as early as before, and started by a script of one
 * line, which follows the first frame. A page in the background has no frames, and does not wait for one.
 */
export function paintFirst(): Plugin {
  return {
    name: 'unrolled:paint-first',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html'];
      const [script, crossorigin, program] = (page?.type === 'asset' && PROGRAM.exec(String(page.source))) || [];
      if (page?.type !== 'asset' || !script || !program) return this.error('index.html does not load its program');
      const start = `const start = () => import('./${basename(program)}');
document.hidden ? start() : requestAnimationFrame(() => setTimeout(start));
`;
      const reference = this.emitFile({ type: 'asset', name: 'start.js', source: start });
      page.source = String(page.source).replace(
        script,
        `<link rel="modulepreload" ${crossorigin} href="${program}">
    <script defer src="./${this.getFileName(reference)}"></script>`,
      );
    },
  };
}
