import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fitSheetsToPageWidth } from './fit-sheets.ts';
import { xlsxOf } from './test-documents.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const workbook = (sheet: string) =>
  zipSync({
    [SHEET]: strToU8(`<worksheet xmlns="x">${sheet}</worksheet>`),
    'xl/styles.xml': strToU8('<styleSheet/>'),
  });

function fit(sheet: string): string | undefined {
  const fitted = fitSheetsToPageWidth(workbook(sheet), 'xlsx');
  if (!fitted) return undefined;
  const entries = unzipSync(fitted);
  expect(strFromU8(entries['xl/styles.xml'] ?? new Uint8Array())).toBe('<styleSheet/>');
  return strFromU8(entries[SHEET] ?? new Uint8Array());
}

const FIT = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';

test('a worksheet is to be one page wide and as high as it takes, whatever it says of its page already', () => {
  expect(fit('<sheetData/>')).toBe(
    `<worksheet xmlns="x">${FIT}<sheetData/><pageSetup paperSize="0" fitToWidth="1" fitToHeight="0"/></worksheet>`,
  );
  expect(
    fit('<sheetPr><tabColor rgb="F"/></sheetPr><sheetData/><pageSetup paperSize="9" scale="100"/>'),
  ).toBe(
    '<worksheet xmlns="x"><sheetPr><tabColor rgb="F"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/>' +
      '<pageSetup fitToWidth="1" fitToHeight="0" paperSize="9"/></worksheet>',
  );
  expect(fit('<sheetPr codeName="a"/><sheetData/><pageSetup fitToHeight="2" orientation="landscape"/>')).toBe(
    '<worksheet xmlns="x"><sheetPr codeName="a"><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/>' +
      '<pageSetup fitToWidth="1" fitToHeight="0" orientation="landscape"/></worksheet>',
  );
});

test('what the author chose stays, and what is no such package is left alone', () => {
  expect(fit('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/>')).toBeUndefined();
  expect(fit('<sheetData/><pageSetup scale="75"/>')).toBeUndefined();
  expect(fitSheetsToPageWidth(strToU8('no package'), 'xlsx')).toBeUndefined();
  expect(fitSheetsToPageWidth(xlsxOf(['甲']).subarray(0, 300), 'xlsx')).toBeUndefined();
  expect(fitSheetsToPageWidth(xlsxOf(['甲']), 'xls')).toBeUndefined();
});
