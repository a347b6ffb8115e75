import type { Child } from '#jsx/jsx-runtime';
import type { FlowRun, FlowStyle, PlacedEntry } from '../../ingest/index.ts';
import { fillIn } from '../../ui/fill-in.ts';
import { links } from '../../ui/links.ts';
import type { Messages } from '../../ui/messages/index.ts';

type Item = Extract<PlacedEntry, { kind: 'item' }>;
type Row = Extract<PlacedEntry, { kind: 'row' }>;
type Part = PlacedEntry | { kind: 'list'; items: Item[] } | { kind: 'table'; rows: Row[] };

interface EntriesProps {
  t: Messages;
  documentId: string;
  entries: PlacedEntry[];
}

/** The entries of a flow, those of a list and the rows of a table together. */
export function FlowEntries({ entries, ...props }: EntriesProps) {
  return <>{gather(entries).map((part) => partOf(part, props))}</>;
}

function gather(entries: PlacedEntry[]): Part[] {
  const parts: Part[] = [];
  for (const entry of entries) {
    const last = parts.at(-1);
    if (entry.kind === 'item' && last?.kind === 'list') last.items.push(entry);
    else if (entry.kind === 'item') parts.push({ kind: 'list', items: [entry] });
    else if (entry.kind === 'row' && last?.kind === 'table' && !entry.isFirst) last.rows.push(entry);
    else if (entry.kind === 'row') parts.push({ kind: 'table', rows: [entry] });
    else parts.push(entry);
  }
  return parts;
}

function partOf(part: Part, { t, documentId }: Omit<EntriesProps, 'entries'>): Child {
  switch (part.kind) {
    case 'heading':
      return <Heading level={part.level} runs={part.runs} />;
    case 'quote':
      return <blockquote dir="auto">{textOf(part.runs)}</blockquote>;
    case 'list':
      return <ul>{part.items.map(itemOf)}</ul>;
    case 'code':
      return (
        <pre dir="ltr" tabindex={0}>
          <code>{part.text}</code>
        </pre>
      );
    case 'table':
      return <Table rows={part.rows} />;
    case 'picture':
      return (
        <p class="muted text-base">
          <a href={links.read(documentId, { page: part.page })} class="text-link">
            {fillIn(t.reading.flow.picture, { n: part.page })}
          </a>{' '}
          {part.alt}
        </p>
      );
    case 'rule':
      return <hr class="my-4 border-base-300" />;
    case 'paragraph':
      return <p dir="auto">{textOf(part.runs)}</p>;
    default:
      return null;
  }
}

/** The page has a title of its own above. */
function Heading({ level, runs }: { level: number; runs: FlowRun[] }) {
  if (level <= 1) return <h2 dir="auto">{textOf(runs)}</h2>;
  return level === 2 ? <h3 dir="auto">{textOf(runs)}</h3> : <h4 dir="auto">{textOf(runs)}</h4>;
}

/** Deeper ones are indented no further. */
const DEEPEST = 6;

function itemOf({ depth, mark, runs }: Item): Child {
  return (
    <li dir="auto" style={`--depth:${Math.min(depth, DEEPEST)}`}>
      {mark && <span class="flow-mark">{mark} </span>}
      {textOf(runs)}
    </li>
  );
}

function Table({ rows }: { rows: Row[] }) {
  return (
    <div class="overflow-x-auto" tabindex={0}>
      <table dir="auto">
        <tbody>{rows.map(rowOf)}</tbody>
      </table>
    </div>
  );
}

function rowOf({ isHead, cells }: Row): Child {
  return (
    <tr>
      {cells.map(({ runs, columns, rows, isHead: heads, align }) => {
        const spans = { colspan: columns > 1 ? columns : undefined, rowspan: rows > 1 ? rows : undefined };
        const style = align ? `text-align:${align}` : undefined;
        return isHead || heads ? (
          <th scope={isHead ? 'col' : 'row'} style={style} {...spans}>
            {textOf(runs)}
          </th>
        ) : (
          <td style={style} {...spans}>
            {textOf(runs)}
          </td>
        );
      })}
    </tr>
  );
}

const TAGS: Record<FlowStyle, (children: Child[]) => Child> = {
  strong: (children) => <strong>{children}</strong>,
  emphasis: (children) => <em>{children}</em>,
  strike: (children) => <s>{children}</s>,
  superscript: (children) => <sup>{children}</sup>,
  subscript: (children) => <sub>{children}</sub>,
  code: (children) => <code>{children}</code>,
};

function textOf(runs: FlowRun[]): Child[] {
  return runs.map((run) => (typeof run === 'string' ? run : TAGS[run[0]](textOf(run[1]))));
}
