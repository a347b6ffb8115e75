export {
  ForgedNoticeError,
  ProviderRefusedError,
  ProviderUnavailableError,
  StaleNoticeError,
  UnreadableNoticeError,
  UnsupportedPaymentError,
} from './errors.ts';
export { QrCode } from './pages/qr-code.tsx';
export {
  type AttemptKey,
  type Capabilities,
  type NoticeKind,
  type PaymentNotice,
  type PaymentProvider,
  type PaymentRequest,
  type PaymentStatus,
  type ProviderId,
  type RawNotice,
  type RefundRequest,
  type RefundStatus,
  type StartedPayment,
  type TransferDetail,
} from './provider.ts';
export { createProviders, type Providers } from './providers.ts';
export { signTestNotice, TEST_MERCHANT } from './providers/test/notices.ts';
export { testPaymentRoutes } from './providers/test/routes.tsx';
export { transferReference } from './providers/transfer.ts';
