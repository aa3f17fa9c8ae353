/** Part of the Network Information API, which TypeScript's library does not describe; some browsers have none. */
interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** Whether the visitor's connection allows fetching what was not asked for: some hundred kilobytes for each further network. */
export function mayFetchMore(
  connection = (globalThis.navigator as { readonly connection?: Connection } | undefined)?.connection,
): boolean {
  return !connection?.saveData && !connection?.effectiveType?.endsWith('2g');
}
