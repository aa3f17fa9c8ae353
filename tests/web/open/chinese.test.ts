/** Every sentence with which the library refuses files has its Chinese words, and every Chinese one belongs to a sentence. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { inChinese, PARTS, REFUSALS } from '../../../web/src/features/networks/chinese-refusals';
import { WHYS } from '../../../web/src/features/networks/chinese-reasons';

const FOLDER = fileURLToPath(new URL('../../../web/src/open/', import.meta.url));

/** Texts in the library's source, `{}` where it puts a value. */
function texts(): string[] {
  return readdirSync(FOLDER, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        const text = textOf(node);
        if (text === null) ts.forEachChild(node, visit);
        else found.push(text);
      };
      visit(ts.createSourceFile(file, readFileSync(FOLDER + file, 'utf8'), ts.ScriptTarget.Latest, true));
      return found;
    });
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === null || right === null ? null : left + right;
}

/** Reasons to ask have Chinese words by the name of what is asked. */
const isReason = (text: string): boolean =>
  /^(No file|The word list does not|pad_sequences|A state_dict does not)/.test(text);

it('every sentence of the library has its Chinese words', () => {
  const sentences = texts().filter((text) => / .*[.)]$/.test(text) && !isReason(text));
  const missing = sentences.filter((text) => !Object.hasOwn(REFUSALS, text));
  expect(missing.filter((text) => !/^\{\} \(\{\}\)$|^\{\}\{\} \(\{\}\)$|\(\{\}\)$/.test(text))).toEqual([]);
  expect(sentences.length).toBeGreaterThan(80);
  expect(Object.keys(WHYS).length).toBeGreaterThan(10);
});

it('no Chinese words are left of a sentence that the library no longer says', () => {
  const known = new Set(texts());
  expect([...Object.keys(REFUSALS), ...Object.keys(PARTS)].filter((text) => !known.has(text))).toEqual([]);
});

it('names and numbers stand in the Chinese sentence, all of them', () => {
  for (const [english, chinese] of [...Object.entries(REFUSALS), ...Object.entries(PARTS)]) {
    const places = english.split('{}').length - 1;
    const taken = [...chinese.matchAll(/\$(\d)/g)].map(([, place]) => Number(place)).sort();
    expect(taken, english).toEqual(Array.from({ length: places }, (_, k) => k + 1));
  }
  expect(inChinese('padTo is "x$1": answer a whole number from 0 to 9.')).toBe('padTo 是 "x$1"：应填 0 到 9 的整数。');
  expect(inChinese('words.json is damaged: it is not JSON; save it again, or copy it once more.')).toBe(
    'words.json 已损坏（不是 JSON）：请重新保存，或再复制一次。',
  );
  expect(inChinese('something that nobody says.')).toBeNull();
});
