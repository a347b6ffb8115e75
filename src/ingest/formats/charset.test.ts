import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from './charset.ts';

const corpus = resolve(process.env['CORPUS_DIR'] ?? '../shared/corpus');

/** Short texts, as titles and notices are: the less there is to read, the harder to tell. */
const samples: Array<[encoding: string, charset: string, text: string]> = [
  ['gb18030', 'gb18030', '通知：明天上午九点开会'],
  ['gbk', 'gb18030', '劳动竞赛实施方案'],
  ['gb18030', 'gb18030', '第一章　总则\n第一条 为了规范本公司的合同管理，制定本办法。'],
  ['big5', 'big5', '會議通知：明天上午九點開會'],
  ['big5', 'big5', '本網站內容歸圖書館所有，請勿轉載。'],
  ['shift_jis', 'shift_jis', 'これは日本語の文章です。'],
  ['shift_jis', 'shift_jis', '図書館のご案内'],
  ['euc-jp', 'euc-jp', '日本語の文字コードを調べています。'],
  ['euc-kr', 'euc-kr', '도서관은 오전 아홉 시에 문을 엽니다.'],
  ['windows-1251', 'windows-1251', 'Библиотека открыта с девяти часов утра'],
  ['koi8-r', 'koi8-r', 'Библиотека открыта с девяти часов утра'],
  ['windows-1252', 'windows-1252', 'La bibliothèque est fermée le dimanche, où tout le monde dort à l’été'],
  ['windows-1252', 'windows-1252', 'Die Bücherei öffnet früh für größere Gruppen'],
  ['windows-1250', 'windows-1250', 'Biblioteka jest zamknięta w każdą niedzielę, proszę zadzwonić później'],
  ['windows-1253', 'windows-1253', 'Η βιβλιοθήκη είναι κλειστή την Κυριακή'],
  ['windows-1255', 'windows-1255', 'הספרייה סגורה ביום ראשון'],
  ['windows-1256', 'windows-1256', 'المكتبة مغلقة يوم الأحد'],
  ['windows-874', 'windows-874', 'ห้องสมุดปิดวันอาทิตย์'],
  ['utf-16le', 'utf-16le', '没有标记的文本\n第二行 abc'],
  ['utf-16be', 'utf-16be', '没有标记的文本\n第二行 abc'],
  ['utf-32le', 'utf-32le', 'A line\n第二行'],
];

describe('decodeText', () => {
  it.each(samples)('%s: %s %s', (encoding, charset, text) => {
    expect(decodeText(iconv.encode(text, encoding))).toEqual({ text, charset });
  });

  it('obeys byte order marks, and reads through a wrong one', () => {
    expect(decodeText(iconv.encode('标记', 'utf-16be', { addBOM: true })).text).toBe('标记');
    expect(decodeText(Buffer.from('\ufeff标记')).text).toBe('标记');
    const wrong = Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode('Euro Symbol: €\n', 'utf-16le')]);
    expect(decodeText(wrong).text).toBe('Euro Symbol: €\n');
  });

  it.each(['हिन्दी में एक वाक्य और', 'საქართველოს ბიბლიოთეკა ღიაა', 'ห้องสมุด ปิดวัน', 'plain', '你好 朋友'])(
    'knows UTF-16 without a mark: %s',
    (text) => {
      for (const charset of ['utf-16le', 'utf-16be'])
        expect(decodeText(iconv.encode(text, charset))).toEqual({ text, charset });
    },
  );

  it.each(['hello\0world ', 'hello\0', '你好\0世界，', 'key\0value\n', 'one\0\0two three\0'])(
    'does not take zero bytes within text for UTF-16: %j',
    (part) => {
      const text = part.repeat(40);
      expect(decodeText(Buffer.from(text))).toEqual({ text, charset: 'utf-8' });
    },
  );

  it('forgives UTF-8 that was cut', () => {
    const cut = Buffer.from('图书馆的书'.repeat(20)).subarray(0, -1);
    expect(decodeText(cut).charset).toBe('utf-8');
  });

  it('reads escape sequences', () => {
    const japanese = Buffer.from('\x1b$BF|K\\8l\x1b(B', 'latin1');
    expect(decodeText(japanese)).toEqual({ text: '日本語', charset: 'iso-2022-jp' });
    const korean = Buffer.from('\x1b$)C\x0eGQ1[\x0f ok', 'latin1');
    expect(decodeText(korean)).toEqual({ text: '한글 ok', charset: 'iso-2022-kr' });
    expect(decodeText(Buffer.from('HZ ~{VPND~} text'))).toEqual({
      text: 'HZ 中文 text',
      charset: 'hz-gb-2312',
    });
  });

  it('takes the declared encoding where statistics have little to go by', () => {
    const page = iconv.encode('<meta charset="big5"><p>龜</p>', 'big5');
    expect(decodeText(page).charset).toBe('big5');
  });
});

const known: Array<[file: string, charset: string, text: string]> = [
  ['txt/big5.txt', 'big5', '政府資訊科技總監辦公室'],
  ['txt/euc_jp.txt', 'euc-jp', '英語は他の多くの'],
  ['txt/euc_kr.txt', 'euc-kr', '컴퓨터는 숫자만'],
  ['txt/gb18030.txt', 'gb18030', '计算机只是处理数字'],
  ['txt/iso2022cn.txt', 'iso-2022-cn', '计算机只是处理数字'],
  ['txt/sample-chinese.txt', 'big5', '維基大典'],
  ['txt/sample-korean.txt', 'euc-kr', '역사적 예수'],
  ['txt/sample-russian.txt', 'x-mac-cyrillic', 'В гимназии он не был'],
  ['txt/shiftjis.txt', 'shift_jis', 'コンピューターは'],
  ['txt/utf16be.txt', 'utf-16le', 'Euro Symbol: €'],
  ['txt/utf32be.txt', 'utf-32be', 'Euro Symbol: €'],
  ['txt/windows_1251.txt', 'windows-1251', 'Первомай в современном виде'],
  ['txt/红楼梦.txt', 'gb18030', '甄士隐梦幻识通灵'],
  ['xml/ebao.us.xml', 'big5', 'encoding="BIG5"'],
  ['xml/softsea.net.xml', 'gb18030', 'encoding="gb2312"'],
];

describe.skipIf(!existsSync(corpus))('decodeText on real files', () => {
  it.each(known)('%s is %s', (file, charset, text) => {
    const decoded = decodeText(readFileSync(join(corpus, file)));
    expect(decoded.charset).toBe(charset);
    expect(decoded.text).toContain(text);
    expect(decoded.text).not.toContain('\ufffd');
  });
});
