import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers, freePort, startServer } from './server';
import { useBrowser, visit } from './visitor';

/**
 * A real JupyterLab, which the project does not need otherwise: `JUPYTER` names the `jupyter` of an environment that has it
 * (`pip install jupyterlab`), and without it this is skipped.
 */
const JUPYTER = process.env['JUPYTER'];
if (!JUPYTER) console.log('skipped: JUPYTER names no jupyter to try the notebook snippet in; see web/EMBED.md');

const START_TIMEOUT_MS = 90_000;
/** A tenth of a second each. */
const START_ATTEMPTS = 900;
const TEST_TIMEOUT_MS = 180_000;

describe.skipIf(!JUPYTER)('a notebook', () => {
  useBrowser();
  let folder: string;
  let lab: ChildProcess;
  let origin: string;
  let unrolled: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://localhost:${port}`;
    unrolled = await startServer({ EMBED_ANCESTORS: origin });
    folder = mkdtempSync(join(tmpdir(), 'unrolled-jupyter-'));
    writeFileSync(join(folder, 'lecture.ipynb'), JSON.stringify(notebookOf(snippet(unrolled.baseUrl))));
    const settings = ['--no-browser', '--allow-root', `--port=${port}`, '--ip=127.0.0.1', '--IdentityProvider.token='];
    lab = spawn(JUPYTER!, ['lab', ...settings, `--ServerApp.root_dir=${folder}`], {
      // Nothing of the user's own settings, and nothing left in them.
      env: { ...process.env, JUPYTER_CONFIG_DIR: join(folder, '.config'), JUPYTER_DATA_DIR: join(folder, '.data') },
      stdio: 'ignore',
    });
    expect(await answers(`${origin}/api/status`, () => lab.exitCode === null, START_ATTEMPTS)).toBe(true);
  }, TEST_TIMEOUT_MS);

  afterAll(async () => {
    if (lab?.exitCode === null) {
      lab.kill('SIGTERM');
      await once(lab, 'exit');
    }
    await unrolled?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  }, TEST_TIMEOUT_MS);

  it('shows the documented snippet’s reading below its cell', { timeout: TEST_TIMEOUT_MS }, async () => {
    const { page, close } = await visit('lab/tree/lecture.ipynb?reset', { at: `${origin}/` });
    const cell = page.locator('.jp-CodeCell').first();
    await cell.waitFor({ timeout: START_TIMEOUT_MS });
    await page.getByText('(ipykernel) | Idle').waitFor({ timeout: START_TIMEOUT_MS });
    await cell.locator('.cm-content').click();
    await page.keyboard.press('Shift+Enter');
    const element = page.locator('.jp-OutputArea unrolled-reader');
    await element.waitFor({ timeout: START_TIMEOUT_MS });
    const frame = element.locator('iframe').contentFrame();
    await frame.getByRole('slider').first().waitFor({ timeout: START_TIMEOUT_MS });
    expect(await frame.getByLabel('A film review').inputValue()).toBe('A quietly wonderful film.');
    expect(await frame.getByRole('region', { name: 'Verdict' }).innerText()).toMatch(/\d+\s*%\s*positive/);
    await frame.getByRole('heading', { name: 'Why' }).waitFor();
    // As tall as what it shows.
    const inside = await frame.locator('.embed').evaluate((content) => content.getBoundingClientRect().height);
    await expect
      .poll(async () => Math.abs((await element.locator('iframe').boundingBox())!.height - inside))
      .toBeLessThanOrEqual(1);
    if (process.env['JUPYTER_PICTURE']) await page.screenshot({ path: process.env['JUPYTER_PICTURE'] });
    await close();
  });
});

/** The first Python program of the document, with the address of the server under test. */
function snippet(baseUrl: string): string {
  const text = readFileSync(new URL('../../web/EMBED.md', import.meta.url), 'utf8');
  const program = /```python\n([^]*?)```/.exec(text)![1]!;
  expect(program).toContain('https://unrolled.example/');
  return program.replaceAll('https://unrolled.example/', baseUrl);
}

function notebookOf(source: string): object {
  const kernelspec = { name: 'python3', display_name: 'Python 3', language: 'python' };
  const cell = { cell_type: 'code', id: 'one', metadata: {}, execution_count: null, outputs: [], source };
  return { cells: [cell], metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
}
