import type { Plugin } from 'vite';

/** Search engines shall lead to the whole page. */
const NOINDEX = '<meta name="robots" content="noindex" />';
/** A frame shows one view, without the page's name. */
const NAME = /<div class="page">.*<\/div>/;

/** Writes `embed.html`, the page for frames: the built page itself, whose program sees by its address which of the two it is. */
export function embedPage(): Plugin {
  return {
    name: 'unrolled:embed-page',
    apply: 'build',
    // After Vite has written the page itself into the bundle.
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') this.error('index.html is not in the bundle: embed.html is made from it');
      const source = String(page.source).replace('</title>', `</title>\n    ${NOINDEX}`).replace(NAME, '');
      this.emitFile({ type: 'asset', fileName: 'embed.html', source });
    },
  };
}
