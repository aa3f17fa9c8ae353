/** A network the server offers. */
export interface CatalogueEntry {
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

/** Asks the server which networks it has. Without an answer the page still has its own: an empty list. */
export async function fetchCatalogue(): Promise<readonly CatalogueEntry[]> {
  try {
    const response = await fetch('models/index.json');
    if (!response.ok) return [];
    const { models } = (await response.json()) as { models: readonly CatalogueEntry[] };
    // The list names directories as seen from itself: in a folder of a static host they are not at the root.
    return models.map((entry) => ({ ...entry, url: new URL(entry.url, response.url).href }));
  } catch {
    // The list is a convenience: the default network is fetched by its own address, and its failure is shown.
    return [];
  }
}
