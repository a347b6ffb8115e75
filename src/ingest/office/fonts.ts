import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { tightenLines } from './line-metrics.ts';

const require = createRequire(import.meta.url);

const fontFiles = [
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
];

interface Font {
  filename: string;
  data: Uint8Array;
}

/**
 * The fonts that LibreOffice's own lack: Chinese, Japanese and Korean. The module brings Liberation,
 * Carlito, Caladea, DejaVu and Noto for Latin, Greek, Cyrillic, Hebrew, Arabic, Armenian, Georgian and Lao.
 */
export function loadFonts(): Font[] {
  return fontFiles.map((file) => ({
    filename: basename(file),
    data: tightenLines(readFileSync(require.resolve(file))),
  }));
}

const serif = `
  宋体 SimSun 新宋体 NSimSun SimSun-ExtB SimSun-ExtG 仿宋 FangSong 仿宋_GB2312 FangSong_GB2312 楷体 KaiTi 楷体_GB2312
  KaiTi_GB2312 隶书 LiSu 华文宋体 STSong 华文中宋 STZhongsong 华文仿宋 STFangsong 华文楷体 STKaiti 华文隶书 STLiti
  华文新魏 STXinwei 华文行楷 STXingkai 方正舒体 FZShuTi 方正姚体 FZYaoti 方正书宋简体 方正书宋_GBK 方正小标宋简体
  方正小标宋_GBK 方正仿宋简体 方正仿宋_GBK 方正楷体简体 方正楷体_GBK 方正大标宋简体 思源宋体 Songti|SC Songti|TC
  Kaiti|SC Kaiti|TC Source|Han|Serif|SC Source|Han|Serif|CN Source|Han|Serif|TC Noto|Serif|CJK|SC Noto|Serif|CJK|TC
  Noto|Serif|CJK|JP AR|PL|UMing|CN AR|PL|UKai|CN PMingLiU 新細明體 MingLiU 細明體 MingLiU_HKSCS 細明體_HKSCS
  標楷體 DFKai-SB BiauKai LiSong|Pro MS|Mincho ＭＳ|明朝 MS|PMincho ＭＳ|Ｐ明朝 Yu|Mincho 游明朝 Hiragino|Mincho|ProN
  HiraMinProN-W3 IPAMincho`;

const sans = `
  黑体 SimHei 微软雅黑 Microsoft|YaHei Microsoft|YaHei|UI 微软雅黑|Light Microsoft|YaHei|Light 等线 DengXian
  等线|Light DengXian|Light 幼圆 YouYuan 苹方 苹方-简 PingFang|SC PingFang|TC PingFang|HK 华文黑体 STHeiti 华文细黑
  STXihei 华文琥珀 STHupo 华文彩云 STCaiyun 方正黑体简体 方正黑体_GBK 方正兰亭黑简体 思源黑体 思源黑体|CN Heiti|SC
  Heiti|TC Hiragino|Sans|GB 冬青黑体简体中文 Source|Han|Sans|SC Source|Han|Sans|CN Source|Han|Sans|TC
  Noto|Sans|CJK|SC Noto|Sans|CJK|TC Noto|Sans|CJK|JP WenQuanYi|Micro|Hei WenQuanYi|Zen|Hei Droid|Sans|Fallback
  HarmonyOS|Sans|SC 阿里巴巴普惠体 Alibaba|PuHuiTi 微軟正黑體 Microsoft|JhengHei Microsoft|JhengHei|UI MS|Gothic
  ＭＳ|ゴシック MS|PGothic ＭＳ|Ｐゴシック MS|UI|Gothic Meiryo メイリオ Meiryo|UI Yu|Gothic 游ゴシック Yu|Gothic|Light
  游ゴシック|Light Hiragino|Sans Hiragino|Kaku|Gothic|ProN IPAGothic Arial|Unicode|MS`;

const korean = `
  Malgun|Gothic 맑은|고딕 Batang 바탕 BatangChe 바탕체 Gulim 굴림 GulimChe 굴림체 Dotum 돋움 DotumChe 돋움체 Gungsuh 궁서
  Apple|SD|Gothic|Neo NanumGothic 나눔고딕 NanumMyeongjo 나눔명조 Noto|Sans|CJK|KR Noto|Serif|CJK|KR`;

/**
 * Fontconfig rules: the East Asian fonts that documents name give way to one of the same kind, and characters
 * that the chosen font lacks come from the Chinese fonts first. To be read after the module's own rules.
 */
export function fontSubstitutions(): string {
  const rules = [
    ...aliases(serif, 'Noto Serif SC'),
    ...aliases(sans, 'Noto Sans SC'),
    ...aliases(korean, 'Noto Sans KR'),
    '<match><test name="family"><string>serif</string></test>',
    '<edit name="family" mode="append" binding="weak"><string>Noto Serif SC</string></edit></match>',
    '<match><edit name="family" mode="append_last" binding="weak"><string>Noto Sans SC</string></edit></match>',
  ];
  return `<?xml version="1.0"?>\n<fontconfig>\n${rules.join('\n')}\n</fontconfig>\n`;
}

/** `names` are separated by white space; a bar stands for the blank within a name. */
function aliases(names: string, font: string): string[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => name.replaceAll('|', ' '))
    .map(
      (name) =>
        `<alias binding="same"><family>${name}</family><prefer><family>${font}</family></prefer></alias>`,
    );
}
