type CodeSet = 'ascii' | 'gb2312' | 'ksc5601' | 'cns1';

const designations: Record<string, CodeSet> = { '$)A': 'gb2312', '$)C': 'ksc5601', '$)G': 'cns1' };

/**
 * ISO-2022-KR and ISO-2022-CN (RFC 1557, RFC 1922): escape sequences name a set of two-byte characters,
 * shift out and shift in switch to it and back. Characters of CNS 11643 become U+FFFD.
 */
export function decodeShifted(bytes: Uint8Array): string {
  const decoders = { gb2312: new TextDecoder('gb18030'), ksc5601: new TextDecoder('euc-kr') };
  const parts: string[] = [];
  let designated: CodeSet = 'ascii';
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  for (const [, escape, shifted, plain] of source.matchAll(
    /\x1b(\$[)*+].|[NO]..)|\x0e([^\x0f\x1b]*)\x0f?|([^\x1b\x0e]+)/gs,
  )) {
    if (escape !== undefined) designated = designations[escape] ?? designated;
    else if (plain !== undefined) parts.push(plain.replaceAll('\x0f', ''));
    else if (shifted !== undefined) parts.push(decodePairs(shifted, designated, decoders));
  }
  return parts.join('');
}

/** HZ (RFC 1843): GB 2312 between `~{` and `~}`. */
export function decodeHz(text: string): string {
  const decoder = new TextDecoder('gb18030');
  return text.replace(/~\{([!-~]*?)~\}|~~|~\n/g, (whole, pairs: string | undefined) => {
    if (pairs !== undefined) return decoder.decode(raise(pairs));
    return whole === '~~' ? '~' : '';
  });
}

function decodePairs(shifted: string, set: CodeSet, decoders: Record<string, TextDecoder>): string {
  const decoder = decoders[set];
  return decoder ? decoder.decode(raise(shifted)) : '\ufffd'.repeat(Math.ceil(shifted.length / 2));
}

/** Seven-bit pairs are the eight-bit encoding without its high bits; line ends stand for themselves. */
function raise(pairs: string): Uint8Array {
  return Uint8Array.from(pairs, (character) => {
    const code = character.charCodeAt(0);
    return code > 0x20 ? code | 0x80 : code;
  });
}
