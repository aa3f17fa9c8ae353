interface Policy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** The page's own folder: nothing else is a worker of the page. */
const folder = (): string => new URL('.', document.baseURI).href;
const policy = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('unrolled-worker', {
  createScriptURL(url) {
    if (!url.startsWith(folder())) throw new TypeError(`${url} is not a worker of the page`);
    return url;
  },
});

/** The address of a worker of the page, in the form that `require-trusted-types-for 'script'` asks for. */
export function workerAddress(path: string): string {
  const address = new URL(path, document.baseURI).href;
  return policy?.createScriptURL(address) ?? address;
}
