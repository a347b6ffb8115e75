export type BudgetLine = {
  group: string;
  item: string;
  unit: string;
  count: number;
  /** Yuan. */
  price: number;
  season: string;
  note: string;
};

const line = (
  group: string,
  item: string,
  unit: string,
  count: number,
  price: number,
  season: string,
  note = '',
): BudgetLine => ({
  group,
  item,
  unit,
  count,
  price,
  season,
  note,
});

export const budgetLines: readonly BudgetLine[] = [
  line('图书购置', '职工点单图书', '册', 260, 42, '每季度', '点单箱和线上登记，先到先买'),
  line('图书购置', '车间推荐：机械加工与工艺', '册', 90, 68, '4月、9月', '六个车间各十五册'),
  line('图书购置', '安全与职业健康', '册', 40, 39, '4月'),
  line('图书购置', '文学与历史', '册', 180, 45, '4月、9月', '含大字本二十册'),
  line('图书购置', '少儿图书（暑期）', '册', 220, 32, '6月', '供职工子女暑期阅读'),
  line('图书购置', '家庭教育与生活', '册', 70, 38, '9月'),
  line('图书购置', '法律与权益', '册', 36, 46, '4月', '劳动、社保、婚姻家庭'),
  line('图书购置', '工具书与地图', '册', 12, 96, '9月'),
  line('报刊订阅', '日报', '份', 3, 360, '1月', '厂部、一车间、二车间'),
  line('报刊订阅', '工人类报刊', '份', 6, 288, '1月', '每个车间一份'),
  line('报刊订阅', '科技与工艺期刊', '份', 8, 180, '1月'),
  line('报刊订阅', '文学期刊', '份', 5, 156, '1月'),
  line('报刊订阅', '少儿期刊', '份', 4, 120, '1月'),
  line('阅读活动', '午间朗读（每周四）', '场', 46, 60, '全年', '饮水、复印'),
  line('阅读活动', '工匠讲书会', '场', 8, 450, '双月', '主讲人交通补贴与材料'),
  line('阅读活动', '暑期亲子阅读', '场', 16, 280, '7—8月', '手工材料'),
  line('阅读活动', '旧书修补日', '场', 4, 220, '每季度', '糨糊、牛皮纸、压书板'),
  line('阅读活动', '换书集市', '场', 2, 600, '5月、10月'),
  line('阅读活动', '职工随笔集编印', '册', 300, 12, '11月', '收入全年征文'),
  line('设施维护', '二车间书屋照明', '套', 10, 165, '3月', '更换为护眼灯管'),
  line('设施维护', '还书箱', '个', 3, 420, '3月', '厂门、食堂、宿舍各一'),
  line('设施维护', '书架加固与角铁', '组', 24, 35, '3月'),
  line('设施维护', '座椅更换', '把', 16, 148, '5月'),
  line('设施维护', '电风扇', '台', 4, 199, '6月'),
  line('设施维护', '灭火器年检与更换', '具', 8, 85, '10月'),
  line('人员补贴', '书屋管理员', '人月', 36, 300, '全年', '三人，按月发放'),
  line('人员补贴', '暑期志愿者', '人次', 120, 40, '7—8月'),
  line('人员补贴', '管理员培训', '人次', 6, 180, '2月', '县图书馆组织'),
  line('办公耗材', '书标、胶带、包书膜', '批', 4, 260, '每季度'),
  line('办公耗材', '登记簿与印刷', '批', 2, 190, '1月、7月'),
  line('办公耗材', '桶装水', '桶', 110, 12, '全年'),
  line('办公耗材', '清洁用品', '批', 4, 130, '每季度'),
];

/** Yuan by month, each row in the order the groups first appear above. */
export const monthlySpending: readonly (readonly number[])[] = monthly();

function monthly(): number[][] {
  const shares: Record<string, number[]> = {
    图书购置: [4, 0, 4, 32, 0, 20, 4, 0, 30, 4, 2, 0],
    报刊订阅: [100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    阅读活动: [4, 5, 6, 6, 9, 6, 16, 16, 6, 9, 13, 4],
    设施维护: [0, 0, 46, 0, 33, 11, 0, 0, 0, 10, 0, 0],
    人员补贴: [6, 12, 5, 5, 5, 6, 19, 19, 6, 6, 6, 5],
    办公耗材: [12, 5, 10, 7, 7, 10, 12, 7, 10, 7, 6, 7],
  };
  const groups = [...new Set(budgetLines.map(({ group }) => group))];
  return Array.from({ length: 12 }, (_, month) =>
    groups.map((group) => plannedFor(group, shares[group] ?? [], month)),
  );
}

/** Whole yuan; the last month with a share takes what rounding left over. */
function plannedFor(group: string, shares: readonly number[], month: number): number {
  const total = budgetLines
    .filter((each) => each.group === group)
    .reduce((sum, { count, price }) => sum + count * price, 0);
  const part = (at: number) => Math.round((total * (shares[at] ?? 0)) / 100);
  const lastMonth = shares.findLastIndex((share) => share > 0);
  if (month !== lastMonth) return part(month);
  return total - shares.slice(0, lastMonth).reduce((sum, _, at) => sum + part(at), 0);
}
