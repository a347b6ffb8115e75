import type { Deck } from '../deck.ts';

export const branchLibraries: Deck = {
  title: 'Open Later, Not Longer',
  author: 'Harrow and Lind Advisory',
  look: {
    cover: 'numeral',
    font: 'Calibri',
    ink: '1F3044',
    accent: 'C8553D',
    tint: 'E6E3DA',
    paper: 'FBFAF6',
  },
  slides: [
    {
      kind: 'cover',
      title: 'Open Later,\nNot Longer',
      subtitle: 'How six branch libraries can serve more people in the same number of hours',
      foot: 'Final report to the Marrow Valley Library Board   |   Harrow and Lind Advisory   |   March 2026',
      notes: 'Names and figures in this deck are invented for illustration.',
    },
    {
      kind: 'points',
      title: 'The answer in one page',
      points: [
        'The branches are open when people are at work and closed when they are free: 61% of hours fall before 3 p.m., 27% of visits do.',
        'Moving 9 hours a week per branch from mornings to evenings and Sundays would raise visits by about a fifth at no extra staff cost.',
        'Two branches should share one team. Neither should close.',
        'The change pays for itself in the first year if it is piloted in Alder Street and Quay before the summer.',
      ],
      aside:
        'We ask the Board for one decision today:\n\napprove a 26-week pilot in two branches, starting 4 May.',
    },
    {
      kind: 'section',
      number: '1',
      title: 'What we found',
      lead: 'Eleven weeks, six branches, 2,140 door-side conversations and every loan of the past two years.',
    },
    {
      kind: 'chart',
      title: 'Hours and visits do not meet',
      labels: ['9–12', '12–15', '15–18', '18–20', 'Sunday'],
      series: [
        { name: 'Share of opening hours, %', values: [34, 27, 28, 8, 3] },
        { name: 'Share of visits, %', values: [11, 16, 41, 19, 13] },
      ],
      take: 'An hour after six in the evening draws more than seven times as many visits as an hour before noon.\n\nSundays, open in one branch only, draw the most of all.',
      notes:
        'Visits are door counts, averaged over 40 term weeks. Sunday is Quay only; the share is of all six branches.',
    },
    {
      kind: 'table',
      title: 'Six branches, six different jobs',
      widths: [1.4, 1.1, 1.1, 1.3, 3.6],
      rows: [
        ['Branch', 'Hours a week', 'Visits a week', 'Cost per visit', 'What people come for'],
        ['Alder Street', '45', '1,310', '£3.10', 'Homework, printing, warmth'],
        ['Quay', '48', '2,060', '£2.40', 'Families at weekends, job search'],
        ['Hilltop', '38', '420', '£7.90', 'Reading groups, large print'],
        ['St Anne’s', '38', '510', '£6.60', 'Under-fives, health visitor'],
        ['Mill Lane', '42', '980', '£3.80', 'Evening classes, local history'],
        ['Cress Park', '40', '690', '£5.20', 'Students, quiet study'],
      ],
      note: 'Cost per visit counts staff, rent and energy; it leaves out the central book fund.',
    },
    {
      kind: 'quote',
      text: '“I have worked across the street from the library for nine years and have been inside it twice. It closes before I do.”',
      source: 'Baker, Alder Street, interviewed 14 January',
    },
    {
      kind: 'columns',
      title: 'Three groups are being missed',
      columns: [
        {
          head: 'Shift workers',
          lines: [
            'About 5,800 adults within a mile of Quay and Mill Lane',
            'Free before 8 a.m. and after 7 p.m.',
            'Ask for: reservations lockers, late Thursdays',
          ],
        },
        {
          head: 'Secondary pupils',
          lines: [
            'Arrive at 3.40, leave when the doors close at 5',
            'Nowhere else that is quiet and free',
            'Ask for: tables, sockets, to be left alone',
          ],
        },
        {
          head: 'New arrivals',
          lines: [
            '38 languages spoken within the valley',
            'Come first for forms, return for books',
            'Ask for: one fixed hour with someone who can help',
          ],
        },
      ],
    },
    {
      kind: 'section',
      number: '2',
      title: 'What we propose',
      lead: 'The same 251 hours a week, moved to where the people are.',
    },
    {
      kind: 'table',
      title: 'A new week for the two pilot branches',
      widths: [1.2, 1, 2.4, 3.4],
      rows: [
        ['Day', 'Now', 'Pilot', 'Why'],
        ['Monday', '9–5', 'Closed; shared staff day', 'The quietest day in both branches'],
        ['Tuesday', '9–5', '12–8', 'After-school and evening demand'],
        ['Wednesday', '9–5', '9–5', 'Keeps the under-fives’ morning'],
        ['Thursday', '9–5', '12–8', 'Late opening, form-filling hour at 6'],
        ['Friday', '9–5', '11–6', 'Homework club'],
        ['Saturday', '9–2', '9–5', 'Longest queue of the week'],
        ['Sunday', 'Closed', '10–4', 'The largest unmet demand'],
      ],
      note: 'Alder Street: 45 hours before, 45 after. Quay keeps its present Sunday and gains a second late evening.',
    },
    {
      kind: 'columns',
      title: 'One team for Hilltop and St Anne’s',
      columns: [
        {
          head: 'What changes',
          lines: [
            'One manager, five staff, two buildings',
            'Opening days alternate; Saturdays together',
            'A shared van run twice a week',
          ],
        },
        {
          head: 'What stays',
          lines: [
            'Both buildings, both names',
            'Large-print and under-fives’ collections',
            'Every reading group, at its present hour',
          ],
        },
        {
          head: 'What it frees',
          lines: [
            '22 staff hours a week',
            'About £31,000 a year',
            'A relief rota for sickness in all six branches',
          ],
        },
      ],
    },
    {
      kind: 'chart',
      title: 'What we expect of the pilot',
      labels: ['Alder Street', 'Quay', 'Hilltop', 'St Anne’s', 'Mill Lane', 'Cress Park'],
      series: [
        { name: 'Visits a week now', values: [1310, 2060, 420, 510, 980, 690] },
        { name: 'After a year', values: [1690, 2440, 460, 560, 1150, 800] },
      ],
      take: 'From 5,970 to 7,100 visits a week: up 19%.\n\nWe would call the pilot a failure below 8%, and say so.',
      notes:
        'Central estimate. The low case is +8%, the high case +27%. The method is in appendix B of the written report.',
    },
    {
      kind: 'table',
      title: 'What could go wrong, and what we would do',
      widths: [2.6, 1.1, 1.1, 4],
      rows: [
        ['Risk', 'Likely?', 'Harm', 'Answer'],
        [
          'Staff cannot work evenings',
          'Medium',
          'High',
          'Volunteers first; a 12% late supplement; no one moved without consent',
        ],
        [
          'Morning regulars lose out',
          'High',
          'Medium',
          'Keep two mornings in every branch; reserve the reading corner',
        ],
        ['Empty Sundays in winter', 'Low', 'Low', 'Review at week 13; revert with two weeks’ notice'],
        [
          'Safety after dark',
          'Medium',
          'High',
          'Two staff at all times, lighting by the door, ward officer’s round',
        ],
      ],
    },
    {
      kind: 'columns',
      title: 'The next hundred days',
      columns: [
        {
          head: 'March',
          lines: ['Board decides', 'Talks with staff and the union', 'Notice to regular groups'],
        },
        { head: 'April', lines: ['Rotas agreed', 'Door counters fitted', 'Lockers ordered for Quay'] },
        { head: '4 May', lines: ['Pilot opens', 'Weekly figures on the library’s own notice board'] },
        { head: 'July', lines: ['First review with readers', 'Adjust the hours once, not weekly'] },
      ],
    },
    {
      kind: 'points',
      title: 'How we will know',
      points: [
        'Visits per opening hour, by branch and by day, published every Monday',
        'New readers: cards issued to people who had none in the past three years',
        'Regulars kept: at least nine in ten of last year’s weekly visitors still come weekly',
        'Staff: sickness and turnover no worse than the two years before',
        'One question at the door, asked every tenth visitor: “Was this a good time for you?”',
      ],
      aside: 'If the numbers disagree with us, the numbers win.',
    },
  ],
};
