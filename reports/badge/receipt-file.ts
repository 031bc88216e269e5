import { JUDGE_COMMAND } from '../../evidence/command-text.ts';
import { readJsonFile } from '../results/json-file.ts';
import { writeOutput } from '../results/output-file.ts';
import { sanitizedJson } from '../text/sanitize.ts';
import { type Receipt, receiptSchema } from './receipt.ts';

export function readReceipt(file: string): Receipt {
  return readJsonFile(file, receiptSchema, 'a receipt', JUDGE_COMMAND);
}

export function receiptText(receipt: Receipt): string {
  return `${sanitizedJson(receipt)}\n`;
}

export function writeReceipt(file: string, receipt: Receipt): void {
  writeOutput(file, receiptText(receipt));
}
