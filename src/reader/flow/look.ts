/** How flowing text is set. */
export const SIZES = ['small', 'medium', 'large', 'huge'] as const;
export const SPACINGS = ['close', 'normal', 'wide'] as const;
export const FONTS = ['serif', 'sans'] as const;

export interface FlowLook {
  size: (typeof SIZES)[number];
  spacing: (typeof SPACINGS)[number];
  font: (typeof FONTS)[number];
}

/** What is asked for, else what was chosen before (as `size.spacing.font`), else the middle of all. */
export function chooseLook(asked: Partial<Record<keyof FlowLook, string>>, before = ''): FlowLook {
  const [size, spacing, font] = before.split('.');
  return {
    size: one(SIZES, asked.size) ?? one(SIZES, size) ?? 'medium',
    spacing: one(SPACINGS, asked.spacing) ?? one(SPACINGS, spacing) ?? 'normal',
    font: one(FONTS, asked.font) ?? one(FONTS, font) ?? 'serif',
  };
}

function one<Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined {
  return values.find((value) => value === text);
}
