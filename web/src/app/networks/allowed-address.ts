import { allowsConnecting } from './connect-sources';

/** An origin that the page's security policy does not let it ask. Its operator may: the server's setting is MODEL_ORIGINS. */
export class ElsewhereError extends Error {}

/**
 * The address that a visitor wrote, relative to the page, where the page may ask it.
 *
 * @throws TypeError where it is no address
 * @throws ElsewhereError, with the origin as its message, where it lies on another server that the page may not ask
 */
export async function allowedAddress(address: string): Promise<URL> {
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin && !(await mayAsk(url.origin))) throw new ElsewhereError(url.origin);
  return url;
}

/**
 * Whether the page's own policy, as its server sends it, lets it ask another origin. To try and be refused would do as well, but
 * a refusal is reported as if the page were under attack.
 */
async function mayAsk(origin: string): Promise<boolean> {
  const { headers } = await fetch(document.baseURI, { method: 'HEAD' });
  const policy = headers.get('Content-Security-Policy');
  return policy === null || allowsConnecting(policy, origin);
}
