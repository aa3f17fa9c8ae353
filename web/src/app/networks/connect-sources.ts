/**
 * Whether a Content-Security-Policy names an origin among those a page may connect to: itself, any (`*`), or with any name in
 * place of the first (`https://*.school.example`).
 *
 * @param origin scheme, host and port, as `URL.origin` has it
 */
export function allowsConnecting(policy: string, origin: string): boolean {
  const directive = policy
    .split(';')
    .map((part) => part.trim().split(/\s+/))
    .find(([name]) => name?.toLowerCase() === 'connect-src');
  // Without the directive, `default-src` would speak for it, and this page's allows nothing.
  return directive?.slice(1).some((source) => names(source.toLowerCase(), origin)) ?? false;
}

function names(source: string, origin: string): boolean {
  if (source === '*' || source === origin) return true;
  const [scheme, host] = source.split('://*.');
  return host !== undefined && origin.startsWith(`${scheme}://`) && origin.endsWith(`.${host}`);
}
