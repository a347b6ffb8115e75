/** The order is the order of the formats in the style sheet. */
export const cellStyles = [
  'text',
  'number',
  'money',
  'percent',
  'title',
  'subtitle',
  'head',
  'total',
  'totalMoney',
  'note',
  'centre',
  'decimal',
] as const;
export type StyleName = (typeof cellStyles)[number];

type StyleColors = { font: string; accent: string; tint: string };

const money = '#,##0.00';

export function stylesXml({ font, accent, tint }: StyleColors): string {
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="1"><numFmt numFmtId="164" formatCode="${money}"/></numFmts>`,
    fontsXml(font, accent),
    fillsXml(accent, tint),
    bordersXml(accent),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    formatsXml(),
    '</styleSheet>',
  ].join('');
}

function fontsXml(font: string, accent: string): string {
  const make = (size: number, color: string, bold: boolean) =>
    `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF${color}"/><name val="${font}"/></font>`;
  const fonts = [
    make(11, '222222', false),
    make(20, 'FFFFFF', true),
    make(11, '555555', false),
    make(11, accent, true),
    make(11, '222222', true),
  ];
  return `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`;
}

function fillsXml(accent: string, tint: string): string {
  const solid = (color: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/></patternFill></fill>`;
  // The first two fills are reserved by the format.
  return `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid(accent)}${solid(tint)}</fills>`;
}

function bordersXml(accent: string): string {
  const line = (side: string, style: string, color: string) =>
    `<${side} style="${style}"><color rgb="FF${color}"/></${side}>`;
  const thin = `<border><left/><right/><top/>${line('bottom', 'hair', 'AAAAAA')}<diagonal/></border>`;
  const total = `<border><left/><right/>${line('top', 'thin', accent)}${line('bottom', 'double', accent)}<diagonal/></border>`;
  return `<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>${thin}${total}</borders>`;
}

function formatsXml(): string {
  const left = '<alignment vertical="center"/>';
  const centre = '<alignment horizontal="center" vertical="center"/>';
  const wrap = '<alignment vertical="top" wrapText="1"/>';
  const formats = [
    format(0, 0, 0, 1, '<alignment horizontal="left" vertical="center" indent="1"/>'),
    format(1, 0, 0, 1, left),
    format(164, 0, 0, 1, left),
    format(10, 0, 0, 1, left),
    format(0, 1, 2, 0, '<alignment vertical="center" indent="1"/>'),
    format(0, 2, 0, 0, left),
    format(0, 3, 3, 1, centre),
    format(1, 4, 3, 2, left),
    format(164, 4, 3, 2, left),
    format(0, 0, 0, 0, wrap),
    format(0, 0, 0, 1, centre),
    format(2, 0, 0, 1, left),
  ];
  return `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`;
}

function format(number: number, font: number, fill: number, border: number, alignment: string): string {
  return `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
}
