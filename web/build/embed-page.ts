import type { Plugin } from 'vite';

/** Keeps the embed out of search engines, which should list the whole page. */
const NOINDEX = '<meta name="robots" content="noindex" />';
/** The page's name, which the embed does not show. */
const NAME = /<div class="page">.*<\/div>/;

/** Writes `embed.html`, a copy of the built page. The program tells the two apart by their address. */
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
