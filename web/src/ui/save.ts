/** Hands a file to the visitor as a download; nothing is sent anywhere. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // By then the download holds the content itself.
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASE_MS);
}

const RELEASE_MS = 10_000;
