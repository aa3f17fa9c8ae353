import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { embedPage } from './build/embed-page.ts';
import { assembly } from './build/assembly.ts';
import { compileAhead } from './build/compile-ahead.ts';
import { BUILT_LIBRARY, DIST, LIBRARY, WEB } from './build/paths.ts';

const HASH_LENGTH = 12;
/** Of Unrolled; stands in the files that visitors save. */
const { version } = JSON.parse(readFileSync(`${WEB}/../package.json`, 'utf8')) as { version: string };

/**
 * The page imports the very file it offers to others, by an address that changes with its content, and asks for it as early
 * as the page itself.
 */
function library(): Plugin {
  const version = (): string => {
    if (!existsSync(BUILT_LIBRARY))
      throw new Error('web/dist/lib/unrolled.js is missing: run "npm run build", which builds it first');
    return createHash('sha256').update(readFileSync(BUILT_LIBRARY)).digest('hex').slice(0, HASH_LENGTH);
  };
  return {
    name: 'unrolled:library',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          external: ['unrolled'],
          output: { paths: { unrolled: `../lib/unrolled.js?v=${version()}` } },
        },
      },
    }),
    transformIndexHtml: (html) =>
      // Vite takes it for a program of the page's own, beside its style sheets: from there the address would be another.
      html.replace(
        /<script [^>]*src="\.\.(\/lib\/unrolled\.js[^"]*)"><\/script>/,
        '<link rel="modulepreload" href=".$1">',
      ),
  };
}

type Modules = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** Whether a module comes with one of `roots`: imported by it, or by what it imports, and not only when asked for. */
function comesWith(isRoot: (id: string) => boolean, id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (isRoot(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return (modules.getModuleInfo(id)?.importers ?? []).some((importer) => comesWith(isRoot, importer, modules, seen));
}

/** `App` leaves this for when its place is near. All else that it leaves for later is fetched in every visit … */
const WHEN_NEAR = `${WEB}src/features/corpus/CorpusCard.svelte`;
/** … as is this, which parts of the first view leave for later. */
const LEFT_FOR_LATER = [
  'samples/index.ts',
  'app/follow-language.ts',
  'entry/frame/NetworkSwitch.svelte',
  'features/strip/HeatmapGrid.svelte',
  'features/strip/Overview.svelte',
  'features/verify/VerifyLine.svelte',
].map((file) => `${WEB}src/${file}`);

/**
 * What the page starts with is one file, and what every visit fetches after the first reading another: each small file would cost
 * a request, and each small style sheet would have the whole page styled anew.
 */
const FILES: Rolldown.CodeSplittingGroup = {
  includeDependenciesRecursively: false,
  name: (id, modules) => {
    if (comesWith((it) => it === `${WEB}src/entry/main.ts`, id, modules)) return 'shell';
    const isLater = (it: string): boolean =>
      LEFT_FOR_LATER.includes(it) ||
      (it !== WHEN_NEAR && !!modules.getModuleInfo(it)?.dynamicImporters.includes(`${WEB}src/entry/App.svelte`));
    return comesWith(isLater, id, modules) ? 'around' : null;
  },
};

/** Builds the page; the library must have been built. */
export default defineConfig(({ command }) => ({
  root: WEB,
  base: './',
  define: {
    __UNROLLED_VERSION__: JSON.stringify(version),
    __UNROLLED_REPOSITORY__: JSON.stringify(process.env['REPOSITORY_URL'] ?? ''),
  },
  plugins: [
    svelte({ configFile: `${WEB}/svelte.config.js` }),
    library(),
    assembly(),
    embedPage(),
    compileAhead(['shell', 'around']),
  ],
  resolve: {
    alias: command === 'serve' ? [{ find: /^unrolled$/, replacement: LIBRARY }] : [],
  },
  experimental: {
    // The page works in any folder of a server; the page for unknown paths is shown at any depth.
    renderBuiltUrl: (file, { hostId }) => (hostId === '404.html' ? `/${file}` : { relative: true }),
  },
  build: {
    outDir: DIST,
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: `${WEB}/index.html`, 'not-found': `${WEB}/404.html` },
      output: { codeSplitting: { groups: [FILES] } },
    },
  },
}));
