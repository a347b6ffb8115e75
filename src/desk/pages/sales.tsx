import type { DeskRefund, OpenTransfer, StoredNotice } from '../../orders/index.ts';
import { Notice } from '../../ui/blocks.tsx';
import { nameIn } from '../../ui/messages/index.ts';
import type { NamedPayout } from '../sales-records.ts';
import { DeskLayout } from './desk-layout.tsx';
import { SalesRecords, type SalesRecordsProps } from './sales-records.tsx';
import { Flagged, Payouts, Refunds, Transfers } from './sales-to-do.tsx';

export interface DeskSalesPageProps extends SalesRecordsProps {
  transfers: OpenTransfer[];
  refunds: DeskRefund[];
  payouts: NamedPayout[];
  flagged: StoredNotice[];
  /** What the nightly check of the books found wrong. */
  books: string[];
  /** A key of `t.deskSales.notes`. */
  note: string | undefined;
}

export function DeskSalesPage(props: DeskSalesPageProps) {
  const { page, note, transfers, refunds, payouts, flagged } = props;
  const { t } = page;
  const words = note && nameIn(t.deskSales.notes, note, '');
  return (
    <DeskLayout page={page} section="sales">
      <div class="grid gap-12">
        {words && <Notice kind={note === 'wrong' ? 'problem' : 'done'}>{words}</Notice>}
        {props.books.length > 0 && (
          <Notice kind="problem">
            <p>{t.deskSales.books}</p>
            <ul class="mt-2 text-sm">
              {props.books.map((problem) => (
                <li>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        {transfers.length > 0 && <Transfers page={page} transfers={transfers} />}
        {refunds.length > 0 && <Refunds page={page} refunds={refunds} />}
        {payouts.length > 0 && <Payouts page={page} payouts={payouts} />}
        {flagged.length > 0 && <Flagged page={page} flagged={flagged} />}
        <SalesRecords {...props} />
      </div>
    </DeskLayout>
  );
}
