const NAME = 'unrolled-reader.js';

/** This script's address. Browsers give it only while a classic script first runs. */
const running = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

/** Unrolled's address: the attribute `src`, or the folder above this script's. Null when neither is known. */
export function baseOf(element: Element): URL | null {
  const named = element.getAttribute('src');
  if (named !== null) return addressOf(named.endsWith('/') ? named : `${named}/`, document.baseURI);
  const found = running || document.querySelector<HTMLScriptElement>(`script[src*="${NAME}"]`)?.src;
  return found ? addressOf('../', found) : null;
}

/** Resolves an address, and accepts only http and https: a javascript: or data: URL would run in the host page. */
function addressOf(relative: string, base: string): URL | null {
  if (!URL.canParse(relative, base)) return null;
  const url = new URL(relative, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}
