// Draws the icons that systems want as pictures, from icon.svg: `node web/build/icons.mjs` after a change of it.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const PUBLIC = fileURLToPath(new URL('../public/', import.meta.url));
/** Systems may cut everything outside a circle of this share of the width. */
const SAFE_SHARE = 0.8;

const icon = readFileSync(`${PUBLIC}icon.svg`, 'utf8');
const [ground] = icon.match(/<rect [^>]*rx="7"[^>]*\/>/) ?? [];
if (!ground) throw new Error('icon.svg has no rounded ground to leave out');
const [, colour] = ground.match(/fill="([^"]+)"/);
const cells = icon.replace(ground, '');
/** The ground reaches every edge; the cells' corners lie within the circle. */
const maskable = cells.replace(
  '<g>',
  `<rect width="32" height="32" fill="${colour}"/><g transform="translate(16 16) scale(${SAFE_SHARE}) translate(-16 -16)">`,
);

const path =
  process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath: path, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
for (const [name, svg, px] of [
  ['icon-192', icon, 192],
  ['icon-512', icon, 512],
  ['icon-maskable', maskable, 512],
]) {
  const page = await browser.newPage({ viewport: { width: px, height: px } });
  await page.setContent(`<body style="margin:0">${svg}<style>svg{display:block;width:100vw}</style>`);
  await page.screenshot({ path: `${PUBLIC}${name}.png`, omitBackground: true });
}
await browser.close();
