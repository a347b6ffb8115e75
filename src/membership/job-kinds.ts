/** A term's end has come. */
export const END_TERM = 'membership.end-term';
export const ANNOUNCE_RENEWAL = 'membership.announce-renewal';
/** A renewal has ended here; its provider is to be told. Done by whoever speaks with providers. */
export const END_RENEWAL = 'membership.end-renewal';
