import { type Cell, columnName, type Sheet, type Workbook } from '../make-xlsx.ts';
import { budgetLines, monthlySpending } from './budget-lines.ts';

const title = (text: string, columns: number): Cell[][] => [
  [
    { value: text, style: 'title' },
    ...Array.from({ length: columns - 1 }, (): Cell => ({ value: '', style: 'title' })),
  ],
];
const heads = (...names: string[]): Cell[] => names.map((value) => ({ value, style: 'head' }));
const money = (value: number, formula?: string): Cell => ({
  value,
  style: 'money',
  ...(formula && { formula }),
});
const totalMoney = (value: number, formula: string): Cell => ({ value, style: 'totalMoney', formula });
const percent = (value: number, formula: string): Cell => ({ value, style: 'percent', formula });
const centre = (value: string | number): Cell => ({ value, style: 'centre' });

const groups = [...new Set(budgetLines.map((line) => line.group))];
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
const groupTotal = (group: string) =>
  sumOf(budgetLines.filter((line) => line.group === group).map((line) => line.count * line.price));
const grandTotal = sumOf(groups.map(groupTotal));
const lastLine = budgetLines.length + 3;

const groupNotes: Record<string, string> = {
  图书购置: '全年购书四次，职工点单不少于三成',
  报刊订阅: '较去年减少两种，腾出经费买书',
  阅读活动: '小活动常办，不搞大型启动仪式',
  设施维护: '更换二车间书屋照明，增设还书箱',
  人员补贴: '管理员、志愿者补贴，按月发放',
  办公耗材: '书标、胶带、登记簿、饮水',
};

const budgetRules = [
  '一、本预算依据《职工书屋管理办法》和2025年决算编制，经工会委员会讨论，提交职工代表大会审议。',
  '二、收入来源：工会经费列支80%，行政补助20%。不向职工收取办证费、押金和超期费。',
  '三、图书购置按“三三四”安排：三成由职工点单，三成由各车间推荐，四成由书屋统一补缺。点单书目每季度公示一次。',
  '四、单项支出超过预算10%的，由书屋提出书面说明，经工会主席同意后方可列支；超过30%的，报工会委员会讨论。',
  '五、活动经费用于材料、饮水、主讲人交通补贴，不得用于礼品、宴请和服装。',
  '六、补贴标准：管理员每月300元，志愿者每次40元，直接发放到本人账户。',
  '七、每月5日前由管理员填报上月实际支出，每季度在书屋门口公布一次。职工对账目有疑问的，管理员应当场说明。',
  '八、年末结余转入下一年图书购置，不得改作他用。',
];

export const budget: Workbook = {
  title: '2026年度职工书屋经费预算',
  author: '临江纺织机械厂工会',
  font: '微软雅黑',
  accent: '2E5E6E',
  tint: 'E6EFF1',
  sheets: [overview(), lines(), months(), rules()],
};

function overview(): Sheet {
  const first = 5;
  const rows = groups.map((group, index): Cell[] => {
    const at = first + index;
    return [
      centre(index + 1),
      group,
      money(groupTotal(group), `SUMIF(预算明细!$B$4:$B$${lastLine},B${at},预算明细!$G$4:$G$${lastLine})`),
      percent(groupTotal(group) / grandTotal, `C${at}/C$${first + groups.length}`),
      groupNotes[group] ?? '',
    ];
  });
  const end = first + groups.length;
  return {
    name: '总表',
    widths: [8, 20, 16, 12, 52],
    headRow: 4,
    landscape: true,
    merges: ['A1:E1', 'A2:E2'],
    dataBars: [{ range: `C${first}:C${end - 1}`, color: '9CC3CC' }],
    rows: [
      ...title('2026年度职工书屋经费预算', 5),
      [
        {
          value: '编制单位：临江纺织机械厂工会　　编制日期：2026年1月8日　　金额单位：元',
          style: 'subtitle',
        },
      ],
      [],
      heads('序号', '项目', '预算金额', '占比', '说明'),
      ...rows,
      [
        { value: '', style: 'total' },
        { value: '合计', style: 'total' },
        totalMoney(grandTotal, `SUM(C${first}:C${end - 1})`),
        { value: 1, style: 'percent', formula: `SUM(D${first}:D${end - 1})` },
        { value: '', style: 'total' },
      ],
      [],
      [null, '去年决算', money(84310)],
      [null, '比去年增减', money(grandTotal - 84310, `C${end}-C${end + 2}`)],
      [null, '职工人数', { value: 1186, style: 'number' }],
      [null, '人均', { value: grandTotal / 1186, style: 'decimal', formula: `C${end}/C${end + 4}` }],
    ],
  };
}

function lines(): Sheet {
  const rows = budgetLines.map((line, index): Cell[] => {
    const at = index + 4;
    return [
      centre(index + 1),
      line.group,
      line.item,
      centre(line.unit),
      { value: line.count, style: 'number' },
      money(line.price),
      money(line.count * line.price, `E${at}*F${at}`),
      centre(line.season),
      line.note,
    ];
  });
  const total: Cell[] = ['', '合计', '', '', '', ''].map((value): Cell => ({ value, style: 'total' }));
  return {
    name: '预算明细',
    widths: [7, 15, 34, 8, 9, 12, 14, 10, 40],
    headRow: 3,
    landscape: true,
    merges: ['A1:I1'],
    dataBars: [{ range: `G4:G${lastLine}`, color: 'D9B77A' }],
    rows: [
      ...title('预算明细', 9),
      [{ value: '数量和单价可以改，金额和总表会随之计算。', style: 'subtitle' }],
      heads('序号', '项目', '内容', '单位', '数量', '单价', '金额', '时间', '备注'),
      ...rows,
      [
        ...total,
        totalMoney(grandTotal, `SUM(G4:G${lastLine})`),
        { value: '', style: 'total' },
        { value: '', style: 'total' },
      ],
    ],
  };
}

function months(): Sheet {
  const columns = groups.length;
  const lastColumn = columnName(columns);
  const rows = monthlySpending.map((spent, index): Cell[] => {
    const at = index + 4;
    return [
      `${index + 1}月`,
      ...spent.map((value) => money(value)),
      money(sumOf(spent), `SUM(B${at}:${lastColumn}${at})`),
      money(
        sumOf(monthlySpending.slice(0, index + 1).flat()),
        `SUM(${columnName(columns + 1)}$4:${columnName(columns + 1)}${at})`,
      ),
    ];
  });
  const totals = Array.from({ length: columns + 1 }, (_, column): Cell => {
    const values = monthlySpending.map((spent) => (column < columns ? (spent[column] ?? 0) : sumOf(spent)));
    const name = columnName(column + 1);
    return totalMoney(sumOf(values), `SUM(${name}4:${name}15)`);
  });
  return {
    name: '用款计划',
    widths: [10, ...groups.map(() => 14), 14, 15],
    headRow: 3,
    landscape: true,
    merges: [`A1:${columnName(columns + 2)}1`],
    dataBars: [{ range: `${columnName(columns + 1)}4:${columnName(columns + 1)}15`, color: '9CC3CC' }],
    rows: [
      ...title('按月用款计划', columns + 3),
      [{ value: '四月、九月为采购月；七、八月为暑期开放。', style: 'subtitle' }],
      heads('月份', ...groups, '当月合计', '累计'),
      ...rows,
      [{ value: '合计', style: 'total' }, ...totals, { value: '', style: 'total' }],
    ],
  };
}

function rules(): Sheet {
  return {
    name: '编制说明',
    widths: [66],
    rows: [...title('编制说明', 1), [], ...budgetRules.map((value): Cell[] => [{ value, style: 'note' }])],
  };
}
