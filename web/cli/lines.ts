import Papa from 'papaparse';

/** A line of a CSV file (RFC 4180). */
export function lineOf(fields: readonly string[]): string {
  return `${Papa.unparse([[...fields]])}\r\n`;
}
