import { Icon, type IconProps } from '../../ui/icons.tsx';

export const BackIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M19 12H5m0 0 6-6m-6 6 6 6" />
  </Icon>
);

export const PreviousIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m14.5 6-6 6 6 6" />
  </Icon>
);

export const NextIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m9.5 6 6 6-6 6" />
  </Icon>
);

export const ContentsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 6h2M4 12h2M4 18h2M9.5 6H20M9.5 12H20M9.5 18H16" />
  </Icon>
);

export const ThumbnailsIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="4" y="4" width="6.5" height="7.5" rx="1" />
    <rect x="13.5" y="4" width="6.5" height="7.5" rx="1" />
    <path d="M4 15h6.5M13.5 15H20M4 19h4M13.5 19h4" />
  </Icon>
);

export const CloseIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
);

export const PlusIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 6v12M6 12h12" />
  </Icon>
);

export const MinusIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 12h12" />
  </Icon>
);
