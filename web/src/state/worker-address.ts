interface Policy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** The addresses asked for: the page asks for its own workers only. */
const known = new Set<string>();
const policy = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('unrolled-worker', {
  createScriptURL(url) {
    if (!known.has(url)) throw new TypeError(`${url} is not a worker of the page`);
    return url;
  },
});

/** The address of a worker of the page, in the form that `require-trusted-types-for 'script'` asks for. */
export function workerAddress(path: string): string {
  const address = new URL(path, document.baseURI).href;
  known.add(address);
  return policy?.createScriptURL(address) ?? address;
}
