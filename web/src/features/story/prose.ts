/** A piece of a paragraph. */
export type Span =
  | { readonly is: 'text' | 'emphasis' | 'code'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly address: string };

/** Example: "a *b* `c` [d](https://e.org)" → text "a ", emphasis "b", text " ", code "c", … What is not closed stays text. */
export function spansOf(paragraph: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const match of paragraph.matchAll(/\*([^*]+)\*|\[([^\]]+)\]\(([^)\s]+)\)|`([^`]+)`/g)) {
    if (match.index > at) spans.push({ is: 'text', text: paragraph.slice(at, match.index) });
    if (match[1] !== undefined) spans.push({ is: 'emphasis', text: match[1] });
    else if (match[4] !== undefined) spans.push({ is: 'code', text: match[4] });
    else spans.push({ is: 'link', text: match[2]!, address: match[3]! });
    at = match.index + match[0].length;
  }
  if (at < paragraph.length) spans.push({ is: 'text', text: paragraph.slice(at) });
  return spans;
}
