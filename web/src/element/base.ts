const NAME = 'unrolled-reader.js';

/** The script that is running now: known only while it runs for the first time, and only to a script that is no module. */
const running = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

/** Where Unrolled is: as the attribute `src` says, or the folder above the script's own. Null when neither is known. */
export function baseOf(element: Element): URL | null {
  const named = element.getAttribute('src');
  if (named !== null) return addressOf(named.endsWith('/') ? named : `${named}/`, document.baseURI);
  const found = running || document.querySelector<HTMLScriptElement>(`script[src*="${NAME}"]`)?.src;
  return found ? addressOf('../', found) : null;
}

/** An address of the web: a script or data in its place would run in the page around. */
function addressOf(relative: string, base: string): URL | null {
  if (!URL.canParse(relative, base)) return null;
  const url = new URL(relative, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}
