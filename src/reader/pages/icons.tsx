import { icon } from '../../ui/icons.tsx';

export const BackIcon = icon(<path d="M19 12H5m0 0 6-6m-6 6 6 6" />);

export const PreviousIcon = icon(<path d="m14.5 6-6 6 6 6" />);

export const NextIcon = icon(<path d="m9.5 6 6 6-6 6" />);

export const ContentsIcon = icon(<path d="M4 6h2M4 12h2M4 18h2M9.5 6H20M9.5 12H20M9.5 18H16" />);

export const ThumbnailsIcon = icon(
  <>
    <rect x="4" y="4" width="6.5" height="7.5" rx="1" />
    <rect x="13.5" y="4" width="6.5" height="7.5" rx="1" />
    <path d="M4 15h6.5M13.5 15H20M4 19h4M13.5 19h4" />
  </>,
);

export const CloseIcon = icon(<path d="m6 6 12 12M18 6 6 18" />);

export const PlusIcon = icon(<path d="M12 6v12M6 12h12" />);

export const MinusIcon = icon(<path d="M6 12h12" />);

export const ViewIcon = icon(
  <>
    <path d="M4 7h9M17 7h3M4 12h3M11 12h9M4 17h9M17 17h3" />
    <circle cx="15" cy="7" r="2" />
    <circle cx="9" cy="12" r="2" />
    <circle cx="15" cy="17" r="2" />
  </>,
);

export const RotateIcon = icon(<path d="M19 12a7 7 0 1 1-2.5-5.4M19 4v4h-4" />);

export const FullscreenIcon = icon(<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" />);

export const SlidesIcon = icon(
  <>
    <rect x="4" y="5" width="16" height="11" rx="1" />
    <path d="m10.5 8.5 4 2-4 2ZM12 16v4M8.5 20h7" />
  </>,
);

export const PrintIcon = icon(<path d="M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7Z" />);

export const NotesIcon = icon(<path d="m14.5 5.5 4 4L9 19H5v-4ZM12.5 7.5l4 4" />);

export const FlowIcon = icon(<path d="M4 18 8.5 6 13 18M5.5 14h6M16 9h4M16 13h4M16 17h4" />);

export const TableIcon = icon(<path d="M4 5h16v14H4ZM4 10h16M4 14.5h16M10 5v14" />);

export const AloudIcon = icon(
  <path d="M4 10v4h3.5L12 18V6L7.5 10ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />,
);

export const PauseIcon = icon(<path d="M9 6v12M15 6v12" />);

export const PlayIcon = icon(<path d="m8 6 10 6-10 6Z" />);
