import type { Cell, Sheet, Workbook } from '../make-xlsx.ts';
import { type Answer, answers, branches, comments, purposes, questions } from './survey-answers.ts';

const heads = (...names: string[]): Cell[] => names.map((value) => ({ value, style: 'head' }));
const title = (text: string, columns: number): Cell[] =>
  Array.from({ length: columns }, (_, index): Cell => ({ value: index === 0 ? text : '', style: 'title' }));
const centre = (value: string | number): Cell => ({ value, style: 'centre' });
const count = (test: (answer: Answer) => boolean) => answers.filter(test).length;
const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const last = answers.length + 3;
const column = (name: string) => `Responses!$${name}$4:$${name}$${last}`;

export const survey: Workbook = {
  title: 'Reading Room Visitor Survey 2025',
  author: 'Marrow Valley College, Centre for Plain Documents',
  font: 'Calibri',
  accent: '6B3F5B',
  tint: 'F1E9EE',
  sheets: [summary(), byBranch(), responses(), words(), codebook()],
};

function summary(): Sheet {
  const rows = questions.map(({ text, key, column: name }, index): Cell[] => {
    const scores = answers.map((answer) => answer[key]);
    const positive = scores.filter((score) => score >= 4).length;
    return [
      centre(`Q${index + 1}`),
      text,
      { value: mean(scores), style: 'decimal', formula: `AVERAGE(${column(name)})` },
      {
        value: positive / answers.length,
        style: 'percent',
        formula: `COUNTIF(${column(name)},">=4")/COUNT(${column(name)})`,
      },
    ];
  });
  const purposeRows = purposes.map((purpose): Cell[] => {
    const number = count((answer) => answer.purpose === purpose);
    return [
      null,
      purpose,
      {
        value: number,
        style: 'number',
        formula: `COUNTIF(${column('E')},B${purposes.indexOf(purpose) + 13})`,
      },
      {
        value: number / answers.length,
        style: 'percent',
        formula: `C${purposes.indexOf(purpose) + 13}/COUNTA(${column('E')})`,
      },
    ];
  });
  return {
    name: 'Summary',
    widths: [8, 56, 14, 16],
    merges: ['A1:D1', 'A2:D2'],
    dataBars: [
      { range: 'D5:D9', color: 'C9A3BB' },
      { range: 'D13:D18', color: 'C9A3BB' },
    ],
    rows: [
      title('Reading Room Visitor Survey 2025', 4),
      [
        {
          value: `${answers.length} visitors asked at the door, 6–19 October. The responses are invented, for teaching.`,
          style: 'subtitle',
        },
      ],
      [],
      heads('', 'How far do you agree? (1 not at all, 5 fully)', 'Mean', 'Agree (4 or 5)'),
      ...rows,
      [],
      [],
      heads('', 'What brought you here today?', 'Visitors', 'Share'),
      ...purposeRows,
    ],
  };
}

function byBranch(): Sheet {
  const rows = branches.map((branch, index): Cell[] => {
    const at = index + 4;
    const here = answers.filter((answer) => answer.branch === branch);
    const average = (name: string) => `AVERAGEIF(${column('B')},A${at},${column(name)})`;
    return [
      branch,
      { value: here.length, style: 'number', formula: `COUNTIF(${column('B')},A${at})` },
      { value: mean(here.map((answer) => answer.minutes)), style: 'decimal', formula: average('F') },
      ...questions.map(
        ({ key, column: name }): Cell => ({
          value: mean(here.map((answer) => answer[key])),
          style: 'decimal',
          formula: average(name),
        }),
      ),
    ];
  });
  return {
    name: 'By branch',
    widths: [18, 12, 16, 12, 12, 12, 12, 12],
    landscape: true,
    merges: ['A1:H1'],
    dataBars: [{ range: 'C4:C9', color: 'C9A3BB' }],
    rows: [
      title('The six branches compared', 8),
      [],
      heads('Branch', 'Visitors', 'Minutes stayed', ...questions.map((_, index) => `Q${index + 1}`)),
      ...rows,
    ],
  };
}

function responses(): Sheet {
  const rows = answers.map((answer): Cell[] => [
    centre(answer.id),
    answer.branch,
    centre(answer.day),
    centre(answer.age),
    answer.purpose,
    { value: answer.minutes, style: 'number' },
    ...questions.map(({ key }) => centre(answer[key])),
  ]);
  return {
    name: 'Responses',
    widths: [8, 16, 8, 10, 30, 10, 7, 7, 7, 7, 7],
    headRow: 3,
    merges: ['A1:K1'],
    rows: [
      title('Responses', 11),
      [],
      heads(
        'No.',
        'Branch',
        'Day',
        'Age',
        'Purpose',
        'Minutes',
        ...questions.map((_, index) => `Q${index + 1}`),
      ),
      ...rows,
    ],
  };
}

function words(): Sheet {
  return {
    name: 'In their words',
    widths: [18, 88],
    headRow: 3,
    merges: ['A1:B1'],
    rows: [
      title('“Is there anything else you would like us to know?”', 2),
      [],
      heads('Branch', 'Answer'),
      ...comments.map(([branch, text]): Cell[] => [branch, text]),
    ],
  };
}

function codebook(): Sheet {
  const rows: [string, string][] = [
    ['No.', 'Order of asking; carries no other meaning.'],
    ['Branch', branches.join(', ')],
    ['Day', 'Day of the visit. Monday is missing: the branches are closed.'],
    ['Age', 'Age group as told. Visitors under 13 were not asked.'],
    ['Purpose', 'First answer given, put into one of six groups by two readers independently.'],
    ['Minutes', 'Length of the visit, from the door count, rounded to five minutes.'],
    ...questions.map(({ text }, index): [string, string] => [
      `Q${index + 1}`,
      `${text} 1 = not at all, 5 = fully.`,
    ]),
    ['Refusals', 'Every tenth visitor was asked; 31 declined. They are not in the table.'],
  ];
  return {
    name: 'Codebook',
    widths: [14, 90],
    headRow: 3,
    merges: ['A1:B1'],
    rows: [title('Codebook', 2), [], heads('Column', 'Meaning'), ...rows],
  };
}
