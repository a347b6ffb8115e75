import type { Html } from '#jsx/jsx-runtime';

export interface IconProps {
  class?: string;
}

/**
 * Drawn beside words or inside a labelled control, so that screen readers pass over it. A page has a
 * dozen of them, of few kinds, so that each is drawn once for each class it is given.
 */
export function icon(shape: Html) {
  const drawn = new Map<string, Html>();
  return ({ class: className = '' }: IconProps): Html => {
    const known = drawn.get(className);
    if (known) return known;
    const html = Icon({ className, shape });
    drawn.set(className, html);
    return html;
  };
}

function Icon({ className, shape }: { className: string; shape: Html }): Html {
  return (
    <svg class={className ? `icon ${className}` : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      {shape}
    </svg>
  );
}

export const SearchIcon = icon(
  <>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.5 15.5 5 5" />
  </>,
);

export const MenuIcon = icon(<path d="M4 7h16M4 12h16M4 17h16" />);

export const AppearanceIcon = icon(
  <>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 4a8 8 0 0 1 0 16Z" fill="currentColor" />
  </>,
);

export const DownloadIcon = icon(<path d="M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M5 20h14" />);

export const UploadIcon = icon(<path d="M12 15V4m0 0 4.5 4.5M12 4 7.5 8.5M5 20h14" />);

export const ShareIcon = icon(<path d="M12 14V4m0 0 4 4m-4-4L8 8M6 11v8h12v-8" />);

export const LockIcon = icon(
  <>
    <rect x="5" y="11" width="14" height="9" rx="1.5" />
    <path d="M8 11V8a4 4 0 0 1 8 0v3" />
  </>,
);

export const CheckIcon = icon(<path d="m5 12.5 4.5 4.5L19 7.5" />);

export const WarningIcon = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 8v4.5M12 16h.01" />
  </>,
);

export const ChevronDownIcon = icon(<path d="m6 9.5 6 6 6-6" />);

export const ArrowUpIcon = icon(<path d="M12 19V5m0 0-6 6m6-6 6 6" />);

export const ArrowDownIcon = icon(<path d="M12 5v14m0 0 6-6m-6 6-6-6" />);

export const CartIcon = icon(
  <>
    <path d="M3 4.5h2.4l2 10.5h9.6l2.4-7.5H6.3" />
    <circle cx="8.8" cy="19" r="1.3" />
    <circle cx="16" cy="19" r="1.3" />
  </>,
);

export const CloseIcon = icon(<path d="m6.5 6.5 11 11m0-11-11 11" />);

export const StarIcon = icon(
  <path d="m12 4.2 2.4 5 5.4.7-4 3.8 1 5.5-4.8-2.7-4.8 2.7 1-5.5-4-3.8 5.4-.7Z" />,
);

/** An open book, the library's mark. */
export const BookIcon = icon(
  <path d="M12 6.7C9.7 5.3 7 4.7 4 4.9v12.9c3-.2 5.7.4 8 1.8 2.3-1.4 5-2 8-1.8V4.9c-3-.2-5.7.4-8 1.8Zm0 0v12.9" />,
);
