import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { NoTextError } from '../../../web/src/corpus/bytes';
import { meaningOf } from '../../../web/src/corpus/columns';
import { NoTableError, RowSplitter, type Row } from '../../../web/src/corpus/row-splitter';
import { openTable, type OpenTable, type TableLimits } from '../../../web/src/corpus/table';

type Content = string | Uint8Array<ArrayBuffer>;

async function read(content: Content, name = 'texts.csv', limits?: TableLimits) {
  const table = await openTable(new Blob([content]), name, limits);
  const rows: Row[] = [];
  for await (const part of table.parts) rows.push(...part);
  return { table, rows, cells: rows.map(({ cells }) => cells) };
}
const about = ({ head, text, label, encoding, format }: OpenTable) => ({ head, text, label, encoding, format });
const utf16 = (text: string, isLittle: boolean): Uint8Array<ArrayBuffer> => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(isLittle ? bytes : bytes.swap16());
};

const CSV = 'id,review,sentiment\r\n1,"Good, and ""fine"",\r\nreally",positive\r\n2,Bad.,negative\r\n';

it('CSV: quotes, line ends and commas within quotes, and the line at which each row begins', async () => {
  const { table, cells, rows } = await read(CSV);
  expect(about(table)).toEqual({
    head: ['id', 'review', 'sentiment'],
    text: 1,
    label: 2,
    encoding: 'utf-8',
    format: { kind: 'delimited', delimiter: ',' },
  });
  expect(cells).toEqual([
    ['1', 'Good, and "fine",\nreally', 'positive'],
    ['2', 'Bad.', 'negative'],
  ]);
  expect(rows.map(({ line }) => line)).toEqual([2, 4]);
});

it.each([
  ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(CSV)]), 'utf-8'],
  ['UTF-16 with a mark', utf16(`\uFEFF${CSV}`, true), 'utf-16le'],
  ['UTF-16 without one', utf16(CSV, true), 'utf-16le'],
  ['UTF-16, the other way round', utf16(CSV, false), 'utf-16be'],
  ['gzip', new Uint8Array(gzipSync(CSV)), 'utf-8'],
])('the same table in %s', async (_, bytes, encoding) => {
  const { table, cells } = await read(bytes, 'texts.csv');
  expect(table.encoding).toBe(encoding);
  expect(table.head).toEqual(['id', 'review', 'sentiment']);
  expect(cells[0]![1]).toBe('Good, and "fine",\nreally');
});

it('the encodings of Western Europe and of China', async () => {
  const latin = await read(new Uint8Array(Buffer.from('text,label\nun caf\xe9 tr\xe8s bon,1\nsale,0\n', 'latin1')));
  expect([latin.table.encoding, latin.cells[0]![0]]).toEqual(['windows-1252', 'un café très bon']);
  // 很好看 in GB 18030.
  const chinese = await read(
    new Uint8Array([...Buffer.from('text,label\n'), 0xba, 0xdc, 0xba, 0xc3, 0xbf, 0xb4, 0x2c, 0x31, 0x0a]),
  );
  expect([chinese.table.encoding, chinese.cells[0]![0]]).toEqual(['gb18030', '很好看']);
});

it('TSV without a head, JSON lines, and plain lines', async () => {
  const tsv = await read('pos\tA film that works.\nneg\tOne that does not.\n', 'data.tsv');
  expect(about(tsv.table)).toMatchObject({ head: ['1', '2'], text: 1, label: 0 });
  expect(tsv.cells).toHaveLength(2);

  const json = await read(
    '{"label": 1, "text": "fine"}\n{"text": "dull", "label": 0, "more": 1}\nnot json\n[1]\n',
    'a.jsonl',
  );
  expect(about(json.table)).toMatchObject({
    head: ['label', 'text', 'more'],
    text: 1,
    label: 0,
    format: { kind: 'json' },
  });
  expect(json.cells).toEqual([
    ['1', 'fine', ''],
    ['0', 'dull', '1'],
  ]);
  expect(json.table.bad).toEqual({
    count: 2,
    rows: [
      { line: 3, why: 'json' },
      { line: 4, why: 'json' },
    ],
  });

  const lines = await read('A good film, really.\n\nA bad one, "I" say.', 'pasted');
  expect(about(lines.table)).toMatchObject({ head: ['1'], text: 0, label: null, format: { kind: 'lines' } });
  expect(lines.cells).toEqual([['A good film, really.'], ['A bad one, "I" say.']]);
});

it('a lone quote is a quote: it swallows no other line; rows with other fields are listed with their lines', async () => {
  const { cells, table } = await read(
    'text,label\n"Great" they said,1\n"never closed,0\nfine,1\na,b,c\nonly one\ngood,1,\n',
  );
  expect(cells).toEqual([
    ['"Great" they said', '1'],
    ['"never closed', '0'],
    ['fine', '1'],
    ['good', '1'],
  ]);
  expect(table.bad.rows).toEqual([
    { line: 5, why: 'fields' },
    { line: 6, why: 'fields' },
  ]);
});

it('rows are the same however the text is cut', () => {
  const text = 'a,"b ""c""\r\nd",e\r\n"f","g""",\r"lone,h,i\n\nlast';
  const whole = new RowSplitter(',').push(text, true);
  expect(whole.map(({ line }) => line)).toEqual([1, 3, 4, 6]);
  expect(whole[0]!.cells).toEqual(['a', 'b "c"\nd', 'e']);
  for (let size = 1; size < text.length; size++) {
    const splitter = new RowSplitter(',');
    const rows: Row[] = [];
    for (let at = 0; at < text.length; at += size) rows.push(...splitter.push(text.slice(at, at + size)));
    rows.push(...splitter.push('', true));
    expect(rows, `${size} at a time`).toEqual(whole);
  }
});

it('limits: so many rows, so many bytes, and no more', async () => {
  const many = `text\n${'a film\n'.repeat(50)}`;
  const byRows = await read(many, 'a.csv', { rows: 20, bytes: 1e6 });
  expect([byRows.cells.length, byRows.table.cut()]).toEqual([20, 'rows']);
  const byBytes = await read(many, 'a.csv', { rows: 1e6, bytes: 75 });
  expect([byBytes.cells.length, byBytes.table.cut()]).toEqual([10, 'bytes']);
  const packed = await read(new Uint8Array(gzipSync(many)), 'a.csv.gz', { rows: 1e6, bytes: 75 });
  expect([packed.cells.length, packed.table.cut()]).toEqual([10, 'bytes']);
  expect((await read(many, 'a.csv', { rows: 50, bytes: 1e6 })).table.cut()).toBe(null);
});

it('a first row longer than what is looked at for the format is a row', async () => {
  const long = 'not bad '.repeat(60_000);
  expect((await read(`"${long}"\nfine\n`)).cells).toEqual([[long], ['fine']]);
  const { table, cells } = await read(`id,review\n1,"${long}"\n2,fine film\n`);
  expect(table.text).toBe(1);
  expect(cells).toEqual([
    ['1', long],
    ['2', 'fine film'],
  ]);
});

it('what is no table of texts is refused, by its kind', async () => {
  const kindOf = (content: Content): Promise<unknown> =>
    read(content).then(
      () => null,
      (cause: NoTextError | NoTableError) => cause.kind,
    );
  expect(await kindOf('')).toBe('empty');
  expect(await kindOf('\n\n\n')).toBe('empty');
  expect(await kindOf(new Uint8Array(gzipSync('')))).toBe('empty');
  expect(await kindOf('PK\u0003\u0004')).toBe('zip');
  expect(await kindOf('%PDF-1.7')).toBe('pdf');
  expect(await kindOf(new Uint8Array(5000).fill(0))).toBe('binary');
  expect(await kindOf(new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]))).toBe('gzip');
  expect(await kindOf(`${'a,'.repeat(1_000_000)}\n`)).toBe('columns');
  expect(await kindOf('a film '.repeat(2_000_000))).toBe('line');
});

it('a single NUL is no reason to refuse; numbers are no texts', async () => {
  const { cells } = await read(`text,label\n${'a good film,1\n'.repeat(200)}a b\u0000c,0\n`);
  expect(cells.at(-1)).toEqual(['a b\u0000c', '0']);
  const { table } = await read('id,price\n1,20\n2,35\n');
  expect([table.head, table.text]).toEqual([['id', 'price'], null]);
});

it('labels mean classes by their names, by usual names for two sides, by stars and by numbers', () => {
  const meanings = (values: string[], classes = ['negative', 'positive']) => [...meaningOf(values, classes).values()];
  expect(meanings(['pos', 'NEG', ' Positive ', 'mixed'])).toEqual([1, 0, 1, null]);
  expect(meanings(['0', '1'])).toEqual([0, 1]);
  expect(meanings(['1', '2', '3', '4', '5'])).toEqual([0, 0, null, 1, 1]);
  expect(meanings(['好评', '差评'])).toEqual([1, 0]);
  expect(meanings(['sport', '2', '7', ''], ['news', 'Sport', 'arts'])).toEqual([1, 2, null, null]);
});
